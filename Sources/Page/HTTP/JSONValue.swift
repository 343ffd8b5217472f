import Failures

/// JSON that is put together here, and written without an encoder.
///
///     JSONValue.object(["picture": "ab", "width": 3]).text  // {"picture":"ab","width":3}
package indirect enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  /// What is not finite is written as null.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object(Members)

  /// In the order given.
  package struct Members: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    package private(set) var entries: [Entry]

    package struct Entry: Sendable, Equatable {
      package let name: String
      package let value: JSONValue
    }

    package init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }

    package init(_ elements: [(String, JSONValue)]) { entries = elements.map { Entry(name: $0, value: $1) } }

    package subscript(name: String) -> JSONValue? { entries.first { $0.name == name }?.value }

    package mutating func append(_ name: String, _ value: JSONValue) { entries.append(Entry(name: name, value: value)) }
  }

  /// Whatever in it would not be seen is escaped, as in all JSON of the program.
  package var text: String {
    var text = ""
    write(to: &text)
    return ShownText.json(text)
  }

  package var bytes: [UInt8] { Array(text.utf8) }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .boolean(let value): text += value ? "true" : "false"
    case .integer(let value): text += String(value)
    case .number(let value): text += value.isFinite ? "\(value)" : "null"
    case .string(let value): Self.write(value, to: &text)
    case .array(let values):
      text += "["
      for (place, value) in values.enumerated() {
        if place > 0 { text += "," }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (place, entry) in members.entries.enumerated() {
        if place > 0 { text += "," }
        Self.write(entry.name, to: &text)
        text += ":"
        entry.value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.value < 0x20 {
          text += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(nilLiteral: ()) { self = .null }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  package static func strings(_ values: some Sequence<String>) -> JSONValue { .array(values.map(JSONValue.string)) }
  package static func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
  package static func optional(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }
  package static func optional(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }
}
