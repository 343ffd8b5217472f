import ActivationMaps
import Failures
import Tensors

extension Metric {
  /// Remove and debias: whether the class's probability falls when what the map calls relevant is taken away, and
  /// stays when the rest is.
  ///
  ///     score = mean over p of (LeRFₚ − MoRFₚ)/2
  ///
  /// MoRFₚ is the change of softmax(class) when the most relevant pixels are removed and imputed, LeRFₚ that for the
  /// least relevant ones. From −0.5 to 0.5; higher is better; 0 for a map that says nothing.
  ///
  /// Parts: `morf` and `lerf`, one number a percentage. How percentages count is `RemovalProtocol`'s.
  ///
  /// Invariant to all but the order of the map's values by the protocol `exact`, to the map's scale by `reference`.
  ///
  /// Complexity: 2 imputations and runs a percentage, and thrice as many for the `exact` protocol's draws; equal masks
  /// are run once.
  ///
  /// Source: Rong, Leemann, Borisov, Kasneci, Kasneci, "A Consistent and Efficient Evaluation Strategy for Attribution
  /// Methods", 2022; the combination: pytorch-grad-cam, `ROADCombined`.
  public static let road = Metric(
    slug: "road", summary: "probability lost without the most relevant pixels, less that without the least",
    source: "Rong et al. 2022", higherIsBetter: true, invariance: .order
  ) { maps, picture, options in
    let removal = PixelRemoval(shape: picture.lengths, seed: options.seed)
    let scores = try await options.protocols.eachOnce { $0 }.asyncMap { removalProtocol in
      try await ROAD(picture, removal, options.percentages, removalProtocol)
        .scores(maps.map { $0.ranked(for: removalProtocol) })
    }
    return maps.indices.map { map in scores.map { $0[map] } }
  }
}

/// ROAD by one protocol.
public struct ROAD: Sendable {
  /// What pixels are removed from.
  public let picture: PerturbedPicture
  /// Which pixels go, for a map and a percentage.
  public let removal: PixelRemoval
  /// At which the probability is asked for, 0 to 100.
  public let percentages: [Double]
  /// How percentages count, and in which order equal pixels go.
  public let removalProtocol: RemovalProtocol

  /// The measure on one picture.
  public init(
    _ picture: PerturbedPicture, _ removal: PixelRemoval, _ percentages: [Double], _ removalProtocol: RemovalProtocol
  ) {
    self.picture = picture
    self.removal = removal
    self.percentages = percentages
    self.removalProtocol = removalProtocol
  }

  /// The masks that a map's score needs: order by order, percentage by percentage, draw by draw.
  public func masks(of map: RankedMap) throws -> [PixelMask] {
    try [RemovalOrder.mostRelevantFirst, .leastRelevantFirst].flatMap { order in
      try percentages.flatMap { percent in
        try (0..<removalProtocol.drawCount).map {
          try removal.mask(of: map, percent: percent, order: order, by: removalProtocol, draw: $0)
        }
      }
    }
  }

  /// How many masks each map has.
  public var maskCount: Int { 2 * percentages.count * removalProtocol.drawCount }

  /// A map's score.
  ///
  /// - Parameter probabilities: of the class without the pixels of each of the map's masks.
  public func score(of probabilities: ArraySlice<Double>) -> MetricScore {
    let draws = removalProtocol.drawCount
    let changes = stride(from: probabilities.startIndex, to: probabilities.endIndex, by: draws).map { start in
      probabilities[start..<start + draws].reduce(0, +) / Double(draws) - picture.probability
    }
    let count = percentages.count
    let (morf, lerf) = (Array(changes[..<count]), Array(changes[count...]))
    let value = zip(morf, lerf).reduce(0) { $0 + ($1.1 - $1.0) / 2 } / Double(count)
    return MetricScore(
      removalProtocol: removalProtocol, value: value,
      parts: [.init(name: "morf", values: morf), .init(name: "lerf", values: lerf)])
  }

  /// One score a map.
  public func scores(_ maps: [RankedMap]) async throws -> [MetricScore] {
    let probabilities = try await picture.probabilities(removing: maps.flatMap { try masks(of: $0) })
    return maps.indices.map { score(of: probabilities[$0 * maskCount..<($0 + 1) * maskCount]) }
  }
}
