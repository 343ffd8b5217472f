import Graphs
import ModelReaders
import OpenVINORuntime

/// Finds what the engine stumbles over: its own message is long, and seldom names a node of the file.
package struct EngineBlame {
  private let core: Core
  /// In the engine's form.
  private let graph: Graph

  package init(core: Core, graph: Graph) {
    self.core = core
    self.graph = graph
  }

  /// Weights of more elements than this are not tried: compiling them again would take long.
  private static let largestConstant = 1 << 22
  /// How many nodes are tried at most, none twice that is like another.
  private static let mostNodes = 1000

  /// The error to show for one of the engine's: a line of our own, with the node that cannot be compiled where one alone
  /// is to blame. What the engine says is the cause.
  ///
  /// - Returns: the error itself unless it is the engine's.
  /// - Complexity: one compilation for each kind of node, up to the one that fails.
  package func explained(_ error: RuntimeError) -> RuntimeError {
    guard error.code == .engine else { return error }
    let cause = RuntimeError(.engine, String(error.message.prefix(160)))
    guard let node = culprit else {
      return RuntimeError(
        .engine, "the engine cannot prepare this network, which is a fault of this program; please report it",
        cause: cause)
    }
    let shapes = node.inputs.compactMap { graph.types[$0].map { "\($0.shape)" } }.joined(separator: ", ")
    return RuntimeError(
      .engine,
      "the engine cannot prepare \(node.operatorName) in this form, which is a fault of this program; "
        + "please report it", context: ["node": node.label, "inputs": shapes], cause: cause)
  }

  /// The first node that cannot be compiled by itself.
  private var culprit: Node? {
    var seen: Set<String> = []
    for node in graph.nodes {
      let types = node.inputs.map { graph.types[$0].map { "\($0)" } ?? "" }
      let settings = node.attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      guard seen.insert("\(node.operatorName) \(types) \(settings)").inserted else { continue }
      guard seen.count <= Self.mostNodes else { return nil }
      let size = node.inputs.reduce(0) { $0 + (graph.constants[$1]?.shape.reduce(1, *) ?? 0) }
      guard size <= Self.largestConstant, let alone = try? alone(node) else { continue }
      do { _ = try CompiledModel(Model(onnx: ONNXWriter.bytes(of: alone), core: core), core: core) } catch {
        return node
      }
    }
    return nil
  }

  /// The node in a graph of its own, with casts where it reads or makes something else than floats, which are all that
  /// the engine hands in and out.
  private func alone(_ node: Node) throws -> Graph {
    func cast(_ type: ElementType) -> [String: Attribute] { ["to": .integer(type.onnxNumber)] }
    var result = Graph(inputs: [])
    var node = node
    for (index, input) in node.inputs.enumerated() where !input.isEmpty {
      if let constant = graph.constants[input] {
        result.constant(input, constant)
        continue
      }
      let type = try graph.type(of: input)
      let name = "in \(index)"
      result.addInput(.init(name: name, dimensions: type.shape))
      node.inputs[index] =
        type.elementType.isFloatingPoint
        ? name : try result.add("Cast", [name], attributes: cast(type.elementType), name: "\(name) cast")
    }
    try result.append(node)
    for (index, output) in node.outputs.enumerated() where !output.isEmpty {
      let isFloat = try graph.type(of: output).elementType.isFloatingPoint
      result.outputs.append(
        isFloat ? output : try result.add("Cast", [output], attributes: cast(.float32), name: "out \(index)"))
    }
    return result
  }
}
