/// Truth values, and questions about numbers.
let logicComposites: [Composite] = [
  // Exactly one of two: (a ∨ b) ∧ ¬(a ∧ b)
  Composite("Xor", inputs: 2...2) { expansion in
    for index in 0..<2 { _ = try expansion.operation.truths(index) }
    let (a, b) = (try expansion.input(0), try expansion.input(1))
    return [.apply("Or", a, b) && .apply("Not", a && b)]
  },
  // Beyond all finite numbers, on the sides that are asked for
  Composite("IsInf", opsets: 10...24, inputs: 1...1) { expansion in
    _ = try expansion.operation.floats(0)
    let x = try expansion.input(0)
    // By equality, which no NaN passes; the engine lets one be greater than all numbers.
    let sides: [(String, Float)] = [("detect_positive", .infinity), ("detect_negative", -.infinity)]
    let wanted = try sides.filter { try expansion.operation.integer($0.0, default: 1) != 0 }.map(\.1)
    switch wanted.count {
    case 2: return [.apply("Equal", .apply("Abs", x), .scalar(.infinity))]
    case 1: return [.apply("Equal", x, .scalar(wanted[0]))]
    default: return [x > .scalar(.infinity)]
    }
  },
  // Every bit turned: −1 − x with a sign, and the largest number − x without
  Composite("BitwiseNot", opsets: 18...24, inputs: 1...1) { expansion in
    let type = try expansion.operation.indices(0).elementType
    let largest: [ElementType: Int64] = [.uint8: 0xff, .uint16: 0xffff, .uint32: 0xffff_ffff]
    guard type != .uint64 else {
      throw expansion.failure(.unknownOperator, "of 64-bit integers without a sign is not supported")
    }
    return [.number(largest[type] ?? -1, type) - (try expansion.input(0))]
  },
]
