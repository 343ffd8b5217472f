import Graphs

/// Reductions over axes. With `n` the number of elements that one result comes from.
let reductionRules: [GradientRule] = [
  reductionRule("ReduceSum", opsets: 13...18) { context, g, _ in g.expanded(to: try context.shape(0)) },
  reductionRule("ReduceMean") { context, g, _ in
    let shape = try context.shape(0)
    let count = try context.reducedAxes.reduce(1) { $0 * shape[$1] }
    return (g * .scalar(1 / Float(count))).expanded(to: shape)
  },
  // Elements that share the extreme value share its gradient equally, as in PyTorch's `amax` and `amin`.
  reductionRule("ReduceMax") { context, g, y in try context.shareOfExtreme(g, y, axes: context.reducedAxes) },
  reductionRule("ReduceMin") { context, g, y in try context.shareOfExtreme(g, y, axes: context.reducedAxes) },
  // y = Σ|x|: sign x
  reductionRule("ReduceL1", avoiding: [0]) { context, g, _ in try g * .apply("Sign", context.x) },
  // y = √Σx²: x/y, and 0 where y = 0
  reductionRule("ReduceL2") { context, g, y in
    let isPositive = y > 0
    return try g * context.x / y.where(isPositive, else: 1)
  },
  // y = Σx²
  reductionRule("ReduceSumSquare") { context, g, _ in try g * context.x * 2 },
  // y = Πxᵢ: the product of all others
  reductionRule("ReduceProd") { context, g, _ in
    let axes = try context.reducedAxes
    return try g
      * context.x.slopeOfProduct {
        .apply("ReduceProd", $0, .integers(axes))
      } sum: {
        $0.sum(axes)
      }
  },
  // yᵢ = Σ_{j ≤ i} xⱼ: Σ_{i ≥ j} gᵢ, the running sum from the other end
  GradientRule(
    "CumSum", opsets: 14...18,
    examples: [
      .init([.floats([2, 4]), .integers([], [1])]),
      .init([.floats([3, 2]), .integers([], [0])], ["exclusive": .integer(1), "reverse": .integer(1)]),
    ]
  ) { context, index in
    guard index == 0 else { return nil }
    var attributes = context.node.attributes
    attributes["reverse"] = .integer(try context.operation.integer("reverse", default: 0) == 0 ? 1 : 0)
    return .apply(
      "CumSum", try context.gradient, .integer(try context.operation.runningAxis), attributes: attributes)
  },
]

extension GradientContext {
  /// The axes that are summed over, counted from the front.
  fileprivate var reducedAxes: [Int] {
    get throws {
      let rank = try shape(0).count
      // Up to opset 17 most of them carried the axes as an attribute.
      let axes = try operation.constantIntegers(1) ?? operation.integers("axes") ?? []
      if axes.isEmpty {
        return try operation.integer("noop_with_empty_axes", default: 0) == 0 ? Array(0..<rank) : []
      }
      return try axes.map { try operation.axis($0, rank: rank) }.sorted()
    }
  }

  /// `g` where the input has the extreme value `y`, divided by how many elements do.
  func shareOfExtreme(_ g: Expression, _ y: Expression, axes: [Int]) throws -> Expression {
    let hits = try x.equals(y)
    // At least 1, in case an engine rounds the extreme value and the elements differently.
    return g * hits / .apply("Max", hits.sum(axes), 1)
  }
}

extension Expression {
  /// For each factor of a product the product of all others, zeros among them or not: with none that by the factor, with
  /// one for that one alone the rest, with more 0 for all.
  /// - Parameters:
  ///   - product: the product of as many numbers as there are factors, spread over them.
  ///   - sum: the sum likewise.
  func slopeOfProduct(
    _ product: (Expression) -> Expression, sum: (Expression) -> Expression
  ) -> Expression {
    let isZero = equals(0)
    let factors = self + isZero
    return slope(ofProduct: product(factors), zeros: sum(isZero))
  }

  /// - Parameters:
  ///   - rest: the product of the factors that are not zero.
  ///   - zeros: how many are.
  func slope(ofProduct rest: Expression, zeros: Expression) -> Expression {
    let isZero = equals(0)
    // The zeros beside this factor
    return (rest / (self + isZero)) * (zeros - isZero).equals(0)
  }
}

/// A rule of the incoming gradient and the output, both with the reduced axes kept at length 1.
private func reductionRule(
  _ name: String, opsets: ClosedRange<Int> = 18...18, in range: ClosedRange<Double> = -2...2,
  avoiding kinks: [Double] = [],
  _ gradient: @escaping @Sendable (GradientContext, Expression, Expression) throws -> Expression
) -> GradientRule {
  let input = GradientExample.Input.floats([2, 3, 4], in: range, avoiding: kinks)
  return GradientRule(
    name, opsets: opsets,
    examples: [
      .init([input, .integers(-1)]), .init([input, .integers(0, 2)], ["keepdims": .integer(0)]), .init([input]),
      .init([input], ["keepdims": .integer(0)]),
      .init([input, .integers(1)], ["noop_with_empty_axes": .integer(1)]),
    ]
  ) { context, index in
    guard index == 0 else { return nil }
    let (shape, axes) = (try context.shape(0), try context.reducedAxes)
    let kept = shape.indices.map { axes.contains($0) ? 1 : shape[$0] }
    guard try context.operation.integer("keepdims", default: 1) == 0 else {
      return try gradient(context, context.gradient, context.y)
    }
    return try gradient(context, context.gradient.reshaped(kept), context.y.reshaped(kept))
  }
}
