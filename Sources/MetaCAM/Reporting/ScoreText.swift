/// Numbers as reports show them.
enum ScoreText {
  /// A score with three digits behind the point.
  static func shown(_ score: Double) -> String {
    let thousandths = Int((abs(score) * 1000).rounded())
    let digits = String(thousandths % 1000)
    let text = "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
    return score < 0 && thousandths > 0 ? "−" + text : text
  }

  static func percent(_ value: Double) -> String { Int(exactly: value).map { "\($0) %" } ?? "\(value) %" }
}
