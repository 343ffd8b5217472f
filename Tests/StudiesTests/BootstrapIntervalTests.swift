import Studies
import Testing

@Suite struct BootstrapIntervalTests {
  let fixtures: StatisticsFixtures

  init() throws { fixtures = try StatisticsFixtures() }

  /// Of the same resampled means nothing is left to chance: the formula, the share below the estimate and the quantiles,
  /// to rounding.
  @Test func agreesWithSciPyOfTheSameResamples() {
    for fixture in fixtures.bca {
      let interval = BootstrapInterval(
        estimate: fixture.estimate, resampled: fixture.resampled, acceleration: fixture.acceleration,
        level: fixture.level)
      let tolerance = 1e-12 * (fixture.upper - fixture.lower)
      #expect(abs(interval.lower - fixture.lower) < tolerance, "\(fixture.name)")
      #expect(abs(interval.upper - fixture.upper) < tolerance, "\(fixture.name)")
      #expect(abs(interval.biasCorrection - fixture.bias) < 1e-12)
      #expect(interval.acceleration == fixture.acceleration && interval.level == fixture.level)
    }
  }

  /// 400,000 resamples on both sides. A quantile of B resamples at the share α has the error √(α(1 − α)/B)/φ(z), z₀ of B has
  /// √(π/2B), which moves an end by twice as much: together 0.6 % of a standard error at 95 % and 1.2 % at 99 %, or 0.15 % and
  /// 0.23 % of the width, and √2 times that between two sides. 1 % is more than three times the worst. Means of few values that
  /// are whole numbers of some unit jump from one to the next, which is added.
  @Test func agreesWithSciPyOfOtherResamples() throws {
    for fixture in fixtures.bootstrap {
      let interval = try #require(
        BootstrapInterval(ofMean: fixture.values, level: fixture.level, resampleCount: 400_000, seed: 3))
      let unit = (fixture.name.hasPrefix("hits") ? 1 : 0.0001) / Double(fixture.values.count)
      let tolerance = 0.01 * (fixture.upper - fixture.lower) + 1.01 * unit
      #expect(abs(interval.lower - fixture.lower) < tolerance, "\(fixture.name): \(interval), \(fixture)")
      #expect(abs(interval.upper - fixture.upper) < tolerance, "\(fixture.name): \(interval), \(fixture)")
      // The jackknife's, which has no chance in it.
      #expect(abs(interval.acceleration - fixture.acceleration) < 1e-12, "\(fixture.name)")
      // Both have the error √(π/2B) = 0.002; four times the difference's.
      #expect(abs(interval.biasCorrection - fixture.bias) < 0.0112, "\(fixture.name)")
      let mean = fixture.values.reduce(0, +) / Double(fixture.values.count)
      #expect(abs(interval.estimate - mean) < 1e-15 * max(1, abs(mean)))
    }
  }

  /// With 10,000 resamples the errors above are 6.3 times as large: 1 % and 1.5 % of the width, of which 4 % are some three.
  @Test func tenThousandResamplesAreEnough() throws {
    for fixture in fixtures.bootstrap where fixture.level == 0.95 {
      for seed in UInt64(0)..<5 {
        let interval = try #require(BootstrapInterval(ofMean: fixture.values, seed: seed))
        let unit = (fixture.name.hasPrefix("hits") ? 1 : 0.0001) / Double(fixture.values.count)
        let tolerance = 0.04 * (fixture.upper - fixture.lower) + 1.01 * unit
        #expect(abs(interval.lower - fixture.lower) < tolerance, "\(fixture.name)")
        #expect(abs(interval.upper - fixture.upper) < tolerance, "\(fixture.name)")
      }
    }
  }

  /// A correlation of 25 pairs; 20,000 resamples of ours have errors of about 1 % of the width.
  @Test func agreesWithSciPyOfAnotherStatistic() throws {
    let fixture = fixtures.correlation
    let interval = try #require(
      BootstrapInterval(caseCount: fixture.x.count, resampleCount: 20_000, seed: 1) { cases in
        correlation(cases.map { fixture.x[$0] }, cases.map { fixture.y[$0] })
      })
    let tolerance = 0.03 * (fixture.upper - fixture.lower)
    #expect(abs(interval.lower - fixture.lower) < tolerance, "\(interval), \(fixture)")
    #expect(abs(interval.upper - fixture.upper) < tolerance, "\(interval), \(fixture)")
  }

  private func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let count = Double(x.count)
    let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (x, y) in zip(x, y) {
      xx += (x - meanX) * (x - meanX)
      yy += (y - meanY) * (y - meanY)
      xy += (x - meanX) * (y - meanY)
    }
    return xy / (xx * yy).squareRoot()
  }

  /// The mean by its own way and as any statistic: the same resamples, so the same but for rounding.
  @Test(arguments: [2, 3, 20, 51]) func theMeanIsAStatistic(_ count: Int) throws {
    let values = sample(count, seed: 4)
    let mean = try #require(BootstrapInterval(ofMean: values, level: 0.9, resampleCount: 999, seed: 8))
    let general = try #require(
      BootstrapInterval(caseCount: count, level: 0.9, resampleCount: 999, seed: 8) { cases in
        cases.reduce(0) { $0 + values[$1] } / Double(cases.count)
      })
    for (a, b) in [
      (mean.lower, general.lower), (mean.upper, general.upper), (mean.biasCorrection, general.biasCorrection),
      (mean.acceleration, general.acceleration), (mean.estimate, general.estimate),
    ] { #expect(abs(a - b) < 1e-12) }
  }

  @Test func hangsOnTheSeedAlone() throws {
    let values = sample(30, seed: 1)
    let interval = try #require(BootstrapInterval(ofMean: values, seed: 5))
    #expect(BootstrapInterval(ofMean: values, seed: 5) == interval)
    #expect(BootstrapInterval(ofMean: values, seed: 6) != interval)
    #expect(interval.lower < interval.estimate && interval.estimate < interval.upper)
    #expect(interval.excludes(interval.lower - 1e-9) && interval.excludes(interval.upper + 1e-9))
    #expect(!interval.excludes(interval.lower) && !interval.excludes(interval.estimate))
  }

  /// a·x + b of the values is a·x + b of the interval, also where 1e9 times the spread is added, or the unit is 1e-200.
  @Test func followsUnitAndOrigin() throws {
    let values = sample(40, seed: 2)
    let interval = try #require(BootstrapInterval(ofMean: values, seed: 1))
    for (scale, offset, tolerance) in [(1e-200, 0, 1e-212), (-3.0, 0, 1e-12), (1, 1e9, 1e-6), (1e100, 0, 1e88)] {
      let moved = try #require(BootstrapInterval(ofMean: values.map { scale * $0 + offset }, seed: 1))
      let ends = [scale * interval.lower + offset, scale * interval.upper + offset].sorted()
      #expect(abs(moved.lower - ends[0]) < tolerance || scale < 0, "\(scale)")
      #expect(abs(moved.upper - ends[1]) < tolerance || scale < 0, "\(scale)")
      #expect(abs(moved.acceleration - (scale < 0 ? -1 : 1) * interval.acceleration) < 1e-6)
    }
  }

  /// Of 400 samples of 30 exponential numbers, intervals at 95 % hold the mean: 95 % by design, some less by the small number
  /// of cases. The share of 400 has a standard error of 1.1 %; normal ones without a correction are known to stand near 92 %.
  @Test func coversWhatItShould() throws {
    var random = SampleSource(seed: 11)
    var hits = 0
    for _ in 0..<400 {
      let values = (0..<30).map { _ in random.exponential() }
      let interval = try #require(BootstrapInterval(ofMean: values, resampleCount: 1000, seed: 2))
      if !interval.excludes(1) { hits += 1 }
    }
    #expect((360...390).contains(hits), "\(hits) of 400")
  }

  @Test func saysWhenThereIsNone() throws {
    #expect(BootstrapInterval(ofMean: []) == nil)
    #expect(BootstrapInterval(ofMean: [1]) == nil)
    #expect(BootstrapInterval(ofMean: [1, .nan, 2]) == nil)
    #expect(BootstrapInterval(ofMean: [1, .infinity]) == nil)
    #expect(BootstrapInterval(ofMean: [1e308, 1e308, -1e308]) == nil)
    #expect(BootstrapInterval(caseCount: 1) { _ in 0 } == nil)
    #expect(BootstrapInterval(caseCount: 3, resampleCount: 50) { $0.contains(0) ? 1 : .nan } == nil)
    let constant = try #require(BootstrapInterval(ofMean: [0.1, 0.1, 0.1], level: 0.99))
    #expect(constant.lower == 0.1 && constant.upper == 0.1 && constant.estimate == 0.1 && constant.level == 0.99)
    let same = try #require(BootstrapInterval(caseCount: 9, resampleCount: 50) { _ in 4 })
    #expect(same.lower == 4 && same.upper == 4 && same.acceleration == 0)
  }

  /// All resampled statistics on one side: finite ends, among the resamples.
  @Test func endsWithinTheResamples() {
    for estimate in [-5.0, 0, 10, 25] {
      for acceleration in [-2, -0.3, 0, 0.3, 2] {
        let interval = BootstrapInterval(
          estimate: estimate, resampled: (0...20).map(Double.init), acceleration: acceleration, level: 0.95)
        #expect((0...20).contains(interval.lower) && (0...20).contains(interval.upper))
        #expect(interval.biasCorrection.isFinite)
        #expect(interval.lower <= interval.upper)
      }
    }
  }
}
