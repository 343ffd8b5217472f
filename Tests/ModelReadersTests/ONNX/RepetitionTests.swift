import Graphs
import ModelReaders
import Testing

/// Networks that repeat a part of theirs, and operators of ONNX Runtime's own. The files are made by
/// `Scripts/fixtures/make_repetition_fixtures.py`, and hold what ONNX Runtime computes.
@Suite struct RepetitionTests {
  /// The same sums in another order and precision: a few ulps.
  @Test(arguments: ["loops-counted", "loops-while", "scans"]) func areWrittenOut(_ name: String) throws {
    let fixture = try ONNXFixture(name)
    #expect(!fixture.model.graph.nodes.contains { ["Loop", "Scan", "If"].contains($0.operatorName) })
    try fixture.expectOutputs(tolerance: 5e-6)
  }

  /// Values and weights of each repetition have names of their own, and the body's weights are there once.
  @Test func keepTheirWeightsOnce() throws {
    let graph = try ONNXFixture("loops-counted").model.graph
    let filters = Set(graph.nodes.filter { $0.operatorName == "Conv" }.map { $0.inputs[1] })
    #expect(graph.nodes.count { $0.operatorName == "Conv" } == 6 && filters.count == 2)
  }

  /// Of 8 bits, exactly: each result is the step that ONNX Runtime rounds to.
  @Test(arguments: ["quantised-u8", "quantised-s8"]) func computeOnQuantisedValues(_ name: String) throws {
    try ONNXFixture(name).expectOutputs(tolerance: 1e-6)
  }

  // MARK: - Bad input

  private static let number = ONNXBytes.constant("n", [], type: 7, raw: [3, 0, 0, 0, 0, 0, 0, 0])
  private static let large = ONNXBytes.constant("n", [], type: 7, raw: [0, 0, 0, 0, 1, 0, 0, 0])
  private static let yes = ONNXBytes.constant("yes", [], type: 9, raw: [1])

  private func body(_ nodes: [[UInt8]], inputs: [String] = ["i", "go", "v"], outputs: [String] = ["go2", "w"])
    -> [UInt8]
  {
    ONNXBytes.graph(
      nodes: nodes, inputs: inputs.map { ONNXBytes.value($0, nil) }, outputs: outputs.map { ONNXBytes.value($0, nil) })
  }

  private static let goesOn = ONNXBytes.node("Identity", ["go"], ["go2"])

  private func model(
    _ operatorName: String = "Loop", _ inputs: [String] = ["n", "yes", "x"], body: [UInt8],
    attributes: [[UInt8]] = [], before: [[UInt8]] = [], constants: [[UInt8]] = [number, yes], opset: Int = 18
  ) throws -> Graph {
    let node = ONNXBytes.node(
      operatorName, inputs, ["y"], name: "loop", attributes: attributes + [ONNXBytes.attribute("body", graph: body)])
    let graph = ONNXBytes.graph(
      nodes: before + [node], constants: constants, inputs: [ONNXBytes.value("x", [1, 2])],
      outputs: [ONNXBytes.value("y", nil)])
    return try ONNXModel(bytes: ONNXBytes.model(graph, opset: opset)).graph
  }

  private func failure(_ make: () throws -> Graph) -> ModelError? {
    #expect(throws: ModelError.self) { try make() }
  }

  @Test func refuseWhatDependsOnThePicture() throws {
    let twice = ONNXBytes.node("Add", ["v", "v"], ["w"])
    #expect(try model(body: body([Self.goesOn, twice])).nodes.count { $0.operatorName == "Add" } == 3)
    // Three values go from one to the next, and the condition is of the picture.
    let most = ONNXBytes.node("ReduceMax", ["v"], ["most"], attributes: [ONNXBytes.attribute("keepdims", integer: 0)])
    let ends = ONNXBytes.node("Cast", ["most"], ["go2"], attributes: [ONNXBytes.attribute("to", integer: 9)])
    let unknown = failure { try model(body: body([twice, most, ends])) }
    #expect(unknown?.code == .unsupported && unknown?.message.contains("depends on the picture") == true)
    #expect(unknown?.context["node"] == "loop")
    let count = ONNXBytes.node("Cast", ["x"], ["m"], attributes: [ONNXBytes.attribute("to", integer: 7)])
    let unbounded = failure {
      try model("Loop", ["m", "yes", "x"], body: body([Self.goesOn, twice]), before: [count])
    }
    #expect(unbounded?.code == .unsupported)
  }

