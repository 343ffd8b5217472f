import Graphs

/// Layers that run over steps.
let recurrentRows: [OperatorRow] = [
  recurrent("RNN", gates: 1, states: 1, functions: 1),
  recurrent("GRU", gates: 3, states: 1, functions: 2),
  recurrent("LSTM", gates: 4, states: 2, functions: 3),
]

/// - Parameters:
///   - states: what is carried from step to step: the output, and the cell of an LSTM.
///   - functions: how many activations a direction has.
private func recurrent(_ name: String, gates: Int, states: Int, functions: Int) -> OperatorRow {
  OperatorRow(name) { draft in
    let (steps, batch) = (draft.integer(in: 1...3), draft.integer(in: 1...2))
    let (inputSize, size) = (draft.integer(in: 1...3), draft.integer(in: 1...3))
    let direction = draft.pick(["forward", "reverse", "bidirectional"])
    let directions = direction == "bidirectional" ? 2 : 1
    let isBatchFirst = draft.opset >= 14 && draft.chance(0.2)
    func ordered(_ shape: [Int]) -> [Int] { isBatchFirst ? [shape[1], shape[0]] + shape.dropFirst(2) : shape }
    var operands = [
      draft.floats(ordered([steps, batch, inputSize])),
      draft.floats([directions, gates * size, inputSize], in: -0.8...0.8, .any),
      draft.floats([directions, gates * size, size], in: -0.8...0.8, .any),
      draft.chance(0.7) ? draft.floats([directions, 2 * gates * size], in: -0.5...0.5, .any) : "",
      draft.chance(0.2) ? draft.integers([batch], draft.integers(batch, in: 1...steps), .int32) : "",
    ]
    for _ in 0..<states {
      operands.append(
        draft.chance(0.4) ? draft.floats(ordered([directions, batch, size]), in: -0.9...0.9, .any) : "")
    }
    if name == "LSTM" && draft.chance(0.3) {
      operands.append(draft.floats([directions, 3 * size], in: -0.5...0.5, .any))
    }
    let names = ["Tanh", "Sigmoid", "Relu", "Softsign", "Softplus", "Elu", "HardSigmoid"]
    let chosen = (0..<functions).map { _ in draft.pick(names) }
    var settings: [String: Attribute?] = [
      "hidden_size": .integer(size),
      "direction": direction != "forward" || draft.chance(0.3) ? .string(direction) : nil,
      "activations": draft.chance(0.3) ? .strings((0..<directions).flatMap { _ in chosen }) : nil,
      "clip": draft.chance(0.2) ? .float(0.4) : nil, "layout": isBatchFirst ? .integer(1) : nil,
    ]
    if name == "GRU" && draft.chance(0.5) { settings["linear_before_reset"] = .integer(1) }
    if name == "LSTM" && draft.chance(0.2) { settings["input_forget"] = .integer(1) }
    draft.write(name, operands, settings, outputs: draft.integer(in: 1...states + 1))
  }
}
