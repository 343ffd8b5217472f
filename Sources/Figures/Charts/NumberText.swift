/// Numbers as people read them.
package enum NumberText {
  /// What stands for a number that is missing.
  static let missing = "–"

  /// With so many digits behind the point, halves away from zero, and a true minus sign; missing if it is not finite.
  ///
  ///     NumberText.fixed(-0.2716, decimals: 3)  // "−0.272"
  package static func fixed(_ value: Double?, decimals: Int) -> String {
    guard let value, value.isFinite else { return missing }
    let scale = (0..<max(decimals, 0)).reduce(1.0) { scale, _ in scale * 10 }
    guard let scaled = Int(exactly: (abs(value) * scale).rounded()) else { return "\(value)" }
    var digits = "\(scaled)"
    while digits.count <= decimals { digits = "0" + digits }
    let sign = value < 0 && scaled != 0 ? "−" : ""
    return sign + digits.dropLast(decimals) + (decimals > 0 ? "." + digits.suffix(decimals) : "")
  }

  /// A score of ROAD.
  static func score(_ value: Double?) -> String { fixed(value, decimals: 3) }

  /// A share of the pixels: whole per cent, unless there is more to it.
  package static func percent(_ value: Double?) -> String {
    guard let value, value.isFinite else { return missing }
    return fixed(value, decimals: value == value.rounded() ? 0 : 1) + " %"
  }
}

/// The number, or nil where it is missing or not finite: a gap in a chart.
func finite(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }
