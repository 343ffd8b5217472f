import Studies
import Testing

@Suite struct ScoreComparisonTests {
  private static func rows(_ offsets: [Double], count: Int = 40) -> [ScoreComparison.Row] {
    let difficulty = sample(count, seed: 99)
    return offsets.enumerated().map { index, offset in
      let noise = sample(count, seed: index)
      return .init(name: "row \(index)", scores: (0..<count).map { difficulty[$0] + 0.2 * noise[$0] + offset })
    }
  }

  /// Its parts are those that stand alone, at the corrected level and over the family.
  @Test func isMadeOfItsParts() throws {
    let rows = Self.rows([0, 0.3, 0.28, -0.2])
    let comparison = try ScoreComparison(rows: rows, resampleCount: 2000, seed: 7)
    #expect(comparison.reference == 1 && comparison.familySize == 3 && comparison.level == 0.95)
    var pValues: [Double] = []
    for (row, entry) in zip(rows, comparison.entries) {
      let scores = row.scores.compactMap(\.self)
      #expect(entry.name == row.name && entry.count == 40)
      #expect(entry.interval == BootstrapInterval(ofMean: scores, resampleCount: 2000, seed: 7))
      #expect(entry.mean == scores.reduce(0, +) / 40)
    }
    #expect(comparison.entries[1].difference == nil)
    let reference = rows[1].scores.compactMap(\.self)
    for index in [0, 2, 3] {
      let difference = try #require(comparison.entries[index].difference)
      let values = zip(rows[index].scores.compactMap(\.self), reference).map { $0 - $1 }
      let wilcoxon = try #require(WilcoxonSignedRank(differences: values))
      let interval = BootstrapInterval(ofMean: values, level: 1 - 0.05 / 3, resampleCount: 2000, seed: 7)
      #expect(abs((difference.interval?.level ?? 0) - (1 - 0.05 / 3)) < 1e-15)
      #expect(abs((difference.interval?.lower ?? 0) - (interval?.lower ?? 1)) < 1e-12)
      #expect(difference.pValue == wilcoxon.pValue && difference.effect == wilcoxon.effect)
      #expect(difference.winTieLoss == WinTieLoss(rows[index].scores, against: rows[1].scores))
      #expect(difference.count == 40 && difference.leftOut == 0)
      #expect(difference.isDifferent == (difference.interval?.excludes(0) == true))
      pValues.append(wilcoxon.pValue)
    }
    #expect(comparison.entries.compactMap { $0.difference?.adjustedPValue } == HolmCorrection(pValues).adjusted)
    #expect(comparison.entries.map { $0.difference?.isDifferent } == [true, nil, false, true])
    #expect((comparison.entries[3].difference?.mean ?? 0) < -0.3)
  }

  @Test func choosesTheReference() throws {
    let rows = Self.rows([0, 0.3, 0.1, -0.4])
    func reference(higherIsBetter: Bool = true, _ reference: Int? = nil, among candidates: [Int]? = nil) throws -> Int {
      try ScoreComparison(
        rows: rows, higherIsBetter: higherIsBetter, reference: reference, candidates: candidates, resampleCount: 10
      ).reference
    }
    #expect(try reference() == 1)
    #expect(try reference(among: [0, 2, 3]) == 2)
    #expect(try reference(3) == 3)
    #expect(try reference(higherIsBetter: false) == 3)
    #expect(try reference(higherIsBetter: false, among: [1, 2]) == 2)
    // The better one of two that share their mean is the first.
    let equal = [rows[0], rows[0]]
    #expect(try ScoreComparison(rows: equal, resampleCount: 10).reference == 0)
  }

  @Test func leavesOutAndCountsWhatIsMissing() throws {
    var rows = Self.rows([0, 0.3, 0.2, 0.1, 0])
    rows[1].scores[0] = nil
    rows[1].scores[1] = .nan
    rows[0].scores[1] = nil
    rows[0].scores[2] = .infinity
    rows[2].scores = rows[2].scores.indices.map { $0 < 2 ? 0.5 : nil }
    rows[3].scores = rows[3].scores.map { _ in nil }
    rows[4].scores = rows[4].scores.indices.map { $0 == 5 ? 0.5 : nil }
    let comparison = try ScoreComparison(rows: rows, reference: 1, resampleCount: 500)
    #expect(comparison.entries.map(\.count) == [38, 38, 2, 0, 1])
    #expect(comparison.familySize == 2)
    let first = try #require(comparison.entries[0].difference)
    #expect(first.count == 37 && first.leftOut == 3)
    #expect(first.winTieLoss.count == 37 && first.winTieLoss.leftOut == 3)
    // Shares no case with the reference; has none at all; shares a single one.
    #expect(comparison.entries[2].difference == nil && comparison.entries[2].mean == 0.5)
    #expect(comparison.entries[3].mean == nil && comparison.entries[3].interval == nil)
    #expect(comparison.entries[3].difference == nil)
    let single = try #require(comparison.entries[4].difference)
    #expect(single.count == 1 && single.interval == nil && single.pValue == 1 && !single.isDifferent)
  }

