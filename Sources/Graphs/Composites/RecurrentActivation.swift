/// A function of a recurrent operator's step: one of ONNX's list, with its settings.
struct RecurrentActivation {
  private let name: String
  private let alpha: Float
  private let beta: Float
  /// What the function reads is cut to ±this.
  private var clip: Float?

  /// The same function of all numbers.
  var unclipped: Self {
    var result = self
    result.clip = nil
    return result
  }

  /// The names, with the defaults of α and β; nil where the function has none.
  private static let defaults: [String: (alpha: Float?, beta: Float?)] = [
    "relu": (nil, nil), "tanh": (nil, nil), "sigmoid": (nil, nil), "softsign": (nil, nil), "softplus": (nil, nil),
    "affine": (1, 0), "leakyrelu": (0.01, nil), "thresholdedrelu": (1, nil), "scaledtanh": (1, 1),
    "hardsigmoid": (0.2, 0.5), "elu": (1, nil),
  ]

  /// The functions that a node names, those of its first direction first. Each takes the next of `activation_alpha` and
  /// `activation_beta` if it has such a setting.
  static func all(of operation: OperatorContext, default names: [String], directions: Int) throws -> [Self] {
    var given = Array(repeatElement(names, count: directions).joined())
    switch operation.node.attributes["activations"] {
    case nil: break
    case .strings(let list) where list.count == given.count: given = list
    default: throw operation.failure(.invalidGraph, "needs \(given.count) names as its 'activations'")
    }
    var (alphas, betas) = (try settings("activation_alpha", operation), try settings("activation_beta", operation))
    let clip = try operation.node.attributes["clip"].map { _ in try operation.float("clip", default: 0) }
    if let clip, !(clip >= 0) {
      throw operation.failure(.invalidGraph, "has the clip \(clip), which must not be negative")
    }
    return try given.map { name in
      guard let defaults = defaults[name.lowercased()] else {
        throw operation.failure(.unknownOperator, "has the unknown activation '\(name)'")
      }
      func next(_ value: Float?, _ list: inout ArraySlice<Float>) -> Float { value.map { list.popFirst() ?? $0 } ?? 0 }
      return Self(
        name: name.lowercased(), alpha: next(defaults.alpha, &alphas), beta: next(defaults.beta, &betas), clip: clip)
    }
  }

  private static func settings(_ name: String, _ operation: OperatorContext) throws -> ArraySlice<Float> {
    switch operation.node.attributes[name] {
    case nil: []
    case .floats(let values): values[...]
    default: throw operation.failure(.invalidGraph, "has an attribute '\(name)' that is no list of numbers")
    }
  }

  func callAsFunction(_ input: Expression) -> Expression {
    let x = clip.map { .apply("Clip", input, .scalar(-$0), .scalar($0)) } ?? input
    switch name {
    case "relu": return .apply("Relu", x)
    case "tanh": return .apply("Tanh", x)
    case "softsign": return .apply("Softsign", x)
    case "softplus": return .apply("Softplus", x)
    case "affine": return x * .scalar(alpha) + .scalar(beta)
    case "leakyrelu": return .apply("LeakyRelu", x, attributes: ["alpha": .float(alpha)])
    case "thresholdedrelu": return x.where(x > .scalar(alpha))
    case "scaledtanh": return .apply("Tanh", x * .scalar(beta)) * .scalar(alpha)
    case "hardsigmoid": return .apply("HardSigmoid", x, attributes: ["alpha": .float(alpha), "beta": .float(beta)])
    case "elu": return .apply("Elu", x, attributes: ["alpha": .float(alpha)])
    default: return .apply("Sigmoid", x)
    }
  }
}
