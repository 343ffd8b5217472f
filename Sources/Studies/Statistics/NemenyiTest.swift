/// Nemenyi's test behind Friedman's: which rows differ from which, all pairs at once.
///
///     CD = q/√2 · √(k(k + 1)/(6N)),  P(Q > q) = 1 − level
///     pᵢⱼ = P(Q > √2 · |R̄ᵢ − R̄ⱼ|/√(k(k + 1)/(6N)))
///
/// Q is the studentised range of k groups with infinitely many degrees of freedom. Two rows differ where their mean ranks are
/// further apart than the critical difference; the chance of any false claim is 1 − level for large N.
///
///     let nemenyi = NemenyiTest(friedman)
///     nemenyi.groups  // rows that do not differ, such as [[2, 0], [0, 1, 3]]
///
/// It is meant for where `FriedmanTest` has found something, and claims less than tests against one reference, which are fewer
/// (`ScoreComparison`). Ties are not corrected for, which makes it claim less, too.
///
/// Source: Nemenyi, "Distribution-free Multiple Comparisons", 1963; Demšar, "Statistical Comparisons of Classifiers over
/// Multiple Data Sets", 2006, section 3.2.2.
public struct NemenyiTest: Sendable, Equatable {
  /// In ranks.
  public let criticalDifference: Double
  /// For each row, the p-value against each row, already for all pairs; 1 against itself.
  public let pValues: [[Double]]
  /// Rows that do not differ, by index from the best mean rank on: every run of two or more within one critical difference
  /// that is part of no longer run, from the best to the worst.
  public let groups: [[Int]]
  /// The share of such tests that make no false claim, such as 0.95.
  public let level: Double

  /// Compares all pairs of rows.
  /// - Parameters:
  ///   - friedman: the test whose ranks are compared.
  ///   - level: above 0 and below 1.
  /// - Complexity: O(k²) evaluations of the studentised range, some microseconds each.
  public init(_ friedman: FriedmanTest, level: Double = 0.95) {
    let (k, n) = (Double(friedman.rowCount), Double(friedman.caseCount))
    let unit = (k * (k + 1) / (6 * n)).squareRoot() / 2.0.squareRoot()
    let critical = StudentisedRange.upperQuantile(1 - level, groups: friedman.rowCount) * unit
    let ranks = friedman.meanRanks
    var pValues = [[Double]](repeating: [Double](repeating: 1, count: ranks.count), count: ranks.count)
    for row in ranks.indices {
      for other in 0..<row {
        let p = StudentisedRange.upperTail(abs(ranks[row] - ranks[other]) / unit, groups: friedman.rowCount)
        (pValues[row][other], pValues[other][row]) = (p, p)
      }
    }
    self.pValues = pValues
    groups = Self.runs(of: ranks, within: critical)
    (criticalDifference, self.level) = (critical, level)
  }

  /// Whether two rows differ, by index.
  public func areDifferent(_ row: Int, _ other: Int) -> Bool { pValues[row][other] < 1 - level }

  private static func runs(of ranks: [Double], within distance: Double) -> [[Int]] {
    let order = ranks.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var runs: [[Int]] = []
    var lastEnd = 0
    for start in order.indices {
      let end = order[start...].lastIndex { ranks[$0] - ranks[order[start]] <= distance } ?? start
      // One that ends where the one before did is part of it.
      if end > start, end > lastEnd { runs.append(Array(order[start...end])) }
      lastEnd = max(lastEnd, end)
    }
    return runs
  }
}
