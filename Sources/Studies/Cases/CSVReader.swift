/// Rows of comma-separated values as RFC 4180 has them, one at a time.
///
///     var reader = CSVReader(bytes)
///     while let row = reader.next() { … }
///
/// A byte order mark, both line ends and old Macs' are understood; a line end within quotes is a line feed. White space around
/// a field goes. Rows whose fields are all empty are passed over.
///
/// It reads memory that must stay while the reader is used.
/// - Complexity: O(bytes) for all rows.
package struct CSVReader {
  package struct Row {
    /// From 1.
    package var line: Int
    package var fields: [String] = []
    /// Why the fields cannot be believed.
    package var fault: String?
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var line = 1

  private static let (comma, quote) = (UInt8(ascii: ","), UInt8(ascii: "\""))
  private static let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))

  package init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes.assumingMemoryBound(to: UInt8.self)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The next row that holds anything; nil at the end. After a row with text that is no UTF-8, or with an open quotation
  /// mark, there is none.
  package mutating func next() -> Row? {
    while place < bytes.count {
      var row = Row(line: line)
      var isOpen = true
      while isOpen { isOpen = readField(into: &row) }
      if row.fault != nil || !row.fields.allSatisfy(\.isEmpty) { return row }
    }
    return nil
  }

  /// - Returns: whether another field of the row follows.
  private mutating func readField(into row: inout Row) -> Bool {
    var start = place
    while place < bytes.count, Self.isBlank(bytes[place]) { place += 1 }
    if place < bytes.count, bytes[place] == Self.quote { return readQuoted(into: &row) }
    start = place
    while place < bytes.count, !Self.ends(bytes[place]) { place += 1 }
    var end = place
    while end > start, Self.isBlank(bytes[end - 1]) { end -= 1 }
    guard let text = String(validating: bytes.extracting(start..<end), as: UTF8.self) else {
      return stop(&row, Self.noText)
    }
    row.fields.append(Self.trimmed(text))
    return passEnd()
  }

  private mutating func readQuoted(into row: inout Row) -> Bool {
    let openedAt = line
    var content: [UInt8] = []
    place += 1
    while true {
      guard place < bytes.count else {
        row.line = openedAt
        return stop(&row, "a quotation mark is not closed")
      }
      let byte = bytes[place]
      place += 1
      if byte == Self.quote {
        guard place < bytes.count, bytes[place] == Self.quote else { break }
        content.append(byte)
        place += 1
      } else if byte == Self.feed || byte == Self.carriage {
        if byte == Self.carriage, place < bytes.count, bytes[place] == Self.feed { place += 1 }
        content.append(Self.feed)
        line += 1
      } else {
        content.append(byte)
      }
    }
    while place < bytes.count, !Self.ends(bytes[place]) {
      if !Self.isBlank(bytes[place]) {
        row.fault = "text stands behind a closing quotation mark; double a mark that belongs to the text"
      }
      place += 1
    }
    guard let text = String(validating: content, as: UTF8.self) else { return stop(&row, Self.noText) }
    row.fields.append(Self.trimmed(text))
    return passEnd()
  }

  private static let noText = "it is no text in UTF-8; save the file as such"

  private mutating func stop(_ row: inout Row, _ fault: String) -> Bool {
    row.fault = fault
    place = bytes.count
    return false
  }

  /// Past the comma or the line end.
  private mutating func passEnd() -> Bool {
    guard place < bytes.count else { return false }
    let byte = bytes[place]
    place += 1
    if byte == Self.comma { return true }
    if byte == Self.carriage, place < bytes.count, bytes[place] == Self.feed { place += 1 }
    line += 1
    return false
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
  private static func ends(_ byte: UInt8) -> Bool { byte == comma || byte == feed || byte == carriage }

  /// Without white space around, of whatever kind.
  static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return text }
    func isPlain(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x80 }
    if isPlain(first), isPlain(last) { return text }
    let rest = text.drop(while: \.isWhitespace)
    return String(rest.prefix(upTo: rest.lastIndex { !$0.isWhitespace }.map(rest.index(after:)) ?? rest.startIndex))
  }
}
