import Graphs

// OpenVINO 2026.4.1 makes one kernel of a convolution and the activations behind it, of which oneDNN takes 32; of more, it
// fails while it compiles ("could not append an elementwise post-op"). Here: after some of them the value is compared with
// itself, which changes nothing, and which the engine puts into no kernel that is before it.
extension Graph {
  /// Some operators become several parts of a kernel.
  private static let longestChain = 12

  /// What the engine puts into the kernel before it.
  static let activations: Set<String> = [
    "Abs", "BatchNormalization", "Ceil", "Celu", "Clip", "Elu", "Erf", "Exp", "Floor", "Gelu", "HardSigmoid",
    "HardSwish",
    "LeakyRelu", "Log", "Mish", "Neg", "PRelu", "Reciprocal", "Relu", "Round", "Selu", "Sigmoid", "Sign", "Softplus",
    "Softsign", "Sqrt", "Swish", "Tanh", "ThresholdedRelu",
    "Add", "Div", "Max", "Min", "Mul", "Pow", "Sub",
  ]

  /// Every twelfth node of those that follow one another, each the only one to read what the one before makes.
  /// - Parameter isReplaced: true for nodes that stay out of it.
  /// - Complexity: O(nodes).
  func endsOfActivationChains(isReplaced: (Int) -> Bool) -> Set<Int> {
    var readers: [String: Int] = [:]
    for node in nodes { for input in node.inputs { readers[input, default: 0] += 1 } }
    for output in outputs { readers[output, default: 0] += 1 }
    var lengths: [String: Int] = [:]
    var ends: Set<Int> = []
    for (index, node) in nodes.enumerated() where Self.activations.contains(node.operatorName) {
      guard let output = node.outputs.first, types[output]?.elementType.isFloatingPoint == true else { continue }
      let length = node.parts ? 0 : 1 + (node.inputs.map { readers[$0] == 1 ? lengths[$0] ?? 0 : 0 }.max() ?? 0)
      let isEnd = length >= Self.longestChain && readers[output] == 1 && !isReplaced(index)
      if isEnd { ends.insert(index) }
      lengths[output] = isEnd ? 0 : length
    }
    return ends
  }
}

extension Replacement {
  /// The value compared with itself: the same, but out of reach of the kernel before and behind.
  mutating func parted(_ value: String) -> String { add("Max", [value, value]) }

  /// The node, and its result compared with itself.
  mutating func partFromNext() {
    let value = addInPlace(node.inputs, attributes: node.attributes)
    finish("Max", [value, value])
  }
}
