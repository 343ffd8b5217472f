/// Rows of scores of the same cases, each with its mean, and each held against one of them, the reference.
///
///     let comparison = try ScoreComparison(
///       rows: [.init(name: "score-cam", scores: a), .init(name: "MetaCAM", scores: b)], candidates: [0], seed: 1)
///     comparison.entries[1].difference?.isDifferent
///
/// All pairs with the reference are one family of m tests: the intervals of the differences have the level 1 − (1 − level)/m
/// (Bonferroni), so that with the probability `level` all of them hold at once, and the p-values are adjusted by Holm's method.
/// Cases that either row has no score for are left out of that pair, and counted. A score that is not finite counts as none.
///
/// A reference that is chosen by its mean looks better than it is, where rows are many and cases few: what is behind it may be
/// so by that choice alone.
///
/// Source: Efron 1987 (`BootstrapInterval`), Wilcoxon 1945 and Pratt 1959 (`WilcoxonSignedRank`), Holm 1979
/// (`HolmCorrection`).
public struct ScoreComparison: Sendable, Equatable {
  /// One for each row, in the order of the rows.
  public let entries: [Entry]
  /// The index of the row that the others are held against.
  public let reference: Int
  /// Whether the greater of two scores is the better one; else the smaller.
  public let higherIsBetter: Bool
  /// The share of such comparisons that make no false claim.
  public let level: Double
  /// m, the rows that share a case with the reference.
  public let familySize: Int

  /// A method or a map, with its score in each case.
  public struct Row: Sendable, Equatable {
    /// What it is called in results.
    public var name: String
    /// nil where a case has none.
    public var scores: [Double?]

    /// A row with a score a case, in the order that all rows have.
    public init(name: String, scores: [Double?]) {
      self.name = name
      self.scores = scores
    }
  }

  /// What is known of a row.
  public struct Entry: Sendable, Equatable {
    /// The row's name.
    public let name: String
    /// How many cases it has a score for.
    public let count: Int
    /// nil of no score.
    public let mean: Double?
    /// Of the mean, at the comparison's own level; nil of fewer than two scores.
    public let interval: BootstrapInterval?
    /// From the reference; nil of the reference itself, and of a row that shares no case with it.
    public internal(set) var difference: Difference?
  }

  /// A row against the reference, over the cases that both have a score for.
  public struct Difference: Sendable, Equatable {
    /// How many cases both have.
    public let count: Int
    /// How many either lacks.
    public let leftOut: Int
    /// The mean of score − reference's score, above zero where the row's scores are higher, be that better or worse.
    public let mean: Double
    /// Of that mean, at the corrected level; nil of a single case.
    public let interval: BootstrapInterval?
    /// Of Wilcoxon's signed-rank test, two-sided.
    public let pValue: Double
    /// The same, adjusted for the whole family.
    public let adjustedPValue: Double
    /// The matched-pairs rank-biserial correlation, in [−1, 1], with the sign of `mean`'s definition.
    public let effect: Double
    /// Cases in which the row is better than the reference, as good, and worse.
    public let winTieLoss: WinTieLoss
    /// Whether the corrected interval excludes zero, of enough cases for such a claim: with so few that even a difference of
    /// the same sign in all of them is likelier by chance than (1 − level)/m, 2^(1 − count), none is made. (The interval
    /// itself excludes zero there whenever the signs agree.)
    public let isDifferent: Bool
  }

