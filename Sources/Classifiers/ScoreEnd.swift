import Failures
import Graphs

/// How a network ends: the value that holds its class scores before any activation, and the activation.
struct ScoreEnd {
  /// Behind the activation there may stand what only lays the scores out; then the graph is one without the activation.
  let graph: Graph
  let value: String
  /// Nil where the graph has none at its end.
  let activation: Activation?
  /// What a reader should know where the output is taken as it is.
  var note: Note? = nil
}

extension Graph {
  /// Reads the end of the network that makes a value: `scores` are such that the activation makes of them what the network
  /// puts out.
  ///
  /// What hands values on, lays them out or rounds them is passed: what stands behind an activation does not hide it. The
  /// activations are `Softmax` and `LogSoftmax` over all classes, `Sigmoid`, `HardSigmoid`, and a softmax or a sigmoid that is
  /// written out: see `WrittenActivations`. Where more is done with probabilities, the output is taken as it is: see `ScoreRange`.
  /// - Parameters:
  ///   - known: shapes and constants; where they are missing, what can be told from the nodes alone decides.
  ///   - scoreMap: what makes one score of a map of them. It is of what the output holds, and so stands before an
  ///     activation only where that comes to the same.
  /// - Complexity: O(nodes).
  func scoreEnd(named name: String, known: KnownValues, scoreMap: ScoreMapReduction? = nil) throws -> ScoreEnd {
    var passed: [Node] = []
    var rounding = RoundingReader(known: known, constants: constants)
    var open = name
    while let maker = producer(of: open), let input = maker.inputs.first {
      if let end = activationEnd(of: maker, known), producer(of: end.scores) != nil {
        let isMap = known.shape(name).map { Self.isScoreMap($0) } ?? false
        guard end.isOverClasses, rounding.isRead, !isMap || end.allows(scoreMap, behind: passed) else { break }
        let found = Activation(end.activation.kind, rounding: rounding.found(isOfLogarithms: end.isOfLogarithms))
        // Names stay where nothing but the activation goes.
        if passed.allSatisfy({ !Self.layingOut.contains($0.operatorName) }) {
          return ScoreEnd(graph: self, value: end.scores, activation: found)
        }
        return ScoreEnd(graph: try bypassing(maker, end.scores, rounding: passed), value: name, activation: found)
      }
      guard producer(of: input) != nil, rounding.passes(maker, known), Self.passing.contains(maker.operatorName) else {
        break
      }
      passed.append(maker)
      open = input
    }
    return outputAsItIs(name, known)
  }

  /// Whether a layer with weights makes a value, with no activation behind it: then no shape is needed to tell its end.
  func endsInWeights(_ name: String) -> Bool {
    var open = name
    while let maker = producer(of: open), let input = maker.inputs.first {
      switch maker.operatorName {
      case "Gemm", "MatMul", "Conv": return true
      case "Add":
        guard let sum = maker.inputs.first(where: { constants[$0] == nil }),
          maker.inputs.contains(where: { constants[$0] != nil })
        else { return false }
        open = sum
      case let operatorName where Self.passing.contains(operatorName): open = input
      default: return false
      }
    }
    return false
  }

