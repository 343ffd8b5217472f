/// The fingerprint by which publishers of files let others check them.
///
///     SHA256.hexadecimal(of: bytes)  // "ba7816bf…", 64 digits
///
///     var hash = SHA256()
///     hash.update(part)
///     hash.update(nextPart)
///     let digest = hash.digest  // 32 bytes
///
/// Source: NIST, Secure Hash Standard, FIPS 180-4, 2015, sections 4.1.2, 5 and 6.2.
/// - Complexity: O(n); some 3 ms for each megabyte.
package struct SHA256: Sendable {
  private var state = SHA256.initialState
  /// What does not fill a block yet, fewer than 64 bytes.
  private var rest: [UInt8] = []
  private var count: UInt64 = 0

  package init() {}

  package static func hexadecimal(of bytes: UnsafeRawBufferPointer) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hexadecimal(hash.digest)
  }

  /// Two digits for each byte.
  package static func hexadecimal(_ digest: [UInt8]) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    count += UInt64(bytes.count)
    var new = bytes
    if !rest.isEmpty {
      let filling = new.prefix(64 - rest.count)
      rest += filling
      new = UnsafeRawBufferPointer(rebasing: new.dropFirst(filling.count))
      guard rest.count == 64 else { return }
      rest.withUnsafeBytes { Self.absorb($0, into: &state) }
      rest.removeAll(keepingCapacity: true)
    }
    let whole = new.count & ~63
    Self.absorb(UnsafeRawBufferPointer(rebasing: new[..<whole]), into: &state)
    rest += new[whole...]
  }

  package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// Of all bytes so far.
  package var digest: [UInt8] {
    // The rest, a one bit, zeros, and the length in bits, as one or two more blocks.
    var last = rest + [0x80]
    last += Array(repeating: 0, count: (120 - last.count % 64) % 64)
    last += (0..<8).map { UInt8(truncatingIfNeeded: (count << 3) >> (56 - 8 * $0)) }
    var final = state
    last.withUnsafeBytes { Self.absorb($0, into: &final) }
    return final.words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
  }

  private struct State: Sendable {
    var a, b, c, d, e, f, g, h: UInt32

    var words: [UInt32] { [a, b, c, d, e, f, g, h] }
  }

  /// - Parameter blocks: any number of whole ones.
  private static func absorb(_ blocks: UnsafeRawBufferPointer, into state: inout State) {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      for start in stride(from: 0, to: blocks.count, by: 64) {
        absorb(UnsafeRawBufferPointer(rebasing: blocks[start..<start + 64]), into: &state, schedule)
      }
    }
  }

  /// - Parameter schedule: room for 64 words.
  private static func absorb(
    _ block: UnsafeRawBufferPointer, into state: inout State, _ schedule: UnsafeMutableBufferPointer<UInt32>
  ) {
    for t in 0..<16 { schedule[t] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: 4 * t, as: UInt32.self)) }
    for t in 16..<64 {
      let (early, late) = (schedule[t - 15], schedule[t - 2])
      let smallSigma0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >> 3)
      let smallSigma1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >> 10)
      schedule[t] = schedule[t - 16] &+ smallSigma0 &+ schedule[t - 7] &+ smallSigma1
    }
    var s = state
    roundConstants.withUnsafeBufferPointer { constants in
      for t in 0..<64 {
        let largeSigma1 = rotated(s.e, 6) ^ rotated(s.e, 11) ^ rotated(s.e, 25)
        let choice = (s.e & s.f) ^ (~s.e & s.g)
        let first = s.h &+ largeSigma1 &+ choice &+ constants[t] &+ schedule[t]
        let largeSigma0 = rotated(s.a, 2) ^ rotated(s.a, 13) ^ rotated(s.a, 22)
        let majority = (s.a & s.b) ^ (s.a & s.c) ^ (s.b & s.c)
        s = State(a: first &+ largeSigma0 &+ majority, b: s.a, c: s.b, d: s.c, e: s.d &+ first, f: s.e, g: s.f, h: s.g)
      }
    }
    state.a &+= s.a
    state.b &+= s.b
    state.c &+= s.c
    state.d &+= s.d
    state.e &+= s.e
    state.f &+= s.f
    state.g &+= s.g
    state.h &+= s.h
  }

  private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 { (word >> bits) | (word << (32 - bits)) }

  /// The first 32 bits of the fractional parts of the square roots of the first 8 primes.
  private static let initialState = State(
    a: 0x6a09_e667, b: 0xbb67_ae85, c: 0x3c6e_f372, d: 0xa54f_f53a, e: 0x510e_527f, f: 0x9b05_688c, g: 0x1f83_d9ab,
    h: 0x5be0_cd19)

  /// The same of the cube roots of the first 64 primes.
  private static let roundConstants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
