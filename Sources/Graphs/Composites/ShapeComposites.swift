/// Elements moved, cut off and filled up.
let shapeComposites: [Composite] = [
  // The triangle of each matrix on and above a diagonal (or below), 0 elsewhere
  Composite(
    "Trilu", opsets: 14...24, inputs: 1...2,
    examples: [
      .init([.floats([2, 3, 4])]), .init([.floats([3, 3]), .integers([], [-1])], ["upper": .integer(0)]),
    ]
  ) { expansion in
    let type = try expansion.operation.type(0)
    guard type.shape.count >= 2 else { throw expansion.failure(.shapeMismatch, "needs matrices, not \(type.shape)") }
    let (rows, columns) = (type.shape[type.shape.count - 2], type.shape[type.shape.count - 1])
    guard rows * columns <= 1 << 24 else { throw expansion.failure(.shapeMismatch, "is of a matrix that is too large") }
    let order = (0..<rows).flatMap { row in (0..<columns).map { Int64($0 - row) } }
    let distances = Expression.integers([rows, columns], order)
    let diagonal = expansion.optionalInput(1) ?? .integer(0)
    let isUpper = try expansion.operation.integer("upper", default: 1) != 0
    let outside = isUpper ? distances < diagonal : distances > diagonal
    let x = try expansion.input(0)
    if type.elementType == .bool { return [x && .apply("Not", outside)] }
    return [Expression.number(0, type.elementType).where(outside, else: x)]
  },

  // The first elements along an axis in reverse order, as many as are told for each place of the batch
  Composite(
    "ReverseSequence", opsets: 10...24, inputs: 2...2,
    examples: [
      .init([.floats([4, 3, 2]), .integers([3], [1, 4, 3])]),
      .init([.floats([2, 4]), .integers([2], [3, 2])], ["batch_axis": .integer(0), "time_axis": .integer(1)]),
    ]
  ) { expansion in
    let operation = expansion.operation
    let shape = try operation.type(0).shape
    let batchAxis = try operation.axis(operation.integer("batch_axis", default: 1), rank: shape.count)
    let timeAxis = try operation.axis(operation.integer("time_axis", default: 0), rank: shape.count)
    guard batchAxis != timeAxis, try operation.indices(1).shape == [shape[batchAxis]] else {
      throw operation.failure(.shapeMismatch, "needs a length for each of the \(shape[batchAxis]) places of its batch")
    }
    func along(_ axis: Int) -> [Int] { shape.indices.map { $0 == axis ? shape[axis] : 1 } }
    let steps = Expression.integers(along(timeAxis), (0..<shape[timeAxis]).map(Int64.init))
    let lengths = try expansion.input(1).cast(to: .int64).reshaped(along(batchAxis))
    // Longer than the axis, the place lies beyond it, which is an error where it is read.
    let places = (lengths - .integer(1) - steps).where(steps < lengths, else: steps)
    return [
      .apply(
        "GatherElements", try expansion.input(0), places.expanded(to: shape), attributes: ["axis": .integer(timeAxis)])
    ]
  },

  // To a size around the centre
  Composite(
    "CenterCropPad", opsets: 18...24, inputs: 2...2,
    examples: [
      .init([.floats([5, 4, 3]), .integers(2, 7, 3)]),
      .init([.floats([5, 4]), .integers(3)], ["axes": .integers([-1])]),
    ]
  ) { expansion in
    let operation = expansion.operation
    let shape = try operation.type(0).shape
    let axes = try operation.axes(operation.integers("axes") ?? Array(shape.indices), rank: shape.count)
    guard let sizes = try operation.constantIntegers(1), sizes.count == axes.count,
      sizes.allSatisfy({ (0...OperatorContext.longestAxis).contains($0) })
    else { throw operation.failure(.shapeMismatch, "needs a size for each of \(axes.count) axes") }
    var (starts, lengths, begin, end) = (shape.map { _ in 0 }, shape, shape.map { _ in 0 }, shape.map { _ in 0 })
    for (axis, size) in zip(axes, sizes) {
      if size <= shape[axis] {
        (starts[axis], lengths[axis]) = ((shape[axis] - size) / 2, size)
      } else {
        begin[axis] = (size - shape[axis]) / 2
        end[axis] = size - shape[axis] - begin[axis]
      }
    }
    let kept = try expansion.input(0).sliced(from: starts, lengths: lengths, of: shape)
    guard try operation.type(0).elementType != .bool else {
      return [kept.cast(to: .float32).padded(begin, end, of: lengths).cast(to: .bool)]
    }
    return [kept.padded(begin, end, of: lengths)]
  },

  // To the element type of another value
  Composite("CastLike", opsets: 15...24, inputs: 2...2, examples: [.init([.floats([2, 3]), .numbers([1], [0])])]) {
    expansion in
    let type = try expansion.operation.type(1).elementType
    return [try expansion.input(0).cast(to: type.isFloatingPoint ? .float32 : type)]
  },

  // The elements along an axis, or of all, where a condition holds that is known
  Composite(
    "Compress", opsets: 9...24, inputs: 2...2,
    examples: [.init([.floats([3, 2]), .integers([3], [1, 0, 1], .bool)], ["axis": .integer(0)])]
  ) { expansion in
    let operation = expansion.operation
    let shape = try operation.type(0).shape
    _ = try operation.truths(1)
    let chosen = try (operation.constantIntegers(1) ?? []).enumerated().filter { $0.element != 0 }.map(\.offset)
    let x = try expansion.input(0)
    guard let axis = try operation.integer("axis") else {
      return [x.reshaped([-1]).gathered(chosen, axis: 0)]
    }
    return [x.gathered(chosen, axis: try operation.axis(axis, rank: shape.count))]
  },
]

let paddingForms: [Composite] = [
  // Version 19 brought padding that goes on at the other end: the places of the input over and over.
  Composite(
    "Pad", opsets: 19...24, inputs: 2...4,
    examples: [
      .init([.floats([2, 3]), .integers(1, 2, 0, 4)], ["mode": .string("wrap")]),
      .init([.floats([2, 4]), .integers(-1, 2), .absent, .integers(1)], ["mode": .string("wrap")]),
    ]
  ) { context in
    try context.string("mode", default: "constant") == "wrap"
  } expand: { expansion in
    let shape = try expansion.shape(0)
    let (begin, end) = try paddings(expansion.operation)
    var value = try expansion.input(0)
    for axis in shape.indices where begin[axis] != 0 || end[axis] != 0 {
      let count = try expansion.operation.sum(shape[axis], expansion.operation.sum(begin[axis], end[axis]))
      guard shape[axis] > 0, (0...1 << 24).contains(count) else {
        throw expansion.failure(.shapeMismatch, "would make an axis of the length \(count)")
      }
      let places = (0..<count).map { index in
        let place = (index - begin[axis]) % shape[axis]
        return place < 0 ? place + shape[axis] : place
      }
      value = value.gathered(places, axis: axis)
    }
    return [value]
  }
]
