/// The same elements in another shape or order.
let shapeOperators: [Operator] = [
  reshape, flatten, squeeze, unsqueeze, transpose, expand, tile, depthToSpace, spaceToDepth,
]

/// An operator that keeps the elements in their order.
private func reshaping(
  _ name: String, opsets: ClosedRange<Int> = 7...24, inputs: ClosedRange<Int>,
  to shape: @escaping @Sendable (OperatorContext) throws -> [Int]
) -> Operator {
  Operator(
    name, opsets: opsets, inputs: inputs,
    types: { [ValueType(try shape($0), try $0.type(0).elementType)] },
    compute: { [try $0.value(0).reshaped($1[0])] })
}

/// To a constant shape, in which one −1 stands for what is left, and 0 for the length that the axis had unless
/// `allowzero` is set.
private let reshape = reshaping("Reshape", inputs: 2...2) { context in
  let input = try context.type(0)
  guard var shape = try context.constantIntegers(1) else { throw context.failure(.invalidGraph, "lacks its shape") }
  let wanted = shape
  let mismatch = context.failure(.shapeMismatch, "cannot bring \(input.shape) into the shape \(wanted)")
  if try context.integer("allowzero", default: 0) == 0 {
    for axis in shape.indices where shape[axis] == 0 {
      guard axis < input.shape.count else { throw mismatch }
      shape[axis] = input.shape[axis]
    }
  }
  let open = shape.indices.filter { shape[$0] == -1 }
  guard open.count <= 1, shape.allSatisfy({ $0 >= -1 }) else { throw mismatch }
  if let axis = open.first {
    shape[axis] = 1
    guard ValueType(shape).isReasonable else { throw mismatch }
    let rest = ValueType(shape).count
    guard rest > 0, input.count % rest == 0 else { throw mismatch }
    shape[axis] = input.count / rest
  }
  guard ValueType(shape).isReasonable, ValueType(shape).count == input.count else { throw mismatch }
  return shape
}

/// To a matrix: the axes before `axis`, and those from it on.
private let flatten = reshaping("Flatten", inputs: 1...1) { context in
  let shape = try context.shape(0)
  let axis = try context.integer("axis", default: 1)
  guard axis >= -shape.count, axis <= shape.count else {
    throw context.failure(.shapeMismatch, "has no axis \(axis) at rank \(shape.count)")
  }
  let split = axis < 0 ? axis + shape.count : axis
  return [shape.prefix(split).reduce(1, *), shape.dropFirst(split).reduce(1, *)]
}

/// Without some axes of length 1, by default all of them.
private let squeeze = reshaping("Squeeze", inputs: 1...2) { context in
  let shape = try context.shape(0)
  guard let axes = try context.constantIntegers(1) else { return shape.filter { $0 != 1 } }
  let removed = Set(try axes.map { try context.axis($0, rank: shape.count) })
  for axis in removed where shape[axis] != 1 {
    throw context.failure(.shapeMismatch, "cannot remove the axis \(axis) of the shape \(shape)")
  }
  return shape.indices.filter { !removed.contains($0) }.map { shape[$0] }
}

/// With more axes of length 1, which the result counts.
private let unsqueeze = reshaping("Unsqueeze", inputs: 2...2) { context in
  let shape = try context.shape(0)
  guard let axes = try context.constantIntegers(1) else { throw context.failure(.invalidGraph, "lacks its axes") }
  guard axes.count <= 64 else { throw context.failure(.shapeMismatch, "adds \(axes.count) axes") }
  let rank = shape.count + axes.count
  let added = Set(try context.axes(axes, rank: rank))
  var lengths = shape[...]
  return (0..<rank).map { added.contains($0) ? 1 : lengths.removeFirst() }
}

/// The axes in another order, by default reversed.
private let transpose = Operator(
  "Transpose", opsets: 7...24, inputs: 1...1,
  types: { context in
    let input = try context.type(0)
    return [ValueType(try axisOrder(context).map { input.shape[$0] }, input.elementType)]
  },
  compute: { context, _ in [try context.value(0).transposed(try axisOrder(context))] })

private func axisOrder(_ context: OperatorContext) throws -> [Int] {
  let rank = try context.shape(0).count
  let order = try context.integers("perm") ?? (0..<rank).reversed()
  guard order.sorted() == Array(0..<rank) else {
    throw context.failure(.shapeMismatch, "cannot order \(rank) axes by \(order)")
  }
  return order
}

