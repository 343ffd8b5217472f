#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A scale over the values, with ticks at round numbers.
package struct Axis: Sendable {
  package let low: Double
  package let high: Double
  package let ticks: [Double]
  private let decimals: Int

  /// No number that a chart shows is larger.
  static let largestValue = 1e6

  /// The scale that covers all finite values, with so many ticks or fewer, if those are three or more, and two at least.
  ///
  /// A tick is a multiple of 1, 2 or 5 times a power of ten. Where all values are alike, the scale reaches around them.
  /// - Parameter padding: how far the scale goes on at both ends, as a share of its length.
  /// - Throws: `FigureError.invalidValue` if a value lies beyond ±`largestValue`.
  package init(
    covering values: some Sequence<Double>, padding: Double = 0, maximumTickCount: Int
  ) throws(FigureError) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      guard abs(value) <= Axis.largestValue else {
        throw FigureError(
          .invalidValue, "a chart shows numbers up to \(Axis.largestValue) only", context: ["value": "\(value)"])
      }
      (low, high) = (min(low, value), max(high, value))
    }
    if low > high { (low, high) = (0, 1) }
    // The least difference that the labels of the ticks still show.
    if high - low < max(1e-6, max(abs(low), abs(high)) * 1e-6) {
      let reach = max(abs(high), 0.1) / 2
      (low, high) = (low - reach, high + reach)
    }
    let more = padding * (high - low)
    (low, high) = (low - more, high + more)

    let maximumTickCount = Double(max(maximumTickCount, 3))
    var (first, last, step) = (0.0, 0.0, 0.0)
    var candidates = Axis.steps(from: (high - low) / maximumTickCount)
    repeat {
      step = candidates.removeFirst()
      // Ends that miss a tick by no more than rounding have it.
      (first, last) = ((low / step - 1e-9).rounded(.up), (high / step + 1e-9).rounded(.down))
    } while last - first + 1 > maximumTickCount && !candidates.isEmpty
    if last <= first {
      (first, last) = ((low / step).rounded(.down), (high / step).rounded(.up))
      (low, high) = (first * step, last * step)
    }
    decimals = max(0, Int((-log10(step * 1.001)).rounded(.up)))
    ticks = (Int(first)...Int(last)).map { Double($0) * step }
    (self.low, self.high) = (min(low, ticks[0]), max(high, ticks[ticks.count - 1]))
  }

  /// Steps from the given one upwards.
  private static func steps(from least: Double) -> [Double] {
    let power = Int(log10(least).rounded(.down))
    let steps = (power...power + 2).flatMap { power -> [Double] in
      // Powers of ten as divisors where they are fractions: 3 · 0.1 is not 0.3, but 3 / 10 is.
      let scale = pow(10, Double(abs(power)))
      return [1, 2, 5].map { digit -> Double in power < 0 ? digit / scale : digit * scale }
    }
    return steps.filter { $0 >= least * 0.999 }
  }

  /// The finest scale whose labels, side by side along a length, keep apart.
  static func fitting(
    _ values: [Double], length: Double, padding: Double = 0, maximumTickCount: Int = 7, labelLength: (String) -> Double
  ) throws(FigureError) -> Axis {
    for count in (4...max(maximumTickCount, 4)).reversed() {
      let axis = try Axis(covering: values, padding: padding, maximumTickCount: count)
      let widest = axis.ticks.reduce(0) { max($0, labelLength(axis.label($1))) }
      if (widest + 5) * Double(axis.ticks.count) <= length { return axis }
    }
    return try Axis(covering: values, padding: padding, maximumTickCount: 3)
  }

  /// Whether the scale has negative and positive numbers, so that its zero deserves a line.
  var crossesZero: Bool { low < 0 && high > 0 }

  package func label(_ tick: Double) -> String { NumberText.fixed(tick, decimals: decimals) }

  /// Draws the ticks of a horizontal axis and their labels, without those that would touch the one before.
  func draw(on canvas: Canvas, from start: Double, to end: Double, y: Double) {
    var free = -Double.infinity
    for tick in ticks {
      let (x, width) = (place(tick, from: start, to: end), canvas.textWidth(label(tick), .small))
      canvas.line(x, y, x, y + Axis.tickLength, .axis)
      guard x - width / 2 > free else { continue }
      canvas.text(label(tick), x: x, y: y + Axis.tickLength + 1, .small, across: .middle)
      free = x + width / 2 + 2
    }
  }

  /// How far ticks reach out of a chart.
  static let tickLength = 3.0

  /// Where a value lies between the places of the scale's ends.
  package func place(_ value: Double, from start: Double, to end: Double) -> Double {
    start + (value - low) / (high - low) * (end - start)
  }
}
