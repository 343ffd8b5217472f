import Foundation
import Graphs
import Tensors
import TestSupport
import Testing

@Suite struct RecurrentCompositeTests {
  private func network(
    _ operatorName: String, gates: Int, steps: Int, hidden: Int = 3, attributes: [String: Attribute] = [:],
    lengths: [Int]? = nil, outputs: [String] = ["y"]
  ) throws -> Graph {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [steps, 2, 4])])
    func weight(_ name: String, _ shape: [Int]) -> String {
      graph.constant(name, Tensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { Float($0 % 7) * 0.1 - 0.3 }))
    }
    let directions = attributes["direction"] == .string("bidirectional") ? 2 : 1
    var inputs = [
      "x", weight("w", [directions, gates * hidden, 4]), weight("r", [directions, gates * hidden, hidden]),
      weight("b", [directions, 2 * gates * hidden]),
    ]
    if let lengths { inputs.append(graph.constant("lengths", .integers(lengths))) }
    try graph.append(
      Node(name: "layer", operatorName: operatorName, inputs: inputs, outputs: outputs, attributes: attributes))
    graph.outputs = outputs
    return graph
  }

  /// One product of all inputs with the weights, then a few nodes a step.
  @Test(arguments: [("RNN", 1, 2), ("GRU", 3, 10), ("LSTM", 4, 11)])
  func takesFewNodes(_ operatorName: String, _ gates: Int, _ nodesPerStep: Int) throws {
    func nodes(_ steps: Int) throws -> Int {
      try network(operatorName, gates: gates, steps: steps).specialised().nodes.count
    }
    let (few, many) = (try nodes(10), try nodes(30))
    #expect(many - few <= 20 * nodesPerStep)
    #expect(few < 10 * nodesPerStep + 12)
  }

  @Test func readsItsWeightsOnce() throws {
    let graph = try network("GRU", gates: 3, steps: 40, hidden: 60).specialised()
    let numbers = graph.constants.values.reduce(0) { $0 + $1.shape.reduce(1, *) }
    // W, R and the states, not once a step
    #expect(numbers < 3 * 60 * (4 + 60 + 4) + 1000)
  }

  @Test func refusesTooManySteps() throws {
    let error = #expect(throws: GraphError.self) {
      try network("LSTM", gates: 4, steps: 1025).specialised()
    }
    #expect(error?.message.contains("1025 steps") == true && error?.message.contains("1024") == true)
    #expect(error?.context["node"] == "layer")
    #expect(throws: GraphError.self) {
      try network("GRU", gates: 3, steps: 513, attributes: ["direction": .string("bidirectional")]).specialised()
    }
  }

  @Test func refusesWhatDoesNotFit() throws {
    let forms: [(attributes: [String: Attribute], lengths: [Int]?, message: String)] = [
      (["direction": .string("sideways")], nil, "sideways"), (["hidden_size": .integer(4)], nil, "hidden_size"),
      (["activations": .strings(["Sigmoid"])], nil, "activations"),
      (["activations": .strings(["Sigmoid", "Swoosh", "Tanh"])], nil, "Swoosh"), (["clip": .float(-1)], nil, "clip"),
      ([:], [5, 6], "sequence_lens"), ([:], [5], "sequence_lens"), ([:], [-1, 2], "sequence_lens"),
    ]
    for form in forms {
      let error = #expect(throws: GraphError.self) {
        try network("LSTM", gates: 4, steps: 5, attributes: form.attributes, lengths: form.lengths).specialised()
      }
      #expect(error?.message.contains(form.message) == true, "\(String(describing: error))")
    }
    #expect(throws: GraphError.self) { try network("GRU", gates: 4, steps: 5).specialised() }
  }

  /// Where every gate reads more than the clip, the memory is i·g/(1 − f) in the end. It is not cut itself, as in ONNX
  /// Runtime.
  @Test func clipsWhatGatesRead() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [40, 1, 1])])
    let weights = [4, 4].enumerated().map { graph.constant("w\($0)", Tensor(shape: [1, $1, 1], repeating: 1)) }
    let activations = Attribute.strings(["Sigmoid", "Tanh", "Affine"])
    try graph.append(
      Node(
        name: "layer", operatorName: "LSTM", inputs: ["x"] + weights, outputs: ["y", "last"],
        attributes: ["activations": activations, "clip": .float(0.4)]))
    graph.outputs = ["last"]
    let x = ReferenceTensor(shape: [40, 1, 1], elements: Array(repeating: 5, count: 40), elementType: .float32)
    let last = try #require(try graph.specialised().evaluated(["x": x])["last"]?.elements.first)
    let (gate, content) = (1 / (1 + exp(-0.4)), tanh(0.4))
    // The clip is a 32-bit float, and f⁴⁰ is left.
    #expect(abs(last - gate * gate * content / (1 - gate)) < 1e-7)
    #expect(last > gate * 0.4)
  }

  /// Samples that are shorter than others give what they give alone.
  @Test(arguments: ["forward", "reverse", "bidirectional"]) func endsWhereASampleEnds(_ direction: String) throws {
    let attributes: [String: Attribute] = ["direction": .string(direction)]
    var random = SeededRandom(seed: 6)
    let x = ReferenceTensor.random([5, 2, 4], &random)
    let first = ReferenceTensor(shape: [3, 2, 4], elements: Array(x.elements.prefix(24)))
    func last(_ graph: Graph, _ x: ReferenceTensor) throws -> [Double] {
      try #require(try graph.specialised().evaluated(["x": x])["h"]).elements
    }
    let mixed = try last(
      network("LSTM", gates: 4, steps: 5, attributes: attributes, lengths: [5, 3], outputs: ["y", "h"]), x)
    let whole = try last(network("LSTM", gates: 4, steps: 5, attributes: attributes, outputs: ["y", "h"]), x)
    let short = try last(network("LSTM", gates: 4, steps: 3, attributes: attributes, outputs: ["y", "h"]), first)
    for index in mixed.indices {
      #expect(abs(mixed[index] - (index / 3 % 2 == 0 ? whole : short)[index]) < 1e-12)
    }
  }
}
