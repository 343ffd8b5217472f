import Tensors

/// The elements of an array that take 4 or 8 bits each, where a code stands for a number by a table.
///
/// In `Graphs` for the same reason as `StoredElements`.
package struct StoredCodes {
  private let bytes: [UInt8]
  private let isHalfByte: Bool
  private let count: Int

  /// - Parameters:
  ///   - bytes: row-major; of 4 bits, two elements a byte, the first in the lower half.
  ///   - bitCount: 4 or 8.
  /// - Precondition: as many bytes as `count` codes take.
  package init(_ bytes: [UInt8], bitCount: Int, count: Int) {
    precondition((bitCount == 4 || bitCount == 8) && bytes.count == (count * bitCount + 7) / 8)
    self.bytes = bytes
    self.isHalfByte = bitCount == 4
    self.count = count
  }

  /// What `number` says that each code stands for; it is asked once for each of them.
  /// - Complexity: O(elements).
  package func floats(shape: [Int], _ number: (UInt8) -> Float) -> Tensor {
    let table = (0...UInt8.max).map(number)
    return Tensor(shape: shape) { result in forEach { result[$0] = table[$1] } }
  }

  /// As `floats` does, of integers.
  package func integers(_ number: (UInt8) -> Int64) -> [Int64] {
    let table = (0...UInt8.max).map(number)
    return [Int64](unsafeUninitializedCapacity: count) { buffer, initialized in
      forEach { buffer.initializeElement(at: $0, to: table[$1]) }
      initialized = count
    }
  }

  @inline(__always)
  private func forEach(_ body: (Int, Int) -> Void) {
    guard isHalfByte else {
      for index in 0..<count { body(index, Int(bytes[index])) }
      return
    }
    for index in 0..<count { body(index, Int(bytes[index / 2] >> (index % 2 == 0 ? 0 : 4)) & 0xf) }
  }
}
