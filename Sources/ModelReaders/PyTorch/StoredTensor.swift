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
    let source =
      isContiguous
      ? StoredElements(
        UnsafeRawBufferPointer(rebasing: storage[start..<start + count * elementType.byteCount]), elementType,
        shape: shape)
      : StoredElements(storage, elementType, shape: shape, offset: offset, strides: strides)
    guard !source.isBeyondInt64 else {
      throw ModelError(.unsupported, "a tensor of type uint64 holds a number above 2⁶³ − 1")
    }
    return source.constant()
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
}
