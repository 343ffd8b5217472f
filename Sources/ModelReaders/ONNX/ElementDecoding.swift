import Graphs
import Tensors

/// The elements of an array as files hold them: little-endian, row-major, side by side.
enum ElementDecoding {
  /// The elements as a constant.
  ///
  /// 32-bit floats that lie at a multiple of four bytes are not copied but viewed; all others are.
  /// - Parameter owner: what keeps the bytes alive; nil if nothing does beyond this call.
  /// - Throws: `ModelError` if the shape cannot be, or does not fit the number of bytes.
  /// - Complexity: O(elements), O(1) for a view.
  static func constant(
    shape: [Int], type: ElementType, bytes: UnsafeRawBufferPointer, owner: (any AnyObject & Sendable)?
  ) throws(ModelError) -> Constant {
    let count = try checkedCount(of: shape)
    // A reasonable shape has at most 2⁴⁰ elements, so this product holds.
    guard bytes.count == count * type.byteCount else {
      throw ModelError(
        .malformed,
        "an array of the shape \(shape) takes \(count * type.byteCount) bytes, and the file has \(bytes.count)")
    }
    return switch type {
    case .float32: .floats(floats(shape, bytes, owner: owner))
    case .float16: .floats(converted(shape, bytes) { (bits: UInt16) in float(halfBits: bits) })
    case .bfloat16: .floats(converted(shape, bytes) { (bits: UInt16) in float(brainBits: bits) })
    case .float64: .floats(converted(shape, bytes) { (bits: UInt64) in Float(Double(bitPattern: bits)) })
    case .int8: integers(Int8.self, shape, type, bytes)
    case .int16: integers(Int16.self, shape, type, bytes)
    case .int32: integers(Int32.self, shape, type, bytes)
    case .int64: integers(Int64.self, shape, type, bytes)
    case .uint8: integers(UInt8.self, shape, type, bytes)
    case .uint16: integers(UInt16.self, shape, type, bytes)
    case .uint32: integers(UInt32.self, shape, type, bytes)
    case .uint64: integers(UInt64.self, shape, type, bytes)
    case .bool: .integers(IntegerTensor(shape: shape, elements: bytes.map { $0 == 0 ? 0 : 1 }, elementType: .bool))
    }
  }

  /// The number of elements of a shape from a file.
  static func checkedCount(of shape: [Int]) throws(ModelError) -> Int {
    let type = ValueType(shape)
    guard type.isReasonable else { throw ModelError(.malformed, "an array cannot have the shape \(shape)") }
    return type.count
  }

  private static func floats(
    _ shape: [Int], _ bytes: UnsafeRawBufferPointer, owner: (any AnyObject & Sendable)?
  ) -> Tensor {
    if let owner, let start = bytes.baseAddress, Int(bitPattern: start) % MemoryLayout<Float>.alignment == 0 {
      return Tensor(shape: shape, viewing: bytes.bindMemory(to: Float.self), owner: owner)
    }
    return Tensor(shape: shape) { UnsafeMutableRawBufferPointer($0).copyMemory(from: bytes) }
  }

  private static func converted<Bits: FixedWidthInteger>(
    _ shape: [Int], _ bytes: UnsafeRawBufferPointer, _ float: (Bits) -> Float
  ) -> Tensor {
    Tensor(shape: shape) { elements in
      for index in elements.indices {
        let bits = bytes.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: Bits.self)
        elements.initializeElement(at: index, to: float(Bits(littleEndian: bits)))
      }
    }
  }

  private static func integers<Integer: FixedWidthInteger>(
    _: Integer.Type, _ shape: [Int], _ type: ElementType, _ bytes: UnsafeRawBufferPointer
  ) -> Constant {
    let size = MemoryLayout<Integer>.size
    let elements = (0..<bytes.count / size).map { index in
      Int64(clamping: Integer(littleEndian: bytes.loadUnaligned(fromByteOffset: index * size, as: Integer.self)))
    }
    return .integers(IntegerTensor(shape: shape, elements: elements, elementType: type))
  }

  /// IEEE 754 half precision: 1 bit of sign, 5 of exponent, 10 of fraction.
  @inline(__always)
  static func float(halfBits bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let magnitude = UInt32(bits & 0x7fff) << 13
    // Infinity and NaN keep a full exponent. All others get their exponent moved by the difference of the two biases,
    // 127 − 15, with a product, which is exact and right for subnormal numbers too.
    let value =
      bits & 0x7c00 == 0x7c00
      ? magnitude | 0x7f80_0000
      : (Float(bitPattern: magnitude) * Float(sign: .plus, exponent: 112, significand: 1)).bitPattern
    return Float(bitPattern: sign | value)
  }

  /// The upper half of a 32-bit float.
  @inline(__always)
  static func float(brainBits bits: UInt16) -> Float { Float(bitPattern: UInt32(bits) << 16) }
}
