/// Explicit little-endian DICOM files, put together for tests: sound ones, and such as no program would write.
struct DICOMBytes {
  /// By tag; each is a kind's two letters and a value.
  var elements: [UInt32: (kind: String, value: [UInt8])] = [:]
  var syntax = "1.2.840.10008.1.2.1"

  /// A grey picture of 2 × 2 pixels of 8 bits.
  static var small: DICOMBytes {
    var file = DICOMBytes()
    file.set(0x0010_0010, "PN", text: "Secret^Name")
    file.set(0x0028_0002, "US", words: [1])
    file.set(0x0028_0004, "CS", text: "MONOCHROME2")
    file.set(0x0028_0010, "US", words: [2])
    file.set(0x0028_0011, "US", words: [2])
    file.set(0x0028_0100, "US", words: [8])
    file.set(0x0028_0101, "US", words: [8])
    file.set(0x0028_0102, "US", words: [7])
    file.set(0x0028_0103, "US", words: [0])
    file.set(0x7FE0_0010, "OB", [1, 2, 3, 4])
    return file
  }

  mutating func set(_ tag: UInt32, _ kind: String, _ value: [UInt8]) { elements[tag] = (kind, value) }

  mutating func set(_ tag: UInt32, _ kind: String, words: [UInt16]) {
    set(tag, kind, words.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] })
  }

  mutating func set(_ tag: UInt32, _ kind: String, text: String) {
    set(tag, kind, Array(text.utf8) + (text.utf8.count % 2 == 0 ? [] : [0x20]))
  }

  /// A sequence of one item.
  mutating func set(_ tag: UInt32, item: DICOMBytes) {
    let body = item.body
    set(tag, "SQ", Self.tag(0xFFFE_E000) + Self.number(body.count) + body)
  }

  /// Compressed pixels in fragments.
  mutating func set(fragments: [[UInt8]], syntax: String) {
    self.syntax = syntax
    let items = ([[]] + fragments).flatMap { fragment in
      Self.tag(0xFFFE_E000) + Self.number(fragment.count) + fragment
    }
    elements[0x7FE0_0010] = ("open", items + Self.tag(0xFFFE_E0DD) + Self.number(0))
  }

  var body: [UInt8] {
    elements.sorted { $0.key < $1.key }.flatMap { Self.element($0.key, $0.value.kind, $0.value.value) }
  }

  var bytes: [UInt8] {
    let identifier = Array(syntax.utf8) + (syntax.utf8.count % 2 == 0 ? [] : [0])
    return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + Self.element(0x0002_0010, "UI", identifier) + body
  }

  static func tag(_ tag: UInt32) -> [UInt8] {
    [16, 24, 0, 8].map { UInt8(truncatingIfNeeded: tag >> $0) }
  }

  static func number(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }

  static func element(_ tag: UInt32, _ kind: String, _ value: [UInt8]) -> [UInt8] {
    if kind == "open" { return Self.tag(tag) + Array("OB".utf8) + [0, 0] + number(0xFFFF_FFFF) + value }
    let isLong = ["OB", "OW", "OF", "OD", "SQ", "UN", "UT"].contains(kind)
    return Self.tag(tag) + Array(kind.utf8)
      + (isLong ? [0, 0] + number(value.count) : Array(number(value.count).prefix(2)))
      + value
  }
}
