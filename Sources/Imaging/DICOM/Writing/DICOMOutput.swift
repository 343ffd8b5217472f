/// A data set to be written, explicit and little-endian, its attributes in the order of their numbers.
struct DICOMOutput: Sendable, Equatable {
  private enum Value: Sendable, Equatable {
    case bytes(DICOMValueKind, [UInt8])
    case items([DICOMOutput])
  }

  private var values: [UInt32: Value] = [:]

  /// A value as its bytes are, filled up to an even number.
  mutating func set(_ tag: UInt32, _ kind: DICOMValueKind, bytes: [UInt8]) {
    let isText: Bool
    switch kind {
    case .bytes, .words, .floats, .doubles, .longs, .unknown, .identifier: isText = false
    default: isText = true
    }
    values[tag] = .bytes(kind, bytes.count % 2 == 0 ? bytes : bytes + [isText ? 0x20 : 0])
  }

  /// What is no ASCII becomes a question mark, since the character set is that of the source.
  mutating func set(_ tag: UInt32, _ kind: DICOMValueKind, _ text: String) {
    let longest: Int
    switch kind {
    case .shortText: longest = 16
    case .sentences: longest = 1024
    default: longest = 64
    }
    let visible = text.unicodeScalars.prefix(longest).map { scalar in
      scalar.isASCII && scalar.value >= 0x20 && scalar.value != 0x7F ? UInt8(scalar.value) : 0x3F
    }
    set(tag, kind, bytes: visible)
  }

  mutating func set(_ tag: UInt32, unsigned16 number: Int) {
    set(tag, .unsigned16, bytes: Self.bytes(of: UInt16(truncatingIfNeeded: number)))
  }

  mutating func set(_ tag: UInt32, unsigned32 number: Int) {
    set(tag, .unsigned32, bytes: Self.bytes(of: UInt32(truncatingIfNeeded: number)))
  }

  mutating func set(_ tag: UInt32, double number: Double) {
    set(tag, .double, bytes: Self.bytes(of: number.bitPattern))
  }

  /// The number of another attribute.
  mutating func set(_ tag: UInt32, pointer: UInt32) {
    set(
      tag, .attributeTag,
      bytes: Self.bytes(of: UInt16(pointer >> 16)) + Self.bytes(of: UInt16(truncatingIfNeeded: pointer)))
  }

  mutating func set(_ tag: UInt32, items: [DICOMOutput]) { values[tag] = .items(items) }

  /// A code with its meaning, by PS3.3, section 8.
  mutating func set(_ tag: UInt32, code: String, of scheme: String, meaning: String) {
    var item = DICOMOutput()
    item.set(0x0008_0100, .shortText, code)
    item.set(0x0008_0102, .shortText, scheme)
    item.set(0x0008_0104, .longText, meaning)
    set(tag, items: [item])
  }

  private var encoded: [UInt8] {
    var result: [UInt8] = []
    for (tag, value) in values.sorted(by: { $0.key < $1.key }) {
      result += Self.bytes(of: UInt16(tag >> 16)) + Self.bytes(of: UInt16(truncatingIfNeeded: tag))
      let kind: DICOMValueKind
      let content: [UInt8]
      switch value {
      case .bytes(let ownKind, let bytes): (kind, content) = (ownKind, bytes)
      case .items(let items):
        kind = .sequence
        content = items.flatMap { item in
          let body = item.encoded
          return [0xFE, 0xFF, 0x00, 0xE0] + Self.bytes(of: UInt32(truncatingIfNeeded: body.count)) + body
        }
      }
      result += Array(kind.rawValue.utf8)
      result +=
        kind.hasLongLength
        ? [0, 0] + Self.bytes(of: UInt32(truncatingIfNeeded: content.count))
        : Self.bytes(of: UInt16(truncatingIfNeeded: content.count))
      result += content
    }
    return result
  }

  /// The bytes of a file, by PS3.10, section 7.
  func file(objectClass: String, identifier: String) -> [UInt8] {
    var meta = DICOMOutput()
    meta.set(0x0002_0001, .bytes, bytes: [0, 1])
    meta.set(0x0002_0002, .identifier, objectClass)
    meta.set(0x0002_0003, .identifier, identifier)
    meta.set(0x0002_0010, .identifier, DICOMTransferSyntax.explicit.identifier)
    meta.set(0x0002_0012, .identifier, DICOMIdentifier.implementation)
    meta.set(0x0002_0013, .shortText, "METACAM")
    let rest = meta.encoded
    var length = DICOMOutput()
    length.set(0x0002_0000, unsigned32: rest.count)
    return [UInt8](repeating: 0, count: 128) + Array("DICM".utf8) + length.encoded + rest + encoded
  }

  private static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
