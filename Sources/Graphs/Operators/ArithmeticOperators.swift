#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Two or more values combined element by element, with NumPy's broadcasting.
let arithmeticOperators: [Operator] = [
  binary("Add") { $0 + $1 },
  binary("Sub") { $0 - $1 },
  binary("Mul") { $0 * $1 },
  division,
  remainder,
  power,

  variadic("Sum") { $0 + $1 },
  variadic("Min") { $0.isNaN || $1.isNaN ? .nan : min($0, $1) },
  variadic("Max") { $0.isNaN || $1.isNaN ? .nan : max($0, $1) },
  mean,

  binary("Equal", of: .anything, makes: .bool) { $0 == $1 ? 1 : 0 },
  binary("Greater", makes: .bool) { $0 > $1 ? 1 : 0 },
  binary("GreaterOrEqual", opsets: 12...24, makes: .bool) { $0 >= $1 ? 1 : 0 },
  binary("Less", makes: .bool) { $0 < $1 ? 1 : 0 },
  binary("LessOrEqual", opsets: 12...24, makes: .bool) { $0 <= $1 ? 1 : 0 },
  binary("And", of: .truths, makes: .bool) { $0 != 0 && $1 != 0 ? 1 : 0 },
  binary("Or", of: .truths, makes: .bool) { $0 != 0 || $1 != 0 ? 1 : 0 },

  bitwise("BitwiseAnd") { $0 & $1 },
  bitwise("BitwiseOr") { $0 | $1 },
  bitwise("BitwiseXor") { $0 ^ $1 },
  bitShift,

  clip,
  parametricRelu,
  selection,
]

private enum Operand { case numbers, truths, anything }

/// The element type that inputs share.
private func sharedElementType(
  _ context: OperatorContext, _ range: Range<Int>, of operand: Operand = .numbers
) throws -> ElementType {
  for index in range {
    switch operand {
    case .numbers: _ = try context.numbers(index)
    case .truths: _ = try context.truths(index)
    case .anything: break
    }
    try context.checkSameElementType(range.lowerBound, index)
  }
  return try context.type(range.lowerBound).elementType
}

private func binary(
  _ name: String, opsets: ClosedRange<Int> = 7...24, of operand: Operand = .numbers, makes result: ElementType? = nil,
  _ function: @escaping @Sendable (Double, Double) -> Double
) -> Operator {
  Operator(
    name, opsets: opsets, inputs: 2...2,
    types: { context in
      let elementType = try sharedElementType(context, 0..<2, of: operand)
      return [ValueType(try context.broadcastShape(0..<2), result ?? elementType)]
    },
    compute: { [try $0.value(0).combined(with: try $0.value(1), $1[0], function)] })
}

/// Bit by bit, of integers.
private func bitwise(_ name: String, _ function: @escaping @Sendable (Int64, Int64) -> Int64) -> Operator {
  Operator(
    name, opsets: 18...24, inputs: 2...2,
    types: { context in
      for index in 0..<2 { _ = try context.indices(index) }
      return [ValueType(try context.broadcastShape(0..<2), try sharedElementType(context, 0..<2))]
    },
    compute: { context, types in
      let combined = try context.value(0).combined(with: try context.value(1), types[0]) {
        Double(function(Int64(truncatingDouble: $0), Int64(truncatingDouble: $1)))
      }
      return [combined.cast(to: types[0].elementType)]
    })
}

/// `a·2ᵇ` or `⌊a/2ᵇ⌋`, of integers without a sign; bits that leave the type are lost.
private let bitShift = Operator(
  "BitShift", opsets: 11...24, inputs: 2...2,
  types: { context in
    let elementType = try sharedElementType(context, 0..<2)
    guard [.uint8, .uint16, .uint32, .uint64].contains(elementType) else {
      throw context.failure(.shapeMismatch, "needs integers without a sign, not \(elementType)")
    }
    guard case .string(let direction)? = context.node.attributes["direction"], ["LEFT", "RIGHT"].contains(direction)
    else { throw context.failure(.invalidGraph, "needs 'direction' to be LEFT or RIGHT") }
    return [ValueType(try context.broadcastShape(0..<2), elementType)]
  },
  compute: { context, types in
    let isLeft = try context.string("direction", default: "") == "LEFT"
    let shifted = try context.value(0).combined(with: try context.value(1), types[0]) { a, b in
      let (number, count) = (UInt64(max(a, 0)), UInt64(max(b, 0)))
      return Double(isLeft ? number << count : number >> count)
    }
    return [shifted.cast(to: types[0].elementType)]
  })

