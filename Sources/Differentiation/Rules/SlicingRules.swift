import Graphs

/// Parts of axes put together, taken out, or surrounded.
let slicingRules: [GradientRule] = [
  // Each input is a slice of the output.
  GradientRule(
    "Concat", opsets: 4...18,
    examples: [
      .init([.floats([2, 3]), .floats([2, 1]), .floats([2, 2])], ["axis": .integer(1)]),
      .init([.floats([2, 2, 3]), .floats([1, 2, 3])], ["axis": .integer(-3)]),
    ]
  ) { context, index in
    let outputShape = try context.outputShape
    let axis = try context.axis(default: 0, rank: outputShape.count)
    var starts = [Int](repeating: 0, count: outputShape.count)
    for input in 0..<index { starts[axis] += try context.shape(input)[axis] }
    return try context.gradient.sliced(from: starts, lengths: context.shape(index), of: outputShape)
  },

  // Each output is a slice of the input.
  GradientRule(
    "Split", opsets: 13...18,
    examples: [
      .init([.floats([2, 5]), .integers(2, 3)], ["axis": .integer(1)], outputCount: 2, output: 1),
      .init([.floats([6, 2])], ["num_outputs": .integer(3)], outputCount: 3, output: 1),
      .init([.floats([5, 2])], ["num_outputs": .integer(2)], outputCount: 2, output: 1),
    ]
  ) { context, index in
    guard index == 0 else { return nil }
    let axis = try context.axis(default: 0, rank: context.shape(0).count)
    let parts = zip(context.outputGradients, context.outputTypes).map { $0 ?? .zeros($1?.shape ?? []) }
    return .node("Concat", parts, ["axis": .integer(axis)], output: 0, outputCount: 1)
  },

  // y[i] = x[start + i·step]: g turned around where the step is negative, spread out by the step, and padded with zeros
  GradientRule(
    "Slice", opsets: 10...18,
    examples: [
      .init([.floats([4, 5]), .integers(1, 1), .integers(3, 100)]),
      .init([.floats([4, 5]), .integers(-2), .integers(Int(Int32.max)), .integers(1)]),
      .init([.floats([4, 7]), .integers(1), .integers(6), .integers(1), .integers(2)]),
      .init([.floats([4, 7]), .integers(-1), .integers(-100), .integers(1), .integers(-1)]),
      .init([.floats([5, 7]), .integers(5, 4), .integers(0, -100), .integers(1, 0), .integers(-2, -3)]),
    ]
  ) { context, index in
    guard index == 0 else { return nil }
    return try context.spreadSlice()
  },

  // y = x with elements added around it, or cut off
  GradientRule(
    "Pad", opsets: 11...18,
    examples: [
      .init([.floats([2, 3]), .integers(1, 0, 0, 2)]),
      .init([.floats([2, 3]), .integers(1, -1, -1, 2), .floats([])]),
      .init([.floats([2, 3, 4]), .integers(1, 2, 0, 1), .numbers([], [1]), .integers(2, 0)]),
      .init([.floats([1, 2, 3, 4]), .integers(0, 0, 1, 2, 0, 0, 2, 3)], ["mode": .string("reflect")]),
      .init([.floats([1, 2, 3, 2]), .integers(0, 0, 1, 2, 0, 0, 2, 1)], ["mode": .string("edge")]),
    ]
  ) { context, index in
    let shape = try context.shape(0)
    let (begin, end) = try context.pads
    let mode = try context.operation.string("mode", default: "constant")
    guard mode == "constant" else {
      guard index == 0 else { return nil }
      let maps = try shape.indices.map { axis -> LinearMap? in
        guard begin[axis] != 0 || end[axis] != 0 else { return nil }
        return try LinearMap(length: shape[axis]) { graph, rows in
          let pads = graph.constant("pads", .integers([0, begin[axis], 0, end[axis]]))
          return try graph.add("Pad", [rows, pads], attributes: ["mode": .string(mode)], name: "padded")
        }
      }
      return try context.gradient.pulledBack(through: maps, from: context.outputShape)
    }
    let kept = try context.gradient.padded(begin.map(-), end.map(-), of: context.outputShape)
    switch index {
    case 0: return kept
    case 2:
      let axes = Array(shape.indices)
      return try context.gradient.sum(axes, keepingAxes: false) - kept.sum(axes, keepingAxes: false)
    default: return nil
    }
  },
]

extension GradientContext {
  /// What `Pad` adds before and behind each axis.
  fileprivate var pads: (begin: [Int], end: [Int]) {
    get throws {
      let rank = try shape(0).count
      let pads = try operation.constantIntegers(1) ?? []
      let axes = try operation.constantIntegers(3)?.map { try operation.axis($0, rank: rank) } ?? Array(0..<rank)
      guard pads.count == 2 * axes.count else { throw unsupported("it has \(pads.count) pads for \(axes.count) axes") }
      var (begin, end) = ([Int](repeating: 0, count: rank), [Int](repeating: 0, count: rank))
      for (place, axis) in axes.enumerated() {
        begin[axis] = pads[place]
        end[axis] = pads[axes.count + place]
      }
      return (begin, end)
    }
  }

  fileprivate func spreadSlice() throws -> Expression {
    let shape = try shape(0)
    let starts = try operation.constantIntegers(1) ?? []
    let axes =
      try operation.constantIntegers(3)?.map { try operation.axis($0, rank: shape.count) }
      ?? Array(starts.indices)
    let steps = try operation.constantIntegers(4) ?? axes.map { _ in 1 }
    var current = try outputShape
    guard !current.contains(0) else { return .zeros(shape) }
    var gradient = try gradient.reversed(zip(axes, steps).filter { $1 < 0 }.map(\.0), of: current)
    var (begin, end) = (shape.map { _ in 0 }, shape.map { _ in 0 })
    for (place, axis) in axes.enumerated() {
      let (length, count, step) = (shape[axis], current[axis], steps[place])
      let start = starts[place] < 0 ? starts[place] + length : starts[place]
      let first = step > 0 ? min(max(start, 0), length) : min(max(start, 0), length - 1) + (count - 1) * step
      if abs(step) > 1 && count > 1 {
        // […, n, …] → […, n, 1, …] → […, n, step, …] → […, n·step, …]
        let column = current[...axis] + [1] + current[(axis + 1)...]
        let zeros = column.map { _ in 0 }
        var gaps = zeros
        gaps[axis + 1] = abs(step) - 1
        current[axis] = count * abs(step)
        gradient = gradient.reshaped(Array(column)).padded(zeros, gaps, of: Array(column)).reshaped(current)
      }
      begin[axis] = first
      end[axis] = length - first - current[axis]
    }
    return gradient.padded(begin, end, of: current)
  }
}
