import Graphs
import Tensors
import Testing

/// Cutting and pruning.
@Suite struct SurgeryTests {
  /// x → conv → relu → sum(relu, conv) → pooled, and a branch that no output needs.
  private func network() throws -> Graph {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2, 4, 4])])
    graph.constant("w", Tensor(shape: [3, 2, 1, 1], elements: [1, -1, 0.5, 2, -3, 1]))
    graph.constant("unused", Tensor(1))
    try graph.add("Conv", ["x", "w"], name: "conv")
    try graph.add("Relu", ["conv"], name: "relu")
    try graph.add("Sigmoid", ["conv"], name: "aside")
    try graph.add("Add", ["relu", "conv"], name: "sum")
    graph.outputs = [try graph.add("GlobalAveragePool", ["sum"], name: "pooled")]
    return graph
  }

  private let image = ReferenceTensor(
    shape: [1, 2, 4, 4], elements: (0..<32).map { Double($0 % 7) - 3 }, elementType: .float32)

  @Test func prunesWhatNoOutputNeeds() throws {
    let pruned = try network().pruned()
    #expect(pruned.nodes.map(\.name) == ["conv", "relu", "sum", "pooled"])
    #expect(pruned.constants.keys.sorted() == ["w"])
    #expect(pruned.inputs.map(\.name) == ["x"])
    #expect(pruned.outputs == ["pooled"])
  }

  @Test func cutsIntoPartsThatComputeTheSame() throws {
    let whole = try network()
    let values = try whole.evaluated(["x": image], wanted: ["conv", "relu", "pooled"])
    let head = try whole.cut(at: ["conv"], outputs: ["pooled"])
    #expect(head.inputs.map(\.name) == ["conv"])
    #expect(head.inputs[0].dimensions == [1, 3, 4, 4])
    #expect(head.nodes.map(\.name) == ["relu", "sum", "pooled"])
    let conv = try #require(values["conv"])
    #expect(try head.evaluated(["conv": conv])["pooled"] == values["pooled"])
  }

  @Test func keepsInputsThatAreStillNeeded() throws {
    let head = try network().cut(at: ["relu"], outputs: ["pooled"])
    #expect(head.inputs.map(\.name) == ["relu", "x"])
    #expect(head.nodes.map(\.name) == ["conv", "sum", "pooled"])
    let complete = try network().cut(at: ["relu", "conv"], outputs: ["pooled"])
    #expect(complete.inputs.map(\.name) == ["relu", "conv"])
    #expect(complete.nodes.map(\.name) == ["sum", "pooled"])
  }

  @Test func tellsWhatDependsOnAValue() throws {
    #expect(try network().values(dependingOn: "relu") == ["relu", "sum", "pooled"])
    #expect(try network().values(dependingOn: "x").count == 6)
  }

  /// What is computed from weights alone, as Swin V2's biases are, is no picture's: it is computed again, and not handed in.
  @Test func keepsWhatDependsOnNoInputBehindTheFrontier() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2])])
    graph.constant("table", Tensor(shape: [2], elements: [1, 2]))
    let scaled = try graph.add("Sigmoid", ["table"], name: "scaled")
    let other = try graph.add("Neg", ["x"], name: "other")
    let layer = try graph.add("Relu", ["x"], name: "layer")
    let sum = try graph.add("Add", [layer, scaled], name: "sum")
    graph.outputs = [try graph.add("Mul", [sum, other], name: "y")]
    #expect(graph.frontier(behind: "layer", outputs: ["y"]) == ["layer", "other"])
    let head = try graph.cut(at: ["layer", "other"], outputs: ["y"])
    #expect(head.inputs.map(\.name) == ["layer", "other"])
    #expect(head.nodes.map(\.name) == ["scaled", "sum", "y"])
  }

  /// Integers that are made before a layer and read behind it, such as indices, are made again from their floats.
  @Test func takesFloatsForTheIntegersOfAFrontier() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 3, 2, 2])])
    graph.constant("axes", .integers([2, 3]))
    graph.constant("one", .integers([1]))
    let means = try graph.add("ReduceMean", ["x", "axes"], name: "means")
    let converted = try graph.add("Cast", [means], attributes: ["to": .integer(7)], name: "converted")
    let indices = try graph.add("Add", [converted, "one"], name: "indices")
    try graph.add("Relu", ["x"], name: "layer")
    let pooled = try graph.add("GlobalMaxPool", ["layer"], name: "pooled")
    graph.outputs = [
      try graph.add("GatherElements", [pooled, indices], attributes: ["axis": .integer(1)], name: "y")
    ]
    #expect(graph.frontier(behind: "layer", outputs: ["y"]) == ["layer", "means"])
    let head = try graph.cut(at: ["layer", "means"], outputs: ["y"])
    #expect(head.inputs.map(\.name) == ["layer", "means"])
    #expect(head.nodes.map(\.name) == ["converted", "indices", "pooled", "y"])
  }

  @Test func refusesUnknownValues() throws {
    #expect(throws: GraphError.self) { try network().cut(at: ["nothing"], outputs: ["pooled"]) }
    #expect(throws: GraphError.self) { try network().evaluated([:]) }
    #expect(throws: GraphError.self) { try network().evaluated(["x": image], wanted: ["nothing"]) }
  }
}
