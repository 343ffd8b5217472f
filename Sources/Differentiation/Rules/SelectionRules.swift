import Graphs

/// Elements picked by their size.
let selectionRules: [GradientRule] = [
  // Each of the largest elements gets the gradient of its place in the order.
  GradientRule(
    "TopK", opsets: 11...24,
    examples: [
      .init([.floats([3, 5]), .integers(2)], outputCount: 2),
      .init([.floats([2, 4, 3]), .integers(3)], ["axis": .integer(1), "largest": .integer(0)], outputCount: 2),
    ]
  ) { context, index in
    guard index == 0 else { return nil }
    let shape = try context.shape(0)
    let axis = try context.axis(default: -1, rank: shape.count)
    let named = context.node.outputs.count > 1 ? context.node.outputs[1] : ""
    let places =
      named.isEmpty
      ? Expression.node(
        "TopK", [try context.x, try context.input(1)], context.node.attributes, output: 1, outputCount: 2)
      : .value(named)
    return Expression.zeros(shape).scatterAdding(try context.gradient, at: places, axis: axis)
  }
]
