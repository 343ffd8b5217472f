import Graphs
import Tensors
import Testing

/// Fixing shapes, and computing ahead what hangs on them.
@Suite struct SpecialisationTests {
  private func node(
    _ operatorName: String, _ inputs: [String], _ output: String, _ attributes: [String: Attribute] = [:]
  ) -> Node {
    Node(name: output, operatorName: operatorName, inputs: inputs, outputs: [output], attributes: attributes)
  }

  /// What `x.view(x.size(0), -1)` becomes: Shape, Gather, Unsqueeze, Concat, Reshape.
  private func flattening(_ dimensions: [Int?]) throws -> Graph {
    let scalar = Constant.integers(IntegerTensor(shape: [], elements: [0], elementType: .int64))
    return try Graph(
      inputs: [.init(name: "x", dimensions: dimensions)], outputs: ["flat"],
      nodes: [
        node("Shape", ["x"], "shape"),
        node("Constant", [], "zero", ["value": .constant(scalar)]),
        node("Gather", ["shape", "zero"], "batch"),
        node("Unsqueeze", ["batch", "axes"], "row"),
        node("Constant", [], "rest", ["value_ints": .integers([-1])]),
        node("Concat", ["row", "rest"], "wanted", ["axis": .integer(0)]),
        node("Reshape", ["x", "wanted"], "flat"),
      ],
      constants: ["axes": .integers([0])])
  }

  @Test func foldsTheArithmeticOfShapes() throws {
    for dimensions in [[nil, 3, 4, 5], [2, 3, 4, 5], [nil, 3, nil, nil]] as [[Int?]] {
      let graph = try flattening(dimensions)
      #expect(!graph.isSpecialised)
      let fixed =
        dimensions[2] == nil
        ? try graph.specialised(inputShapes: ["x": [2, 3, 4, 5]]) : try graph.specialised(batch: 2)
      #expect(fixed.isSpecialised)
      #expect(fixed.nodes.map(\.operatorName) == ["Reshape"])
      #expect(fixed.constants["wanted"]?.integers == [2, -1])
      #expect(try fixed.type(of: "flat").shape == [2, 60])
      #expect(fixed.constants.count == 1)
    }
  }

  @Test func computesTheSameBeforeAndBehind() throws {
    let graph = try flattening([nil, 3, 4, 5])
    let x = ReferenceTensor(shape: [2, 3, 4, 5], elements: (0..<120).map(Double.init), elementType: .float32)
    let before = try graph.evaluated(["x": x])
    #expect(before["flat"]?.shape == [2, 60])
    #expect(try graph.specialised(batch: 2).evaluated(["x": x]) == before)
  }

  @Test func refusesShapesThatStayOpenOrDiffer() throws {
    let open = try flattening([nil, 3, nil, 5])
    #expect(throws: GraphError.self) { try open.specialised() }
    #expect(throws: GraphError.self) { try open.specialised(inputShapes: ["x": [1, 4, 4, 5]]) }
    #expect(throws: GraphError.self) { try open.specialised(inputShapes: ["x": [1, 3, 4]]) }
    #expect(throws: GraphError.self) { try open.specialised(inputShapes: ["x": [1, 3, -4, 5]]) }
    #expect(throws: GraphError.self) { try open.specialised(inputShapes: ["x": [1, 3, .max, 5]]) }
    #expect(throws: GraphError.self) { try flattening([nil, 3, .max, .max]).specialised() }
    #expect(throws: GraphError.self) { try flattening([nil, -3, 4, 5]).specialised() }
  }

  @Test func refusesAShapeThatHangsOnTheImage() throws {
    let graph = try Graph(
      inputs: [.init(name: "x", dimensions: [4])], outputs: ["y"],
      nodes: [
        node("Cast", ["x"], "wanted", ["to": .integer(7)]), node("ConstantOfShape", ["wanted"], "y"),
      ], constants: [:])
    let error = #expect(throws: GraphError.self) { try graph.specialised() }
    #expect(error?.code == .dynamicValue)
    #expect(error?.message.contains("'wanted'") == true)
    #expect(error?.context["node"] == "y")
  }

  @Test func foldsWeights() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [nil, 2])])
    graph.constant("w", Tensor(shape: [3, 2], elements: [1, 2, 3, 4, 5, 6]))
    graph.constant("half", Tensor(0.5))
    try graph.add("Transpose", ["w"], name: "turned")
    try graph.add("Mul", ["turned", "half"], name: "scaled")
    graph.outputs = [try graph.add("MatMul", ["x", "scaled"], name: "y")]
    let fixed = try graph.specialised(batch: 3)
    #expect(fixed.nodes.map(\.name) == ["y"])
    #expect(fixed.constants["scaled"]?.tensor?.elements == [0.5, 1.5, 2.5, 1, 2, 3])
    #expect(fixed.constants["w"] == nil)
    #expect(try fixed.type(of: "y").shape == [3, 3])
  }

  /// So PyTorch writes weights that are standardised before they are used: as a batch normalisation in training mode.
  @Test func foldsStandardisedWeights() throws {
    func graph(of value: String) throws -> Graph {
      try Graph(
        inputs: [.init(name: "x", dimensions: [1, 2, 4])], outputs: ["y"],
        nodes: [
          node("Reshape", ["w", "shape"], "channels"),
          Node(
            name: "norm", operatorName: "BatchNormalization", inputs: [value, "scale", "shift", "zeros", "ones"],
            outputs: ["y", "mean", "variance"], attributes: ["training_mode": .integer(1), "epsilon": .float(0)]),
        ],
        constants: [
          "w": .floats(Tensor(shape: [2, 2, 2], elements: [1, 3, 1, 3, 10, 10, 30, 30])),
          "shape": .integers([1, 2, 4]), "scale": .floats(Tensor(shape: [2], elements: [1, 2])),
          "shift": .floats(Tensor(shape: [2], elements: [0, 5])),
          "zeros": .floats(Tensor(shape: [2], repeating: 0)), "ones": .floats(Tensor(shape: [2], repeating: 1)),
        ])
    }
    let folded = try graph(of: "channels").specialised()
    #expect(folded.constants["y"]?.tensor?.elements == [-1, 1, -1, 1, 3, 3, 7, 7])
    // Of a picture, it is a network that was not put into evaluation mode.
    let error = #expect(throws: GraphError.self) { try graph(of: "x").specialised() }
    #expect(error?.message.contains("evaluation mode") == true)
  }

  @Test func foldsMillionsOfElements() throws {
    var graph = Graph(inputs: [])
    let elements = (0..<1 << 21).map { Float($0 % 1013) }
    graph.constant("w", Tensor(shape: [2048, 1024], elements: elements))
    graph.constant("shape", .integers([512, -1]))
    graph.constant("scale", Tensor(shape: [512, 1], repeating: 2))
    try graph.add("Transpose", ["w"], name: "turned")
    try graph.add("Cast", ["turned"], attributes: ["to": .integer(1)], name: "cast")
    try graph.add("Reshape", ["cast", "shape"], name: "reshaped")
    graph.outputs = [try graph.add("Mul", ["reshaped", "scale"], name: "scaled")]
    let result = try #require(try graph.specialised().constants["scaled"]?.tensor)
    #expect(result.shape == [512, 4096])
    #expect(result[0, 1] == 2 * elements[1024])
  }
}
