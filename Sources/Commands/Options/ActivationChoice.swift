import MetaCAM

/// What makes probabilities of a network's scores, on the command line.
enum ActivationChoice: String, NamedChoice, CaseIterable {
  case auto, softmax, sigmoid, none

  /// Nil for what the network says.
  var activation: Activation? {
    switch self {
    case .auto: nil
    case .softmax: Activation(.softmax)
    case .sigmoid: Activation(.sigmoid)
    case .none: Activation(.none)
    }
  }
}
