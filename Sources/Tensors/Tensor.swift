import Failures

/// A dense array of 32-bit floating-point numbers in row-major order: the last axis varies fastest.
///
///     var map = Tensor(shape: [2, 3], elements: [1, 2, 3, 4, 5, 6])
///     map[1, 2]            // 6
///     map[1].elements      // [4, 5, 6], without a copy
///
/// A value: a copy shares memory until one of the two is written. Slices along the first axis and reshaped tensors
/// share memory too, and a tensor may look into memory that something else owns, such as a mapped file of weights.
/// It is not a lazy expression and not a strided view: the elements of every tensor lie side by side.
///
/// Indices and shapes that do not fit are programming errors and stop the program, as with `Array`. What reads files
/// checks before it builds a tensor.
public struct Tensor: Sendable {
  /// The length of each axis; empty for a scalar.
  public private(set) var shape: [Int]
  private var storage: TensorStorage
  private var offset: Int

  /// The number of elements.
  public let count: Int

  /// The number of axes.
  public var rank: Int { shape.count }

  /// By how many elements one step along each axis moves.
  public var strides: [Int] { Tensor.strides(of: shape) }

  /// Strides of a shape in row-major order, in elements: 1 for the last axis.
  public static func strides(of shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
    return strides
  }

  private init(shape: [Int], storage: TensorStorage, offset: Int) {
    count = shape.reduce(1, *)
    precondition(offset + count <= storage.count)
    self.shape = shape
    self.storage = storage
    self.offset = offset
  }

  /// All elements alike.
  public init(shape: [Int], repeating value: Float) {
    self.init(shape: shape) { $0.initialize(repeating: value) }
  }

  /// Elements in row-major order.
  /// - Precondition: as many elements as the shape has places.
  public init(shape: [Int], elements: some Collection<Float>) {
    precondition(elements.count == shape.reduce(1, *), "\(elements.count) elements do not fill the shape \(shape)")
    self.init(shape: shape) { _ = $0.initialize(fromContentsOf: elements) }
  }

  /// A scalar: rank 0, one element.
  public init(_ scalar: Float) { self.init(shape: [], repeating: scalar) }

  /// Memory that the closure must fill wholly.
  public init<E: Error>(
    shape: [Int], initializingWith fill: (UnsafeMutableBufferPointer<Float>) throws(E) -> Void
  ) throws(E) {
    let storage = TensorStorage(count: shape.reduce(1, *))
    try fill(UnsafeMutableBufferPointer(start: storage.start, count: storage.count))
    self.init(shape: shape, storage: storage, offset: 0)
  }

  /// A look into memory that `owner` keeps alive, without a copy.
  /// - Precondition: the memory is not written while any tensor looks at it.
  public init(shape: [Int], viewing elements: UnsafeBufferPointer<Float>, owner: any AnyObject & Sendable) {
    precondition(elements.count == shape.reduce(1, *))
    self.init(shape: shape, storage: TensorStorage(viewing: elements, owner: owner), offset: 0)
  }

  /// Memory that was filled before: see `TensorMemory`.
  init(shape: [Int], filled storage: TensorStorage) { self.init(shape: shape, storage: storage, offset: 0) }

  /// Where the elements lie: to be read while this value is kept (`withExtendedLifetime`) and not written.
  package var start: UnsafePointer<Float> { UnsafePointer(storage.start + offset) }

  /// The elements in row-major order, as a copy.
  public var elements: [Float] { withUnsafeElements { Array($0) } }

  /// Calls the function with the elements in row-major order, without copying; the pointer holds until it returns.
  public func withUnsafeElements<R, E: Error>(
    _ body: (UnsafeBufferPointer<Float>) throws(E) -> R
  ) throws(E) -> R {
    // Keeps the storage alive while the closure looks at its memory.
    let storage = storage
    defer { withExtendedLifetime(storage) {} }
    return try body(UnsafeBufferPointer(start: storage.start + offset, count: count))
  }

