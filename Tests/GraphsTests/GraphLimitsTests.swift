import Graphs
import Tensors
import TestSupport
import Testing

/// What a stranger's file asks for is counted before anything of it is computed.
@Suite struct GraphLimitsTests {
  private func graph(_ build: (inout Graph) throws -> String) throws -> Graph {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [nil, 2, 4, 4])])
    graph.outputs = [try build(&graph)]
    return graph
  }

  private func limits(_ change: (inout Limits) -> Void) -> Limits {
    var limits = Limits.usual
    change(&limits)
    return limits
  }

  private func expectTooLarge(
    _ graph: Graph, _ limits: Limits, says text: String, batch: Int = 1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let error = #expect(throws: GraphError.self, sourceLocation: sourceLocation) {
      try graph.specialised(batch: batch, limits: limits)
    }
    #expect(error?.code == .tooLarge, sourceLocation: sourceLocation)
    #expect(error?.message.contains(text) == true, "\(error?.message ?? "")", sourceLocation: sourceLocation)
    #expect(error?.remedy?.means == [.option(.limits)], sourceLocation: sourceLocation)
  }

  private func chain(_ count: Int) throws -> Graph {
    try graph { graph in
      try (0..<count).reduce("x") { try graph.add("Relu", [$0], name: "relu\($1)") }
    }
  }

  @Test func countsNodes() throws {
    let nine = limits { $0.nodes = 9 }
    #expect(try chain(9).specialised(limits: nine).nodes.count == 9)
    expectTooLarge(try chain(10), nine, says: "more than 9 nodes")
  }

  /// The limits are of one picture: a batch may have them for each of its own.
  @Test func countsElementsOfAValueAndOfAll() throws {
    let chain = try chain(3)
    #expect(throws: Never.self) { try chain.specialised(limits: limits { $0.valueElements = 32 }) }
    #expect(throws: Never.self) { try chain.specialised(batch: 8, limits: limits { $0.valueElements = 32 }) }
    expectTooLarge(
      chain, limits { $0.valueElements = 31 }, says: "'relu0' has the shape [1, 2, 4, 4], which are 32 elements")
    expectTooLarge(chain, limits { $0.valueElements = 31 }, says: "256 elements", batch: 8)
    #expect(throws: Never.self) { try chain.specialised(batch: 8, limits: limits { $0.allElements = 96 }) }
    expectTooLarge(chain, limits { $0.allElements = 95 }, says: "96 elements together")
  }

  @Test func countsReadersAndInputs() throws {
    let wide = try graph { graph in
      try graph.add("Concat", [String](repeating: "x", count: 12), attributes: ["axis": .integer(1)], name: "wide")
    }
    #expect(throws: Never.self) { try wide.specialised(limits: limits { $0.connections = 12 }) }
    expectTooLarge(wide, limits { $0.connections = 11 }, says: "reads 12 values")
    let fan = try graph { graph in
      for index in 0..<12 { try graph.add("Relu", ["x"], name: "relu\(index)") }
      let halves = try (0..<2).map { half in
        try graph.add("Sum", (0..<6).map { "relu\(6 * half + $0)" }, name: "sum\(half)")
      }
      return try graph.add("Add", halves, name: "y")
    }
    #expect(throws: Never.self) { try fan.specialised(limits: limits { $0.connections = 12 }) }
    expectTooLarge(fan, limits { $0.connections = 11 }, says: "'x' is read more than 11 times")
  }

  /// Whether we compute a constant ahead or leave it to the engine, it may not grow out of a few numbers.
  @Test(arguments: [64, 1 << 13])
  func countsWhatGrowsOutOfConstants(length: Int) throws {
    let grown = try graph { graph in
      graph.constant("one", Tensor(shape: [1, 1], elements: [1]))
      graph.constant("shape", .integers([length, length]))
      let large = try graph.add("Expand", ["one", "shape"], name: "large")
      let sum = try graph.add("ReduceSum", [large], attributes: ["keepdims": .integer(0)], name: "sum")
      return try graph.add("Add", ["x", sum], name: "y")
    }
    // Less the three numbers that it is made from.
    let most = limits { $0.foldedElements = length * length - 3 }
    #expect(throws: Never.self) { try grown.specialised(limits: most) }
    let error = #expect(throws: GraphError.self) {
      try grown.specialised(limits: limits { $0.foldedElements = length * length - 4 })
    }
    #expect(error?.code == .tooLarge)
  }

  /// Nor may a product of two that the engine would compute before it runs.
  @Test func countsProductsOfConstants() throws {
    let side = 1 << 9
    let folded = try graph { graph in
      graph.constant("one", Tensor(shape: [1, 1], elements: [1]))
      graph.constant("shape", .integers([side, side]))
      let large = try graph.add("Expand", ["one", "shape"], name: "large")
      let product = try graph.add("MatMul", [large, large], name: "product")
      let sum = try graph.add("ReduceSum", [product], attributes: ["keepdims": .integer(0)], name: "sum")
      return try graph.add("Add", ["x", sum], name: "y")
    }
    let most = side * side * side
    #expect(throws: Never.self) { try folded.specialised(limits: limits { $0.foldedMultiplications = most }) }
    expectTooLarge(folded, limits { $0.foldedMultiplications = most - 1 }, says: "takes \(most) multiplications")
  }

  /// What has no elements is known, and the engine never sees it.
  @Test func knowsWhatIsEmpty() throws {
    let empty = try graph { graph in
      graph.constant("lengths", .integers([4, 0]))
      try graph.append(
        Node(
          name: "split", operatorName: "Split", inputs: ["x", "lengths"], outputs: ["whole", "nothing"],
          attributes: ["axis": .integer(2)]))
      graph.constant("other", Tensor(shape: [0, 5], elements: []))
      graph.constant("flat", .integers([4, 0]))
      let rows = try graph.add("Reshape", ["nothing", "flat"], attributes: ["allowzero": .integer(1)], name: "rows")
      let zeros = try graph.add("MatMul", [rows, "other"], name: "zeros")
      let sum = try graph.add("ReduceSum", [zeros], attributes: ["keepdims": .integer(0)], name: "sum")
      return try graph.add("Add", ["whole", sum], name: "y")
    }.specialised()
    #expect(empty.constants["sum"]?.tensor?.elements == [0])
    #expect(empty.nodes.map(\.operatorName) == ["Split", "Add"])
    #expect(empty.nodes[0].outputs == ["whole", ""])
  }

  /// Weights in eight bits that become floats are none that grow.
  @Test func takesWeightsOfAnotherType() throws {
    let cast = try graph { graph in
      graph.constant(
        "weights",
        .integers(IntegerTensor(shape: [2, 4, 4], elements: [Int64](repeating: 3, count: 32), elementType: .int8)))
      let floats = try graph.add("Cast", ["weights"], attributes: ["to": .integer(1)], name: "floats")
      return try graph.add("Add", ["x", floats], name: "y")
    }
    #expect(throws: Never.self) { try cast.specialised(limits: limits { $0.foldedElements = 0 }) }
  }
}
