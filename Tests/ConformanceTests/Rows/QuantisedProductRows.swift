import Graphs

/// Products of quantised values.
let quantisedProductRows: [OperatorRow] = [
  OperatorRow("QLinearConv") { draft in
    let windows = draft.windows(axes: 2...2)
    let (inputs, outputs) = (draft.integer(in: 1...3), draft.integer(in: 1...3))
    let types: [ElementType] = [.uint8, .int8]
    var operands = draft.quantised([1, inputs] + windows.input, draft.pick(types), source: .input)
    // One scale, or one a filter.
    let isPerFilter = draft.chance(0.4)
    let filters = draft.quantised(
      [outputs, inputs] + windows.kernel, .int8, scales: isPerFilter ? [outputs] : [], source: .constant, zero: 0)
    operands += filters
    // Exporters write one zero for many scales.
    if draft.chance(0.3) { operands[operands.count - 1] = draft.integers([], [0], .int8) }
    operands += draft.scale(draft.pick(types), [], step: 0.05)
    if draft.chance(0.5) { operands.append(draft.integers([outputs], draft.integers(outputs, in: -300...300), .int32)) }
    draft.write("QLinearConv", operands, windows.settings)
  },
  OperatorRow("QLinearMatMul") { draft in
    let (rows, inner, columns) = (draft.integer(in: 1...4), draft.integer(in: 1...4), draft.integer(in: 1...4))
    let outer = draft.chance(0.3) ? [2] : []
    let types: [ElementType] = [.uint8, .int8]
    let operands =
      draft.quantised(outer + [rows, inner], draft.pick(types), source: .input)
      + draft.quantised([inner, columns], draft.pick(types), source: .any)
      + draft.scale(draft.pick(types), [], step: 0.1)
    draft.write("QLinearMatMul", operands)
  },
  OperatorRow("ConvInteger") { draft in
    let windows = draft.windows(axes: 2...2)
    let (inputs, outputs) = (draft.integer(in: 1...3), draft.integer(in: 1...3))
    var operands = [
      draft.bytes([1, inputs] + windows.input, .uint8, .input),
      draft.bytes([outputs, inputs] + windows.kernel, draft.pick([.uint8, .int8]), .any),
    ]
    if draft.chance(0.5) { operands.append(draft.integers([], [draft.integer(in: 0...9)], .uint8)) }
    draft.write("ConvInteger", operands, windows.settings)
  },
  OperatorRow("MatMulInteger") { draft in
    let (rows, inner, columns) = (draft.integer(in: 1...4), draft.integer(in: 1...4), draft.integer(in: 1...4))
    let outer = draft.chance(0.3) ? [2] : []
    let (typeA, typeB) = (draft.pick([ElementType.uint8, .int8]), draft.pick([ElementType.uint8, .int8]))
    var operands = [
      draft.bytes(outer + [rows, inner], typeA, .input), draft.bytes([inner, columns], typeB, .any),
    ]
    if draft.chance(0.6) {
      operands.append(draft.integers([], [draft.integer(in: 0...9)], typeA))
      if draft.chance(0.5) { operands.append(draft.integers([], [draft.integer(in: 0...9)], typeB)) }
    }
    draft.write("MatMulInteger", operands)
  },
  OperatorRow("DynamicQuantizeLinear") { draft in
    let range = draft.pick([-2...3, 0.5...4, -5 ... -1] as [ClosedRange<Double>])
    draft.write("DynamicQuantizeLinear", [draft.floats(draft.shape(rank: 1...4), in: range)], outputs: 3)
  },
]

extension CaseDraft {
  /// Bytes of few values, whose products stay exact in bf16.
  fileprivate mutating func bytes(_ shape: [Int], _ type: ElementType, _ source: Source) -> String {
    let range = type.isUnsigned ? 0...12 : -12...12
    return integers(shape, integers(shape.reduce(1, *), in: range), type, source)
  }

  /// A scale and a zero.
  fileprivate mutating func scale(
    _ type: ElementType, _ shape: [Int], step: Double, zero: Int? = nil
  ) -> [String] {
    let count = shape.reduce(1, *)
    let zeros = (0..<count).map { _ in zero ?? (type.isUnsigned ? integer(in: 90...130) : integer(in: -9...9)) }
    return [constant(.floats(tensor(shape, in: step...(1.5 * step)))), integers(shape, zeros, type)]
  }

  /// A value, its scale and its zero.
  fileprivate mutating func quantised(
    _ shape: [Int], _ type: ElementType, scales: [Int] = [], source: Source, zero: Int? = nil
  ) -> [String] {
    let range = type.isUnsigned ? 0...255 : -128...127
    let value = integers(shape, integers(shape.reduce(1, *), in: range), type, source)
    return [value] + scale(type, scales, step: 0.01, zero: zero)
  }
}
