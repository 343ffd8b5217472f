import Graphs
import Tensors

/// Several values, element by element, with broadcasting.
let arithmeticRows: [OperatorRow] = [
  binary("Add", types: [.int32, .int64]), binary("Sub", types: [.int32, .int64]),
  binary("Mul", types: [.int32, .int64]),
  OperatorRow("Div") { draft in
    let (a, b) = draft.pairOfShapes()
    if draft.chance(0.25) {
      let type = draft.pick([ElementType.int32, .int64])
      // Integers are truncated towards zero.
      let divisors = (0..<b.reduce(1, *)).map { _ in draft.integer(in: 1...5) * draft.pick([1, -1]) }
      draft.write("Div", [draft.numbers(a, type, .any), draft.integers(b, divisors, type, .any)])
    } else {
      let range = draft.chance(0.5) ? 0.3...3 : -3 ... -0.3
      draft.write("Div", [draft.floats(a, .any), draft.floats(b, in: range, .any)])
    }
  },
  OperatorRow("Mod") { draft in
    let (a, b) = draft.pairOfShapes()
    guard draft.chance(0.5) else {
      let range = draft.chance(0.5) ? 0.7...3 : -3 ... -0.7
      return draft.write(
        "Mod", [draft.floats(a, in: -5...5, .any), draft.floats(b, in: range, .any)], ["fmod": .integer(1)])
    }
    let type = draft.pick([ElementType.int32, .int64, .int8, .uint8])
    let divisors = (0..<b.reduce(1, *)).map { _ in
      draft.integer(in: 1...5) * (type.isUnsigned ? 1 : draft.pick([1, -1]))
    }
    draft.write(
      "Mod", [draft.numbers(a, type, .any), draft.integers(b, divisors, type, .any)],
      ["fmod": draft.chance(0.3) ? .integer(draft.integer(in: 0...1)) : nil])
  },
  OperatorRow("Pow") { draft in
    let (a, b) = draft.pairOfShapes()
    let isWhole = draft.chance(0.3)
    let base = isWhole ? draft.floats(a, in: -2...2, .any) : draft.floats(a, in: 0.2...3, .any)
    let exponents = (0..<b.reduce(1, *)).map { _ in draft.integer(in: isWhole ? 0...3 : -3...3) }
    guard draft.opset >= 12 && draft.chance(0.3) else {
      let exponent =
        isWhole
        ? draft.constant(.floats(Tensor(shape: b, elements: exponents.map(Float.init))))
        : draft.floats(b, in: -2...2.5, .any)
      return draft.write("Pow", [base, exponent])
    }
    draft.write("Pow", [base, draft.integers(b, exponents, draft.pick([.int32, .int64]), .any)])
  },

  variadic("Sum", integersFrom: nil), variadic("Mean", integersFrom: nil), variadic("Min", integersFrom: 12),
  variadic("Max", integersFrom: 12),

  comparison("Equal", floatsFrom: 11), comparison("Greater"), comparison("Less"), comparison("GreaterOrEqual"),
  comparison("LessOrEqual"), logic("And"), logic("Or"), logic("Xor"),
  bitwise("BitwiseAnd"), bitwise("BitwiseOr"), bitwise("BitwiseXor"),
  OperatorRow("BitShift") { draft in
    let (a, b) = draft.pairOfShapes()
    let type = draft.pick([ElementType.uint8, .uint16, .uint32, .uint64])
    let places = draft.integers(b, draft.integers(b.reduce(1, *), in: 0...4), type, .any)
    // Some lose bits to the left.
    let most = type == .uint8 ? 255 : type == .uint16 ? 65535 : 9999
    let numbers = draft.integers(a, draft.integers(a.reduce(1, *), in: 0...most), type, .any)
    draft.write(
      "BitShift", [numbers, places], ["direction": .string(draft.pick(["LEFT", "RIGHT"]))])
  },

  OperatorRow("Clip") { draft in
    let shape = draft.shape(rank: 0...5)
    let (low, high) = (draft.number(in: -1.5...0), draft.number(in: 0.1...4))
    let (hasLow, hasHigh) = (draft.chance(0.7), draft.chance(0.7))
    guard draft.opset >= 11 else {
      return draft.write(
        "Clip", [draft.floats(shape)], ["min": hasLow ? .float(low) : nil, "max": hasHigh ? .float(high) : nil])
    }
    if draft.opset >= 12 && draft.chance(0.2) {
      let type = draft.pick([ElementType.int32, .int64, .int8])
      return draft.write(
        "Clip",
        [
          draft.numbers(shape, type), hasLow ? draft.integers([], [-4], type) : "",
          hasHigh ? draft.integers([], [5], type) : "",
        ])
    }
    // The upper bound prevails where they cross.
    let crossed = draft.chance(0.1)
    let bounds = [(hasLow, crossed ? high : low), (hasHigh, crossed ? low : high)].map { has, bound in
      guard has else { return "" }
      return draft.floats([], in: Double(bound)...Double(bound) + 1e-3, .any)
    }
    draft.write("Clip", [draft.floats(shape)] + bounds)
  },
  OperatorRow("PRelu") { draft in
    let shape = draft.shape(rank: 1...5)
    draft.write("PRelu", [draft.floats(shape), draft.floats(draft.narrower(than: shape), in: -0.5...0.9, .any)])
  },
  OperatorRow("Where") { draft in
    let shape = draft.shape(rank: 0...4)
    let type = draft.chance(0.8) ? ElementType.float32 : draft.pick([.int32, .int64, .bool, .uint8])
    let shapes = [draft.narrower(than: shape), draft.narrower(than: shape), shape].shuffled(using: &draft.random)
    draft.write(
      "Where",
      [draft.truths(shapes[0], .any), draft.numbers(shapes[1], type, .any), draft.numbers(shapes[2], type, .any)])
  },
]

