import Graphs

/// Layers of torch's without weights that look at one number, or one axis, at a time: the operator that each is.
///
/// Source: the documentation of `torch.nn`, version 2.
enum LayerFunction {
  /// - Returns: nil for a layer that is none of these.
  static func node(of module: ModuleTree) -> (operatorName: String, attributes: [String: Attribute])? {
    func number(_ name: String, _ usual: Double) -> Attribute {
      switch module.settings[name] {
      case .float(let value): .float(Float(value))
      case .integer(let value): .float(Float(value))
      default: .float(Float(usual))
      }
    }
    func axis() -> [String: Attribute]? {
      guard case .integer(let axis)? = module.settings["dim"] else { return nil }
      return ["axis": .integer(axis)]
    }
    switch module.layer {
    case "ReLU": return ("Relu", [:])
    case "LeakyReLU": return ("LeakyRelu", ["alpha": number("negative_slope", 0.01)])
    case "ELU": return ("Elu", ["alpha": number("alpha", 1)])
    case "CELU": return ("Celu", ["alpha": number("alpha", 1)])
    case "SELU": return ("Selu", [:])
    case "GELU":
      if case .string("tanh")? = module.settings["approximate"] { return ("Gelu", ["approximate": .string("tanh")]) }
      return ("Gelu", [:])
    case "SiLU": return ("Swish", [:])
    case "Mish": return ("Mish", [:])
    case "Hardswish": return ("HardSwish", [:])
    case "Hardsigmoid": return ("HardSigmoid", ["alpha": .float(1 / 6), "beta": .float(0.5)])
    case "Sigmoid": return ("Sigmoid", [:])
    case "Tanh": return ("Tanh", [:])
    case "Softsign": return ("Softsign", [:])
    case "Softplus":
      // Beyond the threshold it is the identity, which it equals there to the last bit but few.
      guard module.number("beta") ?? 1 == 1 else { return nil }
      return ("Softplus", [:])
    case "Softmax": return axis().map { ("Softmax", $0) }
    case "LogSoftmax": return axis().map { ("LogSoftmax", $0) }
    case "Softmax2d": return ("Softmax", ["axis": .integer(1)])
    default: return nil
    }
  }

  /// Whether a layer hands on what it gets, outside of training.
  static func isIdentity(_ module: ModuleTree) -> Bool {
    ["Identity", "Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout"]
      .contains(module.layer ?? "")
  }
}
