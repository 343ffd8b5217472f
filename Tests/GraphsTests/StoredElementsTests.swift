import Graphs
import Tensors
import Testing

/// Elements of files, and codes that stand for numbers.
@Suite struct StoredElementsTests {
  private func constant(
    _ bytes: [UInt8], _ type: ElementType, _ shape: [Int], offset: Int = 0, strides: [Int]? = nil
  ) -> Constant {
    bytes.withUnsafeBytes { bytes in
      guard let strides else { return StoredElements(bytes, type, shape: shape).constant() }
      return StoredElements(bytes, type, shape: shape, offset: offset, strides: strides).constant()
    }
  }

  /// Every type at its ends, side by side; exact, since each of them has its number in 32-bit floats or 64-bit integers.
  @Test(arguments: [
    ([0x00, 0x3c, 0xff, 0xfb, 0x01, 0x00, 0x00, 0x80], ElementType.float16, [1, -65504, 0x1p-24, -0.0] as [Float]),
    ([0x80, 0x3f, 0x7f, 0xff], .bfloat16, [1, Float(bitPattern: 0xff7f_0000)]),
    ([0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0, 0xc0], .float64, [1, -2]),
    ([0, 0, 0x80, 0x3f, 0xff, 0xff, 0x7f, 0x7f], .float32, [1, .greatestFiniteMagnitude]),
  ])
  func readsFloats(bytes: [UInt8], type: ElementType, wanted: [Float]) {
    #expect(constant(bytes, type, [wanted.count]).tensor?.elements.map(\.bitPattern) == wanted.map(\.bitPattern))
  }

  @Test func readsWhatIsNotANumber() {
    let found = constant([0x00, 0x7c, 0x00, 0xfc, 0x01, 0x7e], .float16, [3]).tensor?.elements ?? []
    #expect(found[0] == .infinity && found[1] == -.infinity && found[2].isNaN)
  }

  @Test(arguments: [
    ([0x80, 0x7f], ElementType.int8, [-128, 127] as [Int64]), ([0x80, 0x7f], .uint8, [128, 127]),
    ([0, 0x80, 1, 0], .int16, [-32768, 1]), ([0, 0x80, 1, 0], .uint16, [32768, 1]),
    ([0, 0, 0, 0x80], .int32, [-2_147_483_648]), ([0, 0, 0, 0x80], .uint32, [2_147_483_648]),
    ([0, 0, 0, 0, 0, 0, 0, 0x80], .int64, [.min]), ([0, 0, 0, 0, 0, 0, 0, 0x80], .uint64, [.max]),
    ([0, 7, 1], .bool, [0, 1, 1]),
  ])
  func readsIntegers(bytes: [UInt8], type: ElementType, wanted: [Int64]) {
    let found = constant(bytes, type, [wanted.count])
    #expect(found.integers == wanted && found.elementType == type)
  }

  /// Any order of places: transposed, backwards over nothing, repeated, one in the middle.
  @Test func followsStrides() {
    let bytes = (0..<24).map { UInt8($0) }
    #expect(constant(bytes, .uint8, [2, 3], offset: 1, strides: [1, 4]).integers == [1, 5, 9, 2, 6, 10])
    #expect(
      constant(bytes, .uint8, [2, 2, 2], offset: 0, strides: [12, 0, 3]).integers == [0, 3, 0, 3, 12, 15, 12, 15])
    #expect(constant(bytes, .uint8, [1, 2], offset: 3, strides: [.max, 20]).integers == [3, 23])
    #expect(constant(bytes, .uint8, [], offset: 23, strides: []).integers == [23])
    #expect(constant([], .float16, [0, 3]).tensor?.elements == [])
  }

  @Test func saysWhatIsBeyondIntegersOf64Bits() {
    let bytes: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0x80]
    bytes.withUnsafeBytes {
      #expect(StoredElements($0, .uint64, shape: [1]).isBeyondInt64)
      #expect(!StoredElements($0, .int64, shape: [1]).isBeyondInt64)
    }
  }

  /// Codes of four bits, the first in the lower half, an odd number of them; and of eight.
  @Test func readsCodes() {
    let halves = StoredCodes([0x21, 0xf3, 0x05], bitCount: 4, count: 5)
    #expect(halves.integers { Int64($0) * 10 } == [10, 20, 30, 150, 50])
    let bytes = StoredCodes([0, 255, 2], bitCount: 8, count: 3)
    #expect(bytes.floats(shape: [3, 1]) { Float($0) / 2 } == Tensor(shape: [3, 1], elements: [0, 127.5, 1]))
  }
}
