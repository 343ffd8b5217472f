import Graphs
import Tensors
import TestSupport
import Testing

@Suite struct ParameterLayersTests {
  private func vector(_ count: Int, _ value: Float = 1) -> Tensor { Tensor(shape: [count], repeating: value) }

  /// Biases and normalisations belong to the convolution before them; the order is the graph's; statistics are left out.
  @Test func followsTheNetworksOrder() throws {
    var network = SmallNetwork(seed: 1)
    try network.convolution(4, bias: true, name: "first")
    try network.normalisation("norm")
    try network.relu("relu")
    try network.convolution(6, name: "second")
    try network.classify()
    let layers = try network.graph.specialised().parameterLayers()
    #expect(layers.map(\.name) == ["first", "second", "logits"])
    #expect(layers[0].parameters == ["first.weight", "first.bias", "norm.weight", "norm.bias"])
    #expect(layers[1].parameters == ["second.weight"])
    #expect(layers[2].parameters == ["fc.weight", "fc.bias"])
  }

  /// Of two branches that run in turns, a normalisation belongs to the convolution that it follows.
  @Test func tellsBranchesApart() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2, 4, 4])])
    let kernel = Tensor(shape: [2, 2, 1, 1], elements: [1, 2, 3, 4])
    for name in ["a", "b"] { graph.constant("\(name).weight", kernel) }
    for name in ["a.scale", "b.scale"] {
      graph.constant(name, Tensor(shape: [1, 2, 1, 1], elements: [1, 2]))
    }
    let a = try graph.add("Conv", ["x", "a.weight"], name: "a")
    let b = try graph.add("Conv", ["x", "b.weight"], name: "b")
    let scaledB = try graph.add("Mul", [b, "b.scale"], name: "scaled b")
    let scaledA = try graph.add("Mul", [a, "a.scale"], name: "scaled a")
    graph.outputs = [try graph.add("Add", [scaledA, scaledB], name: "sum")]
    #expect(
      graph.parameterLayers() == graph.parameterLayers()
        && graph.parameterLayers().map(\.parameters) == [["a.weight", "a.scale"], ["b.weight", "b.scale"]])
  }

  /// A shared weight belongs to the first of its layers, scalars and bounds to none, and what infinity is in is no weight.
  @Test func leavesOutWhatIsNoWeight() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2, 2])])
    graph.constant("weight", Tensor(shape: [2, 2], elements: [1, 2, 3, 4]))
    graph.constant("scale", Tensor(3))
    graph.constant("mask", Tensor(shape: [2, 2], elements: [0, -.infinity, 0, 0]))
    graph.constant("low", Tensor(0))
    var value = try graph.add("MatMul", ["x", "weight"], name: "one")
    value = try graph.add("Mul", [value, "scale"], name: "scaled")
    value = try graph.add("Clip", [value, "low"], name: "clipped")
    value = try graph.add("Add", [value, "mask"], name: "masked")
    graph.outputs = [try graph.add("MatMul", [value, "weight"], name: "two")]
    let layers = graph.parameterLayers()
    #expect(layers.map(\.name) == ["one"] && layers[0].parameters == ["weight"])
  }

  /// Weights that a file turns before they are used are still its weights.
  @Test func looksThroughWhatIsComputedFromConstants() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2, 2])])
    graph.constant("weight", Tensor(shape: [2, 2], elements: [1, 2, 3, 4]))
    try graph.append(
      Node(
        name: "turn", operatorName: "Transpose", inputs: ["weight"], outputs: ["turned"],
        attributes: ["perm": .integers([1, 0])]))
    graph.outputs = [try graph.add("MatMul", ["x", "turned"], name: "y")]
    #expect(graph.parameterLayers().map(\.parameters) == [["weight"]])
    #expect(try graph.specialised().parameterLayers().map(\.parameters) == [["turned"]])
  }

  @Test func aNetworkWithoutParametersHasNone() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2, 4, 4])])
    graph.outputs = [try graph.add("Relu", ["x"], name: "y")]
    #expect(graph.parameterLayers().isEmpty)
  }
}
