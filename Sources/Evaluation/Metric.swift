import ActivationMaps
import Failures
import Tensors

/// A measure of how faithful maps are: what it is called, where it comes from, and how it is computed.
///
///     let scores = try await Metric.road.scores([MapUnderTest(method: "grad-cam", map: map)], of: picture, options)
///     scores[0]  // [MetricScore(removalProtocol: .reference, value: 0.21, …)]
public struct Metric: Sendable {
  /// The name on the command line.
  public let slug: String
  /// One line for the help.
  public let summary: String
  /// Authors and year.
  public let source: String
  /// True where a higher value speaks for the map.
  public let higherIsBetter: Bool
  /// What may become of a map's values without another score; where protocols differ in it, `RemovalProtocol.invariance`
  /// tells.
  public let invariance: MapInvariance
  /// Whether it asks for the map of another picture or class: of a map that is only known as it is, it has no score.
  public let remakesMaps: Bool
  /// Whether it asks where the object is: without a box it has no score.
  public let needsBoxes: Bool
  private let compute:
    @Sendable (_ maps: [MapUnderTest], _ picture: PerturbedPicture, _ options: EvaluationOptions) async throws
      -> [[MetricScore]]

  init(
    slug: String, summary: String, source: String, higherIsBetter: Bool, invariance: MapInvariance,
    remakesMaps: Bool = false, needsBoxes: Bool = false,
    compute:
      @escaping @Sendable (_ maps: [MapUnderTest], _ picture: PerturbedPicture, _ options: EvaluationOptions)
      async throws
      -> [[MetricScore]]
  ) {
    self.slug = slug
    self.summary = summary
    self.source = source
    self.higherIsBetter = higherIsBetter
    self.invariance = invariance
    self.remakesMaps = remakesMaps
    self.needsBoxes = needsBoxes
    self.compute = compute
  }

  /// Every metric; ROAD first.
  public static let all: [Metric] = [
    .road, .averageDrop, .increase, .insertion, .deletion, .deletionToBlur, .pixelFlipping, .irof, .monotonicity,
    .sensitivityN, .infidelity, .sparseness, .adcc, .arcc, .maxSensitivity, .randomLogit, .randomNetwork, .pointingGame,
    .energy, .rankAccuracy,
  ]

  /// Metrics by their slugs, in the order asked for.
  /// - Parameters:
  ///   - slugs: names of metrics, or `all`.
  ///   - hasBoxes: whether it is known where the object is; where it is not, `all` leaves out what asks for it.
  /// - Throws: `EvaluationError` with the nearest names.
  public static func named(_ slugs: [String], hasBoxes: Bool = true) throws(EvaluationError) -> [Metric] {
    var found: [Metric] = []
    for slug in slugs {
      let named = slug == "all" ? all.filter { hasBoxes || !$0.needsBoxes } : all.filter { $0.slug == slug }
      guard !named.isEmpty else {
        throw EvaluationError(
          .unknownMetric,
          "there is no metric '\(slug)'" + NearestNames.hint(for: slug, among: all.map(\.slug))
            + "; take one of \(all.map(\.slug).joined(separator: ", ")), or all")
      }
      for metric in named where !found.contains(where: { $0.slug == metric.slug }) { found.append(metric) }
    }
    return found
  }

  /// The scores of maps on one picture.
  /// - Parameters:
  ///   - maps: each of the picture's size; they are judged together, so that their runs share batches.
  ///   - picture: the picture, its class and the network.
  ///   - options: protocols, percentages and the seed.
  /// - Returns: for each map a score for each protocol, or a single one where the metric knows none.
  /// - Throws: `EvaluationError` if a map does not fit; the engine's errors; `CancellationError`.
  public func scores(
    _ maps: [MapUnderTest], of picture: PerturbedPicture, _ options: EvaluationOptions
  ) async throws -> [[MetricScore]] {
    try options.check()
    for map in maps { try map.check(picture.lengths) }
    return try await compute(maps, picture, options)
  }
}

/// A map that is to be judged.
public struct MapUnderTest: Sendable {
  /// What made it, as it is called in results.
  public let method: String
  /// The map with its pixels in order.
  public let ranked: RankedMap
  /// Makes the method's map of another picture (`[1, C, H, W]`) or another class; nil where only the map is known.
  public let remake: (@Sendable (_ imageNCHW: Tensor, _ classIndex: Int) async throws -> Tensor)?
  /// Makes the method's map of the same picture and class by a network with random weights, nil where its numbers are not
  /// finite; itself nil where only the map is known.
  public let unlearned: (@Sendable () async throws -> Tensor?)?