  @Test(.timeLimit(.minutes(1))) func boundTheWork() throws {
    let twice = ONNXBytes.node("Add", ["v", "v"], ["w"])
    let endless = failure { try model("Loop", ["", "yes", "x"], body: body([Self.goesOn, twice])) }
    #expect(endless?.code == .refused)
    let long = failure { try model(body: body([Self.goesOn, twice]), constants: [Self.large, Self.yes]) }
    #expect(long?.code == .refused)
    // A count of its own that never comes to its end, looked at once a repetition
    let one = ONNXBytes.constant("one", [], type: 7, raw: [1, 0, 0, 0, 0, 0, 0, 0])
    let counts = body(
      [ONNXBytes.node("Add", ["v", "one"], ["w"]), ONNXBytes.node("Greater", ["w", "one"], ["go2"])])
    let counted = failure { try model("Loop", ["", "yes", "one"], body: counts, constants: [one, Self.yes]) }
    #expect(counted?.code == .refused && counted?.message.contains("4096 times") == true)
    // Loops within loops
    var nested = body([Self.goesOn, twice])
    for _ in 0..<12 {
      let inner = ONNXBytes.node(
        "Loop", ["n", "yes", "v"], ["w"], attributes: [ONNXBytes.attribute("body", graph: nested)])
      nested = body([Self.goesOn, inner])
    }
    #expect(failure { try model(body: nested) }?.code == .refused)
  }

  /// What a loop collects that is not run has no element, but the axes of what one repetition makes.
  @Test func collectNothingWhereTheyDoNotRun() throws {
    let none = ONNXBytes.constant("n", [], type: 7, raw: [0, 0, 0, 0, 0, 0, 0, 0])
    let collects = body([Self.goesOn, ONNXBytes.node("Neg", ["x"], ["w"])], inputs: ["i", "go"])
    let graph = try model("Loop", ["n", "yes"], body: collects, constants: [none, Self.yes])
    #expect(try graph.specialised(inputShapes: ["x": [1, 2]]).type(of: "y").shape == [0, 1, 2])
  }

  @Test func sayWhatIsWrong() {
    let twice = ONNXBytes.node("Add", ["v", "v"], ["w"])
    let whole = body([Self.goesOn, twice])
    let code = { (make: () throws -> Graph) in failure(make)?.code }
    #expect(code { try model("Loop", ["n"], body: whole) } == .malformed)
    #expect(code { try model("Loop", ["n", "yes"], body: whole) } == .malformed)
    #expect(code { try model(body: body([Self.goesOn, twice], outputs: ["go2"])) } == .malformed)
    #expect(code { try model(body: []) } == .malformed)
    let scan = body([ONNXBytes.node("Add", ["s", "a"], ["t"])], inputs: ["s", "a"], outputs: ["t"])
    #expect(code { try model("Scan", ["x", "x"], body: scan) } == .malformed)
    let one = [ONNXBytes.attribute("num_scan_inputs", integer: 1)]
    #expect(code { try model("Scan", ["x", "x"], body: scan, attributes: one, opset: 8) } == .unsupported)
    // The first axis is the batch's, so that its length is not known.
    for axis in [7, -9] {
      let wrong = one + [ONNXBytes.attribute("scan_input_axes", integers: [axis])]
      #expect(code { try model("Scan", ["x", "x"], body: scan, attributes: wrong) } == .unsupported)
    }
  }

  @Test func foreignOperatorsNeedTheirParts() {
    func code(_ name: String, _ inputs: [String], _ attributes: [[UInt8]] = []) -> ModelErrorCode? {
      #expect(throws: ModelError.self) {
        try ONNXModel(
          bytes: ONNXBytes.model(
            operatorName: name, inputs: inputs, attributes: attributes, domain: "com.microsoft",
            constants: [ONNXBytes.constant("s", [], raw: [0, 0, 0x80, 0x3F])]))
      }?.code
    }
    #expect(code("QLinearAdd", ["x"]) == .malformed)
    #expect(code("QLinearAdd", ["x", "s", "", "x", "s", ""]) == .malformed)
    #expect(
      code("QLinearGlobalAveragePool", ["x", "s", "", "s"], [ONNXBytes.attribute("channels_last", integer: 1)])
        == .unsupported)
    #expect(code("QLinearSoftmax", ["x", "s", "", "s"], [ONNXBytes.attribute("opset", integer: 11)]) == .unsupported)
    #expect(code("QGemm", ["x", "s", "", "x", "s", ""], [ONNXBytes.attribute("alpha", float: 2)]) == .unsupported)
    #expect(code("QLinearReduceMean", ["x", "s"]) == .unsupported)
  }
}
