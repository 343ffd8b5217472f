import Graphs

/// One number in, one number out, or several with broadcasting. `g` is the incoming gradient.
let elementwiseRules: [GradientRule] = [
  unaryRule("Identity") { try $0.gradient },
  // ∂|x| = sign x, 0 at 0
  unaryRule("Abs", avoiding: [0]) { try $0.gradient * .apply("Sign", $0.x) },
  unaryRule("Neg") { try -$0.gradient },
  // ∂eˣ = y
  unaryRule("Exp") { try $0.gradient * $0.y },
  // ∂ln x = 1/x
  unaryRule("Log", in: 0.2...3) { try $0.gradient / $0.x },
  // ∂√x = 1/(2y)
  unaryRule("Sqrt", in: 0.2...3) { try $0.gradient * 0.5 / $0.y },
  // ∂(1/x) = −y²
  unaryRule("Reciprocal", in: 0.3...2) { try -$0.gradient * $0.y * $0.y },
  // ∂erf x = 2/√π · exp(−x²)
  unaryRule("Erf") { context in
    let x = try context.x
    return try context.gradient * .scalar(2 / Float.pi.squareRoot()) * .apply("Exp", -(x * x))
  },

  // A cast between floating-point types keeps the number; the walker stops at all others.
  GradientRule(
    "Cast", opsets: 6...18,
    examples: [.init([.floats([2, 3])], ["to": .integer(ElementType.float32.onnxNumber)])]
  ) { context, _ in
    let type = try context.operation.type(0).elementType
    return .apply("Cast", try context.gradient, attributes: ["to": .integer(type.onnxNumber)])
  },

  // y = a + b
  binaryRule("Add") { context, _ in try context.gradient },
  // y = a − b
  binaryRule("Sub") { context, index in index == 0 ? try context.gradient : try -context.gradient },
  // y = a·b
  binaryRule("Mul") { context, index in try context.gradient * context.input(1 - index) },
  // y = a/b: g/b, −g·y/b
  binaryRule("Div", in: 0.5...3) { context, index in
    let quotient = try context.gradient / context.input(1)
    return index == 0 ? quotient : -quotient * context.y
  },
  // y = aᵇ: g·b·aᵇ⁻¹, g·y·ln a (0 where a ≤ 0, as the logarithm has no value there)
  binaryRule(
    "Pow", in: 0.3...2,
    more: [
      .init([.floats([2, 3], avoiding: [0]), .numbers([], [2])]),
      .init([.floats([2, 3], avoiding: [0]), .numbers([3], [3, 1, -2])]),
      .init([.floats([2, 3], avoiding: [0]), .integers([], [3])]),
    ]
  ) { context, index in
    let (base, exponent) = (try context.input(0), try context.floatExponent)
    if index == 0 { return try context.gradient * exponent * .apply("Pow", base, exponent - 1) }
    let isPositive = base > 0
    let logarithm = Expression.apply("Log", base.where(isPositive, else: 1))
    return try context.gradient * context.y * logarithm.where(isPositive)
  },

  // Inputs that share the extreme value share its gradient equally.
  variadicRule("Min") { context, index in try context.shareOfExtreme(index) },
  variadicRule("Max") { context, index in try context.shareOfExtreme(index) },
  variadicRule("Sum") { context, _ in try context.gradient },
  variadicRule("Mean") { context, _ in
    try context.gradient * .scalar(1 / Float(context.node.inputs.count))
  },

  // y = a where the condition holds, b elsewhere
  GradientRule(
    "Where", opsets: 9...18,
    examples: [
      .init([.integers([2, 1], [1, 0], .bool), .floats([2, 3]), .floats([3])]),
      .init([.integers([3], [0, 1, 0], .bool), .floats([]), .floats([2, 3])]),
    ]
  ) { context, index in
    let (condition, gradient) = (try context.input(0), try context.gradient)
    switch index {
    case 1: return gradient.where(condition)
    case 2: return Expression.scalar(0).where(condition, else: gradient)
    default: return nil
    }
  },
]

extension GradientContext {
  /// `g` where the input is the extreme value, divided by how many inputs are.
  fileprivate func shareOfExtreme(_ index: Int) throws -> Expression {
    let hits = try node.inputs.indices.map { try input($0).equals(y) }
    guard let first = hits.first else { return try gradient }
    return try gradient * hits[index] / hits.dropFirst().reduce(first, +)
  }

  fileprivate var floatExponent: Expression {
    get throws {
      guard try !operation.type(1).elementType.isFloatingPoint else { return try input(1) }
      return .apply("Cast", try input(1), attributes: ["to": .integer(ElementType.float32.onnxNumber)])
    }
  }
}

func unaryRule(
  _ name: String, _ opsets: ClosedRange<Int> = 6...18, in range: ClosedRange<Double> = -2...2,
  avoiding kinks: [Double] = [], _ attributes: [String: Attribute] = [:],
  _ gradient: @escaping @Sendable (GradientContext) throws -> Expression
) -> GradientRule {
  GradientRule(
    name, opsets: opsets, examples: [.init([.floats([2, 3, 4], in: range, avoiding: kinks)], attributes)]
  ) { context, _ in try gradient(context) }
}

private func binaryRule(
  _ name: String, in range: ClosedRange<Double> = -2...2, more: [GradientExample] = [],
  _ gradient: @escaping @Sendable (GradientContext, Int) throws -> Expression
) -> GradientRule {
  let shapes: [([Int], [Int])] = [([2, 3], [2, 3]), ([2, 1, 3], [4, 1]), ([2, 3], []), ([1], [2, 2])]
  let examples = shapes.map { GradientExample([.floats($0, in: range), .floats($1, in: range)]) }
  return GradientRule(name, opsets: 7...18, examples: examples + more, gradient: gradient)
}

private func variadicRule(
  _ name: String, _ gradient: @escaping @Sendable (GradientContext, Int) throws -> Expression
) -> GradientRule {
  GradientRule(
    name, opsets: 8...18,
    examples: [
      .init([.floats([2, 3])]), .init([.floats([2, 3]), .floats([2, 3])]),
      .init([.floats([2, 3]), .floats([3]), .floats([2, 1])]),
    ], gradient: gradient)
}
