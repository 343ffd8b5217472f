/// What the bytes of a file look like, for telling its format; nothing in it is trusted or followed.
struct FileContent {
  let bytes: UnsafeRawBufferPointer
  /// The entries of a zip file, and of one that is cut short what begins it; empty for every other file.
  let zipNames: [String]
  /// The first fields of a protobuf message; empty for what is none.
  let fields: [Field]

  /// A field at the top of a protobuf message.
  struct Field: Equatable {
    var number: UInt64
    /// The value of a number, or the first byte of a field of bytes.
    var start: UInt64?
    var isNumber: Bool
  }

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    zipNames = bytes.starts(with: Self.zipStart) ? Self.zipNames(of: bytes) : []
    fields = Self.fields(of: bytes)
  }

  // MARK: - Questions

  func starts(with text: String, at offset: Int = 0) -> Bool {
    bytes.count >= offset && bytes.dropFirst(offset).starts(with: text.utf8)
  }

  func starts(with start: [UInt8]) -> Bool { bytes.starts(with: start) }

  func ends(with end: [UInt8]) -> Bool { bytes.suffix(end.count).elementsEqual(end) }

  /// The first kilobytes as text, without the space before it; empty for what is not text.
  var text: Substring {
    let head = bytes.prefix(Self.headLength)
    guard !head.contains(where: { $0 == 0 || $0 == 0x7F }) else { return "" }
    return String(decoding: head, as: UTF8.self).trimmingPrefix { $0.isWhitespace || $0 == "\u{FEFF}" }
  }

  /// Whether a text stands somewhere in the first kilobytes, which need not be text.
  func mentions(_ text: String) -> Bool {
    let wanted = Array(text.utf8)
    let head = UnsafeRawBufferPointer(rebasing: bytes.prefix(Self.headLength))
    guard head.count >= wanted.count else { return false }
    return (0...head.count - wanted.count).contains { start in
      head[start] == wanted[0] && head[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  /// A zip file with an entry of this name, at its top or in its only folder.
  func holds(_ name: String) -> Bool {
    zipNames.contains { $0 == name || $0.hasSuffix("/" + name) }
  }

  func field(_ number: UInt64) -> Field? { fields.first { $0.number == number } }

  /// A pickle of protocol 2 or later.
  var isPickle: Bool { bytes.count > 2 && bytes[0] == 0x80 && (2...5).contains(bytes[1]) }

  // MARK: - Reading

  private static let headLength = 8192
  private static let zipStart: [UInt8] = [0x50, 0x4B, 3, 4]
  /// As many as tell the formats apart; a network has one for each layer.
  private static let mostFields = 64

  private static func zipNames(of bytes: UnsafeRawBufferPointer) -> [String] {
    if let archive = try? ZipArchive(bytes) { return archive.names }
    guard bytes.count > 30 else { return [] }
    let length = Int(bytes[26]) | Int(bytes[27]) << 8
    return [String(decoding: bytes.dropFirst(30).prefix(length), as: UTF8.self)]
  }

  private static func fields(of bytes: UnsafeRawBufferPointer) -> [Field] {
    var reader = ByteReader(bytes)
    var result: [Field] = []
    do throws(ModelError) {
      while reader.remaining > 0, result.count < mostFields {
        let tag = try varint(&reader)
        let number = tag >> 3
        guard number > 0, tag <= UInt64(UInt32.max) else { return [] }
        switch tag & 7 {
        case 0: result.append(Field(number: number, start: try varint(&reader), isNumber: true))
        case 1: _ = try reader.take(8)
        case 2:
          let length = try varint(&reader)
          let start = reader.remaining > 0 && length > 0 ? UInt64(bytes[reader.position]) : nil
          result.append(Field(number: number, start: start, isNumber: false))
          _ = try reader.take(length)
        case 5: _ = try reader.take(4)
        default: return []
        }
      }
    } catch {
      // Cut short: what came before still tells.
    }
    return result
  }

  private static func varint(_ reader: inout ByteReader) throws(ModelError) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte: UInt8 = try reader.integer()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
    }
    return value
  }
}