  /// Copies first if anything else looks at the same memory.
  public mutating func withUnsafeMutableElements<R, E: Error>(
    _ body: (UnsafeMutableBufferPointer<Float>) throws(E) -> R
  ) throws(E) -> R {
    if !storage.isWritable || !isKnownUniquelyReferenced(&storage) {
      self = Tensor(shape: shape) { copy in withUnsafeElements { _ = copy.initialize(fromContentsOf: $0) } }
    }
    let storage = storage
    defer { withExtendedLifetime(storage) {} }
    return try body(UnsafeMutableBufferPointer(start: storage.start + offset, count: count))
  }

  /// What keeps the memory alive that the tensor looks into; nil for memory of its own.
  package var memoryOwner: (any AnyObject & Sendable)? { storage.owner }

  // MARK: - Parts

  /// One element, by one index an axis.
  public subscript(indices: Int...) -> Float {
    get { withUnsafeElements { $0[flatIndex(indices)] } }
    set {
      let index = flatIndex(indices)
      withUnsafeMutableElements { $0[index] = newValue }
    }
  }

  private func flatIndex(_ indices: [Int]) -> Int {
    precondition(indices.count == rank, "\(indices.count) indices for the shape \(shape)")
    var flat = 0
    for (index, length) in zip(indices, shape) {
      precondition(index >= 0 && index < length, "index \(indices) lies outside the shape \(shape)")
      flat = flat * length + index
    }
    return flat
  }

  /// The part at an index of the first axis, without a copy; its shape lacks that axis.
  public func slice(_ index: Int) -> Tensor {
    precondition(rank > 0 && index >= 0 && index < shape[0])
    let part = Array(shape.dropFirst())
    return Tensor(shape: part, storage: storage, offset: offset + index * part.reduce(1, *))
  }

  /// The part within a range of the first axis, without a copy.
  public func slice(_ range: Range<Int>) -> Tensor {
    precondition(rank > 0 && range.lowerBound >= 0 && range.upperBound <= shape[0])
    let row = shape.dropFirst().reduce(1, *)
    return Tensor(shape: [range.count] + shape.dropFirst(), storage: storage, offset: offset + range.lowerBound * row)
  }

  /// The same elements in another shape, without a copy.
  public func reshaped(_ shape: [Int]) -> Tensor {
    precondition(shape.reduce(1, *) == count, "\(self.shape) has not as many elements as \(shape)")
    return Tensor(shape: shape, storage: storage, offset: offset)
  }

  /// The axes in another order: axis `i` of the result is axis `order[i]` of this one.
  public func transposed(_ order: [Int]) -> Tensor {
    precondition(order.sorted() == Array(shape.indices), "\(order) is no order of \(rank) axes")
    let resultShape = order.map { shape[$0] }
    let sourceStrides = order.map { strides[$0] }
    return Tensor(shape: resultShape) { result in
      withUnsafeElements { source in
        guard let innerLength = resultShape.last, let innerStride = sourceStrides.last, !result.isEmpty else {
          result.initialize(repeating: source.first ?? 0)
          return
        }
        var index = [Int](repeating: 0, count: resultShape.count)
        var start = 0
        var target = 0
        while true {
          for step in 0..<innerLength { result[target + step] = source[start + step * innerStride] }
          target += innerLength
          var axis = resultShape.count - 2
          while axis >= 0 {
            index[axis] += 1
            start += sourceStrides[axis]
            if index[axis] < resultShape[axis] { break }
            start -= sourceStrides[axis] * resultShape[axis]
            index[axis] = 0
            axis -= 1
          }
          if axis < 0 { return }
        }
      }
    }
  }

  /// Several tensors of one shape behind one another along a new first axis.
  public static func stacked(_ parts: [Tensor]) -> Tensor {
    precondition(!parts.isEmpty && parts.allSatisfy { $0.shape == parts[0].shape }, "the shapes differ")
    return Tensor(shape: [parts.count] + parts[0].shape) { result in
      for (index, part) in parts.enumerated() {
        part.withUnsafeElements {
          _ = result.extracting(index * part.count..<(index + 1) * part.count).initialize(fromContentsOf: $0)
        }
      }
    }
  }
}

extension Tensor: Equatable {
  /// The same shape and equal elements; NaN is equal to nothing.
  public static func == (a: Tensor, b: Tensor) -> Bool {
    a.shape == b.shape && a.withUnsafeElements { x in b.withUnsafeElements { y in x.elementsEqual(y) } }
  }
}
