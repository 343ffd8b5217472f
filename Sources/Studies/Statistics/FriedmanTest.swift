/// Friedman's test: whether any of several rows of scores of the same cases is better than others.
///
///     χ² = 12 N/(k(k + 1)) · Σⱼ (R̄ⱼ − (k + 1)/2)² / C,  C = 1 − Σ (t³ − t)/(N k(k² − 1))
///     p  = P(X > χ²), X chi-square with k − 1 degrees of freedom
///
/// N cases, k rows, R̄ⱼ the mean rank of row j, t the sizes of ties within a case. The best score of a case has rank 1, and equal
/// scores share the mean of their ranks.
///
///     let test = FriedmanTest([[0.3, 0.4, 0.2], [0.1, 0.2, 0.1], [0.2, 0.3, 0.3]])
///     test?.meanRanks  // [1.33, 3, 1.67]
///
/// A small p says that some row differs, not which: see `NemenyiTest`. The distribution holds for many cases (N above 10 or so).
///
/// Source: Friedman, "The Use of Ranks to Avoid the Assumption of Normality Implicit in the Analysis of Variance", 1937;
/// Conover, "Practical Nonparametric Statistics", 1971 (ties).
public struct FriedmanTest: Sendable, Equatable {
  /// R̄, one for each row, in [1, k].
  public let meanRanks: [Double]
  /// χ², 0 or more; 0 where all scores of each case are equal.
  public let statistic: Double
  /// The probability of a statistic as large or larger where no row differs, 0 to 1.
  public let pValue: Double
  /// N, the cases in which every row has a score.
  public let caseCount: Int
  /// Cases that a row has no score for, or none that is finite.
  public let leftOut: Int

  /// k
  public var rowCount: Int { meanRanks.count }

  /// Ranks the rows in each case.
  /// - Parameters:
  ///   - rows: each with one score for each case, nil where there is none. nil comes of fewer than two rows, and where no
  ///     case has a score in all of them.
  ///   - higherIsBetter: whether the greatest score of a case has the first rank.
  /// - Complexity: O(N k log k).
  public init?(_ rows: [[Double?]], higherIsBetter: Bool = true) {
    guard rows.count >= 2, let width = rows.first?.count else { return nil }
    precondition(rows.allSatisfy { $0.count == width })
    let (k, sign) = (Double(rows.count), higherIsBetter ? -1.0 : 1)
    var rankSums = [Double](repeating: 0, count: rows.count)
    var (tieSum, caseCount) = (0.0, 0)
    for number in 0..<width {
      let scores = rows.compactMap { row in row[number].flatMap { $0.isFinite ? sign * $0 : nil } }
      guard scores.count == rows.count else { continue }
      let ranks = MidRanks(of: scores)
      for row in rows.indices { rankSums[row] += ranks.ranks[row] }
      tieSum += ranks.tieSum
      caseCount += 1
    }
    guard caseCount > 0 else { return nil }
    let n = Double(caseCount)
    let meanRanks = rankSums.map { $0 / n }
    let deviations = meanRanks.reduce(0) { $0 + ($1 - (k + 1) / 2) * ($1 - (k + 1) / 2) }
    // C, times N k(k² − 1): whole numbers, so it is zero exactly where all is tied.
    let untied = n * k * (k * k - 1) - tieSum
    statistic = untied > 0 ? 12 * n / (k * (k + 1)) * deviations * (n * k * (k * k - 1) / untied) : 0
    pValue = ChiSquare.upperTail(statistic, degreesOfFreedom: rows.count - 1)
    (self.meanRanks, self.caseCount, leftOut) = (meanRanks, caseCount, width - caseCount)
  }
}
