import Classifiers
import Execution
import Foundation
import Graphs
import Tensors
import TestSupport
import Testing

/// Networks whose end is more than an activation over the classes: their probabilities are what they put out.
@Suite struct ScoreRangeTests {
  struct Ending: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// How many logits the network has.
    let classes: Int
    /// Adds what stands behind the logits, and gives back the output.
    let add: @Sendable (inout Graph, _ logits: String) throws -> String
    /// What the output is for a probability.
    var unit = 1.0
    var isLogarithm = false
    /// What is taken; nil for the output as it is.
    var activation: String?

    init(
      _ name: String, classes: Int = 4, unit: Double = 1, isLogarithm: Bool = false, activation: String? = nil,
      _ add: @escaping @Sendable (inout Graph, String) throws -> String
    ) {
      testDescription = name
      (self.classes, self.unit, self.isLogarithm, self.activation) = (classes, unit, isLogarithm, activation)
      self.add = add
    }
  }

  private static func softmax(_ graph: inout Graph, _ value: String, axis: Int = 1, name: String = "softmax") throws
    -> String
  { try graph.add("Softmax", [value], attributes: ["axis": .integer(axis)], name: name) }

  private static func shaped(_ graph: inout Graph, _ value: String, _ shape: [Int], name: String) throws -> String {
    try graph.add("Reshape", [value, graph.constant("\(name)/shape", .integers(shape))], name: name)
  }

  private static func number(_ graph: inout Graph, _ number: Float) -> String {
    graph.constant(graph.unusedName("number"), Tensor(shape: [], repeating: number))
  }

  private static func sliced(_ graph: inout Graph, _ value: String, _ range: Range<Int>) throws -> String {
    let bounds = [[range.lowerBound], [range.upperBound], [1]].enumerated().map {
      graph.constant("slice\($0)", .integers($1))
    }
    return try graph.add("Slice", [value] + bounds, name: "sliced")
  }

  static let endings = [
    // Over groups, or along an axis that is not the classes'
    Ending("softmax over two groups, laid flat") { graph, logits in
      let groups = try shaped(&graph, logits, [-1, 2, 2], name: "groups")
      return try shaped(&graph, softmax(&graph, groups, axis: -1), [-1, 4], name: "laid")
    },
    Ending("softmax over pairs along the second axis") { graph, logits in
      let groups = try shaped(&graph, logits, [-1, 2, 2], name: "groups")
      return try graph.add("Flatten", [softmax(&graph, groups)], name: "laid")
    },
    Ending("softmax along an axis of one") { graph, logits in
      try softmax(&graph, shaped(&graph, logits, [-1, 4, 1, 1], name: "places"), axis: -1)
    },
    Ending("softmax over the second of [N, 1, K]") { graph, logits in
      try softmax(&graph, shaped(&graph, logits, [-1, 1, 4], name: "row"))
    },
    Ending("softmax over the last of [N, 1, K]", activation: "softmax") { graph, logits in
      try softmax(&graph, shaped(&graph, logits, [-1, 1, 4], name: "row"), axis: 2)
    },
    Ending("written softmax, the maximum over the batch") { graph, logits in
      let most = try graph.add("ReduceMax", [logits, graph.constant("axes", .integers([0]))], name: "most")
      let less = try graph.add("Sub", [logits, most], name: "less")
      let powers = try graph.add("Exp", [less], name: "powers")
      let sum = try graph.add("ReduceSum", [powers, graph.constant("axis", .integers([1]))], name: "sum")
      return try graph.add("Div", [powers, sum], name: "quotients")
    },
    // More behind an activation
    Ending("softmax without its first class") { graph, logits in try sliced(&graph, softmax(&graph, logits), 1..<4) },
    Ending("the second of a softmax of two", classes: 2) { graph, logits in
      try sliced(&graph, softmax(&graph, logits), 1..<2)
    },
    Ending("sigmoid, clipped") { graph, logits in
      let sigmoid = try graph.add("Sigmoid", [logits], name: "sigmoid")
      let bounds = [number(&graph, 1e-3), number(&graph, 0.999)]
      return try graph.add("Clip", [sigmoid] + bounds, name: "clipped")
    },
    Ending("1 less a sigmoid", classes: 1) { graph, logits in
      let one = number(&graph, 1)
      return try graph.add("Sub", [one, graph.add("Sigmoid", [logits], name: "sigmoid")], name: "rest")
    },
    Ending("mean of two sigmoids", classes: 1) { graph, logits in
      let other = try graph.add("Neg", [logits], name: "other")
      let both = try [
        graph.add("Sigmoid", [logits], name: "a"),
        graph.add("Sigmoid", [graph.add("Exp", [other], name: "e")], name: "b"),
      ]
      return try graph.add("Mean", both, name: "mean")
    },
    Ending("two softmaxes side by side") { graph, logits in
      let halves = try [
        softmax(&graph, logits, name: "a"), softmax(&graph, graph.add("Neg", [logits], name: "n"), name: "b"),
      ]
      return try graph.add("Concat", halves, attributes: ["axis": .integer(1)], name: "both")
    },
    Ending("hard sigmoid, written out") { graph, logits in
      let parts = [number(&graph, 0.2), number(&graph, 0.5), number(&graph, 0), number(&graph, 1)]
      let scaled = try graph.add("Mul", [logits, parts[0]], name: "scaled")
      return try graph.add(
        "Clip", [graph.add("Add", [scaled, parts[1]], name: "moved")] + parts[2...], name: "clipped")
    },
    Ending("sigmoid, written out", classes: 1, activation: "sigmoid") { graph, logits in
      let one = number(&graph, 1)
      let power = try graph.add("Exp", [graph.add("Neg", [logits], name: "negated")], name: "power")
      return try graph.add("Div", [one, graph.add("Add", [power, one], name: "sum")], name: "inverse")
    },
    Ending("percents", unit: 100) { graph, logits in
      let hundred = number(&graph, 100)
      return try graph.add("Mul", [softmax(&graph, logits), hundred], name: "percents")
    },
    Ending("percent of one", classes: 1, unit: 100) { graph, logits in
      let hundred = number(&graph, 100)
      return try graph.add("Mul", [graph.add("Sigmoid", [logits], name: "sigmoid"), hundred], name: "percents")
    },
    Ending("logarithms of some classes", isLogarithm: true) { graph, logits in
      let all = try graph.add("LogSoftmax", [logits], attributes: ["axis": .integer(1)], name: "logarithms")
      return try sliced(&graph, all, 0..<3)
    },
    Ending("softmax, scaled to a sum") { graph, logits in
      let few = try sliced(&graph, softmax(&graph, logits), 1..<4)
      let sum = try graph.add("ReduceSum", [few, graph.constant("axis", .integers([1]))], name: "sum")
      return try graph.add("Div", [few, sum], name: "scaled")
    },
  ]

  private static func network(_ ending: Ending) throws -> Graph {
    var network = SmallNetwork(seed: 8)
    try network.convolution(6, bias: true, name: "conv")
    try network.relu("layer")
    try network.classify(ending.classes)
    var graph = network.graph
    graph.outputs = [try ending.add(&graph, graph.outputs[0])]
    return graph
  }

  @Test(arguments: endings) func probabilitiesAreTheOutput(_ ending: Ending) async throws {
    let graph = try Self.network(ending)
    let classifier = try Classifier(network: graph)
    #expect(classifier.isActivationKnown)
    let name = ending.activation ?? (ending.isLogarithm ? "exp" : "none")
    #expect(classifier.activation.name == name)
    #expect(try (graph.imageNetwork().note == nil) == (ending.activation != nil))
    let image = Tensor(
      shape: [1] + classifier.imageShape, elements: (0..<classifier.imageShape.reduce(1, *)).map { Float($0 % 7) - 3 })
    let pass = try await Recorder(programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: [])
      .forward(image, log: RunLog())[0]
    let scores = pass.logits.elements
    let probabilities = scores.indices.map { classifier.probability(scores, classIndex: $0) }
    let own = try await Engine().compiled(graph.specialised()).run(["input": image])[graph.outputs[0]]
    var expected = try #require(own).elements.map { ending.isLogarithm ? exp(Double($0)) : Double($0) / ending.unit }
    if expected.count == 1 { expected = [1 - expected[0], expected[0]] }
    #expect(probabilities.count == expected.count)
    #expect(zip(probabilities, expected).allSatisfy { abs($0 - $1) < 1e-5 }, "\(probabilities) \(expected)")
    #expect(classifier.remark(on: scores) == nil)
  }

  /// Where a layer with weights stands behind activations, nothing follows from them.
  @Test func nothingFollowsBehindWeights() throws {
    let gate = Ending("gate") { graph, logits in
      try graph.add("Mul", [logits, graph.add("Sigmoid", [logits], name: "sigmoid")], name: "swish")
    }
    let weights = Ending("weights") { graph, logits in
      let matrix = graph.constant("matrix", Tensor(shape: [4, 4], repeating: 0.5))
      return try graph.add("MatMul", [Self.softmax(&graph, logits), matrix], name: "votes")
    }
    for ending in [gate, weights] {
      let classifier = try Classifier(network: Self.network(ending))
      #expect(!classifier.isActivationKnown && classifier.activation == Activation(.softmax), "\(ending)")
    }
  }

  /// A layer may be looked at in another layout; one number still speaks of two classes by its sigmoid.
  @Test func viewsKeepTheActivation() throws {
    var graph = Graph(inputs: [.init(name: "input", dimensions: [nil, 3, 8, 8])])
    try graph.add("Transpose", ["input"], attributes: ["perm": .integers([0, 2, 3, 1])], name: "turned")
    try graph.add("Relu", ["turned"], name: "layer")
    let axes = graph.constant("axes", .integers([1, 2]))
    try graph.add("ReduceMean", ["layer", axes], attributes: ["keepdims": .integer(0)], name: "pooled")
    let weights = graph.constant("weights", Tensor(shape: [3, 1], elements: [1, 2, -1]))
    graph.outputs = [try graph.add("MatMul", ["pooled", weights], name: "score")]
    let classifier = try Classifier(network: graph)
    let layer = try classifier.graph.targetLayer(named: "layer")
    #expect(layer.layout == .channelsLast)
    let viewing = try classifier.viewing([layer])
    #expect(viewing.activation == classifier.activation && !viewing.isActivationKnown && viewing.isOfOneNumber)
    #expect(abs(viewing.probability([-0.5, 0.5], classIndex: 1) - 0.6224593312018546) < 1e-9)
  }
}
