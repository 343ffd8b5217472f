import Files
import Graphs
import ModelReaders
import Tensors
import Testing

@Suite struct ONNXWriterTests {
  @Test(arguments: ["script-11", "script-17", "dynamo-21", "half-precision", "external-data", "new-forms-22"])
  func whatIsWrittenIsReadBackEqual(name: String) throws {
    let fixture = try ONNXFixture(name)
    let graph = try fixture.model.graph.pruned()
    let copy = try ONNXModel(bytes: ONNXWriter.bytes(of: graph))
    expectEqual(copy.graph, graph)
    // GELU came with version 20.
    #expect(copy.opset == (graph.nodes.contains { $0.operatorName == "Gelu" } ? 20 : Graph.opset))
    #expect(copy.producer == "metacam")
    try fixture.expectOutputs(of: copy.graph, tolerance: 2e-5)
  }

  @Test func fixedShapesAreWritten() throws {
    let graph = try ONNXFixture("script-17").model.graph.specialised(batch: 3)
    let copy = try ONNXModel(bytes: ONNXWriter.bytes(of: graph))
    #expect(copy.graph.inputs[0].dimensions == [3, 3, 12, 12])
    expectEqual(copy.graph, graph)
    #expect(copy.graph.types == graph.types)
  }

  @Test func everyKindOfConstantSurvives() throws {
    var graph = try ONNXFixture("constants").model.graph
    graph.outputs += graph.constants.keys.sorted()
    let copy = try ONNXModel(bytes: ONNXWriter.bytes(of: graph))
    expectEqual(copy.graph, graph)
  }

  @Test func everyKindOfAttributeSurvives() throws {
    let attributes: [String: Attribute] = [
      "axis": .integer(-3), "alpha": .float(0.1), "mode": .string("nächste"), "pads": .integers([0, -1, 1 << 40]),
      "scales": .floats([1, 2]), "names": .strings(["a", ""]), "none": .integers([]),
      "value": .constant(.integers([7])), "floats": .constant(.floats(Tensor(shape: [1, 2], elements: [1, -1]))),
    ]
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2])])
    graph.outputs = [try graph.add("Relu", ["x"], attributes: attributes, name: "y")]
    #expect(try ONNXModel(bytes: ONNXWriter.bytes(of: graph)).graph.nodes == graph.nodes)
  }

  @Test func equalGraphsGiveEqualBytes() throws {
    let graph = try ONNXFixture("script-17").model.graph
    let bytes = try ONNXWriter.bytes(of: graph)
    #expect(try ONNXWriter.bytes(of: ONNXFixture("script-17").model.graph) == bytes)
    #expect(try ONNXWriter.bytes(of: ONNXModel(bytes: bytes).graph) == bytes)
  }

  @Test func unusedConstantsAreLeftOut() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2])])
    graph.constant("unused", Tensor(shape: [1000], repeating: 1))
    graph.outputs = [try graph.add("Relu", ["x"], name: "y")]
    #expect(try ONNXWriter.bytes(of: graph).count < 300)
  }

  @Test func filesHoldTheBytes() throws {
    let graph = try ONNXFixture("script-17").model.graph
    try withScratchFolder { folder in
      let path = folder + "/copy.onnx"
      try ONNXWriter.write(graph, to: path)
      #expect(try ONNXFixture.bytes(at: path) == ONNXWriter.bytes(of: graph))
    }
  }

  @Test func addressesStandForLargeWeights() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2])])
    graph.constant("large", Tensor(shape: [4096], repeating: 1))
    graph.constant("small", Tensor(shape: [2], repeating: 1))
    graph.outputs = [try graph.add("Relu", ["x"], name: "y"), "large", "small"]
    let bytes = try ONNXWriter.bytes(of: graph, weights: .atMemoryAddresses)
    #expect(bytes.count < 500)
    let address = try #require(graph.constants["large"]?.tensor).withUnsafeElements { UInt(bitPattern: $0.baseAddress) }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("*/_ORT_MEM_ADDR_/*") && text.contains("\(address)") && text.contains("16384"))
    // No file from outside may point into memory.
    let error = #expect(throws: ModelError.self) { try ONNXModel(bytes: bytes) }
    #expect(error?.code == .refused)
  }

  @Test func anUnknownOutputIsAnError() throws {
    let graph = Graph(inputs: [.init(name: "x", dimensions: [2])], outputs: ["nobody"])
    let error = #expect(throws: GraphError.self) { try ONNXWriter.bytes(of: graph) }
    #expect(error?.context["value"] == "nobody")
  }

  private func expectEqual(_ a: Graph, _ b: Graph, _ location: SourceLocation = #_sourceLocation) {
    #expect(a.inputs == b.inputs, sourceLocation: location)
    #expect(a.outputs == b.outputs, sourceLocation: location)
    #expect(a.nodes == b.nodes, sourceLocation: location)
    #expect(a.constants == b.constants, sourceLocation: location)
  }
}
