import Graphs
import Tensors

/// One number in, one number out.
let elementwiseRows: [OperatorRow] = [
  numbersRow("Relu", integersFrom: 14), numbersRow("Neg", integersFrom: 7), numbersRow("Abs", integersFrom: 7),
  numbersRow("Sign", integersFrom: 9),

  row("Exp", in: -4...4), row("Log", in: 0.05...8), row("Sqrt", in: 0.01...9), row("Reciprocal", in: -2 ... -0.2),
  row("Tanh", in: -12...12), row("Sin", in: -7...7), row("Cos", in: -7...7), row("Erf", in: -5...5),
  row("Floor", in: -4...4), row("Ceil", in: -4...4), roundRow, row("Sigmoid", in: -30...30),
  row("Softplus", in: -30...30), row("Softsign", in: -9...9), row("Mish", in: -9...9), row("HardSwish", in: -5...5),

  row("HardSigmoid", in: -5...5, settings: ["alpha": 0.05...0.6, "beta": 0.1...0.9]),
  row("LeakyRelu", in: -5...5, settings: ["alpha": -0.5...1.5]),
  row("Elu", in: -5...5, settings: ["alpha": 0.1...2]),
  row("Selu", in: -5...5, settings: ["alpha": 0.5...2, "gamma": 0.5...2]),
  row("Gelu", opsets: 20...24, in: -5...5) { draft in
    ["approximate": draft.chance(0.6) ? .string(draft.pick(["tanh", "none"])) : nil]
  },

  row("Tan", in: -1.2...1.2), row("Asin", in: -0.95...0.95), row("Acos", in: -0.95...0.95), row("Atan", in: -9...9),
  row("Sinh", in: -3...3), row("Cosh", in: -3...3), row("Asinh", in: -9...9), row("Acosh", in: 1.1...9),
  row("Atanh", in: -0.95...0.95), row("Swish", in: -9...9, settings: ["alpha": 0.3...2]),
  OperatorRow("Shrink") { draft in
    let limit = draft.chance(0.7) ? draft.number(in: 0.2...1.5) : nil
    let kinks = [-Double(limit ?? 0.5), Double(limit ?? 0.5)]
    let x = draft.floats(draft.shape(rank: 0...5), in: -3...3, avoiding: kinks)
    draft.write(
      "Shrink", [x],
      [
        "lambd": limit.map { .float($0) }, "bias": draft.chance(0.5) ? .float(draft.number(in: -0.5...0.5)) : nil,
      ])
  },

  row("Celu", in: -5...5, settings: ["alpha": 0.3...2]),
  OperatorRow("ThresholdedRelu") { draft in
    let alpha = draft.chance(0.7) ? draft.number(in: -1...2) : nil
    let x = draft.floats(draft.shape(rank: 0...5), in: -3...3, avoiding: [Double(alpha ?? 1)])
    draft.write("ThresholdedRelu", [x], ["alpha": alpha.map { .float($0) }])
  },

  OperatorRow("Not") { draft in draft.write("Not", [draft.truths(draft.shape(rank: 0...4))]) },
  OperatorRow("IsNaN") { draft in
    // The root of what is negative is none.
    let root = draft.add("Sqrt", [draft.floats(draft.shape(rank: 0...4), in: -2...2)])
    draft.write("IsNaN", [root])
  },
  OperatorRow("IsInf") { draft in
    // The logarithm of zero is beyond all numbers.
    let shape = draft.shape(rank: 0...4)
    let logarithm = draft.add("Log", [draft.floats(shape, in: 0...2, step: 1)])
    let x = draft.chance(0.5) ? draft.add("Neg", [logarithm]) : logarithm
    draft.write(
      "IsInf", [x],
      [
        "detect_positive": draft.chance(0.5) ? .integer(draft.integer(in: 0...1)) : nil,
        "detect_negative": draft.chance(0.5) ? .integer(draft.integer(in: 0...1)) : nil,
      ])
  },
  OperatorRow("BitwiseNot") { draft in
    let types: [ElementType] = [.int8, .uint8, .int16, .uint16, .int32, .int64]
    draft.write("BitwiseNot", [draft.numbers(draft.shape(rank: 0...4), draft.pick(types), .any)])
  },
  OperatorRow("CastLike") { draft in
    let types: [ElementType] = [.float32, .int8, .uint8, .int32, .int64, .bool]
    let (from, to) = (draft.pick(types), draft.pick(types))
    let shape = draft.shape(rank: 0...4)
    // Floats that are no whole numbers are cut towards zero; what does not fit has no defined result.
    let operand =
      from == .float32
      ? draft.floats(shape, in: to.isUnsigned ? 0.1...90 : -90...90)
      : draft.integers(shape, draft.integers(shape.reduce(1, *), in: from == .bool ? 0...1 : 0...100), from, .any)
    draft.write("CastLike", [operand, draft.numbers(draft.shape(rank: 0...2), to, .any)])
  },
  OperatorRow("Identity") { draft in
    draft.write("Identity", [draft.numbers(draft.shape(rank: 0...5), draft.pick([.float32, .int32, .int64, .bool]))])
  },
  OperatorRow("Dropout") { draft in
    var inputs = [draft.floats(draft.shape(rank: 1...5))]
    let hasRatio = draft.chance(0.5)
    if draft.opset >= 12 && hasRatio {
      inputs.append(draft.constant(.floats(Tensor(draft.number(in: 0.1...0.9)))))
      if draft.chance(0.5) { inputs.append(draft.integers([], [0], .bool)) }
    }
    draft.write(
      "Dropout", inputs, ["ratio": draft.opset < 12 && hasRatio ? .float(0.3) : nil],
      outputs: draft.opset >= 10 ? draft.integer(in: 1...2) : 1)
  },
  OperatorRow("Cast") { draft in
    let shape = draft.shape(rank: 0...5)
    let types: [ElementType] = [.float32, .int8, .uint8, .int16, .uint16, .int32, .uint32, .int64, .uint64, .bool]
    let (from, to) = (draft.pick(types), draft.pick(types))
    let operand: String
    if from == .float32 {
      // Floats that are no whole numbers are cut towards zero; what does not fit has no defined result.
      operand = draft.floats(shape, in: to.isUnsigned ? 0.1...90 : -90...90)
    } else {
      let range = from.isUnsigned || to.isUnsigned ? 0...100 : -100...100
      let elements = (0..<shape.reduce(1, *)).map { _ in
        from == .bool ? draft.integer(in: 0...1) : draft.integer(in: range)
      }
      operand = draft.integers(shape, elements, from, .any)
    }
    draft.write("Cast", [operand], ["to": .integer(to.onnxNumber)])
  },
]

