import Failures
import Tensors

/// One way to make a class activation map.
///
///     let map = try await Method.gradCAM.map(of: input)  // [h, w], not scaled
///
/// Shapes are written for pictures, here and in each method: of a volume, activations are `[C, d, h, w]` and maps `[d, h, w]`,
/// and what is summed over places is summed over all of them.
///
/// A method is a pure function: of the record of one run, and for those that need more runs of what a scorer tells.
public struct Method: Sendable {
  /// The name on the command line and in files, such as `grad-cam`.
  public let slug: String
  /// What it does, in a line.
  public let summary: String
  /// Who described it, and when.
  public let source: String
  /// What it looks at: a caller asks the network for the union of what its methods need, once.
  public let needs: Set<Need>
  /// True for a control, which is no explanation and no part of `all`.
  public let isControl: Bool
  /// How many places a layer may have, for a method that compares every two of them; nil where any number will do.
  public let mostPlaces: Int?
  /// True where it serves pictures alone, and no volumes.
  public let isOfPlanes: Bool
  private let outcome: Outcome
  private let runs: String?
  private let compute: @Sendable (MethodInput) async throws -> Tensor
  private let remarks: @Sendable (MethodInput) async throws -> [String]

  /// What a method may look at.
  public enum Need: String, Sendable, CaseIterable {
    /// The target layer's output.
    case activations
    /// The score's derivatives by it: a forward and backward run of what stands behind the layer.
    case gradients
    /// The score of masked inputs: a run of the network for each channel of the target layer.
    case maskedRuns
    /// The score without single channels: a run of what stands behind the layer for each channel.
    case ablations
    /// The score's derivatives by the input: a forward and backward run of the whole network.
    case inputGradients
    /// Those at every bias, from the same run.
    case biasGradients
    /// The records of several layers, of which one map is made.
    case severalLayers
    /// The score of other layers' outputs in the layer's place: runs of what stands behind it.
    case changedLayers
    /// The derivatives of several scores by the layer's output: a run of what stands behind it, forward and backward.
    case otherGradients
    /// The score's derivatives by other inputs than the picture: runs of the network, forward and backward.
    case changedInputs
    /// The weights of the one linear layer behind a spatial mean.
    case classWeights
    /// Second derivatives of the score by the layer's output.
    case curvature
    /// DeepLIFT's multipliers of what stands behind the layer.
    case multipliers
    /// What a transformer's tokens attend to.
    case attention
    /// The score's derivatives by that.
    case attentionGradients
    /// The derivatives of the scores that each block leads to.
    case blockGradients

    /// The run of the network that it takes beyond those that all methods share; nil where they give it.
    fileprivate var furtherRun: String? {
      switch self {
      case .activations, .gradients: nil
      case .maskedRuns: "the whole network, for each channel that is not constant"
      case .ablations: "the part behind the layer, for each channel that is not zero"
      case .inputGradients: "one, forward and backward"
      case .biasGradients, .severalLayers: nil
      case .changedLayers: "the part behind the layer, for each of its places"
      case .otherGradients, .classWeights: "the part behind the layer, once, forward and backward"
      case .changedInputs: "the whole network, many times, forward and backward"
      case .curvature: "the part behind the layer, forward and backward, with the work of three runs"
      case .multipliers: "the part behind the layer, three times"
      case .attention: "one, forward"
      case .attentionGradients: "one, forward and backward"
      case .blockGradients: "one, forward; each block and the end, forward and backward"
      }
    }
  }

  /// What a method's function gives.
  enum Outcome: Sendable {
    /// `[C, h, w]`: what each channel contributes. The map is their sum, or, smoothed, their principal component.
    case contributions
    /// `[C, h, w]`, of which the map is the principal component.
    case component
    /// `[h, w]`: the map.
    case map
  }

  init(
    _ slug: String, summary: String, source: String, needs: Set<Need> = [.activations, .gradients],
    outcome: Outcome = .contributions, isControl: Bool = false, mostPlaces: Int? = nil,
    isOfPlanes: Bool = false,
    furtherRuns: String? = nil,
    remarks: @escaping @Sendable (MethodInput) async throws -> [String] = { _ in [] },
    compute: @escaping @Sendable (MethodInput) async throws -> Tensor
  ) {
    self.slug = slug
    self.summary = summary
    self.source = source
    self.needs = needs
    self.outcome = outcome
    self.isControl = isControl
    self.mostPlaces = mostPlaces
    self.isOfPlanes = isOfPlanes
    runs = furtherRuns
    self.compute = compute
    self.remarks = remarks
  }

  /// True where `eigenSmooth` makes sense: for a map that is a sum over channels.
  public var canBeEigenSmoothed: Bool { outcome == .contributions && !isControl }

  /// What it takes beyond the runs that all methods share, in words; `none` for most.
  public var furtherRuns: String {
    if let runs { return runs }
    let runs = Need.allCases.filter(needs.contains).compactMap(\.furtherRun)
    return runs.isEmpty ? "none" : runs.joined(separator: "; ")
  }

  /// Whether it runs the network, or the part behind the layer, very often: mostly once for each of the layer's channels.
  public var runsEachChannel: Bool { !needs.isDisjoint(with: [.maskedRuns, .ablations]) }

  /// True where one map is made of all target layers, and not the mean of one each.
  public var spansLayers: Bool { needs.contains(.severalLayers) }

