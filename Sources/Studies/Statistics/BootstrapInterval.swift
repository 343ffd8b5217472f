import Tensors

/// A confidence interval of a mean, or of another statistic, from resampled cases: bias-corrected and accelerated (BCa).
///
///     z₀ = Φ⁻¹(share of the resampled statistics below the estimate, equal ones counted half)
///     a  = Σ dᵢ³ / (6 (Σ dᵢ²)^{3/2}),  dᵢ = mean of the jackknife values − the one without case i
///     the ends are the quantiles Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))) of the resampled statistics, z = Φ⁻¹((1 ∓ level)/2)
///
///     let interval = BootstrapInterval(ofMean: scores, seed: 1)
///     interval?.lower  // …
///
/// What has no interval gives nil rather than numbers that mean nothing: fewer than two cases, and a value or a resampled
/// statistic that is not finite. Of values that are all alike, both ends are that value.
///
/// With few cases it is too narrow: of five it never reaches beyond the least and the largest of them. `resampleCount` resamples
/// leave (1 − level)/2 · `resampleCount` of them beyond each end; with fewer than ten or so, the ends are rough.
///
/// Source: Efron, "Better Bootstrap Confidence Intervals", 1987; Efron and Tibshirani, "An Introduction to the Bootstrap",
/// 1993, section 14.3. Quantiles are linearly interpolated.
public struct BootstrapInterval: Sendable, Equatable {
  /// The statistic of the cases themselves.
  public let estimate: Double
  /// lower ≤ upper; the estimate mostly lies between them, but need not.
  public let lower: Double
  /// At least `lower`.
  public let upper: Double
  /// The share of such intervals that hold the true value, such as 0.95.
  public let level: Double
  /// z₀, in standard normal units; 0 where the resampled statistics lie evenly around the estimate.
  public let biasCorrection: Double
  /// a, unitless; 0 where the spread does not depend on the statistic's value.
  public let acceleration: Double

  /// How many resamples are drawn unless something else is asked for.
  public static let usualResampleCount = 10_000

  /// Whether a value, such as zero, lies outside.
  public func excludes(_ value: Double) -> Bool { value < lower || value > upper }

  /// The interval of the mean.
  /// - Parameters:
  ///   - values: one a case; nil comes of fewer than two.
  ///   - level: above 0 and below 1.
  ///   - resampleCount: 1 or more.
  ///   - seed: the same one and the same number of values give the same resamples of cases.
  /// - Complexity: O(resampleCount · n) time, O(resampleCount + n) memory.
  public init?(
    ofMean values: [Double], level: Double = 0.95, resampleCount: Int = usualResampleCount, seed: UInt64 = 0
  ) {
    guard values.count >= 2, values.allSatisfy(\.isFinite) else { return nil }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    guard mean.isFinite else { return nil }
    // Rounding would give values that are all alike a spread.
    guard values.contains(where: { $0 != values[0] }) else {
      self.init(point: values[0], level: level)
      return
    }
    let deviations = values.map { $0 - mean }
    var cases = CaseResampling(count: values.count, seed: seed)
    let resampled = (0..<resampleCount).map { _ in mean + cases.nextSum(of: deviations) / count }
    // Without case i the mean is (n·mean − xᵢ)/(n − 1): the jackknife's deviations are in proportion to these.
    self.init(
      estimate: mean, resampled: resampled, acceleration: Self.acceleration(deviations: deviations), level: level)
  }

  /// The interval of any statistic.
  ///
  ///     BootstrapInterval(caseCount: x.count) { cases in median(cases.map { x[$0] }) }
  /// - Parameters:
  ///   - caseCount: n.
  ///   - level: above 0 and below 1.
  ///   - resampleCount: 1 or more.
  ///   - seed: the same one and the same `caseCount` give the same resamples of cases.
  ///   - statistic: of the cases with these indices, which may hold a case several times or not at all; called for all of
  ///     them, for each resample, and for all without each one.
  /// - Complexity: resampleCount + n + 1 calls with n indices each.
  public init?(
    caseCount: Int, level: Double = 0.95, resampleCount: Int = usualResampleCount, seed: UInt64 = 0,
    statistic: ([Int]) -> Double
  ) {
    guard caseCount >= 2 else { return nil }
    let estimate = statistic(Array(0..<caseCount))
    var cases = CaseResampling(count: caseCount, seed: seed)
    var indices = [Int](repeating: 0, count: caseCount)
    let resampled = (0..<resampleCount).map { _ in
      cases.next(into: &indices)
      return statistic(indices)
    }
    var others = Array(1..<caseCount)
    let jackknife = (0..<caseCount).map { left in
      // All but the one before become all but this one.
      if left > 0 { others[left - 1] = left - 1 }
      return statistic(others)
    }
    guard estimate.isFinite, (resampled + jackknife).allSatisfy(\.isFinite) else { return nil }
    guard resampled.contains(where: { $0 != estimate }) else {
      self.init(point: estimate, level: level)
      return
    }
    let mean = jackknife.reduce(0, +) / Double(caseCount)
    self.init(
      estimate: estimate, resampled: resampled,
      acceleration: Self.acceleration(deviations: jackknife.map { mean - $0 }), level: level)
  }

