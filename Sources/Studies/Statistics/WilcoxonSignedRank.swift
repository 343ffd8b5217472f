/// Wilcoxon's signed-rank test of paired differences, two-sided: whether they lie around zero.
///
///     T⁺ = Σ rank|dᵢ| over dᵢ > 0,  T⁻ = Σ rank|dᵢ| over dᵢ < 0,  T = min(T⁺, T⁻)
///     p = P(min(T⁺, T⁻) ≤ T),  each rank's sign being + or − by a fair coin
///
///     let test = WilcoxonSignedRank(differences: [0.3, 0.1, -0.2, 0, 0.4])
///     test?.pValue  // 0.375
///
/// Zeros are ranked among the others and then left out (Pratt 1959), and equal sizes share the mean of their ranks. Up to
/// `exactCount` differences other than zero the distribution is exact, with ties and zeros as they are; above, T⁺ is taken as
/// normal with mean Σr/2 and variance Σr²/4 over the ranks r that are left, which is the usual formula with its corrections
/// for ties and zeros, and no correction for continuity.
///
/// What it asks of the differences is that they be symmetric around their middle; it says nothing of their mean.
///
/// Source: Wilcoxon, "Individual Comparisons by Ranking Methods", 1945; Pratt, "Remarks on Zeros and Ties in the Wilcoxon
/// Signed Rank Procedures", 1959; Kerby, "The Simple Difference Formula", 2014 (effect).
public struct WilcoxonSignedRank: Sendable, Equatable {
  /// Up to so many differences other than zero, the distribution is exact.
  public static let exactCount = 25

  /// T, the smaller one of the two sums of ranks.
  public let statistic: Double
  /// In [0, 1]; 1 where all differences are zero.
  public let pValue: Double
  /// The matched-pairs rank-biserial correlation (T⁺ − T⁻)/(T⁺ + T⁻), in [−1, 1]: 1 where no difference is negative, 0 where
  /// neither side prevails. Zeros count for neither side.
  public let effect: Double
  public let positiveRankSum: Double
  public let negativeRankSum: Double
  /// How many differences are not zero, and how many are.
  public let nonZeroCount: Int
  public let zeroCount: Int
  public let isExact: Bool

  /// - Parameter differences: nil comes of none, and of one that is not finite.
  /// - Complexity: O(n log n), and some 100,000 steps for the exact distribution.
  public init?(differences: [Double]) {
    guard !differences.isEmpty, differences.allSatisfy(\.isFinite) else { return nil }
    let ranks = MidRanks(of: differences.map(\.magnitude)).ranks
    let zeroCount = differences.count { $0 == 0 }
    let signed = zip(differences, ranks).filter { $0.0 != 0 }
    let positive = signed.reduce(0) { $1.0 > 0 ? $0 + $1.1 : $0 }
    let negative = signed.reduce(0) { $1.0 < 0 ? $0 + $1.1 : $0 }
    let kept = signed.map(\.1)

    statistic = min(positive, negative)
    (positiveRankSum, negativeRankSum) = (positive, negative)
    (nonZeroCount, self.zeroCount) = (signed.count, zeroCount)
    isExact = signed.count <= Self.exactCount
    if kept.isEmpty {
      (pValue, effect) = (1, 0)
    } else {
      effect = (positive - negative) / (positive + negative)
      pValue =
        isExact
        ? Self.exactPValue(statistic: min(positive, negative), ranks: kept, zeroCount: zeroCount)
        : Self.normalPValue(positiveRankSum: positive, ranks: kept)
    }
  }

  /// Differences first − second.
  /// - Parameter second: as many as the first.
  public init?(_ first: [Double], _ second: [Double]) {
    precondition(first.count == second.count)
    self.init(differences: zip(first, second).map { $0 - $1 })
  }

  /// 2·P(T⁺ ≤ T), since T⁺ and T⁻ are distributed alike.
  ///
  /// Each rank is the number of zeros plus a rank among the others, whose double is a whole number. So the number of positive
  /// signs c and twice the sum s of those ranks say all, and the table of how many of the 2ⁿ signs give (c, s) is small however
  /// many zeros there are.
  private static func exactPValue(statistic: Double, ranks: [Double], zeroCount: Int) -> Double {
    let doubled = ranks.map { Int(2 * $0) - 2 * zeroCount }
    let sums = doubled.reduce(0, +) + 1
    // ways[c·sums + s], exact: at most 2²⁵.
    var ways = [Int](repeating: 0, count: (ranks.count + 1) * sums)
    ways[0] = 1
    for (done, rank) in doubled.enumerated() {
      for count in (0...done).reversed() {
        for sum in 0..<(sums - rank) where ways[count * sums + sum] > 0 {
          ways[(count + 1) * sums + sum + rank] += ways[count * sums + sum]
        }
      }
    }
    var extreme = 0
    for count in 0...ranks.count {
      for sum in 0..<sums where 2 * zeroCount * count + sum <= Int(2 * statistic) {
        extreme += ways[count * sums + sum]
      }
    }
    return min(1, Double(2 * extreme) / Double(1 << ranks.count))
  }

  private static func normalPValue(positiveRankSum: Double, ranks: [Double]) -> Double {
    let mean = ranks.reduce(0, +) / 2
    let variance = ranks.reduce(0) { $0 + $1 * $1 } / 4
    let z = (positiveRankSum - mean) / variance.squareRoot()
    return min(1, 2 * StandardNormal.cumulative(-abs(z)))
  }
}