  /// Six cases of one sign have the chance 2⁻⁵ = 0.03 and may be called different; five, 2⁻⁴ = 0.06, may not, though the
  /// interval of differences of one sign never holds zero.
  @Test func claimsNothingOfTooFewCases() throws {
    for (count, isDifferent) in [(2, false), (5, false), (6, true)] {
      let rows: [ScoreComparison.Row] = [
        .init(name: "a", scores: (0..<count).map { Double($0) }),
        .init(name: "b", scores: (0..<count).map { Double($0) + 1 + 0.1 * Double($0 % 3) }),
      ]
      let comparison = try ScoreComparison(rows: rows, resampleCount: 500)
      let difference = try #require(comparison.entries[0].difference)
      #expect(difference.interval?.excludes(0) == true)
      #expect(difference.isDifferent == isDifferent)
      #expect(difference.winTieLoss.losses == count && difference.effect == -1)
    }
  }

  /// Lower being better changes who wins and nothing else.
  @Test func lowerMayBeBetter() throws {
    let rows = Self.rows([0, 0.3, 0.1])
    let higher = try ScoreComparison(rows: rows, reference: 0, resampleCount: 500)
    let lower = try ScoreComparison(rows: rows, higherIsBetter: false, reference: 0, resampleCount: 500)
    let (a, b) = (try #require(higher.entries[1].difference), try #require(lower.entries[1].difference))
    #expect(a.mean == b.mean && a.interval == b.interval && a.effect == b.effect && a.pValue == b.pValue)
    #expect(a.winTieLoss.wins == b.winTieLoss.losses)
  }

  /// Of 17 rows without any difference from the reference, none is called different, in 20 studies of 30 cases: at 5 % for
  /// a whole study (some more of so few cases) one or two were expected, and four or more have a chance below 2 %.
  @Test func makesFewFalseClaims() throws {
    var random = SampleSource(seed: 3)
    var claims = 0
    for study in 0..<20 {
      let rows = (0..<18).map { row in
        ScoreComparison.Row(name: "\(row)", scores: (0..<30).map { _ in random.exponential() - random.exponential() })
      }
      let comparison = try ScoreComparison(rows: rows, reference: 0, resampleCount: 2000, seed: UInt64(study))
      if comparison.entries.contains(where: { $0.difference?.isDifferent == true }) { claims += 1 }
    }
    #expect(claims < 4, "\(claims) of 20 studies")
  }

  @Test func equalRowsDoNotDiffer() throws {
    let rows = Self.rows([0])
    let comparison = try ScoreComparison(rows: [rows[0], rows[0]], resampleCount: 100)
    let difference = try #require(comparison.entries[1].difference)
    #expect(difference.interval?.lower == 0 && difference.interval?.upper == 0)
    #expect(difference.pValue == 1 && difference.effect == 0 && !difference.isDifferent)
    #expect(difference.winTieLoss.ties == 40)
  }

  @Test func refusesWhatDoesNotGoTogether() {
    let row = ScoreComparison.Row(name: "a", scores: [1, 2])
    let none = ScoreComparison.Row(name: "b", scores: [nil, nil])
    func code(
      _ rows: [ScoreComparison.Row], reference: Int? = nil, candidates: [Int]? = nil, level: Double = 0.95,
      count: Int = 10
    ) -> StudyErrorCode? {
      #expect(throws: StudyError.self) {
        try ScoreComparison(
          rows: rows, reference: reference, candidates: candidates, level: level, resampleCount: count)
      }?.code
    }
    #expect(code([]) == .invalidSettings)
    #expect(code([row, .init(name: "b", scores: [1])]) == .invalidSettings)
    #expect(code([row], reference: 1) == .invalidSettings)
    #expect(code([row], candidates: [0, -1]) == .invalidSettings)
    #expect(code([row], level: 1) == .invalidSettings)
    #expect(code([row], level: .nan) == .invalidSettings)
    #expect(code([row], count: 0) == .invalidSettings)
    #expect(code([none, none]) == .invalidCases)
    #expect(code([row, none], candidates: [1]) == .invalidCases)
    #expect(code([row], candidates: []) == .invalidCases)
  }
}
