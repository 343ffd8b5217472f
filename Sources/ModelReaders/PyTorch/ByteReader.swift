/// A place in a file's bytes that moves forward and never leaves them.
struct ByteReader {
  let bytes: UnsafeRawBufferPointer
  private(set) var position: Int

  /// - Precondition: the position lies within the bytes.
  init(_ bytes: UnsafeRawBufferPointer, at position: Int = 0) {
    precondition(position >= 0 && position <= bytes.count)
    self.bytes = bytes
    self.position = position
  }

  var remaining: Int { bytes.count - position }

  /// The next bytes, without a copy.
  mutating func take(_ count: some BinaryInteger) throws(ModelError) -> UnsafeRawBufferPointer {
    guard let count = Int(exactly: count), count >= 0, count <= remaining else {
      throw ModelError(.malformed, "the file is cut short or damaged", context: ["byte": "\(position)"])
    }
    defer { position += count }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + count])
  }

  /// An integer in little-endian order.
  mutating func integer<T: FixedWidthInteger>(_: T.Type = T.self) throws(ModelError) -> T {
    T(littleEndian: try take(MemoryLayout<T>.size).loadUnaligned(as: T.self))
  }

  /// The bytes up to the next line feed, which is passed over.
  mutating func line() throws(ModelError) -> UnsafeRawBufferPointer {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else {
      throw ModelError(.malformed, "the file is cut short or damaged", context: ["byte": "\(position)"])
    }
    let line = try take(end - position)
    position = end + 1
    return line
  }
}

extension String {
  /// Nil if the bytes are not UTF-8.
  init?(strictUTF8 bytes: UnsafeRawBufferPointer) {
    let decoded = String(decoding: bytes, as: UTF8.self)
    guard decoded.utf8.elementsEqual(bytes) else { return nil }
    self = decoded
  }
}
