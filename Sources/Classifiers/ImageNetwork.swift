import Failures
import Graphs

/// A network with one input `[N, C, H, W]`, of volumes `[N, C, D, H, W]`, and one output, the scores of the classes.
public struct ImageNetwork: Sendable {
  /// The network, in the form that classifiers are made of.
  public let graph: Graph
  /// What the file makes probabilities by; nil where it does not say.
  public let activation: Activation?
  /// Whether the file's own input takes whole numbers from 0 to 255; here they are floats.
  public let takesBytes: Bool
  /// What makes class scores of maps of them `[N, K, h, w]`; nil where there must be none.
  public let scoreMap: ScoreMapReduction?
  /// What the file calls the image input.
  public let inputName: String
  /// Whether the file's own input is `[N, H, W, C]`; here it is `[N, C, H, W]`.
  public let isChannelsLast: Bool
  /// What a reader should know of how its end was understood.
  public let note: Note?

  /// A network, and what its file says of how it is run; `inputName` is by default that of the graph's first input.
  public init(
    graph: Graph, activation: Activation? = nil, takesBytes: Bool = false, scoreMap: ScoreMapReduction? = nil,
    inputName: String? = nil, isChannelsLast: Bool = false, note: Note? = nil
  ) {
    self.inputName = inputName ?? graph.inputs.first?.name ?? ""
    self.isChannelsLast = isChannelsLast
    self.note = note
    self.scoreMap = scoreMap
    self.graph = graph
    self.activation = activation
    self.takesBytes = takesBytes
  }
}

extension Graph {
  /// The part of a network that makes the scores of an image's classes, with one input `[N, C, H, W]` and one output.
  ///
  ///     let network = try ONNXModel(contentsOf: "keras.onnx").graph.imageNetwork(output: "predictions")
  ///
  /// An input `[N, H, W, C]`, as Keras has it, is turned; one of bytes takes floats from 0 to 255. An activation at the end is left out, so that the scores are those
  /// before it: see `ScoreEnd`. A fixed number of images above one is opened: see `openingBatch`.
  /// - Parameters:
  ///   - choice: which input the image is, and what the others get.
  ///   - output: the name of the scores, any value of the network; nil for its only output, or see `scoreOutput`.
  ///   - keepsActivation: whether the scores are the output as it is, whatever makes it.
  ///   - scoreMap: what makes scores of maps of them, if the output is such.
  ///   - size: the picture's height and width, where the input leaves them open; nil for 224.
  /// - Throws: `ClassifierError` if the network has no such names, several outputs that may be meant, or needs more
  ///   than one image.
  /// - Complexity: O(nodes).
  public func imageNetwork(
    input choice: InputChoice = InputChoice(), output: String? = nil, keepsActivation: Bool = false,
    scoreMap: ScoreMapReduction? = nil, size: (height: Int, width: Int)? = nil
  ) throws -> ImageNetwork {
    let wanted = try output ?? scoreOutput.name
    try checkIsMade(wanted)
    var whole = self
    whole.outputs = [wanted]
    whole = try whole.pruned()
    whole = try whole.openingBatch(of: whole.imageInput(choice).input.name, choice, size)
    let end =
      keepsActivation
      ? ScoreEnd(graph: whole, value: wanted, activation: nil)
      : try whole.scoreEnd(
        named: wanted, known: whole.endsInWeights(wanted) ? KnownValues() : whole.knownValues(choice, size),
        scoreMap: scoreMap)
    let (output, activation) = (end.value, end.activation)
    var network = end.graph
    network.outputs = [output]
    network = try network.pruned()
    let found = try network.imageInput(choice)
    let takesBytes = found.input.takesBytes
    network = try network.takingFloats(found.input).fixing(choice.values, beside: found.input)
    let image = (input: takesBytes ? network.inputs[0] : found.input, isChannelsLast: found.isChannelsLast)
    func part(_ input: Input, _ nodes: [Node]) throws -> ImageNetwork {
      var part = try Graph(inputs: [input], outputs: [output], nodes: nodes, constants: network.constants)
      part.takeLayerNames(of: network)
      return ImageNetwork(
        graph: part, activation: activation, takesBytes: takesBytes, scoreMap: scoreMap, inputName: found.input.name,
        isChannelsLast: image.isChannelsLast, note: end.note)
    }
    guard image.isChannelsLast else { return try part(image.input, network.nodes) }
    let turned = unusedName("\(image.input.name)/channels first")
    let rank = image.input.dimensions.count
    let dimensions = ([0, rank - 1] + Array(1..<rank - 1)).map { image.input.dimensions[$0] }
    let back = Node(
      name: image.input.name, operatorName: "Transpose", inputs: [turned], outputs: [image.input.name],
      attributes: ["perm": .integers([0] + Array(2..<rank) + [1])])
    return try part(Input(name: turned, dimensions: dimensions), [back] + network.nodes)
  }

  // MARK: - Output

  /// The value before an activation.
  func scores(named name: String) throws -> String {
    try checkIsMade(name)
    return try scoreEnd(named: name, known: KnownValues()).value
  }

  /// Shapes and constants for one picture, or as many as the input fixes; empty where the shapes do not follow.
  func knownValues(_ choice: InputChoice, _ size: (height: Int, width: Int)?) throws -> KnownValues {
    let image = try imageInput(choice)
    var shapes: [String: [Int]] = [:]
    for input in inputs {
      if input.name == image.input.name {
        let isVolume = input.dimensions.count == 5
        let usual = isVolume ? Self.usualVolumeSide : 224
        let places = (isVolume ? [usual] : []) + [size?.height ?? usual, size?.width ?? usual]
        let channels = [choice.channelCount ?? (isVolume ? 1 : 3)]
        let lengths = [1] + (image.isChannelsLast ? places + channels : channels + places)
        shapes[input.name] = zip(input.dimensions, lengths).map { $0 ?? $1 }
      } else {
        shapes[input.name] =
          try choice.values[input.name]?.constant(for: input).shape ?? input.dimensions.map { $0 ?? 1 }
      }
    }
    guard let single = try? specialised(inputShapes: shapes) else { return KnownValues() }
    return KnownValues(
      types: single.types, constants: single.constants, batch: max(1, image.input.dimensions.first.flatMap { $0 } ?? 1))
  }

  /// What volumes' sides are taken for where the network leaves them open.
  static let usualVolumeSide = 64

  private func checkIsMade(_ value: String) throws {
    guard producer(of: value) == nil else { return }
    let made = outputs + nodes.flatMap(\.outputs).filter { !$0.isEmpty && !outputs.contains($0) }
    throw ClassifierError(
      .unknownName,
      isDefined(value)
        ? "'\(value)' is an input or a constant; the class scores are made by a node of the network"
        : "the network has no output '\(value)'" + NearestNames.hint(for: value, among: made)
          + "; it has \(Self.listed(outputs))",
      context: ["output": value])
  }
}
