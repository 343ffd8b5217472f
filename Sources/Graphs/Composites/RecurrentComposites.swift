/// Recurrent layers, written out step by step; `f`, `g` and `h` are the functions that a node may choose.
///
/// Source: ONNX, Operators, RNN, GRU, LSTM, https://onnx.ai/onnx/operators/.
let recurrentComposites: [Composite] = [recurrentUnit, gatedUnit, longShortTermMemory]

/// `Hₜ = f(Xₜ·Wᵀ + Hₜ₋₁·Rᵀ + b)`
private let recurrentUnit = Composite(
  "RNN", inputs: 3...6,
  examples: [
    .init([.floats([3, 2, 3]), .floats([1, 2, 3]), .floats([1, 2, 2]), .floats([1, 4])]),
    .init(
      [
        .floats([2, 3, 2]), .floats([2, 2, 2]), .floats([2, 2, 2]), .absent, .integers([2], [3, 1], .int32),
        .floats([2, 2, 2]),
      ],
      [
        "layout": .integer(1), "direction": .string("bidirectional"),
        "activations": .strings(["Affine", "ScaledTanh"]), "activation_alpha": .floats([0.5, 0.7]),
        "activation_beta": .floats([0.1, 1.5]),
      ], outputCount: 2),
  ]
) { expansion in
  let layer = try RecurrentLayer(expansion.operation, gates: 1, states: [5], activations: ["Tanh"])
  let runs = try layer.isReversed.indices.map { direction in
    let f = layer.activations[direction][0]
    let inputs = try layer.projections(
      &expansion, direction, gates: 0..<1, bias: layer.bias(expansion, direction, gates: 0..<1))
    let weight = try expansion.write(layer.rows(expansion, 2, direction))
    let start = try layer.initialState(&expansion, 5, direction)
    return try layer.run(&expansion, direction, from: [start]) { _, step, states in
      [f(.transposedProduct(states[0], weight, plus: inputs[step]))]
    }
  }
  return layer.outputs(runs)
}

/// With the gates z and r, each `f(Xₜ·Wᵀ + Hₜ₋₁·Rᵀ + b)`, and ĥ the new content, `Hₜ = (1 − z)∘ĥ + z∘Hₜ₋₁`:
///
///     ĥ = g(Xₜ·Wₕᵀ + (r∘Hₜ₋₁)·Rₕᵀ + bₕ), or with `linear_before_reset` g(Xₜ·Wₕᵀ + b_wₕ + r∘(Hₜ₋₁·Rₕᵀ + b_rₕ))
private let gatedUnit = Composite(
  "GRU", inputs: 3...6,
  examples: [
    .init([.floats([3, 2, 3]), .floats([1, 6, 3]), .floats([1, 6, 2]), .floats([1, 12])]),
    .init(
      [.floats([2, 2, 3]), .floats([2, 6, 3]), .floats([2, 6, 2]), .floats([2, 12]), .absent, .floats([2, 2, 2])],
      ["linear_before_reset": .integer(1), "direction": .string("bidirectional")], outputCount: 2, output: 1),
    .init(
      [.floats([3, 1, 2]), .floats([1, 6, 2]), .floats([1, 6, 2])],
      ["linear_before_reset": .integer(1), "direction": .string("reverse"), "clip": .float(3)]),
  ]
) { expansion in
  let layer = try RecurrentLayer(expansion.operation, gates: 3, states: [5], activations: ["Sigmoid", "Tanh"])
  let resetsLast = try expansion.operation.integer("linear_before_reset", default: 0) != 0
  let size = layer.hiddenSize
  let runs = try layer.isReversed.indices.map { direction in
    let (f, g) = (layer.activations[direction][0], layer.activations[direction][1])
    let gateInputs = try layer.projections(
      &expansion, direction, gates: 0..<2, bias: layer.bias(expansion, direction, gates: 0..<2))
    let contents = try layer.projections(
      &expansion, direction, gates: 2..<3,
      bias: layer.bias(expansion, direction, gates: 2..<3, ofState: !resetsLast))
    let gateWeight = try expansion.write(layer.rows(expansion, 2, direction, gates: 0..<2))
    let contentWeight = try expansion.write(layer.rows(expansion, 2, direction, gates: 2..<3))
    let stateBias = try layer.bias(expansion, direction, gates: 2..<3, ofInputs: false)
      .map { try expansion.write($0) }
    let start = try layer.initialState(&expansion, 5, direction)
    return try layer.run(&expansion, direction, from: [start]) { expansion, step, states in
      let state = states[0]
      let gates = try expansion.split(
        f(.transposedProduct(state, gateWeight, plus: gateInputs[step])), [size, size], axis: 1)
      let (z, r) = (gates[0], gates[1])
      let sum: Expression
      if resetsLast {
        sum = contents[step] + r * .transposedProduct(state, contentWeight, plus: stateBias)
      } else {
        sum = .transposedProduct(r * state, contentWeight, plus: contents[step])
      }
      let content = try expansion.write(g(sum))
      return [content + z * (state - content)]
    }
  }
  return layer.outputs(runs)
}

