import Tensors

/// The elements of an array as files hold them, little-endian: the element `(i, j, …)` is number `offset + i·strides[0] +
/// j·strides[1] + …`.
///
/// Files are read in `ModelReaders`, which is compiled without optimisation; what is done for each of millions of elements
/// stands here.
package struct StoredElements {
  private let bytes: UnsafeRawBufferPointer
  private let elementType: ElementType
  /// Of the result.
  private let shape: [Int]
  private let count: Int
  private let offset: Int
  /// The axes to step over, and in elements how far.
  private let axes: (lengths: [Int], strides: [Int])

  /// Elements that lie side by side in row-major order.
  /// - Precondition: as many bytes as the elements take.
  package init(_ bytes: UnsafeRawBufferPointer, _ elementType: ElementType, shape: [Int]) {
    let count = shape.reduce(1, *)
    precondition(bytes.count == count * elementType.byteCount)
    self.init(bytes, elementType, shape: shape, count: count, offset: 0, axes: ([count], [1]))
  }

  /// Elements in any order.
  /// - Precondition: all lie within the bytes.
  package init(
    _ bytes: UnsafeRawBufferPointer, _ elementType: ElementType, shape: [Int], offset: Int, strides: [Int]
  ) {
    let count = shape.reduce(1, *)
    // The stride of an axis of length 1 moves nothing: it may be any number.
    let steps = zip(shape, strides).map { $0 == 1 ? 0 : $1 }
    let last = zip(shape, steps).reduce(offset) { $0 + ($1.0 - 1) * $1.1 }
    precondition(
      count == 0 || steps.allSatisfy { $0 >= 0 } && offset >= 0 && last < bytes.count / elementType.byteCount)
    self.init(bytes, elementType, shape: shape, count: count, offset: offset, axes: (shape, steps))
  }

  private init(
    _ bytes: UnsafeRawBufferPointer, _ elementType: ElementType, shape: [Int], count: Int, offset: Int,
    axes: (lengths: [Int], strides: [Int])
  ) {
    self.bytes = bytes
    self.elementType = elementType
    self.shape = shape
    self.count = count
    self.offset = offset
    self.axes = axes
  }

  /// The elements, copied: floats as 32 bits, of which `float64` is rounded and the others are exact; integers as 64 bits, where
  /// larger ones become 2⁶³ − 1.
  /// - Complexity: O(elements).
  package func constant() -> Constant {
    switch elementType {
    case .float32: floats { (bits: UInt32) in Float(bitPattern: bits) }
    case .float16: floats(Self.float(halfBits:))
    case .bfloat16: floats(Self.float(brainBits:))
    case .float64: floats { (bits: UInt64) in Float(Double(bitPattern: bits)) }
    case .int8: integers { (element: Int8) in Int64(element) }
    case .int16: integers { (element: Int16) in Int64(element) }
    case .int32: integers { (element: Int32) in Int64(element) }
    case .int64: integers { (element: Int64) in element }
    case .uint8: integers { (element: UInt8) in Int64(element) }
    case .uint16: integers { (element: UInt16) in Int64(element) }
    case .uint32: integers { (element: UInt32) in Int64(element) }
    case .uint64: integers { (element: UInt64) in Int64(clamping: element) }
    case .bool: integers { (element: UInt8) in element == 0 ? 0 : 1 }
    }
  }

  /// Whether an integer is above 2⁶³ − 1.
  package var isBeyondInt64: Bool {
    guard elementType == .uint64 else { return false }
    var isBeyond = false
    forEach { (_, element: UInt64) in isBeyond = isBeyond || element > Int64.max }
    return isBeyond
  }

  @inline(__always)
  private func floats<Stored: FixedWidthInteger>(_ convert: (Stored) -> Float) -> Constant {
    .floats(Tensor(shape: shape) { result in forEach { result[$0] = convert($1) } })
  }

  @inline(__always)
  private func integers<Stored: FixedWidthInteger>(_ convert: (Stored) -> Int64) -> Constant {
    let elements = [Int64](unsafeUninitializedCapacity: count) { buffer, initialized in
      forEach { buffer.initializeElement(at: $0, to: convert($1)) }
      initialized = count
    }
    return .integers(IntegerTensor(shape: shape, elements: elements, elementType: elementType))
  }

  /// Calls the closure with each element's number and bits.
  @inline(__always)
  private func forEach<Stored: FixedWidthInteger>(_ body: (Int, Stored) -> Void) {
    guard count > 0 else { return }
    let size = MemoryLayout<Stored>.size
    let (lengths, strides) = axes
    let innerLength = lengths.last ?? 1
    let innerStride = (strides.last ?? 1) * size
    var index = [Int](repeating: 0, count: lengths.count)
    var start = offset * size
    var target = 0
    while true {
      for step in 0..<innerLength {
        let bits = bytes.loadUnaligned(fromByteOffset: start + step * innerStride, as: Stored.self)
        body(target + step, Stored(littleEndian: bits))
      }
      target += innerLength
      // The other axes count up like the wheels of an odometer.
      var axis = lengths.count - 2
      while axis >= 0 {
        index[axis] += 1
        start += strides[axis] * size
        if index[axis] < lengths[axis] { break }
        start -= strides[axis] * lengths[axis] * size
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }

  /// The value of a 16-bit float (IEEE 754 binary16), exactly.
  ///
  /// Swift's `Float16` does not exist on Intel's Macs. Shifting exponent and mantissa into the places of a 32-bit float
  /// leaves an exponent that is too small by 112, which one multiplication mends, for subnormal numbers too.
  @inline(__always)
  package static func float(halfBits bits: UInt16) -> Float {
    let shifted = UInt32(bits & 0x7FFF) << 13
    let sign = UInt32(bits & 0x8000) << 16
    let isFinite = bits & 0x7C00 != 0x7C00
    let magnitude = isFinite ? (Float(bitPattern: shifted) * 0x1p112).bitPattern : shifted | 0x7F80_0000
    return Float(bitPattern: magnitude | sign)
  }

  /// The value of the upper half of a 32-bit float.
  @inline(__always)
  package static func float(brainBits bits: UInt16) -> Float { Float(bitPattern: UInt32(bits) << 16) }
}