private func row(
  _ name: String, opsets: ClosedRange<Int>? = nil, in range: ClosedRange<Double>,
  attributes: @escaping @Sendable (inout CaseDraft) -> [String: Attribute?] = { _ in [:] }
) -> OperatorRow {
  OperatorRow(name, opsets: opsets) { draft in
    let shape = draft.shape(rank: 0...5)
    let x = draft.floats(shape, in: range)
    draft.write(name, [x], attributes(&draft))
  }
}

/// With numbers for attributes, each of which may be left at its default.
private func row(
  _ name: String, in range: ClosedRange<Double>, settings: KeyValuePairs<String, ClosedRange<Double>>
) -> OperatorRow {
  let settings = settings.map { ($0.key, $0.value) }
  return row(name, in: range) { draft in
    Dictionary(
      uniqueKeysWithValues: settings.map { name, range in
        (name, draft.chance(0.7) ? .float(draft.number(in: range)) : nil)
      })
  }
}

private func numbersRow(_ name: String, integersFrom opset: Int) -> OperatorRow {
  OperatorRow(name) { draft in
    let shape = draft.shape(rank: 0...5)
    let isInteger = draft.opset >= opset && draft.chance(0.25)
    let types: [ElementType] = [.int8, .int32, .int64]
    let operand =
      isInteger
      ? draft.numbers(shape, draft.pick(types), .any)
      : draft.chance(0.5) ? draft.floats(shape) : draft.floats(shape, in: -3...3, avoiding: [0])
    draft.write(name, [operand])
  }
}

/// Halves go to the even neighbour.
private let roundRow = OperatorRow("Round") { draft in
  let shape = draft.shape(rank: 0...5)
  draft.write("Round", [draft.chance(0.5) ? draft.floats(shape, in: -9...9, step: 0.5) : draft.floats(shape)])
}