  /// False where the map is of the whole network and not of a layer.
  public var dependsOnLayer: Bool { needs.contains(.activations) }

  /// The map before scaling: `[h, w]`, finite, of any sign and range.
  ///
  /// - Parameters:
  ///   - input: what the method may look at.
  ///   - eigenSmooth: takes the first principal component of the channels' contributions instead of their sum.
  /// - Throws: `ActivationMapError` if numbers overflow, or the method cannot be smoothed; never for an all-zero map.
  public func map(of input: MethodInput, eigenSmooth: Bool = false) async throws -> Tensor {
    guard !eigenSmooth || canBeEigenSmoothed else {
      throw ActivationMapError(.notSmoothable, "\(slug) is no sum over channels, so it has no eigen-smoothed form")
    }
    try checkPlaces(input.record.activations.shape)
    let result = try await compute(input)
    let map =
      switch outcome {
      case .map: result
      case .component: try PrincipalComponent.projection(of: result)
      case .contributions: try eigenSmooth ? PrincipalComponent.projection(of: result) : ChannelSums.sum(result)
      }
    guard map.isFinite else {
      throw ActivationMapError(
        .notFinite,
        "the map is not finite: scores, activations or gradients are NaN or too large for 32-bit numbers",
        context: ["method": slug])
    }
    return map
  }

  /// - Parameter shape: of a layer's output, channels first.
  /// - Throws: `ActivationMapError` where the layer has more places than the method compares.
  package func checkPlaces(_ shape: [Int]) throws(ActivationMapError) {
    let places = shape.dropFirst().reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    guard let mostPlaces, places > mostPlaces else { return }
    throw ActivationMapError(
      .shapeMismatch, "\(slug) compares every two places of a layer, and takes \(mostPlaces) at most, not \(places)",
      remedy: "choose a later layer (\(.option(.layers)))", context: ["shape": "\(shape)"])
  }

  /// What a reader of its map should know of this one: that something had to be left out, or done otherwise. One line each.
  public func notes(on input: MethodInput) async throws -> [String] { try await remarks(input) }

  /// Every method, the control last, in the order in which tables list them.
  public static let all: [Method] = explaining + further + [randomCAM]

  /// The eleven that explain: what `all` stands for on the command line, and the members of an ensemble.
  public static let explaining: [Method] = [
    gradCAM, gradCAMPlusPlus, gradCAMElementwise, hiResCAM, xGradCAM, layerCAM, eigenCAM, eigenGradCAM, fullGrad,
    ablationCAM, scoreCAM,
  ]

  /// Those that came later, or that suit some networks alone: each by its name, or `every`.
  public static let further: [Method] = [
    cam, fem, kpcaCAM, segEigenCAM, finerCAM, shapleyCAM, liftCAM, reciproCAM, vitReciproCAM, ssCAM, isCAM, refineCAM,
    winsorCAM, rise, occlusion, integratedGradients, smoothGrad, attentionRollout, gradientRollout, leGrad,
  ]

  /// Methods by their slugs, each once, in the order named; `all` stands for the eleven that explain, `every` for these and
  /// those that came later, whether a network can serve them or not.
  ///
  /// - Throws: `ActivationMapError` with the nearest names.
  public static func named(_ slugs: [String]) throws -> [Method] {
    var result: [Method] = []
    for slug in slugs.flatMap({ $0.split(separator: ",").map(String.init) }) {
      let matching =
        switch slug {
        case "all": explaining
        case "every": explaining + further
        default: all.filter { $0.slug == slug }
        }
      guard !matching.isEmpty else {
        let known = all.map(\.slug)
        throw ActivationMapError(
          .unknownMethod,
          "there is no method '\(slug)'" + NearestNames.hint(for: slug, among: known)
            + "; known are all, every, \(known.joined(separator: ", "))")
      }
      for method in matching where !result.contains(where: { $0.slug == method.slug }) { result.append(method) }
    }
    return result
  }
}

/// All that a method may look at.
public struct MethodInput: Sendable {
  /// The target layer's activations and, where the method needs them, gradients.
  public let record: ActivationRecord
  /// The network input's size: `[H, W]` in pixels, of a volume `[D, H, W]`.
  public let imageLengths: [Int]
  /// For methods that run the network again.
  public let scorer: any ChannelScorer
  /// For `full-grad`; runs the network when called.
  public let fullGradients: @Sendable () async throws -> FullGradients
  /// For `random-cam`, and whatever else draws lots.
  public let seed: UInt64
  /// What all target layers recorded, this one among them.
  public let layers: [ActivationRecord]
  /// What else a method may ask of the network.
  public let furtherRuns: any FurtherRuns

  /// All that a method may look at; what its `Method.needs` do not name is not there.
  public init(
    record: ActivationRecord, imageLengths: [Int], scorer: any ChannelScorer,
    fullGradients: @escaping @Sendable () async throws -> FullGradients, seed: UInt64 = 0,
    layers: [ActivationRecord]? = nil, furtherRuns: any FurtherRuns = NoFurtherRuns()
  ) {
    self.record = record
    self.imageLengths = imageLengths
    self.scorer = scorer
    self.fullGradients = fullGradients
    self.seed = seed
    self.layers = layers ?? [record]
    self.furtherRuns = furtherRuns
  }
}
