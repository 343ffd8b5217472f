/// Products of matrices.
let matrixOperators: [Operator] = [generalMatrixProduct, matrixProduct]

/// `Y = α·A·B + β·C`, where `A` and `B` may be transposed and `C` is spread over the result.
private let generalMatrixProduct = Operator(
  "Gemm", opsets: 7...24, inputs: 2...3, mixesElements: true,
  types: { context in
    let a = try transposedIf("transA", context, 0)
    let b = try transposedIf("transB", context, 1)
    try context.checkSameElementType(0, 1)
    guard a[1] == b[0] else {
      throw context.failure(.shapeMismatch, "cannot multiply matrices of the shapes \(a) and \(b)")
    }
    if context.has(2) {
      try context.checkSameElementType(0, 2)
      try context.checkBroadcast(2, to: [a[0], b[1]])
    }
    return [ValueType([a[0], b[1]], try context.type(0).elementType)]
  },
  compute: { context, types in
    var (a, b) = try (context.value(0), context.value(1))
    if try context.integer("transA", default: 0) != 0 { a = a.transposed([1, 0]) }
    if try context.integer("transB", default: 0) != 0 { b = b.transposed([1, 0]) }
    let alpha = Double(try context.float("alpha", default: 1))
    let beta = Double(try context.float("beta", default: 1))
    let addend = context.optionalValue(2)?.broadcast(to: types[0].shape).elements
    let result = ReferenceTensor(types[0]) { result in
      addProduct(of: a.elements[...], b.elements[...], inner: a.shape[1], columns: b.shape[1], to: result)
      for index in result.indices {
        result[index] = types[0].elementType.stored(alpha * result[index] + beta * (addend?[index] ?? 0))
      }
    }
    return [result]
  })

/// The shape of a matrix as an attribute turns it.
private func transposedIf(_ attribute: String, _ context: OperatorContext, _ index: Int) throws -> [Int] {
  let shape = try context.numbers(index).shape
  guard shape.count == 2 else {
    throw context.failure(.shapeMismatch, "needs a matrix as its input \(index), not the shape \(shape)")
  }
  return try context.integer(attribute, default: 0) != 0 ? shape.reversed() : shape
}

/// NumPy's `matmul`: matrices in the last two axes, the axes before them broadcast; a list counts as a row on the left
/// and as a column on the right.
private let matrixProduct = Operator(
  "MatMul", opsets: 7...24, inputs: 2...2, mixesElements: true,
  types: { context in
    _ = try context.numbers(0)
    try context.checkSameElementType(0, 1)
    return [ValueType(try MatrixShapes(context).result, try context.type(0).elementType)]
  },
  compute: { context, types in
    let shapes = try MatrixShapes(context)
    let (a, b) = try (context.value(0), context.value(1))
    // One matrix of each side for every index of the outer axes.
    let elementsA = ReferenceTensor(shape: shapes.a, elements: a.elements).broadcast(
      to: shapes.outer + shapes.a.suffix(2)
    ).elements
    let elementsB = ReferenceTensor(shape: shapes.b, elements: b.elements).broadcast(
      to: shapes.outer + shapes.b.suffix(2)
    ).elements
    let (rows, inner, columns) = (shapes.rows, shapes.inner, shapes.columns)
    let result = ReferenceTensor(types[0]) { result in
      for matrix in 0..<shapes.outer.reduce(1, *) {
        let part = UnsafeMutableBufferPointer(
          rebasing: result[matrix * rows * columns..<(matrix + 1) * rows * columns])
        addProduct(
          of: elementsA[matrix * rows * inner..<(matrix + 1) * rows * inner],
          elementsB[matrix * inner * columns..<(matrix + 1) * inner * columns], inner: inner, columns: columns, to: part
        )
      }
    }
    return [result]
  })

/// How the axes of two values meet in a product.
private struct MatrixShapes {
  /// The shapes as matrices: of rank 2 or more.
  let a: [Int]
  let b: [Int]
  /// The axes before the last two, broadcast.
  let outer: [Int]
  let result: [Int]

  var rows: Int { a[a.count - 2] }
  var inner: Int { a[a.count - 1] }
  var columns: Int { b[b.count - 1] }

  init(_ context: OperatorContext) throws {
    let (shapeA, shapeB) = try (context.shape(0), context.shape(1))
    guard !shapeA.isEmpty, !shapeB.isEmpty else {
      throw context.failure(.shapeMismatch, "cannot multiply the shapes \(shapeA) and \(shapeB)")
    }
    a = shapeA.count == 1 ? [1] + shapeA : shapeA
    b = shapeB.count == 1 ? shapeB + [1] : shapeB
    guard a[a.count - 1] == b[b.count - 2],
      let outer = Graphs.broadcastShape(Array(a.dropLast(2)), Array(b.dropLast(2)))
    else { throw context.failure(.shapeMismatch, "cannot multiply the shapes \(shapeA) and \(shapeB)") }
    self.outer = outer
    let rows = shapeA.count == 1 ? [] : [a[a.count - 2]]
    let columns = shapeB.count == 1 ? [] : [b[b.count - 1]]
    result = outer + rows + columns
  }
}

/// Row times column, into a result that starts as zeros.
private func addProduct(
  of a: ArraySlice<Double>, _ b: ArraySlice<Double>, inner: Int, columns: Int,
  to result: UnsafeMutableBufferPointer<Double>
) {
  guard !result.isEmpty else { return }
  a.withUnsafeBufferPointer { a in
    b.withUnsafeBufferPointer { b in
      for row in 0..<result.count / columns {
        for k in 0..<inner {
          let factor = a[row * inner + k]
          for column in 0..<columns { result[row * columns + column] += factor * b[k * columns + column] }
        }
      }
    }
  }
}