extension CaseDraft {
  /// Two shapes that are combined: either may be the wider one.
  fileprivate mutating func pairOfShapes(rank: ClosedRange<Int> = 0...5) -> ([Int], [Int]) {
    let shape = shape(rank: rank)
    switch integer(in: 0...4) {
    case 0: return (shape, shape)
    case 1: return (shape, narrower(than: shape))
    case 2: return (narrower(than: shape), shape)
    case 3: return (shape, [])
    default:
      // Each is the longer one along some axes.
      let mask = shape.map { _ in chance(0.3) }
      return (zip(shape, mask).map { $1 ? 1 : $0 }, zip(shape, mask).map { !$1 && chance(0.3) ? 1 : $0 })
    }
  }
}

private func binary(_ name: String, types: [ElementType]) -> OperatorRow {
  OperatorRow(name) { draft in
    let (a, b) = draft.pairOfShapes()
    let type = draft.chance(0.8) ? ElementType.float32 : draft.pick(types)
    draft.write(name, [draft.numbers(a, type), draft.numbers(b, type, .any)])
  }
}

private func variadic(_ name: String, integersFrom opset: Int?) -> OperatorRow {
  OperatorRow(name) { draft in
    let shape = draft.shape(rank: 0...4)
    let isInteger = opset.map { draft.opset >= $0 } ?? false && draft.chance(0.25)
    let type = isInteger ? draft.pick([ElementType.int32, .int64, .uint8]) : .float32
    let operands = (0..<draft.integer(in: 1...4)).map { _ in
      draft.numbers(draft.chance(0.5) ? shape : draft.narrower(than: shape), type, .any)
    }
    draft.write(name, operands)
  }
}

/// Of multiples of a half, so that some are equal.
private func comparison(_ name: String, floatsFrom opset: Int = 7) -> OperatorRow {
  OperatorRow(name) { draft in
    let (a, b) = draft.pairOfShapes()
    if draft.opset >= opset && draft.chance(0.7) {
      draft.write(name, [draft.floats(a, in: -5...5, step: 0.5), draft.floats(b, in: -5...5, step: 0.5, .any)])
    } else if draft.opset >= 9 || name == "Equal" {
      let type = draft.pick([ElementType.int32, .int64])
      draft.write(name, [draft.numbers(a, type), draft.numbers(b, type, .any)])
    } else {
      draft.write(name, [draft.floats(a, in: 1...2), draft.floats(b, in: 1...2, .any)])
    }
  }
}

private func logic(_ name: String) -> OperatorRow {
  OperatorRow(name) { draft in
    let (a, b) = draft.pairOfShapes(rank: 0...4)
    draft.write(name, [draft.truths(a), draft.truths(b, .any)])
  }
}

private func bitwise(_ name: String) -> OperatorRow {
  OperatorRow(name) { draft in
    let (a, b) = draft.pairOfShapes()
    let type = draft.pick([ElementType.int8, .uint8, .int16, .uint16, .int32, .int64])
    draft.write(name, [draft.numbers(a, type, .any), draft.numbers(b, type, .any)])
  }
}
