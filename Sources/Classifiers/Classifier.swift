import Graphs
import Tensors

/// An image classifier as a graph that can be had for any batch.
///
///     let classifier = try Classifier(network: graph, imageShape: [3, 224, 224])
///     try classifier.graph(batch: 8).type(of: classifier.output).shape  // [8, 1000]
public struct Classifier: Sendable {
  /// The name of the image input, `[N, C, H, W]`, of volumes `[N, C, D, H, W]`.
  public let input: String
  /// The name of the class scores before softmax, `[N, K]`.
  public let output: String
  /// `[C, H, W]`, of volumes `[C, D, H, W]`.
  public let imageShape: [Int]
  /// K, at least 1.
  public let classCount: Int
  /// The graph for one image.
  public let graph: Graph
  /// What makes probabilities of the scores.
  public private(set) var activation: Activation
  /// False where nothing says so, and softmax is taken for several classes, sigmoid for one number.
  public private(set) var isActivationKnown: Bool
  /// True where the network puts out one number, which speaks of two classes.
  public private(set) var isOfOneNumber: Bool
  /// True where its maps of scores were taken for `[N, h, w, K]`.
  public private(set) var isScoreMapTurned: Bool
  private let openNetwork: Graph
  private let limits: Limits

  /// A classifier that makes probabilities as its network says.
  /// - Parameters:
  ///   - network: as `imageNetwork` gives it.
  ///   - imageShape: `[C, H, W]`; nil where the network itself fixes it.
  ///   - limits: how large the network may be.
  /// - Throws: `ClassifierError` if the network is no image classifier, or its weights are not finite; `GraphError`
  ///   if shapes do not fit.
  public init(network: Graph, imageShape: [Int]? = nil, limits: Limits = .usual) throws {
    try self.init(network: network.imageNetwork(), imageShape: imageShape, limits: limits)
  }

  /// A classifier whose owner says what makes probabilities.
  /// - Parameters:
  ///   - network: what is to be run.
  ///   - activation: the owner's word; nil for what the network says, or else what its classes are like.
  ///   - imageShape: `[C, H, W]`, where the network leaves it open; nil for its own.
  ///   - limits: how large the network may be.
  public init(
    network: ImageNetwork, activation: Activation? = nil, imageShape: [Int]? = nil, limits: Limits = .usual
  ) throws {
    try self.init(
      checked: network.graph, activation: activation ?? network.activation, imageShape: imageShape,
      scoreMap: network.scoreMap, limits)
    try graph.checkWeights(from: network.graph)
  }

  private init(
    checked network: Graph, activation: Activation?, imageShape: [Int]?, scoreMap: ScoreMapReduction? = nil,
    _ limits: Limits
  ) throws {
    let input = network.inputs[0]
    func specialised(_ network: Graph) throws -> (network: Graph, single: Graph, scores: [Int]) {
      let single = try network.specialised(
        inputShapes: imageShape.map { [input.name: [1] + $0] } ?? [:], limits: limits)
      return (network, single, try single.type(of: network.outputs[0]).shape)
    }
    var (network, single, scores) = try specialised(network)
    let type = try single.type(of: network.outputs[0]).elementType
    guard type.isFloatingPoint else {
      throw ClassifierError(
        .shapeMismatch, "the output holds \(type.rawValue), and class scores are floats",
        remedy: "name the value that holds them (\(.option(.output)))", context: ["output": network.outputs[0]])
    }
    let shape = try single.type(of: input.name).shape
    if Graph.isScoreMap(scores), shape.count == 4 {
      let map = ScoreMap(shape: scores, picture: (shape[2], shape[3]))
      isScoreMapTurned = single.isChannelsLast(map)
      (network, single, scores) = try specialised(
        network.reducingScoreMaps(scores, by: scoreMap, isChannelsLast: isScoreMapTurned))
    } else {
      isScoreMapTurned = false
    }
    // One axis holds the classes, whatever stands around it.
    if scores.count != 2, scores.count(where: { $0 > 1 }) <= 1 {
      (network, single, scores) = try specialised(network.listingOutput(scores))
    }
    // One number speaks of two classes: z for the second, and so −z for the first.
    let taken = activation ?? Activation(scores == [1, 1] ? .sigmoid : .softmax)
    isActivationKnown = activation != nil
    isOfOneNumber = scores == [1, 1] && taken.isSymmetric
    self.activation = isOfOneNumber ? taken.ofOneNumber : taken
    if isOfOneNumber {
      (network, single, scores) = try specialised(network.speakingOfBothClasses())
    }
    let output = network.outputs[0]
    guard scores.count == 2, scores[0] == 1, scores[1] > 0 else {
      throw ClassifierError(
        .shapeMismatch,
        "an image classifier's output is [1, classes]",
        remedy:
          "name the value that holds the class scores (\(.option(.output))), or say what else the network does (\(.option(.task)))",
        context: ["output": output, "shape": "\(scores)"])
    }
    graph = single
    self.limits = limits
    self.input = input.name
    self.output = output
    self.imageShape = Array(try graph.type(of: input.name).shape.dropFirst())
    classCount = scores[1]
    openNetwork = try Graph(
      inputs: [Graph.Input(name: input.name, elementType: input.elementType, dimensions: [nil] + self.imageShape)],
      outputs: [output], nodes: network.nodes, constants: network.constants)
  }

