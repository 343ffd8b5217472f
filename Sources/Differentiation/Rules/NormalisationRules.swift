import Graphs
import Tensors

/// Normalisations, as they are when a network runs and does not learn.
let normalisationRules: [GradientRule] = [
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

  // y = (x − μ)·γ·r + β with r = 1/√(σ² + ε), one of each a channel:
  // ∂x = g·γ·r, ∂γ = Σ g·(x − μ)·r, ∂β = Σ g, ∂μ = −Σ g·γ·r, ∂σ² = −½ Σ g·γ·(x − μ)·r³
  GradientRule(
    "BatchNormalization", opsets: 9...18,
    examples: [
      .init([
        .floats([2, 3, 2, 2]), .floats([3], in: 0.5...1.5), .floats([3]), .floats([3]), .floats([3], in: 0.5...2),
      ]),
      .init(
        [.floats([4, 3]), .floats([3], in: 0.5...1.5), .floats([3]), .floats([3]), .floats([3], in: 0.5...2)],
        ["epsilon": .float(0.1)]),
    ]
  ) { context, index in
    let shape = try context.shape(0)
    let perChannel = shape.indices.map { $0 == 1 ? shape[1] : 1 }
    let (gradient, epsilon) = (try context.gradient, try context.operation.float("epsilon", default: 1e-5))
    // The factors as channel vectors first: so they become one constant.
    let deviation = try Expression.apply("Sqrt", context.input(4) + .scalar(epsilon))
    let scale = try context.input(1) / deviation
    func centred() throws -> Expression { try context.x - context.input(3).reshaped(perChannel) }
    func summed(_ value: Expression) -> Expression {
      value.sum(shape.indices.filter { $0 != 1 }, keepingAxes: false)
    }
    switch index {
    case 0: return gradient * scale.reshaped(perChannel)
    case 1: return summed(gradient * (try centred())) / deviation
    case 2: return summed(gradient)
    case 3: return summed(-gradient) * scale
    default: return summed(gradient * (try centred())) * scale / (deviation * deviation) * -0.5
    }
  },

  // x̂ = (x − mean)·r over the axes from `axis` on, y = x̂·γ + β
  GradientRule(
    "LayerNormalization", opsets: 17...18,
    examples: [
      .init([.floats([2, 3, 4]), .floats([4]), .floats([4])]),
      .init([.floats([2, 3, 2]), .floats([3, 2])], ["axis": .integer(1), "epsilon": .float(0.01)]),
    ]
  ) { context, index in
    let rank = try context.shape(0).count
    let axes = Array(try context.axis(default: -1, rank: rank)..<rank)
    let statistics = try Standardised(context.x, axes: axes, epsilon: context.operation.float("epsilon", default: 1e-5))
    switch index {
    case 0: return try statistics.gradient(context.gradient * context.input(1))
    case 1: return try context.gradient * statistics.standardised
    default: return try context.gradient
    }
  },

  // The same over the spatial axes of each channel of each sample; γ and β one a channel
  GradientRule(
    "InstanceNormalization", opsets: 6...18,
    examples: [
      .init([.floats([2, 3, 2, 3]), .floats([3]), .floats([3])]),
      .init([.floats([2, 2, 4]), .floats([2]), .floats([2])], ["epsilon": .float(0.01)]),
    ]
  ) { context, index in
    let shape = try context.shape(0)
    let spatial = Array(2..<shape.count)
    let perChannel = [shape[1]] + spatial.map { _ in 1 }
    let statistics = try Standardised(
      context.x, axes: spatial, epsilon: context.operation.float("epsilon", default: 1e-5))
    switch index {
    case 0: return try statistics.gradient(context.gradient * context.input(1).reshaped(perChannel))
    case 1: return try (context.gradient * statistics.standardised).sum([0] + spatial, keepingAxes: false)
    default: return try context.gradient.sum([0] + spatial, keepingAxes: false)
    }
  },

  // y = x·s^−β, s = k + α/n·Σ x² over a window of n channels:
  // ∂x = g·s^−β − 2αβ/n · x · Σ' g·x·s^(−β−1), where Σ' runs over the windows that hold the channel
  GradientRule(
    "LRN", opsets: 1...18,
    examples: [
      .init([.floats([2, 5, 2, 2])], ["size": .integer(3), "alpha": .float(0.3), "beta": .float(0.75)]),
      .init([.floats([1, 5, 2, 1])], ["size": .integer(4), "alpha": .float(0.5), "bias": .float(2)]),
    ]
  ) { context, _ in
    let shape = try context.shape(0)
    let (channels, size) = (shape[1], try context.operation.integer("size", default: 1))
    guard [channels, channels].fits(1 << 26) else { throw context.unsupported("it has too many channels: \(channels)") }
    let alpha = try context.operation.float("alpha", default: 1e-4) / Float(size)
    let beta = try context.operation.float("beta", default: 0.75)
    let bias = try Expression.scalar(context.operation.float("bias", default: 1))
    // Sums over a window are the product with a band matrix along the channel axis.
    let before = (size - 1) / 2
    func windowSums(_ value: Expression, transposed: Bool) -> Expression {
      let band = Tensor(shape: [channels, channels]) { elements in
        for row in 0..<channels {
          for column in 0..<channels {
            let offset = transposed ? row - column : column - row
            elements[row * channels + column] = offset >= -before && offset < size - before ? 1 : 0
          }
        }
      }
      let columns = value.reshaped([shape[0], channels, shape.dropFirst(2).reduce(1, *)])
      return Expression.apply("MatMul", .constant(.floats(band)), columns).reshaped(shape)
    }
    let (x, gradient) = (try context.x, try context.gradient)
    let sums = bias + windowSums(x * x, transposed: false) * .scalar(alpha)
    let power = Expression.apply("Pow", sums, .scalar(-beta))
    let spread = windowSums(gradient * x * power / sums, transposed: true)
    return gradient * power - x * spread * .scalar(2 * alpha * beta)
  },
]

/// Values brought to mean 0 and variance 1 over some axes: x̂ = (x − mean x)·r, r = 1/√(mean (x − mean x)² + ε).
private struct Standardised {
  let standardised: Expression
  let reciprocalDeviation: Expression
  let axes: [Int]

  init(_ x: Expression, axes: [Int], epsilon: Float) {
    let centred = x - x.mean(axes)
    reciprocalDeviation = .apply("Reciprocal", .apply("Sqrt", (centred * centred).mean(axes) + .scalar(epsilon)))
    standardised = centred * reciprocalDeviation
    self.axes = axes
  }

  /// ∂x = r·(h − mean h − x̂·mean(h·x̂)) for the gradient h with respect to x̂.
  func gradient(_ h: Expression) -> Expression {
    reciprocalDeviation * (h - h.mean(axes) - standardised * (h * standardised).mean(axes))
  }
}

private let softmaxExamples: [GradientExample] = [
  .init([.floats([2, 5])]), .init([.floats([2, 3, 2])], ["axis": .integer(1)]),
]
