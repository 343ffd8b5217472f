/// A frame's samples in bytes: little-endian.
struct DICOMFrameSamples {
  var bytes: [UInt8]
  /// 1, 2, 4 or 8; nil for single bits, the lowest of a byte first.
  let sampleBytes: Int?
  /// Where the first sample stands, of single bits.
  var firstBit = 0
  /// Whether a colour's samples lie together, rather than a pixel's.
  var isPlanar = false
  /// Whether the colours are red, green and blue, whatever the data set calls them.
  var isRGB = false
}

/// Stored samples as whole numbers: the bits that count, taken out of those that are allocated, with their sign.
struct DICOMStoredSamples {
  let bytes: UnsafeRawBufferPointer
  let count: Int
  let sampleBytes: Int?
  let firstBit: Int
  let bits: Int
  let shift: Int
  let isSigned: Bool

  /// - Parameter bytes: those of the frame.
  init(bytes: UnsafeRawBufferPointer, _ frame: DICOMFrameSamples, _ layout: DICOMPixelLayout) {
    // A code stream may have fewer bits than were allocated.
    let container = frame.sampleBytes.map { 8 * $0 } ?? 1
    self.bytes = bytes
    count = layout.sampleCount
    (sampleBytes, firstBit) = (frame.sampleBytes, frame.firstBit)
    bits = min(layout.bitsStored, container)
    shift = min(layout.highBit + 1 - layout.bitsStored, container - bits)
    isSigned = layout.isSigned
  }

  /// What a function makes of each.
  func map<Result>(_ transform: (Int) -> Result) -> [Result] {
    let (unused, shift) = (UInt64(64 - bits), UInt64(shift))
    // The bits that count are brought to the top, so that what stands above goes and a sign spreads.
    func value(_ raw: UInt64) -> Int {
      let top = (raw >> shift) << unused
      return isSigned ? Int(Int64(bitPattern: top) >> Int64(unused)) : Int(top >> unused)
    }
    switch sampleBytes {
    case nil:
      return (firstBit..<firstBit + count).map { transform(Int(bytes[$0 / 8] >> UInt8($0 % 8) & 1)) }
    case 1: return (0..<count).map { transform(value(UInt64(bytes[$0]))) }
    case 2:
      return (0..<count).map {
        transform(value(UInt64(UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * $0, as: UInt16.self)))))
      }
    default:
      return (0..<count).map {
        transform(value(UInt64(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self)))))
      }
    }
  }
}
