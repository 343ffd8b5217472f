import Execution
import Graphs
import ModelReaders
import OpenVINORuntime
import Tensors
import Testing

/// What is shown where the engine refuses what the catalogue takes.
@Suite struct EngineBlameTests {
  private let core: Core

  init() throws { core = try Core() }

  /// In a form that the engine refuses, between nodes that it takes.
  private func refused() throws -> (graph: Graph, error: RuntimeError) {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2, 3, 4])])
    let scale = graph.constant("scale", Tensor(shape: [], repeating: 2))
    let rectified = try graph.add("Relu", ["x"], name: "rectified")
    let normalised = try graph.add("LayerNormalization", [rectified, scale], name: "normalised")
    graph.outputs = [try graph.add("Relu", [normalised], name: "y")]
    let error = try #require(throws: RuntimeError.self) {
      _ = try CompiledModel(Model(onnx: ONNXWriter.bytes(of: graph), core: core), core: core)
    }
    return (graph, error)
  }

  @Test func namesTheNode() throws {
    let (graph, error) = try refused()
    let explained = EngineBlame(core: core, graph: graph).explained(error)
    #expect(explained.message.hasPrefix("the engine cannot prepare LayerNormalization in this form"))
    #expect(explained.context["node"] == "normalised" && explained.context["inputs"] == "[2, 3, 4], []")
    #expect("\(explained)".count < 400)
  }

  @Test func namesNoneWhereEachIsTakenAlone() throws {
    let error = try refused().error
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2, 3])])
    graph.outputs = [try graph.add("Relu", ["x"], name: "y")]
    let explained = EngineBlame(core: core, graph: graph).explained(error)
    #expect(explained.context["node"] == nil && explained.message.contains("fault of this program"))
  }

  @Test func leavesOtherErrorsAlone() {
    let error = RuntimeError(.unsupported, "no such precision")
    let graph = Graph(inputs: [])
    #expect(EngineBlame(core: core, graph: graph).explained(error).message == error.message)
  }
}
