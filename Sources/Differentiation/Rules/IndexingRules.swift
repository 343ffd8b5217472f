import Graphs

/// Elements picked by their place.
let indexingRules: [GradientRule] = [
  // y = x at the indices along an axis: g is added where its elements came from.
  GradientRule(
    "Gather", opsets: 1...18,
    examples: [
      .init([.floats([4, 3]), .integers([2, 2], [0, 2, 2, -1])]),
      .init([.floats([2, 3, 2]), .integers([], [1])], ["axis": .integer(1)]),
      .init([.floats([2, 3, 2]), .integers([2], [2, 0])], ["axis": .integer(-2)]),
    ]
  ) { context, index in
    guard index == 0 else { return nil }
    let shape = try context.shape(0)
    let axis = try context.axis(default: 0, rank: shape.count)
    let count = try context.shape(1).reduce(1, *)
    var (rows, column) = (shape, shape.map { _ in 1 })
    rows[axis] = count
    column[axis] = count
    let indices = try context.indices(upTo: shape[axis]).reshaped(column).expanded(to: rows)
    return Expression.zeros(shape).scatterAdding(try context.gradient.reshaped(rows), at: indices, axis: axis)
  },

  GradientRule(
    "GatherElements", opsets: 11...18,
    examples: [
      .init([.floats([3, 3]), .integers([2, 3], [0, 1, 2, 2, 1, -3])]),
      .init([.floats([2, 3]), .integers([2, 2], [0, 0, 2, 1])], ["axis": .integer(1)]),
    ]
  ) { context, index in
    guard index == 0 else { return nil }
    let shape = try context.shape(0)
    let axis = try context.axis(default: 0, rank: shape.count)
    let indices = try context.indices(upTo: shape[axis])
    return Expression.zeros(shape).scatterAdding(try context.gradient, at: indices, axis: axis)
  },

  // y = x with elements replaced by the updates, or with these added: g without those elements, or all of it; the
  // updates get g at their places.
  GradientRule(
    "ScatterElements", opsets: 11...18,
    examples: [
      .init([.floats([3, 3]), .integers([2, 3], [0, 1, 2, 2, 0, -3]), .floats([2, 3])]),
      .init(
        [.floats([2, 3]), .integers([2, 2], [0, 0, 2, 1]), .floats([2, 2])],
        ["axis": .integer(1), "reduction": .string("add")]),
    ]
  ) { context, index in
    let shape = try context.shape(0)
    let axis = try context.axis(default: 0, rank: shape.count)
    let adds = try context.operation.string("reduction", default: "none") == "add"
    let (gradient, indices) = (try context.gradient, try context.indices(upTo: shape[axis]))
    let along: [String: Attribute] = ["axis": .integer(axis)]
    switch index {
    case 0 where adds: return gradient
    case 0: return try .apply("ScatterElements", gradient, indices, .zeros(context.shape(1)), attributes: along)
    case 2: return .apply("GatherElements", gradient, indices, attributes: along)
    default: return nil
    }
  },

  // The same with an index for each of several axes.
  GradientRule(
    "GatherND", opsets: 11...18,
    examples: [
      .init([.floats([2, 3, 2]), .integers([3, 2], [0, 2, 1, 0, 0, 2])]),
      .init([.floats([3, 2]), .integers([2, 1], [2, 2])]),
    ]
  ) { context, index in
    guard index == 0 else { return nil }
    guard try context.operation.integer("batch_dims", default: 0) == 0 else {
      throw context.unsupported("its indices differ from sample to sample (batch_dims)")
    }
    return try .apply(
      "ScatterND", .zeros(context.shape(0)), context.input(1), context.gradient,
      attributes: ["reduction": .string("add")])
  },

  GradientRule(
    "ScatterND", opsets: 11...18,
    examples: [
      .init([.floats([4, 2]), .integers([2, 1], [3, 0]), .floats([2, 2])]),
      .init([.floats([2, 3]), .integers([2, 2], [0, 1, 0, 1]), .floats([2])], ["reduction": .string("add")]),
    ]
  ) { context, index in
    let adds = try context.operation.string("reduction", default: "none") == "add"
    let (gradient, indices) = (try context.gradient, try context.input(1))
    switch index {
    case 0 where adds: return gradient
    case 0: return try .apply("ScatterND", gradient, indices, .zeros(context.shape(2)))
    case 2: return .apply("GatherND", gradient, indices)
    default: return nil
    }
  },
]

extension GradientContext {
  /// The input 1 as indices; where they are constant, counted from the front.
  fileprivate func indices(upTo length: Int) throws -> Expression {
    guard let integers = operation.constants[1]?.integers else { return try input(1) }
    let indices = integers.map { $0 < 0 ? $0 + Int64(length) : $0 }
    return .constant(.integers(IntegerTensor(shape: try shape(1), elements: indices, elementType: .int64)))
  }
}
