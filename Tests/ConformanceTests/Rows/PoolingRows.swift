import Graphs

let poolingRows: [OperatorRow] = [
  OperatorRow("MaxPool") { draft in
    var windows = draft.windows(dilates: draft.opset >= 10)
    windows.settings["kernel_shape"] = .integers(windows.kernel)
    if draft.opset >= 10 && draft.chance(0.3) { windows.settings["ceil_mode"] = .integer(1) }
    if draft.opset >= 8 && draft.chance(0.1) { windows.settings["storage_order"] = .integer(0) }
    let shape = [draft.integer(in: 1...2), draft.integer(in: 1...3)] + windows.input
    if draft.opset >= 12 && draft.chance(0.1) {
      let x = draft.numbers(shape, draft.pick([.int8, .uint8]))
      return draft.write("MaxPool", [x], windows.settings)
    }
    // Indices are of the whole input, where ties would say nothing.
    let hasIndices = draft.opset >= 8 && draft.chance(0.2)
    let x = hasIndices ? draft.floats(shape, in: -2...2) : draft.floats(shape)
    draft.write("MaxPool", [x], windows.settings, outputs: hasIndices ? 2 : 1)
  },
  OperatorRow("AveragePool") { draft in
    var windows = draft.windows(dilates: draft.opset >= 19 && draft.chance(0.3))
    windows.settings["kernel_shape"] = .integers(windows.kernel)
    if draft.opset >= 10 && draft.chance(0.3) { windows.settings["ceil_mode"] = .integer(1) }
    if draft.chance(0.4) { windows.settings["count_include_pad"] = .integer(draft.integer(in: 0...1)) }
    let shape = [draft.integer(in: 1...2), draft.integer(in: 1...3)] + windows.input
    draft.write("AveragePool", [draft.floats(shape)], windows.settings)
  },
  OperatorRow("LpPool") { draft in
    var windows = draft.windows(dilates: draft.opset >= 18)
    windows.settings["kernel_shape"] = .integers(windows.kernel)
    if draft.opset >= 18 && draft.chance(0.3) { windows.settings["ceil_mode"] = .integer(1) }
    if draft.chance(0.6) { windows.settings["p"] = .integer(draft.integer(in: 1...3)) }
    let shape = [draft.integer(in: 1...2), draft.integer(in: 1...3)] + windows.input
    draft.write("LpPool", [draft.floats(shape, in: 0.2...2)], windows.settings)
  },
  global("GlobalAveragePool"), global("GlobalMaxPool"),
  OperatorRow("GlobalLpPool") { draft in
    draft.write(
      "GlobalLpPool", [draft.floats(draft.shape(rank: 3...5), in: 0.2...2)],
      ["p": draft.chance(0.6) ? .integer(draft.integer(in: 1...3)) : nil])
  },
]

private func global(_ name: String) -> OperatorRow {
  OperatorRow(name) { draft in draft.write(name, [draft.floats(draft.shape(rank: 3...5))]) }
}
