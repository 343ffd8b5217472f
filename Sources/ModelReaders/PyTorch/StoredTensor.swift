import Graphs
import Tensors

/// Where a tensor's elements lie within a storage: the element `(i, j, …)` is number `offset + i·strides[0] +
/// j·strides[1] + …` of it.
struct StoredTensor {
  var elementType: ElementType
  var shape: [Int]
  /// In elements, one for each axis.
  var strides: [Int]
  /// In elements.
  var offset = 0

  /// The elements as they are needed: 32-bit floats that lie side by side stay where they are, in memory that `owner`
  /// keeps alive; all others are converted.
  ///
  /// - Parameter storage: the elements of the storage and nothing else.
  /// - Parameter allowance: how many bytes may still be allocated; what is allocated here is taken off. A stranger's
  ///   file can describe a huge tensor by one element and strides of zero, or the same elements thousands of times.
  /// - Throws: `ModelError` if the elements do not all lie within the storage.
  func read(
    from storage: UnsafeRawBufferPointer, owner: any AnyObject & Sendable, allowance: inout Int
  ) throws(ModelError) -> Constant {
    let count = try Self.elementCount(of: shape)
    try checkBounds(elementsInStorage: storage.count / elementType.byteCount)
    let isContiguous = count == 0 || hasRowMajorStrides
    let start = count == 0 ? 0 : offset * elementType.byteCount

    let isLittleEndian = Int(littleEndian: 1) == 1
    if elementType == .float32, isContiguous, isLittleEndian {
      let bytes = UnsafeRawBufferPointer(rebasing: storage[start..<start + count * 4])
      if let elements = bytes.baseAddress, Int(bitPattern: elements) % MemoryLayout<Float>.alignment == 0 {
        let view = UnsafeBufferPointer(start: elements.assumingMemoryBound(to: Float.self), count: count)
        return .floats(Tensor(shape: shape, viewing: view, owner: owner))
      }
    }

    let (size, overflows) = count.multipliedReportingOverflow(by: elementType.isFloatingPoint ? 4 : 8)
    guard !overflows, size <= allowance else {
      throw ModelError(
        .malformed, "the tensors are far larger than the file that holds them", context: ["shape": "\(shape)"])
    }
    allowance -= size
    if elementType == .float32, isContiguous, isLittleEndian {
      let bytes = UnsafeRawBufferPointer(rebasing: storage[start..<start + size])
      return .floats(Tensor(shape: shape) { UnsafeMutableRawBufferPointer($0).copyMemory(from: bytes) })
    }
    // The stride of an axis of length 1 moves nothing, and was not checked: it may be any number.
    let source = Elements(
      storage: storage, offset: count == 0 ? 0 : offset, shape: isContiguous ? [count] : shape,
      strides: isContiguous ? [1] : zip(shape, strides).map { $0 == 1 ? 0 : $1 }, count: count)
    return switch elementType {
    case .float32: source.floats(shape) { Float(bitPattern: $0) }
    case .float16: source.floats(shape, halfPrecision)
    case .bfloat16: source.floats(shape) { (bits: UInt16) in Float(bitPattern: UInt32(bits) << 16) }
    case .float64: source.floats(shape) { Float(Double(bitPattern: $0)) }
    case .int8: source.integers(shape, elementType) { (element: Int8) in Int64(element) }
    case .int16: source.integers(shape, elementType) { (element: Int16) in Int64(element) }
    case .int32: source.integers(shape, elementType) { (element: Int32) in Int64(element) }
    case .int64: source.integers(shape, elementType) { (element: Int64) in element }
    case .uint8: source.integers(shape, elementType) { (element: UInt8) in Int64(element) }
    case .uint16: source.integers(shape, elementType) { (element: UInt16) in Int64(element) }
    case .uint32: source.integers(shape, elementType) { (element: UInt32) in Int64(element) }
    case .uint64: try unsigned(source)
    case .bool: source.integers(shape, elementType) { (element: UInt8) in element == 0 ? 0 : 1 }
    }
  }

  /// The number of elements of a shape.
  /// - Throws: `ModelError` if a length is negative, or the product of the lengths other than 0 is beyond all reason.
  static func elementCount(of shape: [Int]) throws(ModelError) -> Int {
    // A zero must not hide the others: strides are products of parts of the shape.
    var product = 1
    for length in shape {
      let (next, overflows) = product.multipliedReportingOverflow(by: Swift.max(length, 1))
      guard length >= 0, !overflows, next < 1 << 48, shape.count <= maximumRank else {
        throw ModelError(
          .malformed, "a tensor's shape is impossible", context: ["shape": "\(shape.prefix(maximumRank))"])
      }
      product = next
    }
    return shape.contains(0) ? 0 : product
  }

