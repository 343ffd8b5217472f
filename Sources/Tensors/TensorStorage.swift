/// The memory of a tensor: aligned, owned, and freed with the last tensor that looks at it.
///
/// Not mutated while shared: `Tensor` copies before it writes.
final class TensorStorage: @unchecked Sendable {
  let start: UnsafeMutablePointer<Float>
  let count: Int
  /// False for memory that belongs to somebody else, such as a mapped file, which must not be written.
  let isWritable: Bool
  let owner: (any AnyObject & Sendable)?

  /// A cache line, and the widest vector register.
  private static let alignment = 64

  /// Memory of its own, not initialised.
  init(count: Int) {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: Self.alignment)
    start = bytes.bindMemory(to: Float.self, capacity: max(count, 1))
    self.count = count
    isWritable = true
    owner = nil
  }

  /// Memory that `owner` keeps alive.
  init(viewing elements: UnsafeBufferPointer<Float>, owner: any AnyObject & Sendable) {
    // An empty buffer has no address; nothing is read through the stand-in.
    start = UnsafeMutablePointer(
      mutating: elements.baseAddress ?? UnsafePointer(bitPattern: Self.alignment).unsafelyUnwrapped)
    count = elements.count
    isWritable = false
    self.owner = owner
  }

  deinit { if owner == nil { start.deallocate() } }
}
