import Tensors

/// Numbers brought to a common size.
let normalisationComposites: [Composite] = [
  // x / ‖x‖ₚ along an axis, and 0 where that is 0
  Composite(
    "LpNormalization", inputs: 1...1,
    examples: [
      .init([.floats([2, 3, 2])]),
      .init([.floats([2, 3, 2], avoiding: [0])], ["p": .integer(1), "axis": .integer(1)]),
    ]
  ) { expansion in
    let operation = expansion.operation
    let shape = try operation.floats(0).shape
    let axis = try operation.axis(operation.integer("axis", default: -1), rank: shape.count)
    let power = try operation.integer("p", default: 2)
    guard power == 1 || power == 2 else { throw operation.failure(.invalidGraph, "has the p \(power), not 1 or 2") }
    let x = try expansion.input(0)
    let norm = try expansion.write(.apply(power == 1 ? "ReduceL1" : "ReduceL2", x, .integers([axis])))
    return [x / norm.where(norm > 0, else: 1)]
  },

  // (x − mean) / (√variance + 1e-9), over all axes but that of the channels
  Composite(
    "MeanVarianceNormalization", opsets: 9...24, inputs: 1...1,
    examples: [.init([.floats([2, 2, 3, 2])]), .init([.floats([3, 4])], ["axes": .integers([-1])])]
  ) { expansion in
    let operation = expansion.operation
    let rank = try operation.floats(0).shape.count
    let axes = try operation.axes(operation.integers("axes") ?? [0, 2, 3], rank: rank).sorted()
    let x = try expansion.input(0)
    let centred = try expansion.write(x - x.mean(axes))
    return [centred / (.apply("Sqrt", (centred * centred).mean(axes)) + 1e-9)]
  },

  // Each group of channels to the mean 0 and the variance 1, then a scale and a shift: for every channel, or before
  // version 21 for every group
  Composite(
    "GroupNormalization", opsets: 18...24, inputs: 3...3,
    examples: [
      .init([.floats([2, 4, 3]), .floats([4]), .floats([4])], ["num_groups": .integer(2)]),
      .init([.floats([2, 6, 2, 2]), .floats([3]), .floats([3])], ["num_groups": .integer(3)]),
    ]
  ) { expansion in
    let operation = expansion.operation
    let shape = try operation.floats(0, rank: 2...64).shape
    guard let groups = try operation.integer("num_groups"), groups > 0, shape[1] % groups == 0 else {
      throw operation.failure(.invalidGraph, "needs as 'num_groups' a divisor of the \(shape[1]) channels")
    }
    func channels(_ index: Int) throws -> Expression {
      let count = try operation.shape(index).reduce(1, *)
      guard count == groups || count == shape[1] else {
        throw operation.failure(.shapeMismatch, "has \(count) numbers for \(shape[1]) channels in \(groups) groups")
      }
      let columns = [1, shape[1]] + shape.dropFirst(2).map { _ in 1 }
      let values = try expansion.input(index)
      if count == shape[1] { return values.reshaped(columns) }
      return values.reshaped([groups, 1]).expanded(to: [groups, shape[1] / groups]).reshaped(columns)
    }
    let ones = Expression.constant(.floats(Tensor(shape: [groups], repeating: 1)))
    let zeros = Expression.constant(.floats(Tensor(shape: [groups], repeating: 0)))
    let rest = shape[1] / groups * shape.dropFirst(2).reduce(1, *)
    let normalised = Expression.apply(
      "InstanceNormalization", try expansion.input(0).reshaped([shape[0], groups, rest]), ones, zeros,
      attributes: operation.node.attributes.filter { $0.key == "epsilon" })
    return [try normalised.reshaped(shape) * channels(1) + channels(2)]
  },

  // x / √(mean x² + ε) · scale, the mean over all axes from one on
  Composite(
    "RMSNormalization", opsets: 23...24, inputs: 2...2,
    examples: [
      .init([.floats([2, 3, 4]), .floats([4])]),
      .init([.floats([2, 3, 4]), .floats([3, 4])], ["axis": .integer(1), "epsilon": .float(0.1)]),
    ]
  ) { expansion in
    let operation = expansion.operation
    let rank = try operation.floats(0).shape.count
    let axes = Array(try operation.axis(operation.integer("axis", default: -1), rank: rank)..<rank)
    let x = try expansion.input(0)
    let epsilon = Expression.scalar(try operation.float("epsilon", default: 1e-5))
    return [x / .apply("Sqrt", (x * x).mean(axes) + epsilon) * (try expansion.input(1))]
  },
]
