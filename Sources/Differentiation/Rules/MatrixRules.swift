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
      let b = try context.ownInput(1)
      return transposesA ? product(b, gradient, transposesB, true) : product(gradient, b, false, !transposesB)
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
    let (shapeA, shapeB, shape) = (try context.shape(0), try context.shape(1), try context.outputShape)
    var matrixShape = shape
    if shapeB.count == 1 { matrixShape.append(1) }
    if shapeA.count == 1 { matrixShape.insert(1, at: matrixShape.count - 1) }
    let gradient = matrixShape == shape ? try context.gradient : try context.gradient.reshaped(matrixShape)
    if index == 0 {
      let b: Expression
      if let constant = context.ownConstant(1), shapeB.count == 2 {
        b = .constant(.floats(constant.transposed([1, 0])))
      } else if shapeB.count == 1 {
        b = try context.ownInput(1).reshaped([1, shapeB[0]])
      } else {
        b = try context.ownInput(1).matrixTransposed(rank: shapeB.count)
      }
      return .apply("MatMul", gradient, b)
    }
    let a =
      shapeA.count == 1
      ? try context.ownInput(0).reshaped([shapeA[0], 1])
      : try context.ownInput(0).matrixTransposed(rank: shapeA.count)
    let product = Expression.apply("MatMul", a, gradient)
    return shapeB.count == 1 ? product.reshaped(matrixShape.dropLast(2) + [shapeB[0]]) : product
  },
]