/// With the gates i, o, f, each `f(Xₜ·Wᵀ + Hₜ₋₁·Rᵀ + b + P∘C)`, where o sees Cₜ and the others see Cₜ₋₁:
///
///     ĉ = g(Xₜ·W_cᵀ + Hₜ₋₁·R_cᵀ + b_c),  Cₜ = f∘Cₜ₋₁ + i∘ĉ,  Hₜ = o∘h(Cₜ);  with `input_forget` f = 1 − i
private let longShortTermMemory = Composite(
  "LSTM", inputs: 3...8,
  examples: [
    .init([.floats([3, 2, 3]), .floats([1, 8, 3]), .floats([1, 8, 2]), .floats([1, 16])]),
    .init(
      [
        .floats([2, 2, 2]), .floats([2, 8, 2]), .floats([2, 8, 2]), .floats([2, 16]), .absent, .floats([2, 2, 2]),
        .floats([2, 2, 2]), .floats([2, 6]),
      ], ["direction": .string("bidirectional"), "layout": .integer(1)], outputCount: 3, output: 2),
    .init(
      [.floats([3, 2, 2]), .floats([1, 8, 2]), .floats([1, 8, 2]), .absent, .integers([2], [2, 3], .int32)],
      [
        "direction": .string("reverse"), "input_forget": .integer(1),
        "activations": .strings(["HardSigmoid", "Softsign", "Elu"]), "activation_alpha": .floats([0.1, 0.5]),
      ], outputCount: 2, output: 1),
  ]
) { expansion in
  let layer = try RecurrentLayer(
    expansion.operation, gates: 4, states: [5, 6], activations: ["Sigmoid", "Tanh", "Tanh"])
  let size = layer.hiddenSize
  if expansion.has(7) { try expansion.operation.checkShape(7, is: [layer.isReversed.count, 3 * size]) }
  let coupled = try expansion.operation.integer("input_forget", default: 0) != 0
  let runs = try layer.isReversed.indices.map { direction in
    let (f, g) = (layer.activations[direction][0], layer.activations[direction][1])
    // ONNX's text would have the memory cut as well where h reads it; ONNX Runtime cuts what the gates read alone.
    let h = layer.activations[direction][2].unclipped
    let inputs = try layer.projections(
      &expansion, direction, gates: 0..<4, bias: layer.bias(expansion, direction, gates: 0..<4))
    let weight = try expansion.write(layer.rows(expansion, 2, direction))
    let peepholes =
      try expansion.has(7)
      ? (0..<3).map { try expansion.write(layer.rows(expansion, 7, direction, gates: $0..<$0 + 1)) } : nil
    let start = try [5, 6].map { try layer.initialState(&expansion, $0, direction) }
    return try layer.run(&expansion, direction, from: start) { expansion, step, states in
      let memory = states[1]
      let sums = Expression.transposedProduct(states[0], weight, plus: inputs[step])
      guard let peepholes else {
        let parts = try expansion.split(sums, [3 * size, size], axis: 1)
        let gates = try expansion.split(f(parts[0]), [size, size, size], axis: 1)
        let forget = coupled ? 1 - gates[0] : gates[2]
        let next = try expansion.write(forget * memory + gates[0] * g(parts[1]))
        return [gates[1] * h(next), next]
      }
      let parts = try expansion.split(sums, [size, size, size, size], axis: 1)
      let input = try expansion.write(f(parts[0] + peepholes[0] * memory))
      let forget = coupled ? 1 - input : f(parts[2] + peepholes[2] * memory)
      let next = try expansion.write(forget * memory + input * g(parts[3]))
      return [f(parts[1] + peepholes[1] * next) * h(next), next]
    }
  }
  return layer.outputs(runs)
}
