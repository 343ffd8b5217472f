import Graphs

/// Matrix products.
let matrixRules: [GradientRule] = [
  // Y = αA'B' + βC with A' = A or Aᵀ, B' = B or Bᵀ: ∂A' = α g B'ᵀ, ∂B' = α A'ᵀ g, ∂C = β g
  GradientRule(
    "Gemm", opsets: 11...18,
    examples: [
      .init([.floats([2, 3]), .floats([3, 4]), .floats([4])]),
      .init([.floats([2, 3]), .floats([4, 3]), .floats([2, 1])], ["transB": .integer(1), "alpha": .float(0.5)]),
      .init([.floats([3, 2]), .floats([3, 4]), .floats([])], ["transA": .integer(1), "beta": .float(0.25)]),
      .init([.floats([3, 2]), .floats([4, 3])], ["transA": .integer(1), "transB": .integer(1)]),
    ]
  ) { context, index in
    let gradient = try context.gradient
    let transposesA = try context.operation.integer("transA", default: 0) != 0
    let transposesB = try context.operation.integer("transB", default: 0) != 0
    let alpha = try context.operation.float("alpha", default: 1)
    func product(_ a: Expression, _ b: Expression, _ transA: Bool, _ transB: Bool) -> Expression {
      .apply(
        "Gemm", a, b,
        attributes: [
          "alpha": .float(alpha), "transA": .integer(transA ? 1 : 0), "transB": .integer(transB ? 1 : 0),
        ])
    }
    switch index {
    case 0:
      if transposesA { return product(try context.ownInput(1), gradient, transposesB, true) }
      // One matrix for all nodes that read the same one, as the steps of a recurrent layer do, and in the form in which
      // engines keep weights.
      let b = try context.input(1)
      return product(gradient, transposesB ? b.transposed([1, 0]) : b, false, true)
    case 1:
      let a = try context.ownInput(0)
      return transposesB ? product(gradient, a, true, transposesA) : product(a, gradient, !transposesA, false)
    default:
      let beta = try context.operation.float("beta", default: 1)
      return beta == 1 ? gradient : gradient * .scalar(beta)
    }
  },
  // Y = AB over the last two axes, the others broadcast: ∂A = g Bᵀ, ∂B = Aᵀ g. A vector counts as a matrix of one row
  // on the left and of one column on the right.
  GradientRule(
    "MatMul", opsets: 9...18,
    examples: [
      .init([.floats([2, 3]), .floats([3, 4])]),
      .init([.floats([2, 2, 3]), .floats([3, 4])]),
      .init([.floats([2, 3]), .floats([2, 3, 4])]),
      .init([.floats([2, 1, 2, 3]), .floats([2, 3, 2])]),
      .init([.floats([3]), .floats([2, 3, 2])]),
      .init([.floats([2, 2, 3]), .floats([3])]),
      .init([.floats([3]), .floats([3])]),
    ]
  ) { context, index in
    let (shapeA, shapeB) = (try context.shape(0), try context.shape(1))
    return try MatrixProductAdjoint(shapeA, shapeB, result: context.outputShape).gradient(
      index, try context.gradient, a: { try context.ownInput(0) },
      transposedB: {
        if let constant = context.ownConstant(1), shapeB.count == 2 {
          return .constant(.floats(constant.transposed([1, 0])))
        }
        let b = try context.ownInput(1)
        return shapeB.count == 1 ? b.reshaped([1, shapeB[0]]) : b.matrixTransposed(rank: shapeB.count)
      })
  },
]

/// What a product of matrices hands back to its factors.
struct MatrixProductAdjoint {
  private let shapeA: [Int]
  private let shapeB: [Int]
  /// The shape of the result, where lists count as matrices.
  private let shape: [Int]

  init(_ shapeA: [Int], _ shapeB: [Int], result: [Int]) {
    (self.shapeA, self.shapeB) = (shapeA, shapeB)
    var shape = result
    if shapeB.count == 1 { shape.append(1) }
    if shapeA.count == 1 { shape.insert(1, at: shape.count - 1) }
    self.shape = shape
  }

  /// - Parameters:
  ///   - index: 0 for the gradient of `A`, 1 for that of `B`.
  ///   - transposedB: a matrix; a list as a row.
  func gradient(
    _ index: Int, _ gradient: Expression, a: () throws -> Expression, transposedB: () throws -> Expression
  ) throws -> Expression {
    let isMatrix = shapeA.count > 1 && shapeB.count > 1
    let gradient = isMatrix ? gradient : gradient.reshaped(shape)
    guard index == 1 else { return .apply("MatMul", gradient, try transposedB()) }
    let transposedA =
      try shapeA.count == 1 ? a().reshaped([shapeA[0], 1]) : a().matrixTransposed(rank: shapeA.count)
    let product = Expression.apply("MatMul", transposedA, gradient)
    return shapeB.count == 1 ? product.reshaped(shape.dropLast(2) + [shapeB[0]]) : product
  }
}
