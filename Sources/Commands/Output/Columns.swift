/// Text in columns.
enum Columns {
  static func right(_ text: String, width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  static func left(_ text: String, width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// A row of a list in a help text: a name of at most so many characters, and what it is, in lines of its own beside it.
  static func entry(_ name: String, width: Int, _ text: String) -> String {
    let indent = String(repeating: " ", count: width + 4)
    var lines = ["  \(left(name, width: width))  "]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.count > indent.count, line.count + word.count > 78 {
        lines.append(indent + word)
      } else {
        lines[lines.count - 1] += (line.count > indent.count ? " " : "") + word
      }
    }
    return lines.joined(separator: "\n")
  }

  /// `4 s`, `3 min 20 s` or `2 h 5 min`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 1e9).rounded(.up))
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(whole % 60) s"
    default: return "\(whole / 3600) h \(whole % 3600 / 60) min"
    }
  }

  /// `17.8 MiB`, or from there on `2.0 GiB`.
  static func size(_ bytes: Int) -> String {
    let unit = bytes < 1 << 30 ? (shift: 20, name: "MiB") : (shift: 30, name: "GiB")
    return "\(fixed(Double(bytes) / Double(1 << unit.shift), digits: 1)) \(unit.name)"
  }

  /// A number without a point where it is whole.
  static func plain(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }

  /// A number with so many digits behind the point.
  static func fixed(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return "\(value)" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = (abs(value) * scale).rounded()
    guard let whole = Int(exactly: scaled) else { return "\(value)" }
    let text = right("\(whole)", width: digits + 1).map { $0 == " " ? "0" : $0 }
    let sign = value < 0 && whole != 0 ? "-" : ""
    return sign + String(text.dropLast(digits)) + (digits > 0 ? "." + String(text.suffix(digits)) : "")
  }
}
