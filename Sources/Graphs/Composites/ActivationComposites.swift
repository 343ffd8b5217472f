/// One number in, one number out.
let activationComposites: [Composite] = [
  // max(x, 0) + min(0, α·(exp(x/α) − 1))
  activation("Celu", opsets: 12...24, avoiding: [0], ["alpha": .float(0.7)]) { x, settings in
    let alpha = Expression.scalar(try settings.float("alpha", default: 1))
    return .apply("Relu", x) + .apply("Min", 0, alpha * (.apply("Exp", x / alpha) - 1))
  },
  // x/2 · (1 + erf(x/√2)), or as BERT and GPT-2 approximate it: x/2 · (1 + tanh(√(2/π)·(x + 0.044715·x³)))
  activation("Gelu", opsets: 20...24, more: [["approximate": .string("tanh")]]) { x, settings in
    let inner: Expression
    switch try settings.string("approximate", default: "none") {
    case "none": inner = .apply("Erf", x / .scalar(Float(2).squareRoot()))
    case "tanh": inner = .apply("Tanh", (x + x * x * x * 0.044715) * .scalar((2 / Float.pi).squareRoot()))
    case let other: throw settings.failure(.unknownOperator, "has the unknown approximation '\(other)'")
    }
    return x * 0.5 * (inner + 1)
  },
  // x moved towards 0 by β where it is further from 0 than λ, else 0
  activation("Shrink", opsets: 9...24, avoiding: [-0.6, 0.6], ["lambd": .float(0.6), "bias": .float(0.2)]) {
    x, settings in
    let limit = Expression.scalar(try settings.float("lambd", default: 0.5))
    let bias = Expression.scalar(try settings.float("bias", default: 0))
    return (x - bias).where(x > limit, else: (x + bias).where(x < -limit))
  },
  // x·σ(αx)
  activation("Swish", opsets: 24...24, ["alpha": .float(1.3)]) { x, settings in
    x * .apply("Sigmoid", x * .scalar(try settings.float("alpha", default: 1)))
  },
  // x where it is above α, else 0
  activation("ThresholdedRelu", opsets: 10...24, avoiding: [0.4], ["alpha": .float(0.4)]) { x, settings in
    x.where(x > .scalar(try settings.float("alpha", default: 1)))
  },
  // 1 at the first largest element along an axis, 0 elsewhere
  Composite("Hardmax", inputs: 1...1) { expansion in
    let shape = try expansion.operation.floats(0).shape
    let axis = try expansion.operation.axis(expansion.operation.integer("axis", default: -1), rank: shape.count)
    let places = Expression.integers(
      shape.indices.map { $0 == axis ? shape[axis] : 1 }, (0..<shape[axis]).map(Int64.init))
    return [try Expression.apply("ArgMax", expansion.input(0), attributes: ["axis": .integer(axis)]).equals(places)]
  },
]

/// A function of a floating-point number and of attributes.
private func activation(
  _ name: String, opsets: ClosedRange<Int> = 7...24, in range: ClosedRange<Double> = -2...2,
  avoiding kinks: [Double] = [], _ attributes: [String: Attribute] = [:], more: [[String: Attribute]] = [],
  _ formula: @escaping @Sendable (Expression, OperatorContext) throws -> Expression
) -> Composite {
  Composite(
    name, opsets: opsets, inputs: 1...1,
    examples: ([attributes] + more).map { .init([.floats([2, 3, 4], in: range, avoiding: kinks)], $0) }
  ) { expansion in
    _ = try expansion.operation.floats(0)
    return [try formula(expansion.input(0), expansion.operation)]
  }
}
