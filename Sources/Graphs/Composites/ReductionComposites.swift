/// Many elements to one, along the axes that the second input names.
let reductionComposites: [Composite] = [
  // ln Σ x
  reduction("ReduceLogSum", in: 0.2...3) { expansion in
    .apply("Log", try expansion.reduced("ReduceSum", expansion.input(0), keepingAxes: nil))
  },
  // ln Σ exp x = m + ln Σ exp(x − m) with the maximum m, so that nothing overflows
  reduction("ReduceLogSumExp") { expansion in
    let x = try expansion.input(0)
    let maximum = try expansion.write(expansion.reduced("ReduceMax", x, keepingAxes: true))
    let sum = try expansion.reduced("ReduceSum", .apply("Exp", x - maximum), keepingAxes: nil)
    let shape = try expansion.shape(of: sum)
    return .apply("Log", sum) + maximum.reshaped(shape)
  },
]

private func reduction(
  _ name: String, in range: ClosedRange<Double> = -2...2,
  _ formula: @escaping @Sendable (inout Expansion) throws -> Expression
) -> Composite {
  let input = GradientExample.Input.floats([2, 3, 4], in: range)
  return Composite(
    name, inputs: 1...2,
    examples: [
      .init([input, .integers(-1)]), .init([input, .integers(0, 2)], ["keepdims": .integer(0)]), .init([input]),
    ]
  ) { expansion in
    _ = try expansion.operation.floats(0)
    return [try formula(&expansion)]
  }
}

extension Expansion {
  /// A reduction over the node's own axes.
  /// - Parameter keepingAxes: whether they stay with the length 1; nil as the node says.
  fileprivate func reduced(_ operatorName: String, _ x: Expression, keepingAxes: Bool?) throws -> Expression {
    let axes = try operation.reducedAxes().sorted()
    guard !axes.isEmpty else { return x }
    let keeps = try keepingAxes ?? (operation.integer("keepdims", default: 1) != 0)
    return .apply(operatorName, x, .integers(axes), attributes: ["keepdims": .integer(keeps ? 1 : 0)])
  }
}