  /// A map to be judged, by whatever it was made.
  /// - Parameters:
  ///   - method: what made the map.
  ///   - map: `[H, W]` or `[D, H, W]`, finite, in any unit; metrics that look at more than the order take its `unitMap`.
  ///   - remake: makes the method's map of another picture or class; nil where only the map is known.
  ///   - unlearned: makes its map by a network with random weights; nil where only the map is known.
  /// - Throws: `ActivationMapError` if it is no map, or holds NaN or infinite values.
  public init(
    method: String, map: Tensor,
    remake: (@Sendable (_ imageNCHW: Tensor, _ classIndex: Int) async throws -> Tensor)? = nil,
    unlearned: (@Sendable () async throws -> Tensor?)? = nil
  ) throws(ActivationMapError) {
    do { ranked = try RankedMap(map) } catch { throw error.adding(["map": method]) }
    self.method = method
    self.remake = remake
    self.unlearned = unlearned
  }

  /// `[H, W]`, as it was given.
  public var map: Tensor { ranked.map }

  /// The map as a mask: its smallest value brought to 0, its largest to 1; zero where it is constant, which says nothing.
  public var unitMap: Tensor { ranked.scaledToUnit.map }

  /// The map as a protocol of ROAD looks at it. `exact` asks for the order alone, which is taken from the values as they
  /// were given; `reference` computes with the values.
  public func ranked(for removalProtocol: RemovalProtocol) -> RankedMap {
    removalProtocol.invariance == .order ? ranked : ranked.scaledToUnit
  }

  func check(_ lengths: [Int]) throws(EvaluationError) {
    guard ranked.shape == lengths else {
      throw EvaluationError(
        .shapeMismatch,
        "the map is of another size than the network's input: it must be \(lengths)",
        context: ["map": method, "shape": "\(map.shape)"])
    }
  }
}

/// One value of one metric for one map.
public struct MetricScore: Sendable, Equatable {
  /// Which protocol it was taken by, where the metric has several.
  public var removalProtocol: RemovalProtocol?
  /// nil where it is not defined; the note says why.
  public var value: Double?
  /// What it was made of, in order: the name of a part, and its number.
  public var parts: [Part] = []
  /// Why there is no value, or what a reader should know of it; nil where there is nothing to say.
  public var note: String?

  /// Numbers that a value was made of.
  public struct Part: Sendable, Equatable {
    /// What they are, such as `morf`.
    public let name: String
    /// In the metric's own order, such as one a percentage.
    public let values: [Double]
  }

  /// Of a measure that takes shares of what the whole picture has.
  static func undefined(at whole: Double) -> MetricScore {
    MetricScore(
      value: nil,
      note: "not defined: the class's probability is 0"
        + (whole == 0 ? "" : " or less (\((whole * 1000).rounded() / 1000)), as a number or a sum may be"))
  }

  /// The part of a name.
  public func part(_ name: String) -> [Double]? { parts.first { $0.name == name }?.values }
}

/// What is fixed for an evaluation.
public struct EvaluationOptions: Sendable {
  /// At which ROAD is taken where nothing else is said.
  public static let usualPercentages = [20.0, 40, 60, 80]

  /// The protocols of removal; by default all.
  public var protocols: [RemovalProtocol]
  /// From 0 to 100.
  public var percentages: [Double]
  /// For the order of equal pixels and other draws; the noise has the picture's.
  public var seed: UInt64
  /// In how many steps the curves of `insertion` and its like go from one picture to the other, 1 to 10,000.
  public var stepCount: Int
  /// Where the object is, in the maps' pixels, for the metrics that ask for it.
  public var boxes: [PictureBox]

  /// In how many steps curves are taken where nothing else is said.
  public static let usualStepCount = 50

  /// By default both protocols, at 20, 40, 60 and 80 %, under the seed 0, in 50 steps and without boxes.
  public init(
    protocols: [RemovalProtocol] = RemovalProtocol.allCases, percentages: [Double] = Self.usualPercentages,
    seed: UInt64 = 0, stepCount: Int = Self.usualStepCount, boxes: [PictureBox] = []
  ) {
    self.protocols = protocols
    self.percentages = percentages
    self.seed = seed
    self.stepCount = stepCount
    self.boxes = boxes
  }

  /// Whether these are options that a metric can take.
  /// - Throws: `EvaluationError` if there is no percentage, or a number is out of range.
  public func check() throws(EvaluationError) {
    guard !percentages.isEmpty, percentages.allSatisfy((0...100).contains) else {
      throw EvaluationError(
        .invalidOption,
        "percentages are numbers from 0 to 100, at least one; not "
          + percentages.map { "\($0)" }.joined(separator: ", "))
    }
    guard (1...10_000).contains(stepCount) else {
      throw EvaluationError(.invalidOption, "a curve has from 1 to 10000 steps, not \(stepCount)")
    }
  }
}
