import Files
import Tensors

/// A fingerprint of 256 bits that nobody can aim at without knowing the secret.
///
///     var hash = KeyedHash(secret: secret)
///     hash.combine("resnet152")
///     hash.combine(weights)
///     let key = hash.value  // 32 bytes
///
/// Each whole block of 4096 bytes is shortened to 32 by NH twice, and what that leaves of all blocks, with the lengths and
/// what does not fill a block, goes through SHA-256:
///
///     NH(m) = Σᵢ (m₂ᵢ + k₂ᵢ mod 2⁶⁴)·(m₂ᵢ₊₁ + k₂ᵢ₊₁ mod 2⁶⁴)  mod 2¹²⁸,  i = 0 … 255
///
/// with 64-bit words m of the block and k of the secret, which for the second time begin two words later. Two different
/// contents then agree with a probability of 2⁻¹²⁸ at most, beside that of a collision in SHA-256, whoever has chosen them;
/// chance alone is no better. Texts and pieces are combined with their lengths, so that no two sequences run into one
/// another.
/// - Complexity: O(n); about 0.1 ms for each megabyte, a thirtieth of SHA-256's own.
///
/// Source: Black, Halevi, Krawczyk, Krovetz and Rogaway, UMAC: Fast and Secure Message Authentication, 1999, section 3:
/// NH, and its Toeplitz extension.
public struct KeyedHash: Sendable {
  package static let blockLength = 4096
  private static let wordCount = blockLength / 8
  private static let shift = 2
  /// `wordCount + shift` words.
  private let key: [UInt64]
  private var shortened = SHA256()

  /// - Parameter secret: 32 random bytes.
  package init(secret: [UInt8]) {
    var key: [UInt64] = []
    while key.count < Self.wordCount + Self.shift {
      var expansion = SHA256()
      expansion.update(secret)
      expansion.update([UInt8(truncatingIfNeeded: key.count >> 8), UInt8(truncatingIfNeeded: key.count)])
      expansion.digest.withUnsafeBytes { digest in
        key += (0..<4).map { UInt64(littleEndian: digest.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)) }
      }
    }
    self.key = key
    shortened.update(secret)
  }

  /// Of all that has been combined so far, 32 bytes.
  public var value: [UInt8] { shortened.digest }

  public mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { shortened.update($0) }
    let whole = bytes.count - bytes.count % Self.blockLength
    for start in stride(from: 0, to: whole, by: Self.blockLength) {
      let sums = Self.sums(UnsafeRawBufferPointer(rebasing: bytes[start..<start + Self.blockLength]), key)
      withUnsafeBytes(of: sums) { shortened.update($0) }
    }
    shortened.update(UnsafeRawBufferPointer(rebasing: bytes[whole...]))
  }

  public mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
  }

  /// Both of a block's sums, low and high words, little-endian.
  private static func sums(_ block: UnsafeRawBufferPointer, _ key: [UInt64]) -> (UInt64, UInt64, UInt64, UInt64) {
    key.withUnsafeBufferPointer { key in
      var (firstLow, firstHigh, secondLow, secondHigh): (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
      for index in stride(from: 0, to: wordCount, by: 2) {
        let even = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
        let odd = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: 8 * index + 8, as: UInt64.self))
        add(even &+ key[index], odd &+ key[index + 1], to: &firstLow, &firstHigh)
        add(even &+ key[index + shift], odd &+ key[index + shift + 1], to: &secondLow, &secondHigh)
      }
      return (firstLow.littleEndian, firstHigh.littleEndian, secondLow.littleEndian, secondHigh.littleEndian)
    }
  }

  private static func add(_ a: UInt64, _ b: UInt64, to low: inout UInt64, _ high: inout UInt64) {
    let product = a.multipliedFullWidth(by: b)
    let (sum, carries) = low.addingReportingOverflow(product.low)
    low = sum
    high &+= product.high &+ (carries ? 1 : 0)
  }
}
