/// The formats that are read. A file's content decides, never its name.
enum ImageFormat {
  case jpeg, png, webP

  init(recognising bytes: UnsafeRawBufferPointer) throws(ImagingError) {
    guard !bytes.isEmpty else { throw ImagingError(.malformed, "the image is empty") }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      self = .webP
    } else {
      throw ImagingError(.unknownFormat, "not a JPEG, PNG or WebP image, the formats that are read")
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The unsigned integer of `length` bytes at an offset; nil where it would pass the end.
  func unsignedInteger(at offset: Int, length: Int, isBigEndian: Bool) -> Int? {
    guard offset >= 0, offset <= count - length else { return nil }
    let bytes = self[offset..<offset + length]
    return isBigEndian
      ? bytes.reduce(0) { $0 << 8 | Int($1) } : bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// The bytes of a range, counted from 0 again; nil where it would pass the end.
  func part(at offset: Int, length: Int) -> UnsafeRawBufferPointer? {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
    return UnsafeRawBufferPointer(rebasing: self[offset..<offset + length])
  }
}