  static let maximumRank = 64

  private var hasRowMajorStrides: Bool {
    zip(zip(shape, strides), Tensor.strides(of: shape)).allSatisfy { $0.0 == 1 || $0.1 == $1 }
  }

  /// The last element must lie within the storage; with strides that are not negative, so do all others.
  private func checkBounds(elementsInStorage: Int) throws(ModelError) {
    let isEmpty = shape.contains(0)
    var last = offset
    var isInside = strides.count == shape.count && offset >= 0
    for (length, stride) in zip(shape, strides) where isInside && !isEmpty {
      let (distance, overflows) = (length - 1).multipliedReportingOverflow(by: stride)
      let (sum, sumOverflows) = last.addingReportingOverflow(distance)
      isInside = stride >= 0 && !overflows && !sumOverflows
      last = sum
    }
    guard isInside, isEmpty || last < elementsInStorage else {
      throw ModelError(
        .malformed, "a tensor reaches beyond its storage; the file is cut short or damaged",
        context: [
          "shape": "\(shape)", "strides": "\(strides.prefix(Self.maximumRank))", "offset": "\(offset)",
          "elements in storage": "\(elementsInStorage)",
        ])
    }
  }

  private func unsigned(_ source: Elements) throws(ModelError) -> Constant {
    var isTooLarge = false
    let result = source.integers(shape, elementType) { (element: UInt64) in
      isTooLarge = isTooLarge || element > Int64.max
      return Int64(truncatingIfNeeded: element)
    }
    guard !isTooLarge else {
      throw ModelError(.unsupported, "a tensor of type uint64 holds a number above 2⁶³ − 1")
    }
    return result
  }
}

/// The elements of a tensor, checked to lie within the storage, in row-major order.
private struct Elements {
  let storage: UnsafeRawBufferPointer
  let offset: Int
  let shape: [Int]
  let strides: [Int]
  let count: Int

  @inline(__always)
  func floats<Stored: FixedWidthInteger>(_ shape: [Int], _ convert: (Stored) -> Float) -> Constant {
    .floats(Tensor(shape: shape) { result in forEach { result[$0] = convert($1) } })
  }

  @inline(__always)
  func integers<Stored: FixedWidthInteger>(
    _ shape: [Int], _ type: ElementType, _ convert: (Stored) -> Int64
  ) -> Constant {
    let elements = [Int64](unsafeUninitializedCapacity: count) { buffer, initialized in
      forEach { buffer.initializeElement(at: $0, to: convert($1)) }
      initialized = count
    }
    return .integers(IntegerTensor(shape: shape, elements: elements, elementType: type))
  }

  /// Calls the closure with each element's number and bits.
  @inline(__always)
  private func forEach<Stored: FixedWidthInteger>(_ body: (Int, Stored) -> Void) {
    guard count > 0 else { return }
    let size = MemoryLayout<Stored>.size
    let innerLength = shape.last ?? 1
    let innerStride = (strides.last ?? 1) * size
    var index = [Int](repeating: 0, count: shape.count)
    var start = offset * size
    var target = 0
    while true {
      for step in 0..<innerLength {
        let bits = storage.loadUnaligned(fromByteOffset: start + step * innerStride, as: Stored.self)
        body(target + step, Stored(littleEndian: bits))
      }
      target += innerLength
      // The other axes count up like the wheels of an odometer.
      var axis = shape.count - 2
      while axis >= 0 {
        index[axis] += 1
        start += strides[axis] * size
        if index[axis] < shape[axis] { break }
        start -= strides[axis] * shape[axis] * size
        index[axis] = 0
        axis -= 1
      }
      if axis < 0 { return }
    }
  }
}

/// The value of a 16-bit float (IEEE 754 binary16), exactly.
///
/// Swift's `Float16` does not exist on Intel's Macs. Shifting exponent and mantissa into the places of a 32-bit float
/// leaves an exponent that is too small by 112, which one multiplication mends, for subnormal numbers too.
@inline(__always)
private func halfPrecision(_ bits: UInt16) -> Float {
  let shifted = UInt32(bits & 0x7FFF) << 13
  let sign = UInt32(bits & 0x8000) << 16
  let isFinite = bits & 0x7C00 != 0x7C00
  let magnitude = isFinite ? (Float(bitPattern: shifted) * 0x1p112).bitPattern : shifted | 0x7F80_0000
  return Float(bitPattern: magnitude | sign)
}
