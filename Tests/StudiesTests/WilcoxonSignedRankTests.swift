import Studies
import Testing

@Suite struct WilcoxonSignedRankTests {
  /// Exact ones are ratios of whole numbers, compared to the last digits; the others come from sums of squared ranks, some
  /// hundred terms, through an erfc.
  @Test func agreesWithSciPyAndWithAllSigns() throws {
    for fixture in try StatisticsFixtures().wilcoxon {
      let test = try #require(WilcoxonSignedRank(differences: fixture.differences))
      #expect(test.statistic == fixture.statistic)
      #expect(test.isExact == fixture.isExact)
      let tolerance = fixture.isExact ? 1e-15 : 1e-12 * fixture.pValue
      #expect(abs(test.pValue - fixture.pValue) <= tolerance, "\(fixture.differences)")
    }
  }

  /// Ranks of 0, 0.1, 0.2, 0.3, 0.4 are 1 to 5: T⁻ = 3 and T⁺ = 2 + 4 + 5; of 16 sums of {2, 3, 4, 5} three are 3 or less.
  @Test func byHand() throws {
    let test = try #require(WilcoxonSignedRank(differences: [0.3, 0.1, -0.2, 0, 0.4]))
    #expect(test.positiveRankSum == 11 && test.negativeRankSum == 3 && test.statistic == 3)
    #expect(test.pValue == 6.0 / 16)
    #expect(test.effect == 8.0 / 14)
    #expect(test.nonZeroCount == 4 && test.zeroCount == 1)
  }

  @Test func doesNotCareForOrderUnitOrSide() throws {
    for count in [3, 11, 25, 26, 80] {
      let values = sample(count, seed: count).map { ($0 * 8).rounded() }
      let test = try #require(WilcoxonSignedRank(differences: values))
      #expect(WilcoxonSignedRank(differences: values.reversed()) == test)
      #expect(WilcoxonSignedRank(differences: values.map { 1e-7 * $0 }) == test)
      let turned = try #require(WilcoxonSignedRank(differences: values.map { -$0 }))
      #expect(turned.statistic == test.statistic && turned.effect == -test.effect)
      #expect(abs(turned.pValue - test.pValue) < 1e-12)
      #expect((0...1).contains(test.pValue) && (-1...1).contains(test.effect))
      let others = sample(count, seed: 3).map { ($0 * 64).rounded() }
      #expect(WilcoxonSignedRank(zip(values, others).map { $0 + $1 }, others) == test)
    }
  }

  /// The exact distribution at its largest, and the normal one beside it: they differ by about 1 % of p in the middle.
  @Test func passesFromExactToNormal() throws {
    var values = sample(25, seed: 5).map { $0 + 0.2 }
    let exact = try #require(WilcoxonSignedRank(differences: values))
    #expect(exact.isExact && exact.nonZeroCount == 25)
    values.append(0.21)
    let normal = try #require(WilcoxonSignedRank(differences: values))
    #expect(!normal.isExact)
    let allPositive = try #require(WilcoxonSignedRank(differences: (1...25).map(Double.init)))
    #expect(allPositive.pValue == 2.0 / Double(1 << 25) && allPositive.effect == 1)
  }

  /// Pratt's zeros push all ranks up: with many of them T⁺ nearly counts signs, and the test becomes the sign test.
  @Test func manyZerosMakeItASignTest() throws {
    let values = [Double](repeating: 0, count: 20_000) + [1, 2, 3, 4, -5, 6, 7, 8, 9, 10]
    let test = try #require(WilcoxonSignedRank(differences: values))
    #expect(test.isExact && test.zeroCount == 20_000)
    // Of ten signs, none or one negative: 2·(1 + 10)/1024 less those single negative ones above rank 5.
    #expect(test.pValue == 2.0 * (1 + 5) / 1024)
  }

  @Test func ofNoDifferenceSaysNothing() throws {
    let zeros = try #require(WilcoxonSignedRank(differences: [0, 0, -0.0]))
    #expect(zeros.pValue == 1 && zeros.effect == 0 && zeros.statistic == 0 && zeros.isExact)
    let one = try #require(WilcoxonSignedRank(differences: [3]))
    #expect(one.pValue == 1 && one.effect == 1)
    #expect(WilcoxonSignedRank(differences: []) == nil)
    #expect(WilcoxonSignedRank(differences: [1, .nan]) == nil)
    #expect(WilcoxonSignedRank(differences: [1, .infinity]) == nil)
  }

  @Test func ofVeryManyEndsAtZero() throws {
    let test = try #require(WilcoxonSignedRank(differences: (1...50_000).map(Double.init)))
    #expect(test.pValue == 0 && test.effect == 1 && !test.isExact)
  }
}
