import Files
import OpenVINORuntime
import Tensors
import Testing

@Suite struct KeyedHashTests {
  private let secret = (0..<32).map { UInt8($0 * 7) }

  private func hash(_ bytes: [UInt8], _ secret: [UInt8]) -> [UInt8] {
    var hash = KeyedHash(secret: secret)
    bytes.withUnsafeBytes { hash.combine($0) }
    return hash.value
  }

  private func words(_ bytes: ArraySlice<UInt8>) -> [UInt64] {
    let bytes = Array(bytes)
    return stride(from: 0, to: bytes.count, by: 8).map { start in
      bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  private func bytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
    (0..<T.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> T(8 * $0)) }
  }

  private func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest
  }

  /// The formula, written down with numbers of 128 bits.
  private func expected(_ content: [UInt8]) -> [UInt8] {
    var key: [UInt64] = []
    while key.count < 520 { key += words(sha256(secret + [UInt8(key.count >> 8), UInt8(key.count & 255)])[...]) }
    var shortened = secret + bytes(UInt64(content.count))
    let length = KeyedHash.blockLength
    let blockCount = content.count / length
    var part: [UInt8] = []
    for block in 0..<blockCount {
      let words = words(content[block * length..<(block + 1) * length])
      for shift in [0, 2] {
        var sum: UInt128 = 0
        for index in stride(from: 0, to: words.count, by: 2) {
          let even = UInt128(words[index] &+ key[index + shift])
          let odd = UInt128(words[index + 1] &+ key[index + 1 + shift])
          sum = sum &+ even &* odd
        }
        part += bytes(sum)
      }
      if (block + 1) % KeyedHash.blocksOfPart == 0 || block + 1 == blockCount {
        shortened += sha256(part)
        part = []
      }
    }
    return sha256(shortened + content[(blockCount * length)...])
  }

  @Test(arguments: [0, 1, 8, 4095, 4096, 4097, 8192, 20_000, 1 << 20, 2_200_000])
  func isTheFormula(count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    let content = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
    #expect(hash(content, secret) == expected(content))
    // The largest words, for the carries.
    let full = [UInt8](repeating: 0xFF, count: count)
    #expect(hash(full, secret) == expected(full))
  }

  @Test func tellsBitsAndSecretsApart() {
    var seen: Set<[UInt8]> = []
    let places = Array(0..<64) + Array(stride(from: 64, to: 8 * 4196, by: 131))
    for bit in places {
      var bytes = [UInt8](repeating: 0, count: 4196)
      bytes[bit / 8] = 1 << UInt8(bit % 8)
      seen.insert(hash(bytes, secret))
      if bit < 64 { seen.insert(hash(bytes, [1] + secret.dropFirst())) }
    }
    #expect(seen.count == places.count + 64)
  }

  @Test func tellsPartsApart() {
    func hash(_ parts: String...) -> [UInt8] {
      var hash = KeyedHash(secret: secret)
      for part in parts { hash.combine(part) }
      return hash.value
    }
    #expect(Set([hash(), hash(""), hash("ab"), hash("a", "b"), hash("b", "a"), hash("ab", "")]).count == 6)
  }
}
