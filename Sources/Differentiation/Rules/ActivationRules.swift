import Graphs

/// Activation functions. At a kink each takes the slope that PyTorch takes, which the rule names.
let activationRules: [GradientRule] = [
  // y = max(x, 0): slope 0 at 0
  unaryRule("Relu", avoiding: [0]) { try $0.gradient.where($0.y > 0) },
  // y = x for x > 0, else αx: slope α at 0
  unaryRule("LeakyRelu", avoiding: [0], ["alpha": .float(0.1)]) { context in
    let slope = try context.operation.float("alpha", default: 0.01)
    return try context.gradient.where(context.x > 0, else: context.gradient * .scalar(slope))
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
  // y = ln(1 + eˣ): slope σ(x)
  unaryRule("Softplus", 1...18) { try $0.gradient * .apply("Sigmoid", $0.x) },
  // y = x·tanh(s), s = ln(1 + eˣ): slope tanh s + x·σ(x)·(1 − tanh² s)
  unaryRule("Mish", 18...18) { context in
    let x = try context.x
    let tanh = Expression.apply("Tanh", .apply("Softplus", x))
    return try context.gradient * (tanh + x * .apply("Sigmoid", x) * (1 - tanh * tanh))
  },
  // y = 1/(1 + e⁻ˣ): slope y(1 − y)
  unaryRule("Sigmoid") { try $0.gradient * $0.y * (1 - $0.y) },
  // slope 1 − y²
  unaryRule("Tanh") { try $0.gradient * (1 - $0.y * $0.y) },
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
  // y = min(max(x, a), b): slope 1 strictly between the bounds, else 0, as PyTorch's `hardtanh` and `relu6`
  // (its `clamp` has 1 at the bounds too). A bound that is no constant gets the gradient that it keeps from x.
  GradientRule(
    "Clip", opsets: 6...18,
    examples: [
      .init([.floats([3, 4], in: -3...9, avoiding: [0, 6]), .numbers([], [0]), .numbers([], [6])]),
      .init([.floats([3, 4], avoiding: [-0.5]), .numbers([], [-0.5])]),
      .init([.floats([3, 4], avoiding: [0.5]), .absent, .numbers([], [0.5])]),
      .init([.floats([3, 4]), .floats([], in: -0.6 ... -0.4), .floats([], in: 0.4...0.6)]),
      .init([.floats([3, 4])]),
    ]
  ) { context, index in
    let lower = context.operation.has(1) ? try context.input(1) : nil
    let upper = context.operation.has(2) ? try context.input(2) : nil
    let gradient = try context.gradient
    switch index {
    case 1: return try lower.map { try Expression.scalar(0).where(context.x > $0, else: gradient) }
    case 2: return try upper.map { try Expression.scalar(0).where(context.x < $0, else: gradient) }
    default:
      let inside = [lower.map { context.y > $0 }, upper.map { context.y < $0 }].compactMap { $0 }
      guard let first = inside.first else { return gradient }
      return gradient.where(inside.dropFirst().reduce(first, &&))
    }
  },
  // y = eˣ/Σeˣ over an axis: y·(g − Σ g·y)
  GradientRule("Softmax", opsets: 13...18, examples: softmaxExamples) { context, _ in
    let (y, gradient) = (context.y, try context.gradient)
    let axis = try context.axis(default: -1, rank: context.shape(0).count)
    return y * (gradient - (gradient * y).sum([axis]))
  },
  // y = x − ln Σeˣ over an axis: g − eʸ·Σ g
  GradientRule("LogSoftmax", opsets: 13...18, examples: softmaxExamples) { context, _ in
    let gradient = try context.gradient
    let axis = try context.axis(default: -1, rank: context.shape(0).count)
    return gradient - .apply("Exp", context.y) * gradient.sum([axis])
  },
]

private let softmaxExamples: [GradientExample] = [
  .init([.floats([2, 5])]), .init([.floats([2, 3, 2])], ["axis": .integer(1)]),
]
