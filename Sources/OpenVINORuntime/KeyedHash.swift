import Dispatch
import Files
import Tensors

/// A fingerprint of 256 bits that nobody can aim at without knowing the secret.
///
///     var hash = KeyedHash(secret: secret)
///     hash.combine("resnet152")
///     hash.combine(weights)
///     let key = hash.value  // 32 bytes
///
/// Each whole block of 4096 bytes is shortened to 32 by NH twice. What that leaves of 256 blocks, a part, goes through
/// SHA-256, and the digests of all parts, with the lengths and what does not fill a block, do so again:
///
///     NH(m) = Σᵢ (m₂ᵢ + k₂ᵢ mod 2⁶⁴)·(m₂ᵢ₊₁ + k₂ᵢ₊₁ mod 2⁶⁴)  mod 2¹²⁸,  i = 0 … 255
///
/// with 64-bit words m of the block and k of the secret, which for the second time begin two words later. Two different
/// contents then agree with a probability of 2⁻¹²⁸ at most, beside that of a collision in SHA-256, whoever has chosen them;
/// chance alone is no better. Texts and pieces are combined with their lengths, so that no two sequences run into one
/// another.
/// - Complexity: O(n), about 0.1 ms for each megabyte, a thirtieth of SHA-256's own; parts are shared among all cores.
///
/// Source: Black, Halevi, Krawczyk, Krovetz and Rogaway, UMAC: Fast and Secure Message Authentication, 1999, section 3:
/// NH, and its Toeplitz extension.
public struct KeyedHash: Sendable {
  package static let blockLength = 4096
  package static let blocksOfPart = 256
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
    let digests = digests(of: UnsafeRawBufferPointer(rebasing: bytes[..<whole]))
    digests.withUnsafeBytes { shortened.update($0) }
    shortened.update(UnsafeRawBufferPointer(rebasing: bytes[whole...]))
  }

  public mutating func combine(_ text: String) {
    var text = text
    text.withUTF8 { combine(UnsafeRawBufferPointer($0)) }
  }

  /// Of each part of whole blocks, one behind the other.
  private func digests(of blocks: UnsafeRawBufferPointer) -> [UInt8] {
    let partLength = Self.blocksOfPart * Self.blockLength
    let partCount = (blocks.count + partLength - 1) / partLength
    return [UInt8](unsafeUninitializedCapacity: 32 * partCount) { digests, count in
      // Every part writes places of its own, and all have ended when this returns.
      nonisolated(unsafe) let (blocks, digests) = (blocks, digests)
      DispatchQueue.concurrentPerform(iterations: partCount) { part in
        let start = part * partLength
        var shortened = SHA256()
        for start in stride(from: start, to: min(start + partLength, blocks.count), by: Self.blockLength) {
          let block = UnsafeRawBufferPointer(rebasing: blocks[start..<start + Self.blockLength])
          withUnsafeBytes(of: Self.sums(block, key)) { shortened.update($0) }
        }
        _ = UnsafeMutableBufferPointer(rebasing: digests[32 * part..<32 * (part + 1)])
          .initialize(fromContentsOf: shortened.digest)
      }
      count = 32 * partCount
    }
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
