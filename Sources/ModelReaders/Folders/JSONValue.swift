/// A value of a JSON file whose form is not known beforehand.
package enum JSONValue: Sendable, Equatable, Decodable {
  case null
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([JSONValue])
  case object([String: JSONValue])

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONValue].self))
    }
  }

  /// Nil for what is no whole number that fits.
  package var integer: Int? {
    guard case .number(let number) = self else { return nil }
    return Int(exactly: number)
  }

  /// A number for both sides, or two numbers.
  package var pair: (Int, Int)? {
    if let both = integer { return (both, both) }
    guard case .list(let values) = self, values.count == 2, let first = values[0].integer,
      let second = values[1].integer
    else { return nil }
    return (first, second)
  }

  package var text: String? { if case .text(let text) = self { text } else { nil } }

  package var number: Double? { if case .number(let number) = self { number } else { nil } }

  package var list: [JSONValue]? { if case .list(let list) = self { list } else { nil } }

  package var object: [String: JSONValue]? { if case .object(let object) = self { object } else { nil } }
}