  /// Compares rows of the same cases.
  /// - Parameters:
  ///   - rows: at least one, all with the same cases.
  ///   - higherIsBetter: whether the greater of two scores is the better one.
  ///   - reference: the index of the row to hold the others against; if nil, the one with the best mean of its scores, of
  ///     equal ones the first.
  ///   - candidates: the rows of which that may be one, by index; all if nil.
  ///   - level: above 0 and below 1.
  ///   - resampleCount: of each interval.
  ///   - seed: rows with scores for the same cases are resampled alike.
  /// - Throws: `StudyError`: `invalidSettings` for rows of different lengths, an index without a row, a level or a count out of
  ///   range; `invalidCases` where no candidate has a score.
  /// - Complexity: O(rows · resampleCount · cases).
  public init(
    rows: [Row], higherIsBetter: Bool = true, reference: Int? = nil, candidates: [Int]? = nil, level: Double = 0.95,
    resampleCount: Int = BootstrapInterval.usualResampleCount, seed: UInt64 = 0
  ) throws(StudyError) {
    try Self.check(rows, indices: [reference].compactMap(\.self) + (candidates ?? []))
    guard level > 0, level < 1, resampleCount >= 1 else {
      throw StudyError(
        .invalidSettings, "a comparison needs a level above 0 and below 1, and at least one resample",
        context: ["level": "\(level)", "resamples": "\(resampleCount)"])
    }
    func interval(of values: [Double], level: Double) -> BootstrapInterval? {
      BootstrapInterval(ofMean: values, level: level, resampleCount: resampleCount, seed: seed)
    }

    let scores = rows.map { $0.scores.compactMap { $0.flatMap { $0.isFinite ? $0 : nil } } }
    let means = scores.map(Self.mean)
    guard let reference = reference ?? Self.best(candidates ?? Array(rows.indices), means, higherIsBetter) else {
      throw StudyError(.invalidCases, "none of the rows that may be the reference has a score")
    }
    let pairs = rows.map { PairedScores($0.scores, rows[reference].scores) }
    // None of the reference, nor of a row that shares no case with it.
    let tests = rows.indices.map { $0 == reference ? nil : WilcoxonSignedRank(differences: pairs[$0].differences) }
    let family = tests.indices.filter { tests[$0] != nil }
    let adjusted = HolmCorrection(tests.compactMap { $0?.pValue }).adjusted
    let share = (1 - level) / Double(max(1, family.count))

    var entries = rows.indices.map { row in
      Entry(
        name: rows[row].name, count: scores[row].count, mean: means[row],
        interval: interval(of: scores[row], level: level),
        difference: nil)
    }
    for (place, row) in family.enumerated() {
      let differences = pairs[row].differences
      guard let test = tests[row], let mean = Self.mean(differences) else { continue }
      // A level that rounds to 1 has no interval.
      let corrected = interval(of: differences, level: min(1 - share, 1.0.nextDown))
      // 2^(1 − n)
      let leastPValue = Double(sign: .plus, exponent: 1 - differences.count, significand: 1)
      entries[row].difference = Difference(
        count: differences.count, leftOut: pairs[row].leftOut, mean: mean, interval: corrected, pValue: test.pValue,
        adjustedPValue: adjusted[place], effect: test.effect,
        winTieLoss: WinTieLoss(rows[row].scores, against: rows[reference].scores, higherIsBetter: higherIsBetter),
        isDifferent: corrected?.excludes(0) == true && leastPValue <= share)
    }
    self.entries = entries
    (self.reference, self.higherIsBetter, self.level, familySize) = (reference, higherIsBetter, level, family.count)
  }

  private static func check(_ rows: [Row], indices: [Int]) throws(StudyError) {
    guard let first = rows.first else { throw StudyError(.invalidSettings, "a comparison needs at least one row") }
    for row in rows where row.scores.count != first.scores.count {
      throw StudyError(
        .invalidSettings, "all rows of a comparison must be of the same cases",
        context: ["row": row.name, "cases": "\(row.scores.count)", "cases of the first row": "\(first.scores.count)"])
    }
    for index in indices where !rows.indices.contains(index) {
      throw StudyError(
        .invalidSettings, "the reference must be one of the \(rows.count) rows", context: ["row": "\(index)"])
    }
  }

  private static func mean(_ values: [Double]) -> Double? {
    let mean = values.reduce(0, +) / Double(values.count)
    return mean.isFinite ? mean : nil
  }

  private static func best(_ candidates: [Int], _ means: [Double?], _ higherIsBetter: Bool) -> Int? {
    var best: (row: Int, mean: Double)?
    for row in candidates {
      guard let mean = means[row] else { continue }
      if let best, higherIsBetter ? mean <= best.mean : mean >= best.mean { continue }
      best = (row, mean)
    }
    return best?.row
  }
}