  /// The same classifier with the given layers as values `[N, C, h, w]`: see `Graph.withSpatialViews`.
  public func viewing(_ layers: [Graph.Layer]) throws -> Classifier {
    guard layers.contains(where: { $0.layout != .channelsFirst }) else { return self }
    var viewing = try Classifier(
      checked: openNetwork.withSpatialViews(of: layers), activation: activation, imageShape: imageShape, limits)
    // The scores are those of both classes already.
    (viewing.isActivationKnown, viewing.isOfOneNumber) = (isActivationKnown, isOfOneNumber)
    viewing.isScoreMapTurned = isScoreMapTurned
    return viewing
  }

  /// Whether a constant stands in the network as it came, so that another may take its place for any batch.
  func canReplace(_ name: String) -> Bool { openNetwork.isDefined(name) && graph.constants[name] != nil }

  /// The same classifier with other constants in place of some.
  ///
  /// - Parameter constants: by name, each of the shape that was there: see `canReplace`.
  /// - Throws: as the initialiser.
  func replacing(_ constants: [String: Tensor]) throws -> Classifier {
    // What was computed from constants is one itself now.
    let nodes = openNetwork.nodes.compactMap { node in
      var node = node
      node.outputs = node.outputs.map { constants[$0] == nil ? $0 : "" }
      return node.outputs.allSatisfy(\.isEmpty) ? nil : node
    }
    return try changed(nodes, openNetwork.constants.merging(constants.mapValues(Constant.floats)) { $1 })
  }

  /// The same classifier with what is added behind a convolution, `[1, C, h, w]`, in place of its bias.
  /// - Returns: nil where the network as it came has no such node.
  func replacing(biasOf convolution: Node, by summand: Tensor) throws -> Classifier? {
    guard let place = openNetwork.nodes.firstIndex(where: { $0.outputs == convolution.outputs }),
      openNetwork.nodes[place].operatorName == convolution.operatorName
    else { return nil }
    var (nodes, constants) = (openNetwork.nodes, openNetwork.constants)
    let value = convolution.outputs[0]
    let (product, bias) = (
      openNetwork.unusedName("\(value)/without bias"), openNetwork.unusedName("\(value)/shifted bias")
    )
    nodes[place].inputs = Array(nodes[place].inputs.prefix(2))
    nodes[place].outputs = [product]
    nodes.append(Node(name: "", operatorName: "Add", inputs: [product, bias], outputs: [value]))
    constants[bias] = .floats(summand)
    return try changed(nodes, constants)
  }

