import Classifiers
import Execution
import Foundation
import Graphs
import Tensors
import TestSupport
import Testing

/// How a network ends, and what becomes of its scores.
@Suite struct ScoreEndTests {
  /// Nodes behind the logits, as (operator, attributes), each reading the one before.
  struct Ending: Sendable, CustomTestStringConvertible {
    let nodes: [(operatorName: String, attributes: [String: Attribute])]
    let activation: String
    var testDescription: String { nodes.map(\.operatorName).joined(separator: ", ") }

    init(_ activation: String, _ nodes: (String, [String: Attribute])...) {
      self.activation = activation
      self.nodes = nodes.map { (operatorName: $0.0, attributes: $0.1) }
    }
  }

  static let endings = [
    Ending("softmax", ("Softmax", ["axis": .integer(1)])),
    Ending("softmax", ("Softmax", ["axis": .integer(-1)]), ("Identity", [:])),
    Ending(
      "softmax", ("Softmax", ["axis": .integer(1)]), ("Cast", ["to": .integer(10)]), ("Cast", ["to": .integer(1)])),
    Ending("softmax", ("Identity", [:]), ("Softmax", ["axis": .integer(1)]), ("Flatten", ["axis": .integer(1)])),
    Ending("softmax", ("Flatten", ["axis": .integer(1)]), ("Softmax", ["axis": .integer(1)]), ("Identity", [:])),
    Ending("sigmoid", ("Sigmoid", [:])),
    Ending("sigmoid", ("Sigmoid", [:]), ("Flatten", ["axis": .integer(1)]), ("Identity", [:])),
    Ending("hard-sigmoid", ("HardSigmoid", ["alpha": .float(0.25), "beta": .float(0.5)])),
    Ending("hard-sigmoid", ("HardSigmoid", [:]), ("Identity", [:])),
  ]

  private static func network(classes: Int, _ ending: Ending) throws -> Graph {
    var network = SmallNetwork(seed: 8)
    try network.convolution(6, bias: true, name: "conv")
    try network.relu("layer")
    try network.classify(classes)
    var graph = network.graph
    var value = graph.outputs[0]
    for (index, node) in ending.nodes.enumerated() {
      value = try graph.add(node.operatorName, [value], attributes: node.attributes, name: "end\(index)")
    }
    graph.outputs = [value]
    return graph
  }

  private static func image(_ classifier: Classifier) -> Tensor {
    Tensor(
      shape: [1] + classifier.imageShape, elements: (0..<classifier.imageShape.reduce(1, *)).map { Float($0 % 7) - 3 })
  }

  /// The probabilities are the network's own output: no activation is taken twice, and none is left out. 1e-3 where the
  /// file rounds to half precision, which is not imitated.
  @Test(arguments: endings, [1, 2, 5]) func givesTheNetworksOwnOutput(_ ending: Ending, _ classes: Int) async throws {
    guard classes > 1 || ending.activation != "softmax" else { return }
    let graph = try Self.network(classes: classes, ending)
    let classifier = try Classifier(network: graph)
    #expect(classifier.activation.name == ending.activation && classifier.isActivationKnown)
    #expect(classifier.classCount == max(2, classes))
    let image = Self.image(classifier)
    let pass = try await Recorder(programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: [])
      .forward(image, log: RunLog())[0]
    let scores = pass.logits.elements
    let probabilities = scores.indices.map { classifier.probability(scores, classIndex: $0) }
    let own = try await Engine().compiled(graph.specialised()).run(["input": image])[graph.outputs[0]]
    var expected = try #require(own).elements.map(Double.init)
    if classes == 1 { expected = [1 - expected[0], expected[0]] }
    let tolerance = ending.nodes.contains { $0.operatorName == "Cast" } ? 1e-3 : 1e-5
    #expect(zip(probabilities, expected).allSatisfy { abs($0 - $1) < tolerance }, "\(probabilities) \(expected)")
  }

