import Graphs

/// How a network ends: the value that holds its class scores before any activation, and the activation.
struct ScoreEnd {
  /// Behind the activation there may stand what only lays the scores out; then the graph is one without the activation.
  let graph: Graph
  let value: String
  /// Nil where the graph has none at its end.
  let activation: Activation?
}

extension Graph {
  /// Reads the end of the network that makes a value.
  ///
  /// What hands values on, lays them out or rounds them is passed: what stands behind an activation does not hide it. The
  /// activations are `Softmax`, `LogSoftmax`, `Sigmoid`, `HardSigmoid`, and a softmax that is written out,
  ///
  ///     exp(x − max x) / Σ exp(x − max x)
  ///
  /// - Complexity: O(nodes).
  func scoreEnd(named name: String) throws -> ScoreEnd {
    var passed: [Node] = []
    var step: Double?
    var open = name
    while let maker = producer(of: open), let input = maker.inputs.first {
      if let (activation, logits) = activation(of: maker), producer(of: logits) != nil {
        let found = Activation(activation.kind, step: step)
        // Names stay where nothing but the activation goes.
        if passed.allSatisfy({ !Self.layingOut.contains($0.operatorName) }) {
          return ScoreEnd(graph: self, value: logits, activation: found)
        }
        return ScoreEnd(graph: try bypassing(maker, logits, rounding: passed), value: name, activation: found)
      }
      guard producer(of: input) != nil, Self.passing.contains(maker.operatorName) else { break }
      if maker.operatorName == "QuantizeLinear" { step = step ?? stepFromZero(maker) }
      passed.append(maker)
      open = input
    }
    return ScoreEnd(graph: self, value: name, activation: nil)
  }

  private static let layingOut: Set = ["Reshape", "Squeeze", "Unsqueeze", "Flatten", "Transpose"]
  private static let rounding: Set = ["Cast", "QuantizeLinear", "DequantizeLinear"]
  private static let passing = layingOut.union(rounding).union(["Identity", "Dropout"])

  /// The graph with the logits in the place of what the activation makes, not rounded to what probabilities are.
  private func bypassing(_ maker: Node, _ logits: String, rounding passed: [Node]) throws -> Graph {
    let dropped = Set(passed.filter { Self.rounding.contains($0.operatorName) }.flatMap(\.outputs))
    let changed = nodes.map { node in
      guard node.outputs == maker.outputs || node.outputs.contains(where: dropped.contains) else { return node }
      let input = node.outputs == maker.outputs ? logits : node.inputs[0]
      return Node(
        name: node.name, operatorName: "Identity", inputs: [input], outputs: [node.outputs[0]], attributes: [:])
    }
    var graph = try Graph(inputs: inputs, outputs: outputs, nodes: changed, constants: constants)
    graph.takeLayerNames(of: self)
    return graph
  }

  private func activation(of maker: Node) -> (Activation, logits: String)? {
    guard let input = maker.inputs.first else { return nil }
    let isOverClasses = [nil, .integer(1), .integer(-1)].contains(maker.attributes["axis"])
    switch maker.operatorName {
    case "Softmax" where isOverClasses, "LogSoftmax" where isOverClasses: return (Activation(.softmax), input)
    case "Sigmoid": return (Activation(.sigmoid), input)
    case "HardSigmoid":
      func number(_ name: String, _ usual: Double) -> Double {
        if case .float(let value)? = maker.attributes[name] { Double(value) } else { usual }
      }
      return (Activation(.hardSigmoid(alpha: number("alpha", 0.2), beta: number("beta", 0.5))), input)
    case "Div": return writtenSoftmax(maker).map { (Activation(.softmax), $0) }
    default: return nil
    }
  }

  /// The logits of exp(x − m) / Σ exp(x − m), where m is the maximum of x; or of exp x / Σ exp x.
  private func writtenSoftmax(_ division: Node) -> String? {
    guard division.inputs.count == 2, let power = producer(of: division.inputs[0]), power.operatorName == "Exp",
      let sum = producer(of: division.inputs[1]), sum.operatorName == "ReduceSum", sum.inputs[0] == power.outputs[0],
      isOverClasses(sum), let exponent = power.inputs.first
    else { return nil }
    guard let difference = producer(of: exponent), difference.operatorName == "Sub", difference.inputs.count == 2,
      let largest = producer(of: difference.inputs[1]), largest.operatorName == "ReduceMax",
      largest.inputs.first == difference.inputs[0]
    else { return exponent }
    return difference.inputs[0]
  }

  /// Whether a sum is along the second or last axis; true where its axes are computed.
  private func isOverClasses(_ sum: Node) -> Bool {
    var axes: [Int]?
    if case .integers(let given)? = sum.attributes["axes"] { axes = given }
    if sum.inputs.count > 1 { axes = constants[sum.inputs[1]]?.integers?.map(Int.init) }
    return axes.map { $0 == [1] || $0 == [-1] } ?? (sum.inputs.count > 1)
  }

  /// The step of a quantisation whose zero is 0.
  private func stepFromZero(_ quantisation: Node) -> Double? {
    guard quantisation.inputs.count >= 2, let scale = constants[quantisation.inputs[1]]?.tensor, scale.count == 1,
      quantisation.inputs.count < 3
        || constants[quantisation.inputs[2]]?.integers?.allSatisfy({ $0 == 0 }) == true
    else { return nil }
    return Double(scale.elements[0])
  }
}
