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
    // Of nothing but −∞, the differences would be no numbers.
    let finite = maximum.where(.apply("Abs", maximum) < .scalar(.infinity))
    let sum = try expansion.reduced("ReduceSum", .apply("Exp", x - finite), keepingAxes: nil)
    let shape = try expansion.shape(of: sum)
    return .apply("Log", sum) + finite.reshaped(shape)
  },
  // The first smallest element, or the last: that of the negative numbers which is largest
  Composite("ArgMin", inputs: 1...1) { expansion in
    let type = try expansion.operation.numbers(0).elementType
    let x = try expansion.input(0)
    // −1 − x, unlike −x, is one for every integer.
    let turned = type.isFloatingPoint ? -x : .number(-1, .int64) - x.cast(to: .int64)
    return [.apply("ArgMax", turned, attributes: expansion.operation.node.attributes)]
  },
]

/// What is left of a reduction over no axes at all (`noop_with_empty_axes`): its function of each element alone. And truth
/// values, which versions 20 and later have a maximum and a minimum of.
let reductionForms: [Composite] = [
  withoutAxes("ReduceL1", avoiding: [0]) { .apply("Abs", $0) },
  withoutAxes("ReduceL2", avoiding: [0]) { .apply("Abs", $0) },
  withoutAxes("ReduceSumSquare") { $0 * $0 },
  withoutAxes("ReduceSum") { .apply("Identity", $0) },
  withoutAxes("ReduceMean") { .apply("Identity", $0) },
  withoutAxes("ReduceMax") { .apply("Identity", $0) },
  withoutAxes("ReduceMin") { .apply("Identity", $0) },
  withoutAxes("ReduceProd") { .apply("Identity", $0) },
  ofTruths("ReduceMax"),
  ofTruths("ReduceMin"),
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
      .init([input], ["noop_with_empty_axes": .integer(1)]),
    ]
  ) { expansion in
    _ = try expansion.operation.floats(0)
    return [try formula(&expansion)]
  }
}

private func withoutAxes(
  _ name: String, avoiding kinks: [Double] = [], _ formula: @escaping @Sendable (Expression) -> Expression
) -> Composite {
  let example = GradientExample([.floats([2, 3], avoiding: kinks)], ["noop_with_empty_axes": .integer(1)])
  return Composite(name, opsets: 18...24, inputs: 1...2, examples: [example]) { context in
    try context.node.attributes["noop_with_empty_axes"] != nil && context.reducedAxes().isEmpty
      && context.shape(0).count > 0
  } expand: {
    [formula(try $0.input(0))]
  }
}

private func ofTruths(_ name: String) -> Composite {
  Composite(name, opsets: 20...24, inputs: 1...2) { context in
    try context.type(0).elementType == .bool
  } expand: { expansion in
    [try expansion.reduced(name, expansion.input(0).cast(to: .float32), keepingAxes: nil) > 0]
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
