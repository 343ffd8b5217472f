/// NumPy's broadcasting, and copying elements to other places.

/// The shape of two values combined: aligned at the last axis, lengths are equal or one of them is 1; nil where they
/// are not.
func broadcastShape(_ a: [Int], _ b: [Int]) -> [Int]? {
  var result = a.count >= b.count ? a : b
  let other = a.count >= b.count ? b : a
  let offset = result.count - other.count
  for axis in other.indices where result[offset + axis] != other[axis] {
    if result[offset + axis] == 1 {
      result[offset + axis] = other[axis]
    } else if other[axis] != 1 {
      return nil
    }
  }
  return result
}

extension OperatorContext {
  /// The shape of several inputs combined.
  func broadcastShape(_ range: Range<Int>) throws -> [Int] {
    try range.dropFirst().reduce(try shape(range.lowerBound)) { result, index in
      let other = try shape(index)
      guard let both = Graphs.broadcastShape(result, other) else {
        throw failure(.shapeMismatch, "cannot combine the shapes \(result) and \(other)")
      }
      return both
    }
  }

  /// Checks that an input can be spread over a shape that it does not change.
  func checkBroadcast(_ index: Int, to target: [Int]) throws {
    let shape = try shape(index)
    guard Graphs.broadcastShape(shape, target) == target else {
      throw failure(.shapeMismatch, "cannot spread the shape \(shape) of its input \(index) over \(target)")
    }
  }
}

extension ReferenceTensor {
  /// Elements from other places: one table of offsets an axis.
  ///
  ///     result[i₀, i₁, …] = self[offset(0, i₀) + offset(1, i₁) + …]
  ///
  /// Where any of the offsets is negative, the result is `fill`.
  /// - Complexity: O(elements of the result).
  func gathered(
    _ shape: [Int], fill: Double = 0, offset: (_ axis: Int, _ index: Int) -> Int
  ) -> ReferenceTensor {
    let count = shape.reduce(1, *)
    guard count > 0 else { return ReferenceTensor(shape: shape, elements: [], elementType: elementType) }
    let tables = shape.indices.map { axis in (0..<shape[axis]).map { offset(axis, $0) } }
    let gathered = [Double](unsafeUninitializedCapacity: count) { target, initialized in
      elements.withUnsafeBufferPointer { source in
        var position = 0
        func copy(_ axis: Int, _ start: Int) {
          guard axis < tables.count else {
            target.initializeElement(at: position, to: start < 0 ? fill : source[start])
            position += 1
            return
          }
          guard axis == tables.count - 1 else {
            for offset in tables[axis] { copy(axis + 1, start < 0 || offset < 0 ? -1 : start + offset) }
            return
          }
          tables[axis].withUnsafeBufferPointer { table in
            for offset in table {
              target.initializeElement(at: position, to: start < 0 || offset < 0 ? fill : source[start + offset])
              position += 1
            }
          }
        }
        copy(0, 0)
      }
      initialized = count
    }
    return ReferenceTensor(shape: shape, elements: gathered, elementType: elementType)
  }

  /// Spread over a shape that `broadcastShape` gave.
  func broadcast(to target: [Int]) -> ReferenceTensor {
    if target == shape { return self }
    let lead = target.count - shape.count
    let strides = strides
    return gathered(target) { axis, index in
      axis < lead || shape[axis - lead] == 1 ? 0 : index * strides[axis - lead]
    }
  }

  /// Axis `i` of the result is axis `order[i]` of this one.
  func transposed(_ order: [Int]) -> ReferenceTensor {
    let strides = strides
    return gathered(order.map { shape[$0] }) { axis, index in index * strides[order[axis]] }
  }

  /// Each pair of elements of two values spread over one shape.
  func combined(
    with other: ReferenceTensor, _ type: ValueType, _ function: (Double, Double) throws -> Double
  ) rethrows -> ReferenceTensor {
    let a = broadcast(to: type.shape).elements
    let b = other.broadcast(to: type.shape).elements
    return try ReferenceTensor(type) { result in
      try a.withUnsafeBufferPointer { a in
        try b.withUnsafeBufferPointer { b in
          for index in result.indices { result[index] = type.elementType.stored(try function(a[index], b[index])) }
        }
      }
    }
  }

  /// Each element by itself.
  func mapped(_ type: ValueType, _ function: (Double) -> Double) -> ReferenceTensor {
    ReferenceTensor(type, elements.map { type.elementType.stored(function($0)) })
  }
}

/// Visits every index of a shape in row-major order, with its flat place.
/// - Precondition: the shape has few enough elements to visit, none of its axes being long while another is empty.
func forEachIndex(of shape: [Int], _ body: (_ flat: Int, _ index: [Int]) throws -> Void) rethrows {
  var index = [Int](repeating: 0, count: shape.count)
  for flat in 0..<shape.reduce(1, *) {
    try body(flat, index)
    for axis in shape.indices.reversed() {
      index[axis] += 1
      if index[axis] < shape[axis] { break }
      index[axis] = 0
    }
  }
}
