import Tensors

/// Changes of bytes whose meaning is not known.
enum ByteMutation {
  /// No input grows beyond this.
  static let largestCount = 1 << 18

  /// Numbers at which arithmetic and comparisons turn.
  static let edges: [Int64] = [
    0, 1, -1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64, 65, 127, 128, -128, 255, 256, 1000, 4096, 32767, 32768, 65535,
    65536, 1 << 20, 1 << 24, 1 << 27, 1 << 30, Int64(Int32.max), 1 << 31, -(1 << 31), Int64(UInt32.max), 1 << 32,
    1 << 40,
    1 << 53, 1 << 61, 1 << 62, .max - 1, .max, .min, .min + 1,
  ]

  /// One to eight changes, few more often than many.
  /// - Parameters:
  ///   - other: another input of the kind, for parts to be taken from.
  ///   - tokens: words of the format.
  static func mutate(
    _ bytes: inout [UInt8], other: [UInt8], tokens: [[UInt8]] = [], _ random: inout SeededRandom
  ) {
    let count = 1 + min(Int(random.next().trailingZeroBitCount), 7)
    for _ in 0..<count { change(&bytes, other, tokens, &random) }
    if bytes.count > largestCount { bytes.removeLast(bytes.count - largestCount) }
  }

  private static func change(
    _ bytes: inout [UInt8], _ other: [UInt8], _ tokens: [[UInt8]], _ random: inout SeededRandom
  ) {
    guard !bytes.isEmpty else {
      bytes = Array(other.prefix(64))
      return
    }
    let place = Int.random(in: bytes.indices, using: &random)
    // Mostly short, sometimes up to all that follows.
    let longest = Bool.random(using: &random) ? 8 : Bool.random(using: &random) ? 64 : bytes.count
    let length = min(Int.random(in: 1...longest, using: &random), bytes.count - place)
    let part = place..<place + length
    switch Int.random(in: 0..<12, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
    case 3: bytes[place] &+= UInt8(bitPattern: Int8.random(in: -4...4, using: &random))
    case 4, 5:
      // A whole number of 1, 2, 4 or 8 bytes, in either order
      var number = withUnsafeBytes(of: (edges.randomElement(using: &random) ?? 0).littleEndian) { Array($0) }
      number = Array(number.prefix(1 << Int.random(in: 0..<4, using: &random)))
      if Bool.random(using: &random) { number.reverse() }
      for (offset, byte) in number.enumerated() where place + offset < bytes.count { bytes[place + offset] = byte }
    case 6: bytes.removeSubrange(part)
    case 7: bytes.insert(contentsOf: bytes[part], at: Int.random(in: 0...bytes.count, using: &random))
    case 8:
      let source = Int.random(in: 0...bytes.count - length, using: &random)
      bytes.replaceSubrange(part, with: bytes[source..<source + length])
    case 9:
      guard !other.isEmpty else { return }
      let start = Int.random(in: other.indices, using: &random)
      bytes.replaceSubrange(part, with: other[start..<min(start + length, other.count)])
    case 10:
      guard let token = tokens.randomElement(using: &random) else { return }
      if Bool.random(using: &random) {
        bytes.insert(contentsOf: token, at: place)
      } else {
        bytes.replaceSubrange(place..<min(place + token.count, bytes.count), with: token)
      }
    default:
      if Int.random(in: 0..<4, using: &random) == 0 { bytes.removeLast(bytes.count - place) }
    }
  }
}
