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
    guard type == .float32 else { return StoredElements(bytes, type, shape: shape).constant() }
    return .floats(floats(shape, bytes, owner: owner))
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
}
