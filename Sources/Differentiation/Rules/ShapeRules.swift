import Graphs

/// The same elements in another shape or order, or repeated.
let shapeRules: [GradientRule] = [
  reshapingRule(
    "Reshape", 5...18, [.init([.floats([2, 6]), .integers(3, 4)]), .init([.floats([2, 6]), .integers(0, -1, 2)])]),

  reshapingRule(
    "Flatten", 1...18, [.init([.floats([2, 3, 2])]), .init([.floats([2, 3, 2])], ["axis": .integer(2)])]),

  reshapingRule("Squeeze", 13...18, [.init([.floats([1, 3, 1]), .integers(0)]), .init([.floats([1, 3, 1])])]),

  reshapingRule("Unsqueeze", 13...18, [.init([.floats([2, 3]), .integers(0, -1)])]),

  // Axis i of the output is axis pᵢ of the input: back with the inverse order
  GradientRule(
    "Transpose", opsets: 1...18,
    examples: [.init([.floats([2, 3, 4])], ["perm": .integers([2, 0, 1])]), .init([.floats([2, 3, 4])])]
  ) { context, _ in
    let rank = try context.shape(0).count
    let order = try context.operation.integers("perm") ?? (0..<rank).reversed()
    var inverse = order
    for (axis, source) in order.enumerated() { inverse[source] = axis }
    return try context.gradient.transposed(inverse)
  },

  // The walker sums over the axes along which the input is repeated.
  GradientRule(
    "Expand", opsets: 8...18,
    examples: [.init([.floats([2, 1, 3]), .integers(4, 2, 2, 1)]), .init([.floats([]), .integers(3)])]
  ) { context, index in index == 0 ? try context.gradient : nil },

  // With the output seen as [r₀, n₀, r₁, n₁, …]: the sum over all r
  GradientRule(
    "Tile", opsets: 6...18,
    examples: [.init([.floats([2, 3]), .integers(2, 3)]), .init([.floats([2, 1, 2]), .integers(1, 3, 1)])]
  ) { context, index in
    guard index == 0 else { return nil }
    let (shape, outputShape) = (try context.shape(0), try context.outputShape)
    let blocks = zip(shape, outputShape).flatMap { [$0 == 0 ? 0 : $1 / $0, $0] }
    return try context.gradient.reshaped(blocks).sum(shape.indices.map { 2 * $0 }, keepingAxes: false)
  },

  // [N, C, H, W] ↔ [N, C/b², Hb, Wb], each the other's inverse
  GradientRule(
    "DepthToSpace", opsets: 11...18,
    examples: [
      .init([.floats([2, 8, 2, 3])], ["blocksize": .integer(2)]),
      .init([.floats([1, 8, 2, 3])], ["blocksize": .integer(2), "mode": .string("CRD")]),
    ]
  ) { context, _ in
    let (shape, block) = (try context.shape(0), try context.operation.integer("blocksize", default: 1))
    guard try context.operation.string("mode", default: "DCR") == "CRD" else {
      return .apply("SpaceToDepth", try context.gradient, attributes: ["blocksize": .integer(block)])
    }
    // [N, C, H, b, W, b] → [N, C, b, b, H, W]
    return try context.gradient.reshaped([shape[0], shape[1] / block / block, shape[2], block, shape[3], block])
      .transposed([0, 1, 3, 5, 2, 4]).reshaped(shape)
  },

  GradientRule(
    "SpaceToDepth", opsets: 1...18, examples: [.init([.floats([2, 2, 4, 6])], ["blocksize": .integer(2)])]
  ) { context, _ in
    let block = try context.operation.integer("blocksize", default: 1)
    return .apply(
      "DepthToSpace", try context.gradient, attributes: ["blocksize": .integer(block), "mode": .string("DCR")])
  },
]

private func reshapingRule(
  _ name: String, _ opsets: ClosedRange<Int>, _ examples: [GradientExample]
) -> GradientRule {
  GradientRule(name, opsets: opsets, examples: examples) { context, index in
    index == 0 ? try context.gradient.reshaped(context.shape(0)) : nil
  }
}
