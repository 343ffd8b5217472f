/// One number in, one number out.
let activationComposites: [Composite] = [
  // max(x, 0) + min(0, α·(exp(x/α) − 1))
  activation("Celu", opsets: 12...24, avoiding: [0], ["alpha": .float(0.7)]) { x, settings in
    let alpha = Expression.scalar(try settings.float("alpha", default: 1))
    return .apply("Relu", x) + .apply("Min", 0, alpha * (.apply("Exp", x / alpha) - 1))
  },
  // x where it is above α, else 0
  activation("ThresholdedRelu", opsets: 10...24, avoiding: [0.4], ["alpha": .float(0.4)]) { x, settings in
    x.where(x > .scalar(try settings.float("alpha", default: 1)))
  },
]

/// A function of a floating-point number and of attributes.
private func activation(
  _ name: String, opsets: ClosedRange<Int> = 7...24, in range: ClosedRange<Double> = -2...2,
  avoiding kinks: [Double] = [], _ attributes: [String: Attribute] = [:],
  _ formula: @escaping @Sendable (Expression, OperatorContext) throws -> Expression
) -> Composite {
  Composite(
    name, opsets: opsets, inputs: 1...1,
    examples: [.init([.floats([2, 3, 4], in: range, avoiding: kinks)], attributes)]
  ) { expansion in
    _ = try expansion.operation.floats(0)
    return [try formula(expansion.input(0), expansion.operation)]
  }
}