  private init(point: Double, level: Double) {
    precondition(level > 0 && level < 1)
    (estimate, lower, upper, self.level, biasCorrection, acceleration) = (point, point, point, level, 0, 0)
  }

  /// The interval that resampled statistics give.
  /// - Parameter resampled: in any order; one at least, all finite.
  package init(estimate: Double, resampled: [Double], acceleration: Double, level: Double) {
    precondition(level > 0 && level < 1 && !resampled.isEmpty)
    let sorted = resampled.sorted()
    let bias = Self.biasCorrection(estimate: estimate, sorted: sorted)
    func end(_ share: Double) -> Double {
      let shifted = bias + StandardNormal.quantile(share)
      let scale = 1 - acceleration * shifted
      // Beyond the pole the interval has no end on that side but the last resample.
      let z = scale > 0 ? bias + shifted / scale : shifted > 0 ? .infinity : -.infinity
      return Self.quantile(StandardNormal.cumulative(z), sorted: sorted)
    }
    (self.estimate, self.level, biasCorrection, self.acceleration) = (estimate, level, bias, acceleration)
    (lower, upper) = (end((1 - level) / 2), end((1 + level) / 2))
  }

  /// Sums of the same numbers in another order differ by rounding: what is so near counts as equal. Where all resampled
  /// statistics lie on one side, the share is taken as half a resample's, since Φ⁻¹ has no value there.
  private static func biasCorrection(estimate: Double, sorted: [Double]) -> Double {
    let slack = 1e-12 * (sorted[sorted.count - 1] - sorted[0])
    let below = Double(sorted.count { $0 < estimate - slack })
    let equal = Double(sorted.count { abs($0 - estimate) <= slack })
    let count = Double(sorted.count)
    return StandardNormal.quantile(min(max(below + equal / 2, 0.5), count - 0.5) / count)
  }

  /// Σ d³ / (6 (Σ d²)^{3/2}), whatever the unit of d; 0 where all are zero.
  private static func acceleration(deviations: [Double]) -> Double {
    let largest = deviations.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return 0 }
    var (squares, cubes) = (0.0, 0.0)
    for deviation in deviations {
      let d = deviation / largest
      squares += d * d
      cubes += d * d * d
    }
    return cubes / (6 * squares * squares.squareRoot())
  }

  private static func quantile(_ share: Double, sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let index = min(Int(place), sorted.count - 1)
    let next = min(index + 1, sorted.count - 1)
    return sorted[index] + (place - Double(index)) * (sorted[next] - sorted[index])
  }
}

/// Draws as many cases as there are, with replacement, over and over.
private struct CaseResampling {
  let count: Int
  private var random: SeededRandom

  init(count: Int, seed: UInt64) {
    // Half a draw of 64 bits chooses a case.
    precondition(count <= 1 << 32)
    self.count = count
    random = SeededRandom(seed: seed)
  }

  /// Two cases from one draw; no case is likelier than another by more than n/2³².
  @inline(__always)
  private mutating func nextPair() -> (Int, Int) {
    let bits = random.next()
    let scale = UInt64(count)
    let (first, second) = (((bits >> 32) &* scale) >> 32, ((bits & 0xFFFF_FFFF) &* scale) >> 32)
    return (Int(truncatingIfNeeded: first), Int(truncatingIfNeeded: second))
  }

  mutating func next(into indices: inout [Int]) {
    for place in stride(from: 0, to: count, by: 2) {
      let (first, second) = nextPair()
      indices[place] = first
      if place + 1 < count { indices[place + 1] = second }
    }
  }

  mutating func nextSum(of values: [Double]) -> Double {
    values.withUnsafeBufferPointer { values in
      var (sum, other) = (0.0, 0.0)
      for _ in 0..<count / 2 {
        let (first, second) = nextPair()
        sum += values[first]
        other += values[second]
      }
      if count % 2 == 1 { sum += values[nextPair().0] }
      return sum + other
    }
  }
}
