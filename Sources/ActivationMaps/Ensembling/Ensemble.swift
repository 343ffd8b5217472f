import Failures
import Tensors

/// A way to make one map of several methods' maps that is known by a name: nothing of it is chosen by the picture's score.
///
///     let ensemble = try Ensemble.named("median")
///     let map = try await ensemble.map(of: members) { _ in [] }  // one for each of ensemble.methods
///
/// Those that search (`Consensus` with its threshold, the member search) and the weighted consensus are beside it: here are the
/// recipes that they are to be held against.
public struct Ensemble: Sendable {
  /// The name on the command line, such as `rank-mean`.
  public let slug: String
  /// One line for the help.
  public let summary: String
  /// Who described it, and when.
  public let source: String
  /// Whose maps it is made of.
  public let methods: [Method]
  /// Whether it asks the network about masked pictures.
  public let asksNetwork: Bool
  private let combine: @Sendable (Members) async throws -> Tensor

  /// The class's probability for the picture multiplied by each of some masks, `[H, W]` in [0, 1].
  public typealias Probabilities = (_ masks: [Tensor]) async throws -> [Double]

  /// What a rule looks at.
  struct Members {
    /// In the order of the methods: `[H, W]`, in [0, 1].
    let maps: [RankedMap]
    let probabilities: Probabilities

    /// β = p(x∘L) − p(0) of each map.
    func gains(of maps: [Tensor]) async throws -> [Double] {
      let zero = maps[0].map { _ in 0 }
      let found = try await probabilities(maps + [zero])
      return maps.indices.map { found[$0] - found[maps.count] }
    }
  }

  init(
    _ slug: String, summary: String, source: String, methods: [Method] = Self.eleven, asksNetwork: Bool = false,
    combine: @escaping @Sendable (Members) async throws -> Tensor
  ) {
    self.slug = slug
    self.summary = summary
    self.source = source
    self.methods = methods
    self.asksNetwork = asksNetwork
    self.combine = combine
  }

  /// The methods of the usual groups.
  static let eleven = Method.explaining.filter { MethodGroups.usual.methods.contains($0.slug) }

  /// Every ensemble that has a name.
  public static let all: [Ensemble] = [
    mean, median, rankMean, product, majority, codCAM, unionCAM, fusionCAM,
  ]

  /// The ensemble of a name.
  /// - Throws: `ActivationMapError` with the nearest names.
  public static func named(_ slug: String) throws(ActivationMapError) -> Ensemble {
    if let found = all.first(where: { $0.slug == slug }) { return found }
    let known = all.map(\.slug)
    throw ActivationMapError(
      .unknownMethod,
      "there is no ensemble '\(slug)'" + NearestNames.hint(for: slug, among: known)
        + "; take one of \(known.joined(separator: ", "))")
  }

  /// The ensemble's map, brought to [0, 1]; zero where it is the same everywhere.
  ///
  /// - Parameters:
  ///   - maps: one for each of `methods`, in their order, of one size, each in [0, 1].
  ///   - probabilities: asked only where `asksNetwork`.
  /// - Throws: `ActivationMapError` if the maps do not fit; what `probabilities` throws.
  /// - Complexity: O(n·H·W·log(H·W)) for n maps, and what it asks of the network.
  public func map(of maps: [RankedMap], probabilities: Probabilities) async throws -> RankedMap {
    guard maps.count == methods.count, let first = maps.first,
      maps.allSatisfy({ $0.map.shape == first.map.shape && $0.isInUnitRange })
    else {
      throw ActivationMapError(
        .shapeMismatch, "an ensemble takes a map of each of its methods, all of one size, with values from 0 to 1",
        context: ["ensemble": slug, "sizes": maps.map { "\($0.map.shape)" }.joined(separator: ", ")])
    }
    return try await withoutActuallyEscaping(probabilities) { probabilities in
      try RankedMap(await combine(Members(maps: maps, probabilities: probabilities))).scaledToUnit
    }
  }
}
