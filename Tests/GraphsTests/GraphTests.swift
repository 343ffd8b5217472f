import Graphs
import Testing

/// Building graphs, and the order of their nodes.
@Suite struct GraphTests {
  private func relu(_ input: String, _ output: String) -> Node {
    Node(name: output, operatorName: "Relu", inputs: [input], outputs: [output])
  }

  private let input = Graph.Input(name: "x", dimensions: [1, 2])

  @Test func sortsNodes() throws {
    let nodes = [relu("b", "c"), relu("a", "b"), relu("x", "a"), relu("x", "d")]
    let graph = try Graph(inputs: [input], outputs: ["c", "d"], nodes: nodes, constants: [:])
    #expect(graph.nodes.map(\.name) == ["a", "b", "c", "d"])
  }

  @Test func keepsAnOrderThatRuns() throws {
    let nodes = [relu("x", "d"), relu("x", "a"), relu("a", "b"), relu("d", "e")]
    let graph = try Graph(inputs: [input], outputs: ["b", "e"], nodes: nodes, constants: [:])
    #expect(graph.nodes == nodes)
  }

  @Test func namesTheCycle() throws {
    let nodes = [relu("x", "a"), relu("d", "b"), relu("b", "c"), relu("c", "d")]
    let error = #expect(throws: GraphError.self) {
      try Graph(inputs: [input], outputs: ["d"], nodes: nodes, constants: [:])
    }
    #expect(error?.code == .invalidGraph)
    for name in ["b", "c", "d"] { #expect(error?.message.contains(name) == true) }
    #expect(error?.message.contains("nodes a") == false)
    #expect(throws: GraphError.self) {
      try Graph(inputs: [input], outputs: ["a"], nodes: [relu("a", "a")], constants: [:])
    }
  }

  @Test(.timeLimit(.minutes(1))) func sortsALongChainBackwards() throws {
    let count = 100_000
    let nodes = (0..<count).map { relu($0 == 0 ? "x" : "v\($0 - 1)", "v\($0)") }
    let graph = try Graph(inputs: [input], outputs: ["v\(count - 1)"], nodes: nodes.reversed(), constants: [:])
    #expect(graph.nodes.map(\.name) == nodes.map(\.name))
    #expect(try graph.type(of: "v\(count - 1)").shape == [1, 2])
    #expect(graph.values(dependingOn: "x").count == count + 1)
    #expect(try graph.cut(at: ["v\(count - 3)"], outputs: graph.outputs).nodes.count == 2)
  }

  @Test func refusesWhatDoesNotFitTogether() throws {
    func make(_ nodes: [Node], outputs: [String] = ["a"]) throws {
      _ = try Graph(inputs: [input], outputs: outputs, nodes: nodes, constants: [:])
    }
    #expect(throws: GraphError.self) { try make([relu("nobody", "a")]) }
    #expect(throws: GraphError.self) { try make([relu("x", "a"), relu("x", "a")]) }
    #expect(throws: GraphError.self) { try make([relu("x", "x")], outputs: ["x"]) }
    #expect(throws: GraphError.self) { try make([relu("x", "a")], outputs: ["b"]) }
    let unknown = #expect(throws: GraphError.self) {
      try make([Node(name: "n", operatorName: "Rellu", inputs: ["x"], outputs: ["a"])])
    }
    #expect(unknown?.code == .unknownOperator)
    #expect(unknown?.message.contains("did you mean 'Relu'") == true)
  }

  @Test func holdsUniqueOperatorsThatStateTheirVersions() {
    let names = OperatorCatalogue.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names == names.sorted())
    for operation in OperatorCatalogue.all { #expect(operation.opsets.contains(Graph.opset), "\(operation.name)") }
    #expect(OperatorCatalogue.operation(named: "Conv")?.inputCount == 2...3)
    #expect(OperatorCatalogue.operation(named: "Convolution") == nil)
  }
}