  /// The output itself for the scores, with what follows from how it was made.
  private func outputAsItIs(_ name: String, _ known: KnownValues) -> ScoreEnd {
    var reader = ScoreRangeReader(graph: self, known: known)
    guard let range = reader.range(of: name), let activation = range.activation else {
      return ScoreEnd(graph: self, value: name, activation: nil)
    }
    return ScoreEnd(
      graph: self, value: name, activation: activation,
      note: Note(
        "the network's end is no activation over the classes alone: '\(name)' is taken as it is, for \(activation.words)",
        remedy: "\(.option(.output)) names scores from before it, if these are meant"))
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

  /// A node that makes probabilities of scores.
  private struct ActivationEnd {
    let activation: Activation
    let scores: String
    /// Whether it looks at all classes of a picture at once, or at each by itself.
    let isOverClasses: Bool
    var isOfLogarithms = false

    /// Whether a map of scores from before the activation, reduced, gives what the reduced output does.
    func allows(_ reduction: ScoreMapReduction?, behind passed: [Node]) -> Bool {
      // Sigmoids grow: that of the largest score is the largest.
      if case .hardSigmoid(let alpha, _) = activation.kind, alpha <= 0 { return false }
      return activation.kind != .softmax && reduction == .maximum
    }
  }

  private func activationEnd(of maker: Node, _ known: KnownValues) -> ActivationEnd? {
    guard let input = maker.inputs.first, let output = maker.outputs.first else { return nil }
    switch maker.operatorName {
    case "Softmax", "LogSoftmax":
      return ActivationEnd(
        activation: Activation(.softmax), scores: input, isOverClasses: isOverClasses(maker, of: output, known),
        isOfLogarithms: maker.operatorName == "LogSoftmax")
    case "Sigmoid": return ActivationEnd(activation: Activation(.sigmoid), scores: input, isOverClasses: true)
    case "HardSigmoid":
      func number(_ name: String, _ usual: Double) -> Double {
        if case .float(let value)? = maker.attributes[name] { Double(value) } else { usual }
      }
      let kind = Activation.Kind.hardSigmoid(alpha: number("alpha", 0.2), beta: number("beta", 0.5))
      return ActivationEnd(activation: Activation(kind), scores: input, isOverClasses: true)
    case "Div", "Reciprocal":
      if let scores = writtenSigmoid(maker, known) {
        return ActivationEnd(activation: Activation(.sigmoid), scores: scores, isOverClasses: true)
      }
      guard let written = writtenSoftmax(maker) else { return nil }
      return ActivationEnd(
        activation: Activation(.softmax), scores: written.scores, isOverClasses: written.isOverClasses(known))
    default: return nil
    }
  }

  /// Whether a softmax is along an axis that holds all numbers of a picture.
  private func isOverClasses(_ softmax: Node, of output: String, _ known: KnownValues) -> Bool {
    let axis: Int
    switch softmax.attributes["axis"] {
    case nil: axis = -1
    case .integer(let given)?: axis = given
    default: return false
    }
    guard let shape = known.shape(output), let count = known.count(output) else { return axis == 1 || axis == -1 }
    let place = axis < 0 ? axis + shape.count : axis
    // The axis of the pictures is none of the classes, but in a list that has no such axis.
    return shape.indices.contains(place) && shape[place] == count && (place > 0 || shape.count == 1)
  }
}

extension Activation {
  /// What an output that is taken as it is holds.
  fileprivate var words: String {
    switch kind {
    case .probability(let unit, _): unit == 1 ? "probabilities" : "percents"
    case .exponential: "logarithms of probabilities"
    default: "what it is"
    }
  }
}

/// Reads how a network's end rounds, from the output backwards.
private struct RoundingReader {
  let known: KnownValues
  let constants: [String: Constant]
  /// False once something rounds otherwise than by one pair of `QuantizeLinear` and `DequantizeLinear`.
  private(set) var isRead = true
  private var quantisation: Activation.Rounding?
  /// What was dequantised, before its quantisation is found.
  private var open: (step: Double, zero: Double)?

  init(known: KnownValues, constants: [String: Constant]) {
    self.known = known
    self.constants = constants
  }

  func found(isOfLogarithms: Bool) -> Activation.Rounding? {
    quantisation.map {
      Activation.Rounding(step: $0.step, zero: $0.zero, integers: $0.integers, isOfLogarithms: isOfLogarithms)
    }
  }

  /// Takes a node that rounds into account.
  /// - Returns: false for one that rounds in another way.
  mutating func passes(_ node: Node, _ known: KnownValues) -> Bool {
    switch node.operatorName {
    case "Cast":
      guard case .integer(let number)? = node.attributes["to"], let type = ElementType(onnxNumber: number) else {
        return false
      }
      return type.isFloatingPoint && open == nil
    case "DequantizeLinear":
      guard open == nil, quantisation == nil, let numbers = numbers(of: node) else { return false }
      open = (numbers.step, numbers.zero)
      isRead = false
    case "QuantizeLinear":
      guard quantisation == nil, let numbers = numbers(of: node),
        open == nil || open?.step == numbers.step && open?.zero == numbers.zero
      else { return false }
      quantisation = .init(step: numbers.step, zero: numbers.zero, integers: numbers.integers)
      open = nil
      isRead = true
    default: break
    }
    return true
  }

  /// One step and one integer of zero for all elements.
  private func numbers(of node: Node) -> (step: Double, zero: Double, integers: ClosedRange<Double>)? {
    func constant(_ index: Int) -> Constant? {
      index < node.inputs.count ? constants[node.inputs[index]] ?? known.constants[node.inputs[index]] : nil
    }
    guard let step = constant(1)?.tensor, step.count == 1, step.elements[0] > 0 else { return nil }
    var zero = 0.0
    var type = ElementType.uint8
    if case .integer(let number)? = node.attributes["output_dtype"], number != 0 {
      guard let given = ElementType(onnxNumber: number) else { return nil }
      type = given
    }
    if node.inputs.count > 2, !node.inputs[2].isEmpty {
      guard let given = constant(2), let integers = given.integers, integers.count == 1 else { return nil }
      (zero, type) = (Double(integers[0]), given.elementType)
    }
    let all = Double(1 << (type.byteCount * 8))
    switch type {
    case .int8, .int16: return (Double(step.elements[0]), zero, -all / 2...all / 2 - 1)
    case .uint8, .uint16: return (Double(step.elements[0]), zero, 0...all - 1)
    default: return nil
    }
  }
}
