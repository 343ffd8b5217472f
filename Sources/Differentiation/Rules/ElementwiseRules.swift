import Graphs

/// One number in, one number out. `g` is the incoming gradient. At a kink each function takes the slope that PyTorch takes,
/// which the rule names.
let elementwiseRules: [GradientRule] = [
  unaryRule("Identity") { try $0.gradient },
  // As the network runs: y = x
  GradientRule("Dropout", opsets: 7...18, examples: [.init([.floats([2, 3])])]) { context, index in
    return index == 0 ? try context.gradient : nil
  },
  // A cast between floating-point types keeps the number; the walker stops at all others, but at those from an integer
  // that a rounding made, whose gradient is a float's already.
  GradientRule(
    "Cast", opsets: 6...18,
    examples: [.init([.floats([2, 3])], ["to": .integer(ElementType.float32.onnxNumber)])]
  ) { context, _ in
    let type = try context.operation.type(0).elementType
    guard type.isFloatingPoint else { return try context.gradient }
    return .apply("Cast", try context.gradient, attributes: ["to": .integer(type.onnxNumber)])
  },
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
  // ∂sin x = cos x, ∂cos x = −sin x
  unaryRule("Sin") { try $0.gradient * .apply("Cos", $0.x) },
  unaryRule("Cos") { try -$0.gradient * .apply("Sin", $0.x) },
  // ∂tan x = 1 + y²
  unaryRule("Tan", in: -1.3...1.3) { try $0.gradient * (1 + $0.y * $0.y) },
  // ∂asin x = 1/√(1 − x²) = −∂acos x
  unaryRule("Asin", in: -0.9...0.9) { try $0.gradient / .apply("Sqrt", 1 - $0.x * $0.x) },
  unaryRule("Acos", in: -0.9...0.9) { try -$0.gradient / .apply("Sqrt", 1 - $0.x * $0.x) },
  // ∂atan x = 1/(1 + x²)
  unaryRule("Atan") { try $0.gradient / (1 + $0.x * $0.x) },
  // ∂sinh x = cosh x, ∂cosh x = sinh x
  unaryRule("Sinh") { try $0.gradient * .apply("Cosh", $0.x) },
  unaryRule("Cosh") { try $0.gradient * .apply("Sinh", $0.x) },
  // ∂asinh x = 1/√(x² + 1), ∂acosh x = 1/√(x² − 1), ∂atanh x = 1/(1 − x²)
  unaryRule("Asinh") { try $0.gradient / .apply("Sqrt", $0.x * $0.x + 1) },
  unaryRule("Acosh", in: 1.2...3) { try $0.gradient / .apply("Sqrt", $0.x * $0.x - 1) },
  unaryRule("Atanh", in: -0.9...0.9) { try $0.gradient / (1 - $0.x * $0.x) },
  // y = x/(1 + |x|): slope (1 − |y|)²
  unaryRule("Softsign") { context in
    let rest = 1 - Expression.apply("Abs", context.y)
    return try context.gradient * rest * rest
  },
  // ∂erf x = 2/√π · exp(−x²)
  unaryRule("Erf") { context in
    let x = try context.x
    return try context.gradient * .scalar(2 / Float.pi.squareRoot()) * .apply("Exp", -(x * x))
  },
  // slope 1 − y²
  unaryRule("Tanh") { try $0.gradient * (1 - $0.y * $0.y) },
  // y = 1/(1 + e⁻ˣ): slope y(1 − y)
  unaryRule("Sigmoid") { try $0.gradient * $0.y * (1 - $0.y) },
  // y = ln(1 + eˣ): slope σ(x)
  unaryRule("Softplus", 1...18) { try $0.gradient * .apply("Sigmoid", $0.x) },
  // y = x·tanh(s), s = ln(1 + eˣ): slope tanh s + x·σ(x)·(1 − tanh² s)
  unaryRule("Mish", 18...18) { context in
    let x = try context.x
    let tanh = Expression.apply("Tanh", .apply("Softplus", x))
    return try context.gradient * (tanh + x * .apply("Sigmoid", x) * (1 - tanh * tanh))
  },
  // y = max(x, 0): slope 0 at 0
  unaryRule("Relu", avoiding: [0]) { try $0.gradient.where($0.y > 0) },
  // y = x for x > 0, else αx: slope α at 0
  unaryRule("LeakyRelu", avoiding: [0], ["alpha": .float(0.1)]) { context in
    let slope = try context.operation.float("alpha", default: 0.01)
    return try context.gradient.where(context.x > 0, else: context.gradient * .scalar(slope))
  },
  // y = x for x > 0, else α(eˣ − 1): slope y + α for x ≤ 0
  unaryRule("Elu", avoiding: [0], ["alpha": .float(0.7)]) { context in
    let alpha = try Expression.scalar(context.operation.float("alpha", default: 1))
    return try context.gradient * Expression.scalar(1).where(context.x > 0, else: context.y + alpha)
  },
  // y = γx for x > 0, else γα(eˣ − 1): slope y + γα for x ≤ 0
  unaryRule("Selu", avoiding: [0]) { context in
    let alpha = try context.operation.float("alpha", default: 1.673_263_2)
    let gamma = try context.operation.float("gamma", default: 1.050_701)
    return try context.gradient
      * Expression.scalar(gamma).where(context.x > 0, else: context.y + .scalar(gamma * alpha))
  },
  // y = min(max(αx + β, 0), 1): slope α strictly between, else 0
  unaryRule("HardSigmoid", in: -4...4, avoiding: [-2.5, 2.5]) { context in
    let alpha = try context.operation.float("alpha", default: 0.2)
    return try (context.gradient * .scalar(alpha)).where(context.y > 0 && context.y < 1)
  },
  // y = x·min(max(x/6 + 1/2, 0), 1): slope 0 for x ≤ −3, 1 for x ≥ 3, x/3 + 1/2 between
  unaryRule("HardSwish", 14...18, in: -5...5, avoiding: [-3, 3]) { context in
    let x = try context.x
    let inner = x * .scalar(1.0 / 3) + 0.5
    return try context.gradient * inner.where(x > -3).where(x < 3, else: 1)
  },
]

private func unaryRule(
  _ name: String, _ opsets: ClosedRange<Int> = 6...18, in range: ClosedRange<Double> = -2...2,
  avoiding kinks: [Double] = [], _ attributes: [String: Attribute] = [:],
  _ gradient: @escaping @Sendable (GradientContext) throws -> Expression
) -> GradientRule {
  GradientRule(
    name, opsets: opsets, examples: [.init([.floats([2, 3, 4], in: range, avoiding: kinks)], attributes)]
  ) { context, _ in try gradient(context) }
}
