import Studies
import Testing

@Suite struct FriedmanTestTests {
  /// Sums of some hundred halves and a chi-square tail in double precision.
  @Test func agreesWithSciPy() throws {
    for fixture in try StatisticsFixtures().friedman {
      let test = try #require(FriedmanTest(fixture.rows))
      #expect(abs(test.statistic - fixture.statistic) < 1e-11 * fixture.statistic, "\(fixture.name)")
      #expect(abs(test.pValue - fixture.pValue) < 1e-11 * fixture.pValue, "\(fixture.name)")
      for (a, b) in zip(test.meanRanks, fixture.meanRanks) { #expect(abs(a - b) < 1e-13) }
      #expect(test.rowCount == fixture.rows.count && test.caseCount == fixture.rows[0].count && test.leftOut == 0)
    }
  }

  /// Ranks 1 2 3 in every case: R̄ = 1, 2, 3 and χ² = 12·4/12 · 2 = 8, with two degrees of freedom p = e⁻⁴.
  @Test func byHand() throws {
    let rows: [[Double?]] = [[0.9, 0.8, 0.7, 0.6], [0.5, 0.4, 0.3, 0.2], [0.1, 0, -1, -2]]
    let test = try #require(FriedmanTest(rows))
    #expect(test.meanRanks == [1, 2, 3])
    #expect(abs(test.statistic - 8) < 1e-14)
    #expect(abs(test.pValue - 0.018315638888734179) < 1e-15)
    let turned = try #require(FriedmanTest(rows, higherIsBetter: false))
    #expect(turned.meanRanks == [3, 2, 1] && turned.statistic == test.statistic)
  }

  @Test func leavesOutCasesThatARowLacks() throws {
    let rows: [[Double?]] = [[1, nil, 3, 4, 9], [2, 5, 1, .nan, 8], [3, 6, 2, 5, 7]]
    let test = try #require(FriedmanTest(rows))
    #expect(test.caseCount == 3 && test.leftOut == 2)
    #expect(test == FriedmanTestTests.withLeftOut(2, of: [[1, 3, 9], [2, 1, 8], [3, 2, 7]], is: test))
  }

  /// Compares all but the count of what was left out.
  private static func withLeftOut(_ count: Int, of rows: [[Double?]], is test: FriedmanTest) -> FriedmanTest? {
    guard let other = FriedmanTest(rows), test.leftOut == count else { return nil }
    return other.meanRanks == test.meanRanks && other.statistic == test.statistic && other.pValue == test.pValue
      ? test : nil
  }

  @Test func ofTiesAloneSaysNothing() throws {
    let test = try #require(FriedmanTest([[1, 2, 3], [1, 2, 3], [1, 2, 3], [1, 2, 3]]))
    #expect(test.statistic == 0 && test.pValue == 1)
    #expect(test.meanRanks == [2.5, 2.5, 2.5, 2.5])
  }

  @Test func ofTooLittleIsNone() {
    #expect(FriedmanTest([]) == nil)
    #expect(FriedmanTest([[1, 2]]) == nil)
    #expect(FriedmanTest([[], []]) == nil)
    #expect(FriedmanTest([[1, nil], [nil, 1]]) == nil)
    #expect(FriedmanTest([[1], [2]])?.meanRanks == [2, 1])
  }
}
