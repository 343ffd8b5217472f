import Studies
import Testing

@Suite struct DistributionsTests {
  let fixtures: StatisticsFixtures

  init() throws { fixtures = try StatisticsFixtures() }

  /// Both sides compute in double precision by other means: 1e-12 of the value leaves room for some hundred roundings, in
  /// the tails, too.
  private func isNear(_ value: Double, _ expected: Double, relative: Double = 1e-12) -> Bool {
    abs(value - expected) <= relative * abs(expected) + 1e-300
  }

  @Test func normalAgreesWithSciPy() {
    for row in fixtures.normal {
      // exp(−z²/2) turns the rounding of z into z² times as much: 1400 for z = −37.
      #expect(isNear(StandardNormal.cumulative(row[0]), row[1]), "\(row)")
    }
    for row in fixtures.normalQuantile {
      // Around 0 the quantile is a difference of numbers around ½.
      #expect(abs(StandardNormal.quantile(row[0]) - row[1]) < 1e-12 * max(1, abs(row[1])), "\(row)")
    }
  }

  @Test func normalQuantileIsTheInverse() {
    for step in 1..<2000 {
      let p = Double(step) / 2000
      #expect(abs(StandardNormal.cumulative(StandardNormal.quantile(p)) - p) < 1e-15)
      // Below ½, 1 − p is rounded.
      if p > 0.5 { #expect(StandardNormal.quantile(p) == -StandardNormal.quantile(1 - p)) }
    }
    #expect(StandardNormal.quantile(0) == -.infinity)
    #expect(StandardNormal.quantile(1) == .infinity)
    #expect(StandardNormal.quantile(.leastNonzeroMagnitude) < -38)
    #expect(StandardNormal.quantile(-0.1).isNaN && StandardNormal.quantile(1.1).isNaN)
    #expect(StandardNormal.quantile(.nan).isNaN)
  }

  @Test func chiSquareAgreesWithSciPy() {
    for row in fixtures.chiSquare {
      // The terms come from sums of logarithms of some hundreds: 1e-16 · 1500 · some.
      let tail = ChiSquare.upperTail(row[0], degreesOfFreedom: Int(row[1]))
      #expect(isNear(tail, row[2], relative: 1e-11), "\(row): \(tail)")
    }
  }

  @Test func chiSquareOfTheEnds() {
    for freedom in [1, 2, 7] {
      #expect(ChiSquare.upperTail(0, degreesOfFreedom: freedom) == 1)
      #expect(ChiSquare.upperTail(-1, degreesOfFreedom: freedom) == 1)
      #expect(ChiSquare.upperTail(.infinity, degreesOfFreedom: freedom) == 0)
      #expect(ChiSquare.upperTail(.nan, degreesOfFreedom: freedom).isNaN)
    }
  }

  @Test func rangeAgreesWithSciPy() {
    for row in fixtures.range {
      // SciPy's is one minus an integral: right to some 1e-15, and not in the digits of a small tail.
      #expect(abs(StudentisedRange.upperTail(row[0], groups: Int(row[1])) - row[2]) < 1e-13, "\(row)")
    }
    for row in fixtures.rangeQuantile {
      // SciPy's solver stops at about 1e-10 or better.
      #expect(abs(StudentisedRange.upperQuantile(row[0], groups: Int(row[1])) - row[2]) < 1e-9, "\(row)")
    }
  }

  /// Of two numbers the range is √2·|z|, far into the tail.
  @Test func rangeOfTwoIsADifference() {
    for q in stride(from: 0.05, through: 30, by: 0.35) {
      let expected = 2 * StandardNormal.cumulative(-q / 2.0.squareRoot())
      #expect(isNear(StudentisedRange.upperTail(q, groups: 2), expected), "\(q)")
    }
  }

  @Test func rangeGrowsWithTheGroups() {
    var last = 0.0
    for groups in 2...100 {
      let quantile = StudentisedRange.upperQuantile(0.05, groups: groups)
      #expect(quantile > last)
      #expect(abs(StudentisedRange.upperTail(quantile, groups: groups) - 0.05) < 1e-13)
      last = quantile
    }
    #expect(StudentisedRange.upperTail(0, groups: 5) == 1)
    #expect(StudentisedRange.upperTail(.infinity, groups: 5) == 0)
    #expect(StudentisedRange.upperTail(.nan, groups: 5).isNaN)
  }
}
