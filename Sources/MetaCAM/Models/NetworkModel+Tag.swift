import Failures
import Graphs
import ModelReaders

extension NetworkModel {
  /// What results of the network are called, so that those of two never take each other's place: the name of a built-in one
  /// with its published weights, else the file's name and 8 digits of a checksum of all its weights, such as
  /// `mine-6f21c0d9`.
  ///
  /// - Complexity: O(weights), some 0.2 ms for each megabyte.
  public func tag() throws -> String {
    guard !isPublished else { return sourceName }
    var checksum = WordChecksum()
    for node in network.nodes { checksum.append(node.operatorName + node.outputs.joined()) }
    for name in network.constants.keys.sorted() {
      guard let constant = network.constants[name] else { continue }
      checksum.append("\(name) \(constant.shape)")
      if let tensor = constant.tensor { tensor.withUnsafeElements { checksum.append(UnsafeRawBufferPointer($0)) } }
      if let integers = constant.integers { integers.withUnsafeBytes { checksum.append($0) } }
    }
    let file = sourceName.split(separator: "/").last.map(String.init) ?? sourceName
    let stem = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    let digits = String(UInt32(truncatingIfNeeded: checksum.value >> 32), radix: 16)
    return ShownText.fileName(stem) + "-" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}

/// A checksum for telling apart what is not made to deceive: each word is mixed into the sum by an exclusive or, a product with
/// an odd number, and a rotation.
private struct WordChecksum {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  private mutating func mix(_ word: UInt64) {
    let product = (value ^ word) &* 0xD6E8_FEB8_6659_FD93
    value = product << 29 | product >> 35
  }

  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    var place = 0
    while place + 8 <= bytes.count {
      mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place += 8
    }
    var rest: UInt64 = UInt64(bytes.count)
    for byte in bytes[place...] { rest = rest << 8 | UInt64(byte) }
    mix(rest)
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
  }
}
