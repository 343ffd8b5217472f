import MetaCAM

/// A class with its probability, as `--json` prints it.
struct PredictionOutput: Encodable {
  let `class`: Int
  let name: String?
  let wordNetID: String?
  let probability: Double

  init(_ prediction: Prediction) {
    self.class = prediction.label.index
    name = prediction.label.name
    wordNetID = prediction.label.wordNetID
    probability = prediction.probability
  }
}

/// The same as lines for a person: probability, index, name.
enum PredictionTable {
  /// A class in a line above its results: `class 282 tiger cat, probability 37.9 %`.
  static func heading(classIndex: Int, name: String?, probability: Double) -> String {
    let label = [String(classIndex), name].compactMap { $0 }.joined(separator: " ")
    return "class \(label), probability \(Columns.fixed(probability * 100, digits: 1)) %"
  }

  static func lines(_ predictions: [Prediction]) -> [String] {
    predictions.map { prediction in
      let percent = Columns.right(Columns.fixed(prediction.probability * 100, digits: 1), width: 5)
      return "  \(percent) %  \(Columns.right("\(prediction.label.index)", width: 4))  \(prediction.label.name ?? "")"
    }
  }
}

/// Text in columns.
enum Columns {
  static func right(_ text: String, width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  static func left(_ text: String, width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
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
