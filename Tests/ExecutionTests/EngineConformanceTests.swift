import Differentiation
import Execution
import Foundation
import Graphs
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

/// The engine against ONNX's own operator tests, and against the reference evaluator for every gradient.
///
/// All goes the way that a network goes: engine form, ONNX bytes, OpenVINO.
@Suite struct EngineConformanceTests {
  let engine: Engine

  init() throws { engine = try Engine() }

  /// The engine computes in 32 bits, with sums in an order of its own and approximations of exp, erf, tanh and pow that
  /// err by up to 1e-5; wrong forms err by 1e-2 and more.
  private let tolerance = 1e-4

  // MARK: - Operators

  @Test(arguments: OperatorFixture.operatorNames) func computesWhatONNXDefines(_ operatorName: String) async throws {
    for fixture in try OperatorFixture.all(of: operatorName) where Self.leftOut[fixture.name] == nil {
      do {
        let graph = try fixture.graph(operatorName) { $0.constant ?? false }.takenApart().takingFloats()
        let values = try await run(graph, fixture.values)
        for case (let index, let output?) in fixture.outputs.enumerated() {
          let value = try #require(values["output\(index)"])
          #expect(value.shape == output.shape, "\(fixture.name)")
          let error = relativeError(value.elements, output.reference.elements)
          #expect(error <= (output.reference.elementType.isFloatingPoint ? tolerance : 0), "\(fixture.name)")
        }
      } catch {
        Issue.record("\(fixture.name): \(error)")
      }
    }
  }

  /// Cases that the engine does not run as ONNX defines them, and why that is left so.
  static let leftOut: [String: String] = large.merging([
    "dynamicquantizelinear":
      "a value of it lies half way between two integers but for the last place of the scale, by whose reciprocal the engine "
      + "multiplies",
    "own_nan":
      "the engine's Max passes over NaN, as the processor's instruction does; a network that makes NaN is broken",
    "reduce_max_empty_set": "the largest of no elements is the lowest finite float, not -∞; no network asks for it",
    "reduce_min_empty_set": "the least of no elements is the largest finite float, not ∞; no network asks for it",
    "eyelike_without_dtype": "its result is an integer that is known beforehand, and the engine hands out floats alone",
  ]) { $1 }

  /// Integers beyond 2²⁴, which come as 32-bit floats here.
  private static let large = Dictionary(
    uniqueKeysWithValues: [
      "bitwise_and_i32_2d", "bitwise_and_ui64_bcast_3v1d", "bitwise_not_2d", "bitwise_or_i32_2d",
      "bitwise_or_ui64_bcast_3v1d", "bitwise_xor_i32_2d", "bitwise_xor_ui64_bcast_3v1d",
    ].map { ($0, "its integers are too large for the floats that the engine is handed") })

