/// Taking values apart, putting them together, and padding them.
let slicingOperators: [Operator] = [concatenation, split, slice, pad]

/// Behind one another along an axis.
private let concatenation = Operator(
  "Concat", opsets: 7...24, inputs: 1...Int.max,
  types: { context in
    var shape = try context.shape(0)
    guard let given = try context.integer("axis") else { throw context.failure(.invalidGraph, "lacks its axis") }
    let axis = try context.axis(given, rank: shape.count)
    for index in context.node.inputs.indices.dropFirst() {
      try context.checkSameElementType(0, index)
      let other = try context.shape(index)
      guard other.count == shape.count, other.indices.allSatisfy({ $0 == axis || other[$0] == shape[$0] }) else {
        throw context.failure(
          .shapeMismatch, "cannot join the shapes \(try context.shape(0)) and \(other) along the axis \(axis)")
      }
      shape[axis] = try context.sum(shape[axis], other[axis])
    }
    return [ValueType(shape, try context.type(0).elementType)]
  },
  compute: { context, types in
    let rank = types[0].shape.count
    let axis = try context.axis(try context.integer("axis", default: 0), rank: rank)
    let outer = types[0].shape.prefix(axis).reduce(1, *)
    let inputs = try context.node.inputs.indices.map { try context.value($0) }
    var elements: [Double] = []
    elements.reserveCapacity(types[0].count)
    for part in 0..<outer {
      for input in inputs {
        let length = input.elements.count / outer
        elements += input.elements[part * length..<(part + 1) * length]
      }
    }
    return [ReferenceTensor(types[0], elements)]
  })

/// Into parts of given lengths along an axis, or into `num_outputs` parts, of which the last may be shorter.
private let split = Operator(
  "Split", opsets: 7...24, inputs: 1...2,
  types: { context in
    let input = try context.type(0)
    let (axis, lengths) = try parts(context)
    return lengths.map { length in
      var shape = input.shape
      shape[axis] = length
      return ValueType(shape, input.elementType)
    }
  },
  compute: { context, types in
    let input = try context.value(0)
    let (axis, lengths) = try parts(context)
    let strides = input.strides
    var start = 0
    return zip(types, lengths).map { type, length in
      defer { start += length }
      return input.gathered(type.shape) { ($1 + ($0 == axis ? start : 0)) * strides[$0] }
    }
  })

private func parts(_ context: OperatorContext) throws -> (axis: Int, lengths: [Int]) {
  let shape = try context.shape(0)
  let axis = try context.axis(try context.integer("axis", default: 0), rank: shape.count)
  let count = context.node.outputs.count
  let lengths: [Int]
  if let given = try context.constantIntegers(1) {
    lengths = given
  } else {
    guard try context.integer("num_outputs") == count, count > 0 else {
      throw context.failure(.invalidGraph, "of \(count) outputs says neither their lengths nor 'num_outputs' as many")
    }
    let length = (shape[axis] + count - 1) / count
    lengths = Array(repeating: length, count: count - 1) + [shape[axis] - length * (count - 1)]
  }
  let total = try lengths.reduce(0) { try context.sum($0, $1) }
  guard lengths.count == count, lengths.allSatisfy({ $0 >= 0 }), total == shape[axis] else {
    throw context.failure(
      .shapeMismatch, "cannot divide the axis \(axis) of the shape \(shape) into \(count) parts of \(lengths)")
  }
  return (axis, lengths)
}