  /// A quantisation with another zero than 0, exactly; 1e-6 but where a sum falls between two steps.
  @Test(arguments: [
    (ElementType.int8, -128, Float(1) / 256, "Softmax"), (.uint8, 0, 1 / 512, "Softmax"),
    (.uint8, 255, 0.05, "LogSoftmax"), (.uint8, 0, 1 / 255, "Sigmoid"),
  ])
  func roundsAsTheNetworkDoes(_ type: ElementType, _ zero: Int, _ step: Float, _ name: String) async throws {
    var graph = try Self.network(classes: 5, Ending(name, (name, name == "Sigmoid" ? [:] : ["axis": .integer(1)])))
    let numbers = [
      graph.constant("step", Tensor(shape: [], repeating: step)),
      graph.constant("zero", .integers(IntegerTensor(shape: [], elements: [Int64(zero)], elementType: type))),
    ]
    try graph.add("QuantizeLinear", [graph.outputs[0]] + numbers, name: "quantised")
    graph.outputs = [try graph.add("DequantizeLinear", ["quantised"] + numbers, name: "floats")]
    let classifier = try Classifier(network: graph)
    #expect(classifier.isActivationKnown && classifier.activation.rounding?.step == Double(step))
    let image = Self.image(classifier)
    let pass = try await Recorder(programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: [])
      .forward(image, log: RunLog())[0]
    let scores = pass.logits.elements
    let own = try await Engine().compiled(graph.specialised()).run(["input": image])["floats"]
    for (index, number) in try #require(own).elements.enumerated() {
      let expected = name == "LogSoftmax" ? exp(Double(number)) : Double(number)
      #expect(abs(classifier.probability(scores, classIndex: index) - expected) < 1e-6)
    }
  }

  /// One number without an axis for it.
  @Test(arguments: [false, true]) func takesOneNumberWithoutAnAxis(_ isScalar: Bool) async throws {
    var graph = try Self.network(classes: 1, Ending("sigmoid", ("Sigmoid", [:])))
    let axes = isScalar ? [] : [graph.constant("axes", .integers([1]))]
    graph.outputs = [try graph.add("Squeeze", [graph.outputs[0]] + axes, name: "number")]
    let classifier = try Classifier(network: graph)
    #expect(classifier.isOfOneNumber && classifier.activation == Activation(.sigmoid) && classifier.isActivationKnown)
    let both = try classifier.graph(batch: 2)
    #expect(try both.type(of: classifier.output).shape == [2, 2])
  }

  /// What an output holds at its places is reduced, or what stands before its activation where that comes to the same.
  @Test(arguments: ["Softmax", "LogSoftmax", "Sigmoid", "none"], ScoreMapReduction.allCases)
  func reducesWhatTheOutputHolds(_ name: String, _ reduction: ScoreMapReduction) async throws {
    var graph = Graph(inputs: [.init(name: "input", dimensions: [nil, 3, 4, 6])])
    graph.outputs = ["input"]
    let scores = try graph.add("Neg", ["input"], name: "scores")
    let output =
      try name == "none"
      ? scores : graph.add(name, [scores], attributes: name == "Sigmoid" ? [:] : ["axis": .integer(1)], name: "output")
    graph.outputs = [output]
    let network = try graph.imageNetwork(scoreMap: reduction, size: (4, 6))
    let classifier = try Classifier(network: network)
    let image = Tensor(shape: [1, 3, 4, 6], elements: (0..<72).map { Float(($0 * 29) % 13) / 4 - 1 })
    let own = try await Engine().compiled(graph.specialised()).run(["input": image])[output]
    let places = try #require(own).elements
    let reduced = (0..<3).map { row -> Double in
      let numbers = places[row * 24..<row * 24 + 24].map(Double.init)
      return reduction == .mean ? numbers.reduce(0, +) / 24 : numbers.max() ?? 0
    }
    let expected: [Double] =
      switch name {
      case "none": Activation(.softmax).probabilities(reduced.map { Float($0) })
      case "LogSoftmax": reduced.map { exp($0) }
      default: reduced
      }
    let pass = try await Recorder(programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: [])
      .forward(image, log: RunLog())[0]
    let found = pass.logits.elements
    for (index, value) in expected.enumerated() {
      #expect(abs(classifier.probability(found, classIndex: index) - value) < 1e-5)
    }
    #expect((classifier.activation.name == "sigmoid") == (name == "Sigmoid" && reduction == .maximum))
  }

  /// One number is the score of the second of two classes; that of the first is its opposite.
  @Test func oneScoreSpeaksOfTwoClasses() async throws {
    let classifier = try Classifier(network: Self.network(classes: 1, Ending("sigmoid", ("Identity", [:]))))
    #expect(classifier.activation == Activation(.sigmoid) && !classifier.isActivationKnown)
    let layer = try classifier.graph.defaultTargetLayer.value
    let recorder = try Recorder(
      programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: [layer], largestBatch: 2)
    #expect(recorder.largestBatch == 2)
    let pass = try await recorder.forward(Self.image(classifier), log: RunLog())[0]
    let scores = pass.logits.elements
    #expect(scores.count == 2 && scores[0] == -scores[1] && scores[1] != 0)
    let gradients = try await recorder.gradients(
      of: [.init(pass, classIndex: 0), .init(pass, classIndex: 1)], layer: 0, target: .logit, log: RunLog())
    #expect(gradients[0] == gradients[1].map { -$0 })
  }

  /// Nothing says that these are probabilities but that they are none below 0 and add up to 1.
  @Test func leavesScoresThatAddUpToOne() throws {
    let classifier = try Classifier(network: SmallNetwork.random(seed: 1, convolutionBehindLayer: true))
    #expect(!classifier.isActivationKnown && classifier.activation == Activation(.softmax))
    #expect(classifier.activation(of: [0.25, 0.5, 0.25]) == Activation(.none))
    #expect(classifier.activation(of: [0.25, 0.5, 0.5]) == Activation(.softmax))
    #expect(classifier.activation(of: [-0.25, 0.75, 0.5]) == Activation(.softmax))
  }
}
