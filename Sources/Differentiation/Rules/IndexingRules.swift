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
  // updates get g at their places. Of products and extremes, see `CombinedUpdates`.
  GradientRule(
    "ScatterElements", opsets: 11...18,
    examples: [
      .init([.floats([3, 3]), .integers([2, 3], [0, 1, 2, 2, 0, -3]), .floats([2, 3])]),
      .init(
        [.floats([2, 3]), .integers([2, 2], [0, 0, 2, 1]), .floats([2, 2])],
        ["axis": .integer(1), "reduction": .string("add")]),
    ]
      + ["mul", "max", "min"].map {
        .init(
          [.floats([2, 3]), .integers([2, 2], [0, 0, 2, 1]), .floats([2, 2])],
          ["axis": .integer(1), "reduction": .string($0)])
      }
  ) { context, index in
    let shape = try context.shape(0)
    let axis = try context.axis(default: 0, rank: shape.count)
    let reduction = try context.operation.string("reduction", default: "none")
    let (gradient, indices) = (try context.gradient, try context.indices(upTo: shape[axis]))
    let along: [String: Attribute] = ["axis": .integer(axis)]
    let combined = try CombinedUpdates(context, reduction) { data, updates, how in
      .apply(
        "ScatterElements", data, indices, updates, attributes: along.merging(["reduction": .string(how)]) { $1 })
    } gather: {
      .apply("GatherElements", $0, indices, attributes: along)
    }
    if let combined { return combined.gradient(index) }
    switch index {
    case 0 where reduction == "add": return gradient
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
      .init([.floats([2, 3, 2]), .integers([2, 2, 1], [0, 2, 1, -2])], ["batch_dims": .integer(1)]),
      .init([.floats([2, 2, 3]), .integers([2, 2, 1], [0, 2, 1, 1])], ["batch_dims": .integer(2)]),
    ]
  ) { context, index in
    guard index == 0 else { return nil }
    return try .apply(
      "ScatterND", .zeros(context.shape(0)), context.indicesOfBatch(), context.gradient,
      attributes: ["reduction": .string("add")])
  },

  GradientRule(
    "ScatterND", opsets: 11...18,
    examples: [
      .init([.floats([4, 2]), .integers([2, 1], [3, 0]), .floats([2, 2])]),
      .init([.floats([2, 3]), .integers([2, 2], [0, 1, 0, 1]), .floats([2])], ["reduction": .string("add")]),
    ]
      + ["mul", "max", "min"].map {
        .init([.floats([3, 2]), .integers([2, 1], [2, 2]), .floats([2, 2])], ["reduction": .string($0)])
      }
  ) { context, index in
    let reduction = try context.operation.string("reduction", default: "none")
    let (gradient, indices) = (try context.gradient, try context.input(1))
    let combined = try CombinedUpdates(context, reduction) { data, updates, how in
      .apply("ScatterND", data, indices, updates, attributes: ["reduction": .string(how)])
    } gather: {
      .apply("GatherND", $0, indices)
    }
    if let combined { return combined.gradient(index) }
    switch index {
    case 0 where reduction == "add": return gradient
    case 0: return try .apply("ScatterND", gradient, indices, .zeros(context.shape(2)))
    case 2: return .apply("GatherND", gradient, indices)
    default: return nil
    }
  },
]

/// Updates that are multiplied with the elements that they meet, or compared with them.
///
/// Of a product each factor gets g times all others; the elements and updates that share the extreme value share g.
private struct CombinedUpdates {
  private let gradients: [Int: Expression]

  /// - Parameters:
  ///   - scatter: data with updates combined in a way that is named.
  ///   - gather: what stands at the places of the updates.
  init?(
    _ context: GradientContext, _ reduction: String,
    scatter: (_ data: Expression, _ updates: Expression, _ how: String) -> Expression,
    gather: (Expression) -> Expression
  ) throws {
    guard ["mul", "max", "min"].contains(reduction) else { return nil }
    let (g, y) = (try context.gradient, context.y)
    let (data, updates) = (try context.x, try context.input(2))
    if reduction == "mul" {
      let (isZero, areZero) = (data.equals(0), updates.equals(0))
      let rest = scatter(data + isZero, updates + areZero, "mul")
      let zeros = scatter(isZero, areZero, "add")
      gradients = [
        0: g * data.slope(ofProduct: rest, zeros: zeros),
        2: gather(g) * updates.slope(ofProduct: gather(rest), zeros: gather(zeros)),
      ]
    } else {
      let (hits, updateHits) = (data.equals(y), updates.equals(gather(y)))
      let share = g / .apply("Max", scatter(hits, updateHits, "add"), 1)
      gradients = [0: share * hits, 2: gather(share) * updateHits]
    }
  }

  func gradient(_ index: Int) -> Expression? { gradients[index] }
}

extension GradientContext {
  /// The input 1 as indices along the first axes, those of the batch included.
  fileprivate func indicesOfBatch() throws -> Expression {
    let batchAxes = try operation.integer("batch_dims", default: 0)
    let shape = try shape(1)
    guard batchAxes > 0 else { return try input(1) }
    let lengths = shape.prefix(batchAxes)
    let batch = lengths.indices.map { axis in
      Expression.integers(
        (0...shape.count - 1).map { $0 == axis ? lengths[axis] : 1 }, (0..<lengths[axis]).map(Int64.init)
      ).expanded(to: shape.dropLast() + [1])
    }
    let parts = batch + [try input(1).cast(to: .int64)]
    return .node("Concat", parts, ["axis": .integer(shape.count - 1)], output: 0, outputCount: 1)
  }

  /// The input 1 as indices; where they are constant, counted from the front.
  fileprivate func indices(upTo length: Int) throws -> Expression {
    guard let integers = operation.constants[1]?.integers else { return try input(1) }
    let indices = integers.map { $0 < 0 ? $0 + Int64(length) : $0 }
    return .constant(.integers(IntegerTensor(shape: try shape(1), elements: indices, elementType: .int64)))
  }
}
