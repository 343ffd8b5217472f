import Graphs
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

/// Batch normalisations that go into the convolution before them.
@Suite struct FoldedNormalisationTests {
  private func network(bias: Bool, _ change: (inout SmallNetwork) throws -> Void = { _ in }) throws -> Graph {
    var network = SmallNetwork(seed: 3, batch: 1)
    try network.convolution(6, bias: bias, name: "first")
    try network.normalisation("norm")
    try network.relu("relu")
    try change(&network)
    try network.classify(4)
    return try network.graph.specialised()
  }

  private func image(_ graph: Graph) throws -> [String: ReferenceTensor] {
    var random = SeededRandom(seed: 4)
    return ["input": .random(try graph.type(of: "input").shape, &random)]
  }

  private func expectEqualOutputs(_ graph: Graph, _ folded: Graph) throws {
    let input = try image(graph)
    let (expected, values) = (try graph.evaluated(input), try folded.evaluated(input))
    for output in graph.outputs {
      // The new weights are rounded to 32 bits once more.
      #expect(try relativeError(#require(values[output]).elements, #require(expected[output]).elements) < 1e-6)
    }
  }

  @Test(arguments: [false, true]) func computesTheSame(bias: Bool) throws {
    let graph = try network(bias: bias) { network in
      try network.convolution(4, kernel: 1, bias: !bias, name: "second")
      try network.normalisation("norm2")
    }
    let folded = try graph.foldingNormalisations()
    #expect(!folded.nodes.contains { $0.operatorName == "BatchNormalization" })
    #expect(folded.nodes.count == graph.nodes.count - 2 && folded.outputs == graph.outputs)
    #expect(folded.isDefined("norm") && !folded.isDefined("first"))
    try expectEqualOutputs(graph, folded)
  }

  @Test func keepsGroupsAndStrides() throws {
    var graph = Graph(inputs: [.init(name: "input", dimensions: [1, 4, 9, 9])])
    var random = SeededRandom(seed: 8)
    func constant(_ name: String, _ shape: [Int]) -> String {
      graph.constant(
        name, Tensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: 0.2...1)) }))
    }
    let attributes: [String: Attribute] = ["group": .integer(2), "strides": .integers([2, 2])]
    let convolution = try graph.add(
      "Conv", ["input", constant("w", [6, 2, 3, 3])], attributes: attributes, name: "conv")
    let parameters = ["scale", "shift", "mean", "variance"].map { constant($0, [6]) }
    try graph.append(
      Node(
        name: "norm", operatorName: "BatchNormalization", inputs: [convolution] + parameters, outputs: ["y"],
        attributes: ["epsilon": .float(0.1)]))
    graph.outputs = ["y"]
    let folded = try graph.foldingNormalisations()
    #expect(folded.nodes.map(\.attributes) == [attributes])
    try expectEqualOutputs(graph, folded)
  }

  /// The convolution's own output is wanted, or read by others too.
  @Test func leavesWhatOthersRead() throws {
    var graph = try network(bias: true)
    graph.outputs.append("first")
    #expect(try graph.foldingNormalisations().nodes == graph.nodes)
    var branched = try network(bias: true)
    branched.outputs.append(try branched.add("Neg", ["first"], name: "aside"))
    #expect(try branched.foldingNormalisations().nodes == branched.nodes)
  }

  @Test func leavesNormalisationsOfOtherThings() throws {
    let graph = try network(bias: false) { try $0.normalisation("again") }
    let folded = try graph.foldingNormalisations()
    #expect(folded.nodes.filter { $0.operatorName == "BatchNormalization" }.map(\.name) == ["again"])
    try expectEqualOutputs(graph, folded)
  }

  /// Weights that come from outside.
  @Test func leavesWeightsThatAreNotConstant() throws {
    let small = try SmallArchitecture.named("resnet")
    let graph = try small.architecture.outline().specialised(inputShapes: ["input": [1, 3, 64, 64]])
    #expect(try graph.foldingNormalisations().nodes == graph.nodes)
  }
}
