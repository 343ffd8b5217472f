import Graphs

/// The same elements in another shape or order.
let shapeRows: [OperatorRow] = [
  OperatorRow("Reshape") { draft in
    let shape = draft.shape(rank: 1...5)
    var target = draft.factors(of: shape.reduce(1, *))
    // A zero takes the length that the axis had.
    if draft.chance(0.3), let axis = target.indices.first(where: { $0 < shape.count && target[$0] == shape[$0] }) {
      target[axis] = 0
    }
    if draft.chance(0.4), let axis = target.indices.randomElement(using: &draft.random), target[axis] != 0 {
      target[axis] = -1
    }
    let allowsZero = draft.opset >= 14 && !target.contains(0) && draft.chance(0.3)
    draft.write(
      "Reshape", [draft.valued(shape), draft.integers(target)], ["allowzero": allowsZero ? .integer(1) : nil])
  },
  OperatorRow("Flatten") { draft in
    let shape = draft.shape(rank: 1...5)
    let axis = draft.integer(in: 0...shape.count)
    let isNegative = draft.opset >= 11 && axis > 0 && draft.chance(0.4)
    draft.write(
      "Flatten", [draft.valued(shape, floatsOnly: draft.opset < 9)],
      ["axis": draft.chance(0.8) ? .integer(isNegative && axis < shape.count ? axis - shape.count : axis) : nil])
  },
  OperatorRow("Squeeze") { draft in
    var shape = draft.shape(rank: 1...5)
    let removed = draft.axes(rank: shape.count)
    for axis in removed { shape[axis < 0 ? axis + shape.count : axis] = 1 }
    let x = draft.valued(shape)
    guard draft.chance(0.8) else { return draft.write("Squeeze", [x]) }
    draft.write(
      "Squeeze", draft.opset >= 13 ? [x, draft.integers(removed)] : [x],
      ["axes": draft.opset < 13 ? .integers(removed) : nil])
  },
  OperatorRow("Unsqueeze") { draft in
    let shape = draft.shape(rank: 0...3)
    let added = draft.integer(in: 1...2)
    let axes = Array(draft.axes(rank: shape.count + added, atLeast: added).prefix(added))
    let x = draft.valued(shape)
    // The result's axes are counted.
    let ordered = draft.opset >= 13 ? axes : axes.sorted()
    let rank = shape.count + axes.count
    let counted = ordered.map { $0 < 0 ? max($0, -rank) : min($0, rank - 1) }
    let unique = Set(counted.map { $0 < 0 ? $0 + rank : $0 }).count == counted.count ? counted : Array(0..<axes.count)
    draft.write(
      "Unsqueeze", draft.opset >= 13 ? [x, draft.integers(unique)] : [x],
      ["axes": draft.opset < 13 ? .integers(unique) : nil])
  },
  OperatorRow("Transpose") { draft in
    let shape = draft.shape(rank: 1...5)
    let order = Array(shape.indices).shuffled(using: &draft.random)
    draft.write("Transpose", [draft.valued(shape)], ["perm": draft.chance(0.85) ? .integers(order) : nil])
  },
  OperatorRow("Expand") { draft in
    let shape = draft.shape(rank: 0...4)
    // Longer, or shorter where the input is the longer one.
    let target = shape.map { draft.chance(0.2) ? 1 : $0 }
    let source = draft.narrower(than: shape)
    let more = draft.chance(0.2) ? [2] : []
    draft.write("Expand", [draft.valued(source), draft.integers(more + target)])
  },
  OperatorRow("Tile") { draft in
    let shape = draft.shape(rank: 1...4).map { min($0, 4) }
    draft.write("Tile", [draft.valued(shape), draft.integers(shape.map { _ in draft.integer(in: 1...3) })])
  },
  OperatorRow("Trilu") { draft in
    let shape = draft.shape(rank: 2...4)
    var operands = [draft.valued(shape)]
    if draft.chance(0.7) { operands.append(draft.integers([], [draft.integer(in: -4...4)], .int64, .any)) }
    draft.write("Trilu", operands, ["upper": draft.chance(0.7) ? .integer(draft.integer(in: 0...1)) : nil])
  },
  OperatorRow("CenterCropPad") { draft in
    let shape = draft.shape(rank: 1...4)
    let axes = draft.chance(0.5) ? draft.axes(rank: shape.count) : nil
    let sizes = draft.integers(axes?.count ?? shape.count, in: 1...6)
    draft.write("CenterCropPad", [draft.valued(shape), draft.integers(sizes)], ["axes": axes.map { .integers($0) }])
  },
  OperatorRow("ReverseSequence") { draft in
    let shape = draft.shape(rank: 2...4)
    let batchFirst = draft.chance(0.5)
    let batch = batchFirst ? shape[0] : shape[1]
    let lengths = draft.integers(batch, in: 1...(batchFirst ? shape[1] : shape[0]))
    draft.write(
      "ReverseSequence", [draft.valued(shape), draft.integers([batch], lengths, .int64, .any)],
      batchFirst ? ["batch_axis": .integer(0), "time_axis": .integer(1)] : [:])
  },
  OperatorRow("Compress") { draft in
    let shape = draft.shape(rank: 1...4)
    let axis = draft.chance(0.7) ? draft.axis(rank: shape.count) : nil
    let length = axis.map { shape[$0 < 0 ? $0 + shape.count : $0] } ?? shape.reduce(1, *)
    var kept = draft.integers(draft.integer(in: 1...length), in: 0...1)
    kept[0] = 1
    draft.write(
      "Compress", [draft.valued(shape), draft.integers([kept.count], kept, .bool)], ["axis": axis.map { .integer($0) }])
  },
  OperatorRow("DepthToSpace") { draft in
    let block = draft.integer(in: 1...3)
    let shape = [draft.integer(in: 1...2), block * block * draft.integer(in: 1...3)] + draft.integers(2, in: 1...4)
    draft.write(
      "DepthToSpace", [draft.floats(shape)],
      [
        "blocksize": .integer(block),
        "mode": draft.opset >= 11 && draft.chance(0.7) ? .string(draft.pick(["DCR", "CRD"])) : nil,
      ])
  },
  OperatorRow("SpaceToDepth") { draft in
    let block = draft.integer(in: 1...3)
    let shape = [draft.integer(in: 1...2), draft.integer(in: 1...3)] + draft.integers(2, in: 1...3).map { $0 * block }
    draft.write("SpaceToDepth", [draft.floats(shape)], ["blocksize": .integer(block)])
  },
]

extension CaseDraft {
  /// Mostly floats, sometimes integers or truth values.
  mutating func valued(_ shape: [Int], floatsOnly: Bool = false) -> String {
    let isOther = !floatsOnly && chance(0.2)
    return numbers(shape, isOther ? pick([.int32, .int64, .bool, .uint8, .int8]) : .float32)
  }

  /// Lengths whose product is a number.
  fileprivate mutating func factors(of count: Int) -> [Int] {
    var (rest, factors) = (count, [Int]())
    for _ in 0..<integer(in: 0...3) {
      let factor = pick((1...rest).filter { rest % $0 == 0 })
      factors.append(factor)
      rest /= factor
    }
    return (factors + [rest]).shuffled(using: &random)
  }
}
