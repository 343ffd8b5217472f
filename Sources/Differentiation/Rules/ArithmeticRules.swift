import Graphs

/// Several numbers in, one number out, with broadcasting. `g` is the incoming gradient.
let arithmeticRules: [GradientRule] = [
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
  // y = a − ⌊a/b⌋·b, or with `fmod` cut towards 0: g, and −g times the whole number of times that b goes into a
  GradientRule(
    "Mod", opsets: 10...18,
    examples: [
      .init([.floats([2, 3], in: 2.2...2.8), .floats([3], in: 0.95...1.05)], ["fmod": .integer(1)]),
      .init([.floats([2, 3], in: -2.8 ... -2.2), .numbers([], [1])], ["fmod": .integer(1)]),
    ]
  ) { context, index in
    guard index == 1 else { return try context.gradient }
    return try -context.gradient * .apply("Round", (context.x - context.y) / context.input(1))
  },
  variadicRule("Sum") { context, _ in try context.gradient },
  variadicRule("Mean") { context, _ in
    try context.gradient * .scalar(1 / Float(context.node.inputs.count))
  },
  // Inputs that share the extreme value share its gradient equally.
  variadicRule("Min") { context, index in try context.shareOfExtreme(index) },
  variadicRule("Max") { context, index in try context.shareOfExtreme(index) },
  // y = min(max(x, a), b): slope 1 strictly between the bounds, else 0, as PyTorch's `hardtanh` and `relu6`
  // (its `clamp` has 1 at the bounds too). A bound that is no constant gets the gradient that it keeps from x.
  GradientRule(
    "Clip", opsets: 6...18,
    examples: [
      .init([.floats([3, 4], in: -3...9, avoiding: [0, 6]), .numbers([], [0]), .numbers([], [6])]),
      .init([.floats([3, 4], avoiding: [-0.5]), .numbers([], [-0.5])]),
      .init([.floats([3, 4], avoiding: [0.5]), .absent, .numbers([], [0.5])]),
      .init([.floats([3, 4]), .floats([], in: -0.6 ... -0.4), .floats([], in: 0.4...0.6)]),
      .init([.floats([3, 4]), .floats([], in: 0.4...0.6), .floats([], in: -0.6 ... -0.4)]),
      .init([.floats([3, 4])]),
    ]
  ) { context, index in
    let lower = context.operation.has(1) ? try context.input(1) : nil
    let upper = context.operation.has(2) ? try context.input(2) : nil
    let gradient = try context.gradient
    switch index {
    // Where the bounds cross, the result is the upper one.
    case 1:
      guard let lower else { return nil }
      let below = try Expression.scalar(0).where(context.x > lower, else: gradient)
      return upper.map { below.where($0 > lower) } ?? below
    case 2:
      guard let upper else { return nil }
      let raised = try lower.map { .apply("Max", try context.x, $0) } ?? context.x
      return Expression.scalar(0).where(raised < upper, else: gradient)
    default:
      let inside = [lower.map { context.y > $0 }, upper.map { context.y < $0 }].compactMap { $0 }
      guard let first = inside.first else { return gradient }
      return gradient.where(inside.dropFirst().reduce(first, &&))
    }
  },
  // y = x for x > 0, else sx: slope s at 0; ∂y/∂s = min(x, 0)
  GradientRule(
    "PRelu", opsets: 7...18,
    examples: [
      .init([.floats([2, 3, 2, 2], avoiding: [0]), .floats([3, 1, 1], in: 0.1...0.5)]),
      .init([.floats([2, 3], avoiding: [0]), .floats([1], in: 0.1...0.5)]),
    ]
  ) { context, index in
    let (x, gradient) = (try context.x, try context.gradient)
    return index == 0
      ? gradient.where(x > 0, else: gradient * (try context.input(1)))
      : Expression.scalar(0).where(x > 0, else: gradient * x)
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
    // Every input is compared for every other one: a stranger's file must not make that endless.
    guard node.inputs.count <= 256 else { throw unsupported("it has more than 256 inputs") }
    let hits = try node.inputs.indices.map { try input($0).equals(y) }
    guard hits.count > 1 else { return try gradient }
    // At least 1, in case an engine rounds the extreme value and the inputs differently.
    return try gradient * hits[index] / .apply("Max", .node("Sum", hits, [:], output: 0, outputCount: 1), 1)
  }

  fileprivate var floatExponent: Expression {
    get throws {
      guard try !operation.type(1).elementType.isFloatingPoint else { return try input(1) }
      return .apply("Cast", try input(1), attributes: ["to": .integer(ElementType.float32.onnxNumber)])
    }
  }
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
