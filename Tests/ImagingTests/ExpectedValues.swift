import Files
import Imaging
import Tensors
import TestSupport

/// What `Scripts/fixtures/make_image_fixtures.py` wrote down about the pictures in `Tests/Fixtures/images`.
enum ExpectedValues {
  static func path(_ name: String) -> String { Fixtures.path("images/" + name) }

  static func bytes(_ name: String) throws -> [UInt8] {
    let file = try MappedFile(path: path(name))
    return withExtendedLifetime(file) { Array(file.bytes) }
  }

  /// The lines of one kind in `expected.txt`, without the kind.
  static func lines(_ kind: String) throws -> [[String]] {
    let text = String(decoding: try bytes("expected.txt"), as: UTF8.self)
    return text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      .filter { $0[0] == kind }.map { Array($0.dropFirst()) }
  }
}

extension Image {
  /// The 64-bit FNV-1a hash of the samples, in base 16.
  var hash: String {
    let value = pixels.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Tensor {
  func largestDifference(from other: Tensor) -> Float { zipped(with: other) { abs($0 - $1) }.maximum }
}

/// The checksum of a PNG's chunk (ISO 3309), over its type and content.
func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
  ~bytes.reduce(~0 as UInt32) { crc, byte in
    (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
  }
}

/// A PNG's chunk with its length and checksum.
func chunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
  let body = Array(type.utf8) + content
  return bigEndian(UInt32(content.count)) + body + bigEndian(crc32(body))
}

func bigEndian(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }

/// Puts the checksums of a PNG's chunks right.
func repairChecksums(_ bytes: inout [UInt8]) {
  var offset = 8
  while offset + 12 <= bytes.count {
    let length = bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    let end = offset + 8 + length
    guard end + 4 <= bytes.count else { return }
    bytes.replaceSubrange(end..<end + 4, with: bigEndian(crc32(bytes[offset + 4..<end])))
    offset = end + 4
  }
}