/// Truncated towards zero between integers.
private let division = Operator(
  "Div", opsets: 7...24, inputs: 2...2,
  types: { context in
    let elementType = try sharedElementType(context, 0..<2)
    return [ValueType(try context.broadcastShape(0..<2), elementType)]
  },
  compute: { context, types in
    let divisor = try context.value(1)
    if !types[0].elementType.isFloatingPoint && divisor.elements.contains(0) {
      throw context.failure(.invalidGraph, "divides an integer by zero")
    }
    return [try context.value(0).combined(with: divisor, types[0]) { $0 / $1 }]
  })

/// What a division leaves over: of the divisor's sign between integers, and with `fmod` of the dividend's.
private let remainder = Operator(
  "Mod", opsets: 10...24, inputs: 2...2,
  types: { context in
    let elementType = try sharedElementType(context, 0..<2)
    guard try !elementType.isFloatingPoint || context.integer("fmod", default: 0) != 0 else {
      throw context.failure(.invalidGraph, "of floats needs the setting fmod=1")
    }
    return [ValueType(try context.broadcastShape(0..<2), elementType)]
  },
  compute: { context, types in
    let divisor = try context.value(1)
    if !types[0].elementType.isFloatingPoint && divisor.elements.contains(0) {
      throw context.failure(.invalidGraph, "divides an integer by zero")
    }
    let truncates = try context.integer("fmod", default: 0) != 0
    return [
      try context.value(0).combined(with: divisor, types[0]) { a, b in
        let rest = fmod(a, b)
        return !truncates && rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
      }
    ]
  })

/// The result is of the base's type.
private let power = Operator(
  "Pow", opsets: 7...24, inputs: 2...2,
  types: { context in
    _ = try context.numbers(1)
    return [ValueType(try context.broadcastShape(0..<2), try context.numbers(0).elementType)]
  },
  compute: { [try $0.value(0).combined(with: try $0.value(1), $1[0]) { pow($0, $1) }] })

private func variadic(
  _ name: String, _ function: @escaping @Sendable (Double, Double) -> Double,
  finish: @escaping @Sendable (Double, Int) -> Double = { total, _ in total }
) -> Operator {
  Operator(
    name, opsets: 7...24, inputs: 1...Int.max,
    types: { context in
      let all = 0..<context.node.inputs.count
      return [ValueType(try context.broadcastShape(all), try sharedElementType(context, all))]
    },
    compute: { context, types in
      var total = try context.value(0).broadcast(to: types[0].shape)
      for index in context.node.inputs.indices.dropFirst() {
        total = total.combined(with: try context.value(index), types[0], function)
      }
      return [total.mapped(types[0]) { finish($0, context.node.inputs.count) }]
    })
}

private let mean = variadic("Mean", { $0 + $1 }, finish: { $0 / Double($1) })

/// Between two bounds, each a scalar that may be absent; the upper one prevails.
private let clip = Operator(
  "Clip", opsets: 7...24, inputs: 1...3,
  types: { context in
    for index in 1...2 where context.has(index) {
      _ = try sharedElementType(context, 0..<1)
      try context.checkSameElementType(0, index)
      let shape = try context.shape(index)
      guard shape.allSatisfy({ $0 == 1 }) else {
        throw context.failure(.shapeMismatch, "needs one number as its input \(index), not the shape \(shape)")
      }
    }
    return [try context.numbers(0)]
  },
  compute: { context, types in
    let low = context.optionalValue(1)?.elements.first ?? -.infinity
    let high = context.optionalValue(2)?.elements.first ?? .infinity
    return [try context.value(0).mapped(types[0]) { min(max($0, low), high) }]
  })

/// A slope for negative numbers, spread over the input.
private let parametricRelu = Operator(
  "PRelu", opsets: 7...24, inputs: 2...2,
  types: { context in
    let elementType = try sharedElementType(context, 0..<2)
    try context.checkBroadcast(1, to: try context.shape(0))
    return [ValueType(try context.shape(0), elementType)]
  },
  compute: { [try $0.value(0).combined(with: try $0.value(1), $1[0]) { $0 < 0 ? $0 * $1 : $0 }] })

/// The second value where the first is true, the third elsewhere.
private let selection = Operator(
  "Where", opsets: 9...24, inputs: 3...3,
  types: { context in
    _ = try context.truths(0)
    let elementType = try sharedElementType(context, 1..<3, of: .anything)
    return [ValueType(try context.broadcastShape(0..<3), elementType)]
  },
  compute: { context, types in
    let condition = try context.value(0).broadcast(to: types[0].shape).elements
    let chosen = try context.value(1).broadcast(to: types[0].shape).elements
    let other = try context.value(2).broadcast(to: types[0].shape).elements
    return [ReferenceTensor(types[0], condition.indices.map { condition[$0] != 0 ? chosen[$0] : other[$0] })]
  })