/// From `starts` to before `ends` in `steps`, along some axes; the bounds are clamped to what there is.
private let slice = Operator(
  "Slice", opsets: 7...24, inputs: 3...5,
  types: { context in
    [ValueType(try spans(context).map(\.count), try context.type(0).elementType)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let spans = try spans(context)
    let strides = input.strides
    return [input.gathered(types[0].shape) { (spans[$0].start + $1 * spans[$0].step) * strides[$0] }]
  })

/// Some places of an axis.
private struct Span {
  var start = 0
  var step = 1
  var count: Int
}

private func spans(_ context: OperatorContext) throws -> [Span] {
  let shape = try context.shape(0)
  guard let starts = try context.constantIntegers(1), let ends = try context.constantIntegers(2) else {
    throw context.failure(.invalidGraph, "lacks its bounds")
  }
  let given = try context.constantIntegers(3) ?? Array(starts.indices)
  let steps = try context.constantIntegers(4) ?? starts.map { _ in 1 }
  guard starts.count == ends.count, starts.count == given.count, starts.count == steps.count else {
    throw context.failure(
      .shapeMismatch,
      "has \(starts.count) starts, \(ends.count) ends, \(given.count) axes and \(steps.count) steps, not as many of each"
    )
  }
  let axes = try context.axes(given, rank: shape.count)
  var spans = shape.map { Span(count: $0) }
  for (order, axis) in axes.enumerated() {
    let (length, step) = (shape[axis], steps[order])
    guard step != 0 else { throw context.failure(.shapeMismatch, "has a step of 0 along the axis \(axis)") }
    // Backwards, a span may end before the first place.
    let lowest = step > 0 ? 0 : -1
    let highest = step > 0 ? length : length - 1
    let start = clamped(starts[order], length: length, max(lowest, 0), highest)
    let end = clamped(ends[order], length: length, lowest, highest)
    let distance = step > 0 ? end - start : start - end
    let count = distance > 0 ? Int(UInt(distance - 1) / step.magnitude) + 1 : 0
    spans[axis] = Span(start: start, step: step, count: count)
  }
  return spans
}

/// A bound that counts from the back where it is negative.
private func clamped(_ bound: Int, length: Int, _ lowest: Int, _ highest: Int) -> Int {
  min(max(bound < 0 ? bound + length : bound, lowest), highest)
}

/// Around the input: `pads` holds the begin of every axis, then the end of every axis; negative ones cut off.
private let pad = Operator(
  "Pad", opsets: 7...24, inputs: 2...4,
  types: { context in
    let input = try context.type(0)
    let (begin, end) = try paddings(context)
    if context.has(2) {
      try context.checkSameElementType(0, 2)
      let shape = try context.shape(2)
      guard shape.allSatisfy({ $0 == 1 }) else {
        throw context.failure(.shapeMismatch, "needs one number as its input 2, not the shape \(shape)")
      }
    }
    let shape = zip(input.shape, zip(begin, end)).map { $0 + $1.0 + $1.1 }
    let mode = try padMode(context)
    for axis in shape.indices where mode != "constant" && input.shape[axis] == 0 && shape[axis] > 0 {
      throw context.failure(.shapeMismatch, "has nothing to repeat along the axis \(axis) of \(input.shape)")
    }
    return [ValueType(shape, input.elementType)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let begin = try paddings(context).begin
    let mode = try padMode(context)
    let strides = input.strides
    let fill = context.optionalValue(2)?.elements.first ?? 0
    let padded = input.gathered(types[0].shape, fill: fill) { axis, index in
      let length = input.shape[axis]
      var place = index - begin[axis]
      switch mode {
      case "edge": place = min(max(place, 0), length - 1)
      case "wrap": place = ((place % length) + length) % length
      case "reflect":
        // Back and forth between the first place and the last, neither of them twice.
        let period = max(2 * (length - 1), 1)
        place = ((place % period) + period) % period
        place = min(place, period - place)
        if length == 1 { place = 0 }
      default: break
      }
      return place < 0 || place >= length ? -1 : place * strides[axis]
    }
    return [padded]
  })

private func padMode(_ context: OperatorContext) throws -> String {
  let mode = try context.string("mode", default: "constant")
  guard ["constant", "reflect", "edge", "wrap"].contains(mode) else {
    throw context.failure(.unknownOperator, "has the mode '\(mode)', which is not supported")
  }
  return mode
}

func paddings(_ context: OperatorContext) throws -> (begin: [Int], end: [Int]) {
  let rank = try context.shape(0).count
  let axes = try context.axes(try context.constantIntegers(3) ?? Array(0..<rank), rank: rank)
  let pads = try context.constantIntegers(1) ?? []
  guard pads.count == 2 * axes.count else {
    throw context.failure(.shapeMismatch, "needs \(2 * axes.count) pads for \(axes.count) axes, not \(pads.count)")
  }
  var begin = [Int](repeating: 0, count: rank)
  var end = begin
  let limit = 1 << 40
  for (order, axis) in axes.enumerated() {
    (begin[axis], end[axis]) = (pads[order], pads[order + axes.count])
    guard (-limit...limit).contains(begin[axis]), (-limit...limit).contains(end[axis]) else {
      throw context.failure(.shapeMismatch, "has pads of \(begin[axis]) and \(end[axis])")
    }
  }
  return (begin, end)
}
