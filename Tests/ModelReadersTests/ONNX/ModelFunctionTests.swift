import Graphs
import ModelReaders
import Testing

/// Functions of a model's own, and branches that are known beforehand.
@Suite struct ModelFunctionTests {
  private let domain = "own"

  private func call(_ name: String, _ inputs: [String], _ outputs: [String], attributes: [[UInt8]] = []) -> [UInt8] {
    ONNXBytes.node(name, inputs, outputs, name: outputs[0], attributes: attributes, domain: domain)
  }

  private func function(
    _ name: String, _ inputs: [String] = ["a"], _ outputs: [String] = ["b"], nodes: [[UInt8]],
    defaults: [[UInt8]] = [], opset: Int = 18
  ) -> [UInt8] {
    ONNXBytes.function(name, domain: domain, inputs, outputs, nodes: nodes, defaults: defaults, opset: opset)
  }

  private func model(_ nodes: [[UInt8]], functions: [[UInt8]], constants: [[UInt8]] = []) throws -> Graph {
    let graph = ONNXBytes.graph(
      nodes: nodes, constants: constants, inputs: [ONNXBytes.value("x", [2])], outputs: [ONNXBytes.value("y", nil)])
    return try ONNXModel(bytes: ONNXBytes.model(graph) + functions.flatMap { ONNXBytes.field(25, $0) }).graph
  }

  private func evaluated(_ graph: Graph) throws -> [Double]? {
    let x = ReferenceTensor(shape: [2], elements: [-2, 3], elementType: .float32)
    let fixed = try graph.specialised()
    return try fixed.evaluated(["x": x])["y"]?.elements
  }

  // MARK: - Functions

  /// A thousand bytes a level may stand for any number of nodes; nodes without names are all called alike.
  @Test(.timeLimit(.minutes(1)), arguments: [true, false]) func refusesExponentialCalls(_ isUsed: Bool) throws {
    func twice(_ name: String) -> [[UInt8]] {
      let calls = [("a", "t"), (isUsed ? "t" : "a", "b")]
      return calls.map { ONNXBytes.node(name, [$0.0], [$0.1], domain: domain) }
    }
    var functions = [function("F0", nodes: [ONNXBytes.node("Relu", ["a"], ["b"])])]
    for level in 1...30 { functions.append(function("F\(level)", nodes: twice("F\(level - 1)"))) }
    let error = #expect(throws: ModelError.self) { try model([call("F30", ["x"], ["y"])], functions: functions) }
    #expect(error?.code == .refused)
  }

  /// ONNX leaves it open; what a network's owner has seen is mostly what ONNX Runtime computes.
  @Test func standardOperatorsStay() throws {
    let own = ONNXBytes.function(
      "Relu", domain: "", ["a"], ["b"], nodes: [ONNXBytes.node("Neg", ["a"], ["b"])], defaults: [], opset: 18)
    let graph = try model([ONNXBytes.node("Relu", ["x"], ["y"])], functions: [own])
    #expect(graph.nodes.map(\.operatorName) == ["Relu"])
  }

  @Test func isWrittenOut() throws {
    let leaky = function(
      "Leaky",
      nodes: [
        ONNXBytes.node("LeakyRelu", ["a"], ["b"], name: "act", attributes: [ONNXBytes.reference("alpha", to: "slope")])
      ],
      defaults: [ONNXBytes.attribute("slope", float: 0.5)])
    // Values within bear the names of others around the call.
    let twice = function(
      "Twice",
      nodes: [
        call("Leaky", ["a"], ["x"], attributes: [ONNXBytes.reference("slope", to: "outer")]),
        ONNXBytes.node("Add", ["x", "x"], ["b"]),
      ])
    let functions = [leaky, twice]
    let given = [ONNXBytes.attribute("outer", float: 0.25)]
    let graph = try model([call("Twice", ["x"], ["y"], attributes: given)], functions: functions)
    #expect(graph.nodes.map(\.operatorName) == ["LeakyRelu", "Add"])
    #expect(try evaluated(graph) == [-1, 6])
    // Without the attribute, the inner function's default.
    #expect(try evaluated(model([call("Twice", ["x"], ["y"])], functions: functions)) == [-2, 6])
    // Called twice, with names of their own.
    let chain = try model(
      [call("Twice", ["x"], ["z"], attributes: given), call("Twice", ["z"], ["y"], attributes: given)],
      functions: functions)
    #expect(try evaluated(chain) == [-0.5, 12])
    #expect(Set(chain.nodes.map(\.name)).count == 4)
  }

  @Test func isReadInItsOwnVersion() throws {
    // Before version 13, the axes of a sum were an attribute.
    let sum = function(
      "Sum",
      nodes: [ONNXBytes.node("ReduceSum", ["a"], ["b"], attributes: [ONNXBytes.attribute("axes", integers: [0])])],
      opset: 11)
    #expect(try evaluated(model([call("Sum", ["x"], ["y"])], functions: [sum])) == [1])
  }

