/// In how many cases one row of scores is better than another, as good, and worse.
///
///     WinTieLoss([0.3, 0.2, nil, 0.1], against: [0.1, 0.2, 0.5, 0.4])  // 1 win, 1 tie, 1 loss, 1 left out
///
/// It looks at the sign of the differences alone: no score has to be comparable between cases.
public struct WinTieLoss: Sendable, Equatable {
  public let wins: Int
  /// Exactly equal scores.
  public let ties: Int
  public let losses: Int
  /// Cases that have no score, or none that is finite, in either row.
  public let leftOut: Int

  /// How many cases were compared.
  public var count: Int { wins + ties + losses }

  /// - Parameters:
  ///   - scores: one for each case; nil where there is none.
  ///   - others: of the same cases.
  /// - Complexity: O(n).
  public init(_ scores: [Double?], against others: [Double?], higherIsBetter: Bool = true) {
    precondition(scores.count == others.count)
    let pairs = PairedScores(scores, others)
    let (higher, lower) = (pairs.differences.count { $0 > 0 }, pairs.differences.count { $0 < 0 })
    wins = higherIsBetter ? higher : lower
    losses = higherIsBetter ? lower : higher
    ties = pairs.differences.count - higher - lower
    leftOut = pairs.leftOut
  }
}
