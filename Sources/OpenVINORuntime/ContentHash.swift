import Tensors

/// A fingerprint of bytes, the same on every machine: 64 bits, good against accidents, not against ill will.
///
///     var hash = ContentHash()
///     hash.combine("resnet152")
///     hash.combine(weights)
///     let key = hash.value
///
/// Text and tensors are combined with their lengths, so that no two sequences of them run into one another.
/// - Complexity: about 0.1 ms for each megabyte.
///
/// XXH64 with seed 0 (Collet, "xxHash fast digest algorithm", specification 0.1.1) over each part, the parts chained by
/// hashing the previous value together with the next.
public struct ContentHash: Sendable {
  public private(set) var value: UInt64 = 0

  public init() {}

  public mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    let parts = [value, UInt64(bytes.count), ContentHash.xxh64(bytes)].map(\.littleEndian)
    value = parts.withUnsafeBytes { ContentHash.xxh64($0) }
  }

  public mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
  }

  /// The shape and the elements, bit by bit.
  public mutating func combine(_ tensor: Tensor) {
    combine("\(tensor.shape)")
    tensor.withUnsafeElements { combine(UnsafeRawBufferPointer($0)) }
  }

  // MARK: - XXH64

  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  package static func xxh64(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    var hash = prime5
    var offset = 0
    if count >= 32 {
      // Four lanes, so that the processor's multipliers work side by side.
      var a = prime1 &+ prime2
      var b = prime2
      var c: UInt64 = 0
      var d = 0 &- prime1
      while offset + 32 <= count {
        a = round(a, word(bytes, offset))
        b = round(b, word(bytes, offset + 8))
        c = round(c, word(bytes, offset + 16))
        d = round(d, word(bytes, offset + 24))
        offset += 32
      }
      hash = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18)
      for lane in [a, b, c, d] { hash = (hash ^ round(0, lane)) &* prime1 &+ prime4 }
    }
    hash &+= UInt64(count)
    while offset + 8 <= count {
      hash = rotated(hash ^ round(0, word(bytes, offset)), 27) &* prime1 &+ prime4
      offset += 8
    }
    if offset + 4 <= count {
      let half = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      hash = rotated(hash ^ (UInt64(half) &* prime1), 23) &* prime2 &+ prime3
      offset += 4
    }
    while offset < count {
      hash = rotated(hash ^ (UInt64(bytes[offset]) &* prime5), 11) &* prime1
      offset += 1
    }
    hash = (hash ^ (hash >> 33)) &* prime2
    hash = (hash ^ (hash >> 29)) &* prime3
    return hash ^ (hash >> 32)
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* prime2, 31) &* prime1
  }

  private static func rotated(_ value: UInt64, _ bits: UInt64) -> UInt64 { (value << bits) | (value >> (64 - bits)) }
}
