import Failures
import NIOHTTP1

/// What a route takes in its path or query: the same row checks requests and stands in the OpenAPI document.
struct Parameter: Sendable {
  enum Kind: Sendable {
    /// Letters, digits, `_` and `-`, as all ids are.
    case identifier
    case text(longest: Int)
    case integer(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    case boolean
    case choice([String])
    /// Some of them, with commas between.
    case choices([String])
  }

  let name: String
  let kind: Kind
  let summary: String
  var isRequired = false
  /// What is taken where it is not given.
  var usual: String?
  var isInPath = false

  init(
    _ name: String, _ kind: Kind, _ summary: String, isRequired: Bool = false, usual: String? = nil,
    isInPath: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.summary = summary
    self.isRequired = isRequired || isInPath
    self.usual = usual
    self.isInPath = isInPath
  }

  /// A part of the path.
  static func path(_ name: String, _ summary: String) -> Parameter {
    Parameter(name, .identifier, summary, isInPath: true)
  }

  /// Names hold no spaces, but a plus, which in a query stands for one: `methods=grad-cam++` is meant as it looks.
  func meant(_ value: String) -> String {
    switch kind {
    case .choice, .choices: String(value.map { $0 == " " ? "+" : $0 })
    default: value
    }
  }

  /// - Throws: `Problem` (422) that says what is taken instead.
  func check(_ value: String) throws(Problem) {
    switch kind {
    case .identifier:
      try expect(Self.isIdentifier(value), value, "letters, digits, _ and -, at most 128 of them")
    case .text(let longest): try expect(value.utf8.count <= longest, value, "at most \(longest) bytes")
    case .integer(let range):
      try expect(
        Int(value).map(range.contains) == true, value, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    case .number(let range):
      try expect(
        Self.isDecimal(value) && Double(value).map(range.contains) == true, value,
        "a number from \(range.lowerBound) to \(range.upperBound)")
    case .boolean: try expect(value == "true" || value == "false", value, "true or false")
    case .choice(let names): try checkName(value, names)
    case .choices(let names):
      for part in value.split(separator: ",", omittingEmptySubsequences: false) { try checkName(String(part), names) }
    }
  }

  /// As people write numbers: without what `Double` reads besides, such as hexadecimal ones.
  private static func isDecimal(_ value: String) -> Bool {
    value.utf8.allSatisfy { byte in
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+-.eE".utf8.contains(byte)
    }
  }

  private func checkName(_ value: String, _ names: [String]) throws(Problem) {
    guard !names.contains(value) else { return }
    let hint = NearestNames.hint(for: value, among: names)
    try expect(false, value, "one of \(names.joined(separator: ", "))\(hint)")
  }

  private func expect(_ holds: Bool, _ value: String, _ taken: String) throws(Problem) {
    guard !holds else { return }
    throw Problem(
      .unprocessableEntity, "invalid-parameter",
      "'\(name)' takes \(taken); not '\(ShownText.visible(String(value.prefix(100))))'", context: [("parameter", name)])
  }

  static func isIdentifier(_ value: String) -> Bool {
    (1...128).contains(value.utf8.count)
      && value.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }
}
