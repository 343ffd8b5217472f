import Files
import Imaging
import TestSupport

/// What `Scripts/fixtures/make_picture_format_fixtures.py` made and wrote down in `Tests/Fixtures/pictures`.
enum PictureFixtures {
  static func path(_ name: String) -> String { Fixtures.path("pictures/" + name) }

  static func bytes(_ name: String) throws -> [UInt8] {
    let file = try MappedFile(path: path(name))
    return withExtendedLifetime(file) { Array(file.bytes) }
  }

  static func lines(_ name: String) throws -> [[String]] {
    String(decoding: try bytes(name), as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
  }

  static func floats(_ name: String) throws -> [Float] {
    let bytes = try bytes(name)
    return stride(from: 0, to: bytes.count, by: 4).map { start in
      Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) })
    }
  }

  /// `-`, `page=2`, `slice=x:3`, or several joined by a plus.
  static func reading(_ text: String) throws -> PictureReading {
    var reading = PictureReading()
    for part in text.split(separator: "+") where part != "-" {
      let value = String(part.split(separator: "=")[1])
      if part.hasPrefix("page") { reading.page = Int(value) } else { reading.slice = try VolumeSlice(value) }
    }
    return reading
  }

  static func decoded(_ bytes: [UInt8], _ reading: PictureReading = .init()) throws(ImagingError) -> DecodedPicture {
    try bytes.withUnsafeBufferPointer { buffer throws(ImagingError) in
      try DecodedPicture(decoding: UnsafeRawBufferPointer(buffer), reading: reading)
    }
  }
}

extension DecodedPicture.Samples {
  /// The type's name as NumPy has it, and the 64-bit FNV-1a hash of the little-endian samples in base 16.
  var summary: [String] {
    func hash(_ bytes: some Sequence<UInt8>) -> String {
      let value = bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    switch self {
    case .bytes(let values): return ["u1", hash(values)]
    case .words(let values): return ["u2", hash(values.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })]
    case .floats(let values):
      return [
        "f4",
        hash(values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) } }),
      ]
    }
  }
}
