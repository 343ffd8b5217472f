import Graphs
import Tensors
import TestSupport
import Testing

@Suite struct CompositeTests {
  /// `x → relu → celu → pool`, where the file has a value of a name that a part would bear.
  private func network() throws -> Graph {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [nil, 2, 3, 4])])
    let relu = try graph.add("Relu", ["x"], name: "celu/Exp")
    let celu = try graph.add("Celu", [relu], attributes: ["alpha": .float(0.5)], name: "celu")
    graph.outputs = [try graph.add("GlobalAveragePool", [celu], name: "pool")]
    return graph
  }

  @Test func standsForOperatorsOfTheCatalogue() throws {
    let graph = try network()
    #expect(graph.nodes.map(\.operatorName) == ["Relu", "Celu", "GlobalAveragePool"])
    #expect(!graph.isSpecialised)
    #expect(throws: GraphError.self) {
      try graph.evaluated(["x": ReferenceTensor(shape: [1, 2, 3, 4], elements: (0..<24).map(Double.init))])
    }
    let fixed = try graph.specialised()
    #expect(fixed.isSpecialised)
    #expect(fixed.nodes.allSatisfy { OperatorCatalogue.operation(named: $0.operatorName) != nil })
    // The value keeps its name and its node's, so that layers are found by them.
    #expect(fixed.producer(of: "celu")?.name == "celu")
    #expect(try fixed.type(of: "celu").shape == [1, 2, 3, 4])
    #expect(fixed.producer(of: "celu/Exp")?.operatorName == "Relu")
  }

  @Test func hidesItsInside() throws {
    let fixed = try network().specialised()
    #expect(fixed.candidateLayers.map(\.value) == ["celu/Exp", "celu"])
    #expect(try fixed.defaultTargetLayer.value == "celu")
    #expect(try fixed.pruned().candidateLayers.map(\.value) == ["celu/Exp", "celu"])
  }

  @Test func isFoldedWhereItsInputsAreConstant() throws {
    var graph = Graph(inputs: [])
    graph.constant("c", Tensor(shape: [2], elements: [-1, 2]))
    graph.outputs = [try graph.add("Celu", ["c"], name: "y")]
    let elements = try #require(try graph.specialised().constants["y"]?.tensor).elements
    #expect(relativeError(elements.map(Double.init), [-0.632_120_558, 2]) < 1e-6)
  }

  @Test func refusesWhatDoesNotFit() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2, 3])])
    let error = #expect(throws: GraphError.self) { try graph.add("Celu", ["x", "x"], name: "two") }
    #expect(error?.message == "Celu takes 1 inputs, not 2")
    graph.outputs = [try graph.add("Xor", ["x", "x"], name: "y")]
    let type = #expect(throws: GraphError.self) { try graph.specialised() }
    #expect(type?.message.contains("truth values") == true)
    #expect(type?.context["node"] == "y")
  }

  @Test func namesAreUniqueAndNotThoseOfTheCatalogue() {
    let names = Composite.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names == names.sorted())
    #expect(names.allSatisfy { OperatorCatalogue.operation(named: $0) == nil })
  }
}