  @Test func handsAnInputOn() throws {
    let same = function("Same", ["a"], ["a"], nodes: [])
    #expect(try evaluated(model([call("Same", ["x"], ["y"])], functions: [same])) == [-2, 3])
  }

  @Test func doesNotCallItself() throws {
    let first = function("First", nodes: [call("Second", ["a"], ["b"])])
    let second = function("Second", nodes: [call("First", ["a"], ["b"])])
    let error = #expect(throws: ModelError.self) {
      try model([call("First", ["x"], ["y"])], functions: [first, second])
    }
    #expect(error?.code == .refused && error?.message.contains("calls itself") == true)
  }

  @Test func doesNotGrowWithoutEnd() throws {
    // Ten calls in each of ten functions: 10¹⁰ nodes.
    let functions = (0..<10).map { depth in
      let nodes = (0..<10).map { index in
        let (input, output) = (index == 0 ? "a" : "v\(index - 1)", index == 9 ? "b" : "v\(index)")
        return depth == 9 ? ONNXBytes.node("Relu", [input], [output]) : call("F\(depth + 1)", [input], [output])
      }
      return function("F\(depth)", nodes: nodes)
    }
    let error = #expect(throws: ModelError.self) { try model([call("F0", ["x"], ["y"])], functions: functions) }
    #expect(error?.code == .refused)
    let deep = (0..<100).map { depth in
      function(
        "F\(depth)", nodes: [depth == 99 ? ONNXBytes.node("Relu", ["a"], ["b"]) : call("F\(depth + 1)", ["a"], ["b"])])
    }
    let depth = #expect(throws: ModelError.self) { try model([call("F0", ["x"], ["y"])], functions: deep) }
    #expect(depth?.code == .refused && depth?.message.contains("deep") == true)
  }

  @Test func saysWhatIsWrong() throws {
    let same = function("Same", nodes: [ONNXBytes.node("Relu", ["a"], ["b"])])
    func code(_ nodes: [[UInt8]], _ functions: [[UInt8]]) -> ModelErrorCode? {
      #expect(throws: ModelError.self) { try model(nodes, functions: functions) }?.code
    }
    #expect(code([call("Same", ["x"], ["y"])], [same, same]) == .malformed)
    #expect(code([call("Same", ["x", "x"], ["y"])], [same]) == .malformed)
    #expect(code([call("Other", ["x"], ["y"])], [same]) == .unsupported)
    let reference = [ONNXBytes.reference("alpha", to: "slope")]
    #expect(code([ONNXBytes.node("LeakyRelu", ["x"], ["y"], attributes: reference)], []) == .malformed)
    // A value of the graph around is none of the function's.
    let blind = function("Blind", nodes: [ONNXBytes.node("Relu", ["x"], ["b"])])
    #expect(throws: GraphError.self) { try model([call("Blind", ["x"], ["y"])], functions: [blind]) }
  }

  // MARK: - Branches

  private func branch(_ operatorName: String) -> [UInt8] {
    ONNXBytes.graph(
      nodes: [ONNXBytes.node(operatorName, ["x"], ["r"])], inputs: [], outputs: [ONNXBytes.value("r", nil)])
  }

  private func conditional(_ condition: String, _ output: String = "y") -> [UInt8] {
    ONNXBytes.node(
      "If", [condition], [output], name: output,
      attributes: [
        ONNXBytes.attribute("then_branch", graph: branch("Neg")),
        ONNXBytes.attribute("else_branch", graph: branch("Abs")),
      ])
  }

  @Test func takesTheBranchThatIsKnown() throws {
    for (truth, expected) in [(UInt8(1), [2.0, -3]), (0, [2, 3])] {
      let condition = ONNXBytes.constant("c", [], type: 9, raw: [truth])
      let graph = try model([conditional("c")], functions: [], constants: [condition])
      #expect(try evaluated(graph) == expected)
    }
    // Known by its shape: two elements.
    let two = ONNXBytes.constant("two", [1], type: 7, raw: [2, 0, 0, 0, 0, 0, 0, 0])
    let nodes = [
      ONNXBytes.node("Shape", ["x"], ["shape"]), ONNXBytes.node("Equal", ["shape", "two"], ["c"]), conditional("c"),
    ]
    #expect(try evaluated(model(nodes, functions: [], constants: [two])) == [2, -3])
  }

  @Test func refusesABranchThatDependsOnThePicture() throws {
    let nodes = [
      ONNXBytes.node("ReduceMax", ["x"], ["largest"]),
      ONNXBytes.node("Cast", ["largest"], ["c"], attributes: [ONNXBytes.attribute("to", integer: 9)]),
      conditional("c"),
    ]
    let error = #expect(throws: ModelError.self) { try model(nodes, functions: []) }
    #expect(error?.code == .unsupported && error?.message.contains("depends on the picture") == true)
    #expect(error?.context["node"] == "y")
  }
}