  @Test func leavesOutOnlyWhatThereIs() throws {
    let names = try OperatorFixture.operatorNames.flatMap { try OperatorFixture.all(of: $0).map(\.name) }
    for name in Self.leftOut.keys { #expect(names.count { $0 == name } == 1, "\(name)") }
  }

  // MARK: - Gradients

  @Test(arguments: GradientTable.examples.keys.sorted()) func computesGradients(_ operatorName: String) async throws {
    for (index, example) in (GradientTable.examples[operatorName] ?? []).enumerated() {
      for hasWeights in [false, true] {
        let label = "\(operatorName), example \(index), \(hasWeights ? "weights" : "inputs")"
        do {
          let built = try ExampleGraph(operatorName, example, hasWeights: hasWeights)
          var random = SeededRandom(seed: 5)
          var graph = built.graph
          let seed = ReferenceTensor.random(try graph.type(of: built.output).shape, &random)
          graph.addInput(.init(name: "seed", dimensions: seed.shape))
          let inputs = built.inputs.merging(["seed": seed]) { $1 }
          var (extended, gradients) = try graph.addingGradients(
            of: built.output, seed: "seed", withRespectTo: built.values)
          extended.outputs = [built.output] + gradients.values.sorted()
          let expected = try extended.evaluated(inputs)
          let values = try await run(extended.pruned(), inputs)
          for (name, reference) in expected {
            let value = try #require(values[name])
            #expect(value.shape == reference.shape, "\(label), \(name)")
            #expect(relativeError(value.elements, reference.elements) <= tolerance, "\(label), \(name)")
          }
        } catch {
          Issue.record("\(label): \(error)")
        }
      }
    }
  }

  // MARK: - Names

  /// One value under several names, of which OpenVINO tells one, and for which it takes one memory.
  @Test func keepsApartWhatIsHandedOn() async throws {
    var graph = Graph(inputs: ["x", "unused", "z"].map { .init(name: $0, dimensions: [2, 2]) })
    let relu = try graph.add("Relu", ["x"], name: "relu")
    graph.outputs = [
      try graph.add("Dropout", [relu], name: "a"), relu, try graph.add("Identity", ["x"], name: "b"), "x",
      try graph.add("Max", ["x"], name: "c"), try graph.add("Neg", ["z"], name: "d"),
    ]
    _ = try graph.add("Neg", ["unused"], name: "nobody")
    let network = try engine.compiled(graph)
    #expect(network.inputs == ["x", "z"] && network.outputs == graph.outputs)
    let x = Tensor(shape: [2, 2], elements: [1, -2, 3, -4])
    let rectified = x.map { max($0, 0) }
    let outputs = try await network.run(["x": x, "z": Tensor(shape: [2, 2], repeating: 1)])
    let negative = Tensor(shape: [2, 2], repeating: -1)
    #expect(outputs == ["a": rectified, "relu": rectified, "b": x, "x": x, "c": x, "d": negative])
  }

  /// The cache gives back the same ports as the compiler.
  @Test func keepsThemApartInTheCache() async throws {
    let folder = "\(NSTemporaryDirectory())metacam-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let engine = try Engine(cacheFolder: folder)
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2, 4, 4])])
    let pooled = try graph.add(
      "MaxPool", ["x"],
      attributes: ["kernel_shape": .integers([3, 3]), "strides": .integers([2, 2]), "ceil_mode": .integer(1)], name: "p"
    )
    graph.outputs = [pooled, try graph.add("Dropout", [pooled], name: "a"), try graph.add("Sum", ["x"], name: "s")]
    let x = Tensor(shape: [1, 2, 4, 4], elements: (0..<32).map { Float($0 * 7 % 32) })
    let first = try await engine.compiled(graph).run(["x": x])
    #expect(first["s"] == x && first["a"] == first["p"] && first["p"]?.shape == [1, 2, 2, 2])
    for _ in 0..<2 { #expect(try await engine.compiled(graph).run(["x": x]) == first) }
    #expect(try ModelCacheFolder(path: folder).entries().count == 1)
    // Without a folder that may be used, it works as without a cache.
    for other in ["/dev/null/cache", Fixtures.path("onnx/add.onnx")] {
      #expect(try await Engine(cacheFolder: other).compiled(graph).run(["x": x]) == first)
    }
  }

  // MARK: - Running

  private func run(_ graph: Graph, _ inputs: [String: ReferenceTensor]) async throws -> [String: ReferenceTensor] {
    let tensors = inputs.mapValues { Tensor(shape: $0.shape, elements: $0.elements.map(Float.init)) }
    return try await engine.compiled(graph).run(tensors).mapValues { ReferenceTensor(.floats($0)) }
  }
}

extension Graph {
  /// The same graph with floats for inputs and outputs, which are all that the engine takes: casts stand behind every
  /// input of another type, and before every such output.
  fileprivate func takingFloats() throws -> Graph {
    func toType(_ type: ElementType) -> [String: Attribute] { ["to": .integer(type.onnxNumber)] }
    var result = Graph(inputs: inputs.map { .init(name: $0.name, dimensions: $0.dimensions) })
    for (name, constant) in constants {
      // An output that is known beforehand has no node that makes it.
      if outputs.contains(name), let integers = constant.integers {
        result.constant(name, Tensor(shape: constant.shape, elements: integers.map(Float.init)))
      } else {
        result.constant(name, constant)
      }
    }
    var renamed: [String: String] = [:]
    for input in inputs where !input.elementType.isFloatingPoint {
      renamed[input.name] = try result.add(
        "Cast", [input.name], attributes: toType(input.elementType), name: "\(input.name) cast")
    }
    let cast = Set(outputs.filter { constants[$0] == nil && types[$0]?.elementType.isFloatingPoint == false })
    for var node in nodes {
      node.inputs = node.inputs.map { renamed[$0] ?? (cast.contains($0) ? "\($0) made" : $0) }
      let wanted = node.outputs
      node.outputs = wanted.map { cast.contains($0) ? "\($0) made" : $0 }
      try result.append(node)
      for (made, output) in zip(node.outputs, wanted) where made != output {
        try result.add("Cast", [made], attributes: toType(.float32), name: output)
      }
    }
    result.outputs = outputs
    return result
  }
}