  private func changed(_ nodes: [Node], _ constants: [String: Constant]) throws -> Classifier {
    var network = try Graph(
      inputs: openNetwork.inputs, outputs: openNetwork.outputs, nodes: nodes, constants: constants)
    network.takeLayerNames(of: graph)
    var result = try Classifier(checked: network, activation: activation, imageShape: imageShape, limits)
    // The scores are those of both classes already.
    (result.isActivationKnown, result.isOfOneNumber) = (isActivationKnown, isOfOneNumber)
    result.isScoreMapTurned = isScoreMapTurned
    return result
  }

  /// What makes probabilities of some scores: `activation`, but where nothing says so, scores that are probabilities already,
  /// none of them negative and together 1 (to 1e-4), are left as they are.
  /// - Parameter logits: `[K]`.
  public func activation(of logits: [Float]) -> Activation {
    guard !isActivationKnown, logits.count > 1, logits.allSatisfy({ $0 >= 0 }) else { return activation }
    let sum = logits.reduce(0) { $0 + Double($1) }
    return abs(sum - 1) < 1e-4 ? Activation(.none) : activation
  }

  /// What a reader should know of how such scores were taken.
  public func remark(on logits: [Float]) -> String? {
    activation(of: logits) == activation
      ? nil
      : "nothing in the network says what its scores are; since they add up to 1, they are taken for probabilities"
  }

  /// A class's probability, 0 to 1.
  /// - Parameters:
  ///   - logits: `[K]`.
  ///   - classIndex: which of the K.
  public func probability(_ logits: [Float], classIndex: Int) -> Double {
    activation(of: logits).probability(logits, classIndex: classIndex)
  }

  /// The graph for several images at once.
  ///
  /// - Throws: `GraphError` or `ClassifierError` if the network's own arithmetic holds it to one image.
  public func graph(batch: Int) throws -> Graph {
    if batch == 1 { return graph }
    let graph = try openNetwork.specialised(batch: batch, limits: limits)
    guard try graph.type(of: output).shape == [batch, classCount] else {
      throw ClassifierError(.shapeMismatch, "the network takes one image at a time")
    }
    return graph
  }

  /// The largest batch up to a limit that the network can be run with: the limit, or 1.
  public func largestBatch(upTo limit: Int) -> Int { limit > 1 && (try? graph(batch: limit)) != nil ? limit : 1 }
}

extension Graph {
  /// The score z, `[N, 1]`, as (−z, z): `[N, 2]`.
  fileprivate func speakingOfBothClasses() throws -> Graph {
    let (negated, both) = (unusedName("\(outputs[0])/negated"), unusedName("\(outputs[0])/both"))
    let nodes =
      nodes + [
        Node(name: negated, operatorName: "Neg", inputs: [outputs[0]], outputs: [negated], attributes: [:]),
        Node(
          name: both, operatorName: "Concat", inputs: [negated, outputs[0]], outputs: [both],
          attributes: ["axis": .integer(1)]),
      ]
    var graph = try Graph(inputs: inputs, outputs: [both], nodes: nodes, constants: constants)
    graph.takeLayerNames(of: self)
    return graph
  }

  /// The scores `[N, K, 1, …]`, `[N, 1, K]` or `[K]` as `[N, K]`; those of one image alone have no axis for several. One number
  /// `[N]` is `[N, 1]`.
  fileprivate func listingOutput(_ scores: [Int]) throws -> Graph {
    let flat = unusedName("\(outputs[0])/flat")
    var constants = constants
    let node: Node
    if scores.count < 2, scores.reduce(1, *) == 1 {
      let lengths = unusedName("\(outputs[0])/one each")
      constants[lengths] = .integers([-1, 1])
      node = Node(
        name: flat, operatorName: "Reshape", inputs: [outputs[0], lengths], outputs: [flat], attributes: [:])
    } else {
      let axis: [String: Attribute] = ["axis": .integer(scores.count == 1 ? 0 : 1)]
      node = Node(name: flat, operatorName: "Flatten", inputs: [outputs[0]], outputs: [flat], attributes: axis)
    }
    var graph = try Graph(inputs: inputs, outputs: [flat], nodes: nodes + [node], constants: constants)
    graph.takeLayerNames(of: self)
    return graph
  }
}
