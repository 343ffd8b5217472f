import Graphs

let normalisationRows: [OperatorRow] = [
  OperatorRow("BatchNormalization") { draft in
    let shape = draft.shape(rank: 2...5)
    let channels = [shape[1]]
    let source: CaseDraft.Source = draft.chance(0.7) ? .constant : .any
    draft.write(
      "BatchNormalization",
      [
        draft.floats(shape), draft.floats(channels, in: -1.5...1.5, source), draft.floats(channels, in: -1...1, source),
        draft.floats(channels, in: -1...1, source), draft.floats(channels, in: 0.2...2, source),
      ],
      [
        "epsilon": draft.chance(0.5) ? .float(draft.number(in: 1e-5...0.2)) : nil,
        "momentum": draft.chance(0.3) ? .float(0.7) : nil,
        "spatial": draft.opset < 9 && draft.chance(0.3) ? .integer(1) : nil,
      ])
  },
  OperatorRow("InstanceNormalization") { draft in
    var shape = draft.shape(rank: 3...5)
    // The variance of one element says nothing.
    shape[shape.count - 1] = max(shape[shape.count - 1], 3)
    let channels = [shape[1]]
    draft.write(
      "InstanceNormalization",
      [draft.floats(shape), draft.floats(channels, in: -1.5...1.5, .any), draft.floats(channels, in: -1...1, .any)],
      ["epsilon": draft.chance(0.5) ? .float(draft.number(in: 1e-4...0.2)) : nil])
  },
  OperatorRow("LayerNormalization") { draft in
    var shape = draft.shape(rank: 1...5)
    shape[shape.count - 1] = max(shape[shape.count - 1], 3)
    let axis = draft.axis(rank: shape.count)
    let first = axis < 0 ? axis + shape.count : axis
    let normalised = Array(shape.dropFirst(first))
    let hasAxis = draft.chance(0.8)
    let whole = hasAxis ? normalised : [shape[shape.count - 1]]
    // What broadcasts is allowed too.
    func part(_ draft: inout CaseDraft) -> [Int] { draft.chance(0.6) ? whole : draft.narrower(than: whole) }
    var operands = [draft.floats(shape), draft.floats(part(&draft), in: 0.3...1.5, .any)]
    if draft.chance(0.7) { operands.append(draft.floats(part(&draft), in: -1...1, .any)) }
    draft.write(
      "LayerNormalization", operands,
      [
        "axis": hasAxis ? .integer(axis) : nil,
        "epsilon": draft.chance(0.5) ? .float(draft.number(in: 1e-4...0.2)) : nil,
        "stash_type": draft.chance(0.2) ? .integer(1) : nil,
      ], outputs: draft.chance(0.75) ? 1 : draft.integer(in: 2...3))
  },
  OperatorRow("GroupNormalization", opsets: 21...24) { draft in
    var shape = draft.shape(rank: 3...5)
    let (groups, perGroup) = (draft.integer(in: 1...3), draft.integer(in: 1...3))
    shape[1] = groups * perGroup
    shape[2] = max(shape[2], 3)
    draft.write(
      "GroupNormalization",
      [draft.floats(shape), draft.floats([shape[1]], in: 0.3...1.5, .any), draft.floats([shape[1]], in: -1...1, .any)],
      [
        "num_groups": .integer(groups), "epsilon": draft.chance(0.5) ? .float(draft.number(in: 1e-4...0.2)) : nil,
      ])
  },
  OperatorRow("LRN") { draft in
    var shape = draft.shape(rank: 2...5)
    shape[1] = draft.integer(in: 1...7)
    draft.write(
      "LRN", [draft.floats(shape)],
      [
        "size": .integer(draft.integer(in: 1...6)),
        "alpha": draft.chance(0.8) ? .float(draft.number(in: 0.1...3)) : nil,
        "beta": draft.chance(0.7) ? .float(draft.number(in: 0.3...1.2)) : nil,
        "bias": draft.chance(0.7) ? .float(draft.number(in: 0.5...2.6)) : nil,
      ])
  },
  OperatorRow("RMSNormalization") { draft in
    let shape = draft.shape(rank: 1...5)
    let axis = draft.axis(rank: shape.count)
    let hasAxis = draft.chance(0.8)
    let whole = hasAxis ? Array(shape.dropFirst(axis < 0 ? axis + shape.count : axis)) : [shape[shape.count - 1]]
    let scale = draft.chance(0.6) ? whole : draft.narrower(than: whole)
    draft.write(
      "RMSNormalization", [draft.floats(shape), draft.floats(scale, in: 0.3...1.5, .any)],
      [
        "axis": hasAxis ? .integer(axis) : nil,
        "epsilon": draft.chance(0.5) ? .float(draft.number(in: 1e-4...0.2)) : nil,
      ])
  },
  OperatorRow("LpNormalization") { draft in
    let shape = draft.shape(rank: 1...4)
    draft.write(
      "LpNormalization", [draft.floats(shape, in: 0.3...2)],
      [
        "axis": draft.chance(0.8) ? .integer(draft.axis(rank: shape.count)) : nil,
        "p": draft.chance(0.6) ? .integer(draft.integer(in: 1...2)) : nil,
      ])
  },
  OperatorRow("MeanVarianceNormalization") { draft in
    var shape = draft.shape(rank: 4...4)
    shape[3] = max(shape[3], 3)
    // The variance of few elements that are near one another says nothing.
    let axes = draft.pick([nil, [0, 2, 3], [3], [2, 3], [1, 2, 3]] as [[Int]?])
    draft.write("MeanVarianceNormalization", [draft.floats(shape)], ["axes": axes.map { .integers($0) }])
  },
  softmax("Softmax"), softmax("LogSoftmax"), hardmax,
]

/// Ties only where they are certain.
private let hardmax = OperatorRow("Hardmax") { draft in
  let shape = draft.shape(rank: 2...5)
  let x = draft.chance(0.4) ? draft.floats(shape, in: -3...3, step: 1) : draft.floats(shape, in: -2...2)
  draft.write("Hardmax", [x], ["axis": draft.chance(0.7) ? .integer(draft.axis(rank: shape.count)) : nil])
}

private func softmax(_ name: String) -> OperatorRow {
  OperatorRow(name) { draft in
    let shape = draft.shape(rank: 2...5)
    let axis = draft.axis(rank: shape.count)
    draft.write(name, [draft.floats(shape)], ["axis": draft.chance(0.7) ? .integer(axis) : nil])
  }
}
