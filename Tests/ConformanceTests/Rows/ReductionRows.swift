import Graphs

let reductionRows: [OperatorRow] = [
  reduction("ReduceSum", axesFrom: 13, integers: true), reduction("ReduceMean"), reduction("ReduceMax"),
  reduction("ReduceMin"), reduction("ReduceProd", in: 0.5...1.5), reduction("ReduceSumSquare", integers: true),
  reduction("ReduceL1"),
  reduction("ReduceL2"), reduction("ReduceLogSum", in: 0.2...3), reduction("ReduceLogSumExp"),
  extremum("ArgMax"), extremum("ArgMin"),
  OperatorRow("CumSum") { draft in
    let shape = draft.shape(rank: 1...4)
    let type = draft.chance(0.8) ? ElementType.float32 : draft.pick([.int32, .int64])
    let axis = draft.integers(
      draft.chance(0.7) ? [] : [1], [draft.axis(rank: shape.count)], draft.pick([.int32, .int64]))
    draft.write(
      "CumSum", [draft.numbers(shape, type), axis],
      [
        "exclusive": draft.chance(0.4) ? .integer(1) : nil, "reverse": draft.chance(0.4) ? .integer(1) : nil,
      ])
  },
]

/// - Parameter axesFrom: the version in which the axes became an input.
private func reduction(
  _ name: String, axesFrom: Int = 18, integers: Bool = false, in range: ClosedRange<Double>? = nil
) -> OperatorRow {
  OperatorRow(name) { draft in
    let shape = draft.shape(rank: 1...5)
    let type = integers && draft.chance(0.2) ? draft.pick([ElementType.int32, .int64]) : .float32
    let x = range.map { draft.floats(shape, in: $0) } ?? draft.numbers(shape, type)
    let kind = draft.integer(in: 0...5)
    // None, an empty list, or some.
    let axes: [Int]? = kind == 0 ? nil : kind == 1 ? [] : draft.axes(rank: shape.count)
    var settings: [String: Attribute?] = ["keepdims": draft.chance(0.6) ? .integer(draft.integer(in: 0...1)) : nil]
    var operands = [x]
    if draft.opset < axesFrom {
      settings["axes"] = axes.flatMap { $0.isEmpty ? nil : .integers($0) }
    } else {
      if let axes { operands.append(draft.integers(axes)) }
      settings["noop_with_empty_axes"] = draft.chance(0.4) ? .integer(1) : nil
    }
    draft.write(name, operands, settings)
  }
}

private func extremum(_ name: String) -> OperatorRow {
  OperatorRow(name) { draft in
    let shape = draft.shape(rank: 1...5)
    let takesLast = draft.opset >= 12 && draft.chance(0.3)
    // Ties only where they are certain.
    let x = draft.chance(0.4) ? draft.floats(shape, in: -3...3, step: 1) : draft.floats(shape, in: -2...2)
    draft.write(
      name, [x],
      [
        "axis": draft.chance(0.8) ? .integer(draft.axis(rank: shape.count)) : nil,
        "keepdims": draft.chance(0.6) ? .integer(draft.integer(in: 0...1)) : nil,
        "select_last_index": takesLast ? .integer(1) : nil,
      ])
  }
}
