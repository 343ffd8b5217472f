import Failures
import Graphs

/// A network with one input `[N, C, H, W]` and one output, the scores of the classes.
public struct ImageNetwork: Sendable {
  public let graph: Graph
  /// What the file makes probabilities by; nil where it does not say.
  public let activation: Activation?

  public init(graph: Graph, activation: Activation? = nil) {
    self.graph = graph
    self.activation = activation
  }
}

extension Graph {
  /// The part of a network that makes the scores of an image's classes, with one input `[N, C, H, W]` and one output.
  ///
  ///     let network = try ONNXModel(contentsOf: "keras.onnx").graph.imageNetwork(output: "predictions")
  ///
  /// An input `[N, H, W, C]`, as Keras has it, is turned. An activation at the end is left out, so that the scores are those
  /// before it: see `ScoreEnd`.
  /// - Parameters:
  ///   - input: the name of the image input; nil for the only one that the output needs.
  ///   - output: the name of the scores, any value of the network; nil for its only output, or see `scoreOutput`.
  /// - Throws: `ClassifierError` if the network has no such names, several outputs that may be meant, or needs more
  ///   than one image.
  /// - Complexity: O(nodes).
  public func imageNetwork(input: String? = nil, output: String? = nil) throws -> ImageNetwork {
    let wanted = try output ?? scoreOutput.name
    try checkIsMade(wanted)
    let end = try scoreEnd(named: wanted)
    let (output, activation) = (end.value, end.activation)
    var network = end.graph
    network.outputs = [output]
    network = try network.pruned()
    let image = try network.imageInput(named: input)
    func part(_ input: Input, _ nodes: [Node]) throws -> ImageNetwork {
      var part = try Graph(inputs: [input], outputs: [output], nodes: nodes, constants: network.constants)
      part.takeLayerNames(of: network)
      return ImageNetwork(graph: part, activation: activation)
    }
    guard image.isChannelsLast else { return try part(image.input, network.nodes) }
    let turned = unusedName("\(image.input.name)/channels first")
    let dimensions = [0, 3, 1, 2].map { image.input.dimensions[$0] }
    let back = Node(
      name: image.input.name, operatorName: "Transpose", inputs: [turned], outputs: [image.input.name],
      attributes: ["perm": .integers([0, 2, 3, 1])])
    return try part(Input(name: turned, dimensions: dimensions), [back] + network.nodes)
  }

  // MARK: - Output

  /// The value before an activation.
  func scores(named name: String) throws -> String {
    try checkIsMade(name)
    return try scoreEnd(named: name).value
  }

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

  // MARK: - Input

  private func imageInput(named name: String?) throws -> (input: Input, isChannelsLast: Bool) {
    if let name, !inputs.contains(where: { $0.name == name }) {
      throw ClassifierError(
        .unknownName,
        constants[name] != nil
          ? "'\(name)' has a value of its own in the file, so it is no input"
          : "the network has no input '\(name)'" + NearestNames.hint(for: name, among: inputs.map(\.name))
            + "; it has \(Self.listed(inputs.map(\.name)))",
        context: ["input": name])
    }
    let needed = inputs.filter { values(dependingOn: $0.name).contains(outputs[0]) }
    if let name, !needed.contains(where: { $0.name == name }) {
      throw ClassifierError(
        .unknownName, "the output '\(outputs[0])' does not depend on this input; choose another one, or another output",
        context: ["input": name])
    }
    guard needed.count == 1, let input = needed.first, input.dimensions.count == 4 else {
      let found = needed.isEmpty ? "none" : needed.map(\.summary).joined(separator: ", ")
      let remedy: Remedy? =
        needed.count > 1
        ? "choose an output that needs one of them alone (\(.option(.output))), or export it with the others fixed"
        : nil
      throw ClassifierError(
        .shapeMismatch,
        "an image classifier has one input [N, channels, height, width]; this network has \(found)", remedy: remedy)
    }
    guard input.elementType.isFloatingPoint else {
      throw ClassifierError(
        .shapeMismatch,
        "the image input takes \(input.elementType), not floats; export the network with a float input",
        context: ["input": input.name])
    }
    func isColour(_ length: Int?) -> Bool? { length.map { $0 == 1 || $0 == 3 } }
    let (isFirst, isLast) = (isColour(input.dimensions[1]), isColour(input.dimensions[3]))
    if isFirst != true, isLast == true { return (input, true) }
    guard isFirst != false else {
      throw ClassifierError(
        .shapeMismatch, "a picture has 3 channels, or 1 if it is grey; this network takes \(input.summary)")
    }
    return (input, false)
  }

  private static func listed(_ names: [String]) -> String {
    names.prefix(8).map { "'\($0)'" }.joined(separator: ", ") + (names.count > 8 ? " and more" : "")
  }
}

extension Graph.Input {
  /// The name and the lengths of the axes.
  fileprivate var summary: String {
    "\(name) [\(dimensions.map { $0.map(String.init) ?? "any" }.joined(separator: ", "))]"
  }
}
