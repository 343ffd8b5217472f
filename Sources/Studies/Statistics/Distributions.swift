#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The standard normal distribution.
package enum StandardNormal {
  /// Φ(z) = ½ erfc(−z/√2), in [0, 1]; exact to the last digits in the lower tail too.
  package static func cumulative(_ z: Double) -> Double { 0.5 * erfc(-z * 0.5.squareRoot()) }

  /// The z with Φ(z) = p; −∞ for 0, ∞ for 1, and not a number outside [0, 1].
  ///
  /// Newton's method on ln Φ(z) = ln p, which is concave: from a start below the solution each step stays below it, and
  /// Φ(−t) ≤ ½ exp(−t²/2) makes t = √(−2 ln p) such a start. Some five steps.
  package static func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    // 1 − p is exact there.
    if p > 0.5 { return -quantile(1 - p) }
    let target = log(p)
    var z = -(-2 * target).squareRoot()
    for _ in 0..<20 {
      let below = cumulative(z)
      // Smaller than any number: p is among the last that there are.
      guard below > 0 else { break }
      let step = (target - log(below)) * below / (exp(-z * z / 2) * inverseRootOfTwoPi)
      z += step
      // Steps shrink by their square: what is left is beyond the last digit.
      if abs(step) < 1e-9 { break }
    }
    return z
  }

  fileprivate static let inverseRootOfTwoPi = 1 / (2 * Double.pi).squareRoot()
}

/// The chi-square distribution with a whole number of degrees of freedom.
package enum ChiSquare {
  /// P(X > x), in [0, 1].
  ///
  ///     ν even: Σ_{s = 0, 1, … < ν/2} e^{−x/2} (x/2)^s / Γ(s + 1)
  ///     ν odd:  erfc(√(x/2)) + the same sum over s = ½, 1½, … < ν/2
  ///
  /// All terms are positive, so nothing cancels.
  /// - Parameter degreesOfFreedom: ν, 1 or more.
  /// - Complexity: O(ν).
  ///
  /// Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, 26.4.4 and 26.4.5.
  package static func upperTail(_ x: Double, degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom >= 1)
    guard !x.isNaN else { return .nan }
    guard x > 0 else { return 1 }
    guard x.isFinite else { return 0 }
    let (half, isOdd) = (x / 2, degreesOfFreedom % 2 == 1)
    var sum = isOdd ? erfc(half.squareRoot()) : 0
    var s = isOdd ? 0.5 : 0
    // Logarithms, since e^{−x/2} may vanish where its product with a power does not.
    var logarithm = -half + s * log(half) - (isOdd ? log(Double.pi.squareRoot() / 2) : 0)
    while 2 * s < Double(degreesOfFreedom) {
      sum += exp(logarithm)
      s += 1
      logarithm += log(half) - log(s)
    }
    return min(1, sum)
  }
}

/// The distribution of the range of k standard normal numbers, which is the studentised range with infinitely many degrees
/// of freedom.
package enum StudentisedRange {
  /// P(Q > q), in [0, 1].
  ///
  ///     P(Q > q) = k ∫ φ(z) [Φ(z)^(k−1) − (Φ(z) − Φ(z − q))^(k−1)] dz
  ///
  /// z is the largest of the k numbers. The trapezoidal rule, whose error falls exponentially with the step for smooth
  /// functions that vanish at both ends: a step of 1/16 leaves rounding alone, for k up to 100 at least. The difference is
  /// written as a product, so that small probabilities keep their digits.
  /// - Parameter groups: k, 2 or more.
  /// - Complexity: some hundred evaluations of Φ.
  ///
  /// Source: Tukey, "The Problem of Multiple Comparisons", 1953; Trefethen and Weideman, "The exponentially convergent
  /// trapezoidal rule", 2014.
  package static func upperTail(_ q: Double, groups: Int) -> Double {
    precondition(groups >= 2)
    guard !q.isNaN else { return .nan }
    guard q > 0 else { return 1 }
    // Φ(−60) is zero in double precision.
    guard q < 120 else { return 0 }
    let (step, others) = (1.0 / 16, Double(groups - 1))
    // Beyond ±9 φ is smaller than rounding; for large q the mass lies around q/2.
    let (first, last) = (-9 / step, max(9, q / 2 + 9) / step)
    var sum = 0.0
    for index in Int(first)...Int(last.rounded(.up)) {
      let z = Double(index) * step
      let below = StandardNormal.cumulative(z)
      let share = StandardNormal.cumulative(z - q) / below
      sum += exp(-z * z / 2 + others * log(below)) * -expm1(others * log1p(-share))
    }
    return min(1, Double(groups) * step * StandardNormal.inverseRootOfTwoPi * sum)
  }

  /// The q with P(Q > q) = p, by bisection.
  /// - Parameter p: above 0 and below 1.
  /// - Complexity: some fifty times `upperTail`, about a millisecond.
  package static func upperQuantile(_ p: Double, groups: Int) -> Double {
    precondition(p > 0 && p < 1)
    var (low, high) = (0.0, 1.0)
    while upperTail(high, groups: groups) > p { (low, high) = (high, 2 * high) }
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high, high - low > 1e-14 * high else { return middle }
      if upperTail(middle, groups: groups) > p { low = middle } else { high = middle }
    }
  }
}
