/// A value as JSON and Python both write it: what class names are kept in.
///
///     Literal("{0: 'cat', 1: \"dog\"}")  // .pairs([(.number(0), .text("cat")), (.number(1), .text("dog"))])
///
/// JSON's objects and arrays; Python's dictionaries, lists and tuples; texts in either quotes; numbers, and the words for
/// true, false and nothing. Nothing is computed.
indirect enum Literal: Equatable, Sendable {
  case pairs([Pair])
  case list([Literal])
  case text(String)
  case number(Double)
  case truth(Bool)
  case nothing

  struct Pair: Equatable, Sendable {
    let key: Literal
    let value: Literal
  }

  /// Nil where the text is no such value, or one that lies too deep within others.
  init?(_ text: String) {
    var parser = LiteralParser(text)
    guard let value = parser.value(depth: 0), parser.isAtEnd else { return nil }
    self = value
  }

  /// A whole number, also one in quotes, as JSON's keys are.
  var index: Int? {
    switch self {
    case .number(let number): Int(exactly: number)
    case .text(let text): Int(text)
    default: nil
    }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }

  /// The value of a key; of several the first.
  subscript(key: String) -> Literal? {
    guard case .pairs(let pairs) = self else { return nil }
    return pairs.first { $0.key == .text(key) }?.value
  }
}

private struct LiteralParser {
  private let bytes: [UInt8]
  private var place = 0

  private static let deepest = 16

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return place == bytes.count
    }
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard next == character.asciiValue else { return false }
    place += 1
    return true
  }

  mutating func value(depth: Int) -> Literal? {
    skipSpace()
    guard depth < Self.deepest, let byte = next else { return nil }
    switch Character(UnicodeScalar(byte)) {
    case "{": return pairs(depth: depth)
    case "[": return list(until: "]", depth: depth)
    case "(": return list(until: ")", depth: depth)
    case "'", "\"": return text(quote: byte).map { .text($0) }
    default: return word()
    }
  }

  private mutating func pairs(depth: Int) -> Literal? {
    place += 1
    var pairs: [Literal.Pair] = []
    while !take("}") {
      guard let key = value(depth: depth + 1), take(":"), let value = value(depth: depth + 1), isBetween("}") else {
        return nil
      }
      pairs.append(.init(key: key, value: value))
    }
    return .pairs(pairs)
  }

  private mutating func list(until end: Character, depth: Int) -> Literal? {
    place += 1
    var values: [Literal] = []
    while !take(end) {
      guard let value = value(depth: depth + 1), isBetween(end) else { return nil }
      values.append(value)
    }
    return .list(values)
  }

  /// Takes the comma behind an element, which the last one need not have.
  private mutating func isBetween(_ end: Character) -> Bool {
    if take(",") { return true }
    return next == end.asciiValue
  }

  private mutating func text(quote: UInt8) -> String? {
    place += 1
    var result: [UInt8] = []
    while let byte = next, byte != quote {
      place += 1
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      guard let escaped = next else { return nil }
      place += 1
      switch Character(UnicodeScalar(escaped)) {
      case "n": result.append(0x0A)
      case "t": result.append(0x09)
      case "r": result.append(0x0D)
      case "b": result.append(0x08)
      case "f": result.append(0x0C)
      case "x": guard append(hexadecimal(2), to: &result) else { return nil }
      case "u": guard append(unicode(), to: &result) else { return nil }
      default: result.append(escaped)
      }
    }
    guard next == quote else { return nil }
    place += 1
    return String(validating: result, as: UTF8.self)
  }

  private mutating func hexadecimal(_ count: Int) -> UInt32? {
    guard place + count <= bytes.count else { return nil }
    defer { place += count }
    return UInt32(String(decoding: bytes[place..<place + count], as: UTF8.self), radix: 16)
  }

  /// Four digits, or twice four where a character needs a pair.
  private mutating func unicode() -> UInt32? {
    guard let first = hexadecimal(4) else { return nil }
    guard (0xD800..<0xDC00).contains(first) else { return first }
    guard bytes[place...].starts(with: Array("\\u".utf8)) else { return nil }
    place += 2
    guard let second = hexadecimal(4), (0xDC00..<0xE000).contains(second) else { return nil }
    return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
  }

  private func append(_ code: UInt32?, to text: inout [UInt8]) -> Bool {
    guard let scalar = code.flatMap(UnicodeScalar.init) else { return false }
    text += Array(String(Character(scalar)).utf8)
    return true
  }

  private mutating func word() -> Literal? {
    let start = place
    while let byte = next, !Array(",:]}) \t\r\n".utf8).contains(byte) { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    switch word {
    case "true", "True": return .truth(true)
    case "false", "False": return .truth(false)
    case "null", "None": return .nothing
    default: return Double(word).map { .number($0) }
    }
  }
}
