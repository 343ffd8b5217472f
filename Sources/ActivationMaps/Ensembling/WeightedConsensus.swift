import Tensors

/// A consensus in which maps count by how well each of them is judged, without a search.
///
///     S = Σᵢ (max(sᵢ, 0)/max s)⁸ Lᵢ
///
/// The power leaves a map with half of the best score with 1/256 of its weight: what is nearly as good counts, the rest does
/// not. The scores are of the whole maps, so it costs one score a member.
///
///     let common = try WeightedConsensus(scores: [0.20, 0.19, 0.05]).map(of: members)
public struct WeightedConsensus: Sendable, Equatable, Codable {
  /// One for each member, from 0 to 1; the best one's is 1. All are 0 where no score is above 0.
  public let weights: [Double]

  static let power = 8

  /// - Parameter scores: one for each member; higher is better.
  public init(scores: [Double]) {
    let best = scores.max() ?? 0
    weights = scores.map { score in
      guard best > 0, score > 0 else { return 0 }
      return (0..<Self.power).reduce(1) { product, _ in product * (score / best) }
    }
  }

  /// Weights that are known already.
  public init(weights: [Double]) { self.weights = weights }

  /// Whether any member counts.
  public var isEmpty: Bool { weights.allSatisfy { $0 == 0 } }

  /// The members' common map, brought to [0, 1].
  ///
  /// - Parameter members: of one size, each in [0, 1], as many as there are weights.
  /// - Returns: nil where no member counts.
  /// - Throws: `ActivationMapError` if sizes differ.
  /// - Complexity: O(n·H·W), and sorting the result.
  public func map(of members: [RankedMap]) throws(ActivationMapError) -> RankedMap? {
    guard !isEmpty, let first = members.first else { return nil }
    guard members.count == weights.count,
      members.allSatisfy({ $0.map.shape == first.map.shape && $0.isInUnitRange })
    else {
      throw ActivationMapError(
        .shapeMismatch, "only maps of one size, with values from 0 to 1 and a weight each, have a consensus",
        context: ["sizes": members.map { "\($0.map.shape)" }.joined(separator: ", ")])
    }
    return try Consensus.sum(of: members.map(\.map), weights: weights)
  }
}