/// Spread over a constant shape, which may have shorter axes than the input.
private let expand = Operator(
  "Expand", opsets: 8...24, inputs: 2...2,
  types: { context in
    let input = try context.type(0)
    guard let wanted = try context.constantIntegers(1) else { throw context.failure(.invalidGraph, "lacks its shape") }
    guard let shape = broadcastShape(input.shape, wanted) else {
      throw context.failure(.shapeMismatch, "cannot spread the shape \(input.shape) over \(wanted)")
    }
    return [ValueType(shape, input.elementType)]
  },
  compute: { [try $0.value(0).broadcast(to: $1[0].shape)] })

/// Behind itself some times along every axis.
private let tile = Operator(
  "Tile", opsets: 7...24, inputs: 2...2,
  types: { context in
    let input = try context.type(0)
    let repeats = try context.constantIntegers(1) ?? []
    guard repeats.count == input.shape.count, repeats.allSatisfy({ $0 >= 0 }) else {
      throw context.failure(.shapeMismatch, "cannot repeat the shape \(input.shape) \(repeats) times")
    }
    return [ValueType(try zip(input.shape, repeats).map { try context.product($0, $1) }, input.elementType)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let strides = input.strides
    return [input.gathered(types[0].shape) { axis, index in index % input.shape[axis] * strides[axis] }]
  })

/// Channels become squares of `blocksize`² places: in the order depth, column, row (DCR) or column, row, depth (CRD).
private let depthToSpace = Operator(
  "DepthToSpace", opsets: 7...24, inputs: 1...1,
  types: { context in
    let (input, block) = try blocks(context)
    let (channels, area) = (input.shape[1], try context.product(block, block))
    guard channels % area == 0 else {
      throw context.failure(.shapeMismatch, "cannot divide \(channels) channels into blocks of \(block) × \(block)")
    }
    _ = try depthOrder(context)
    let lengths = try [context.product(input.shape[2], block), context.product(input.shape[3], block)]
    return [ValueType([input.shape[0], channels / area] + lengths, input.elementType)]
  },
  compute: { context, types in
    let input = try context.value(0)
    let block = try blocks(context).block
    let (batch, height, width) = (input.shape[0], input.shape[2], input.shape[3])
    let depth = types[0].shape[1]
    let isDepthFirst = try depthOrder(context) == "DCR"
    let split = ReferenceTensor(
      shape: isDepthFirst ? [batch, block, block, depth, height, width] : [batch, depth, block, block, height, width],
      elements: input.elements)
    return [split.transposed(isDepthFirst ? [0, 3, 4, 1, 5, 2] : [0, 1, 4, 2, 5, 3]).reshaped(types[0])]
  })

private func depthOrder(_ context: OperatorContext) throws -> String {
  let mode = try context.string("mode", default: "DCR")
  guard mode == "DCR" || mode == "CRD" else {
    throw context.failure(.unknownOperator, "has the unknown mode '\(mode)'")
  }
  return mode
}

/// Squares of `blocksize`² places become channels, the places before the old channels.
private let spaceToDepth = Operator(
  "SpaceToDepth", opsets: 7...24, inputs: 1...1,
  types: { context in
    let (input, block) = try blocks(context)
    guard input.shape[2] % block == 0, input.shape[3] % block == 0 else {
      throw context.failure(.shapeMismatch, "cannot divide \(input.shape) into blocks of \(block) × \(block)")
    }
    let channels = try context.product(input.shape[1], try context.product(block, block))
    return [
      ValueType([input.shape[0], channels, input.shape[2] / block, input.shape[3] / block], input.elementType)
    ]
  },
  compute: { context, types in
    let input = try context.value(0)
    let block = try blocks(context).block
    let shape = [input.shape[0], input.shape[1], types[0].shape[2], block, types[0].shape[3], block]
    let split = ReferenceTensor(shape: shape, elements: input.elements)
    return [split.transposed([0, 3, 5, 1, 2, 4]).reshaped(types[0])]
  })

private func blocks(_ context: OperatorContext) throws -> (input: ValueType, block: Int) {
  let input = try context.type(0)
  guard input.shape.count == 4 else {
    throw context.failure(.shapeMismatch, "needs an input of rank 4, not the shape \(input.shape)")
  }
  guard let block = try context.integer("blocksize"), block >= 1 else {
    throw context.failure(.invalidGraph, "needs a blocksize of 1 or more")
  }
  return (input, block)
}
