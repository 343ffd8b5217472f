import Differentiation
import Execution
import Foundation
import Graphs
import ModelReaders
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

/// Computed indices on the engine: the right numbers within their axis, an error outside of it.
@Suite struct IndexGuardTests {
  let engine: Engine

  init() throws { engine = try Engine() }

  static let operators = IndexTable.guarded.keys.sorted()

  @Test(arguments: operators, [ElementType.int32, .int64]) func convertedIndices(_ name: String, _ type: ElementType)
    async throws
  {
    for sample in IndexSample.all(of: name) {
      let graph = try sample.graph(.computed(type))
      let program = try engine.compiled(graph)
      let length = Double(sample.length)
      for index in [-length, -1, 0, length - 1, length - 0.5, -length - 0.5] {
        try await expectSame(graph, program, sample.values(index))
      }
      for index in [
        -length - 1, length, 1e6, 0x1p31, -0x1p31, 0x1p32, 0x1p32 + 512, 0x1p63, .infinity, -.infinity, .nan,
      ] {
        let error = await #expect(throws: RuntimeError.self) { try await run(program, sample.values(index)) }
        try expectNames(error, sample, index.indexDescription)
        // By ONNX, int32 wraps around.
        if type == .int64 { #expect(throws: GraphError.self) { try graph.evaluated(sample.values(index)) } }
      }
    }
  }

  /// `a·b + c`, whose result may go beyond 32 bits, and round to an index.
  @Test(arguments: operators, [ElementType.int32, .int64]) func calculatedIndices(_ name: String, _ type: ElementType)
    async throws
  {
    for sample in IndexSample.all(of: name) {
      let graph = try sample.graph(.arithmetic(type))
      let program = try engine.compiled(graph)
      let length = Double(sample.length)
      let right: [(Double, Double, Double)] = [(1, length, -1), (-1, length, 0), (2, 0, length - 1)]
      for (a, b, c) in right {
        try await expectSame(graph, program, sample.values(a, b, c))
      }
      let wrong: [(Double, Double, Double)] = [
        (1, length, 0), (-1, length, -1), (0x1p16, 0x1p15, 0), (-0x1p16, 0x1p15, 0), (0x1p16, 0x1p16, length - 1),
        (-0x1p16, 0x1p16, length - 1), (0x1p30, 2, 0x1p31), (0x1p31, 1, 0), (1, 0x1p30, 0x1p30), (.nan, 1, 0),
      ]
      for (a, b, c) in wrong {
        let error = await #expect(throws: RuntimeError.self, "\(a)·\(b) + \(c)") {
          try await run(program, sample.values(a, b, c))
        }
        try expectNames(error, sample, nil)
      }
    }
  }

  /// Some batches of pictures hold a wrong index in one of them alone.
  @Test func findsOneIndexOfMany() async throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [4, 3, 8])])
    let indices = try graph.add("Cast", ["x"], attributes: ["to": .integer(7)], name: "indices")
    graph.constant("table", Tensor(shape: [1, 3, 10], elements: (0..<30).map(Float.init)))
    graph.constant("shape", .integers([4, 3, 10]))
    let tables = try graph.add("Expand", ["table", "shape"], name: "tables")
    graph.outputs = [
      try graph.add("GatherElements", [tables, indices], attributes: ["axis": .integer(2)], name: "read")
    ]
    let program = try engine.compiled(graph)
    var x = Tensor(shape: [4, 3, 8], elements: (0..<96).map { Float($0 % 10) })
    #expect(try await program.run(["x": x])["read"]?.elements[17] == 27)
    x[2, 1, 5] = 11
    let error = await #expect(throws: RuntimeError.self) { try await program.run(["x": x]) }
    #expect(error?.message == "GatherElements has an index 11 into an axis of 10")
  }

  // MARK: - No more than has to be

  @Test func leavesBoundedIndicesAlone() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2, 5, 4])])
    graph.constant("table", Tensor(shape: [5, 2], repeating: 1))
    graph.constant("constants", .integers([0, -5, 4]))
    graph.constant("largest", .integers(IntegerTensor(shape: [], elements: [4], elementType: .int64)))
    graph.constant("three", .integers(IntegerTensor(shape: [], elements: [3], elementType: .int64)))
    let largest = try graph.add("ArgMax", ["x"], attributes: ["axis": .integer(1)], name: "places")
    let turned = try graph.add("Sub", ["largest", try graph.add("Transpose", [largest], name: "turned")], name: "rest")
    let rest = try graph.add(
      "Mod", [try graph.add("Mul", [turned, "three"], name: "product"), "three"], name: "modulo")
    for (name, indices) in [("a", "constants"), ("b", largest), ("c", turned), ("d", rest)] {
      graph.outputs.append(try graph.add("Gather", ["table", indices], name: name))
    }
    let guarded = try GuardedGraph(graph)
    #expect(guarded.guards.isEmpty && guarded.graph.nodes == graph.nodes && guarded.graph.outputs == graph.outputs)
  }

  /// A conversion may come out as anything, and be bounded then: it is checked before, and nothing needs to be clamped.
  @Test func checksWhatIsCutBeforeItIsCut() async throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [3])])
    graph.constant("table", Tensor(shape: [5], elements: [0, 1, 2, 3, 4]))
    graph.constant("least", .integers(IntegerTensor(shape: [], elements: [0], elementType: .int64)))
    graph.constant("largest", .integers(IntegerTensor(shape: [], elements: [4], elementType: .int64)))
    let converted = try graph.add("Cast", ["x"], attributes: ["to": .integer(7)], name: "converted")
    let indices = try graph.add("Clip", [converted, "least", "largest"], name: "indices")
    graph.outputs = [try graph.add("Gather", ["table", indices], name: "y")]
    let program = try engine.compiled(graph)
    #expect(try await program.run(["x": Tensor(shape: [3], elements: [-7, 2.9, 1e9])])["y"]?.elements == [0, 2, 4])
    for wrong in [Float(3e9), -3e9, .nan] {
      let error = await #expect(throws: RuntimeError.self) {
        try await program.run(["x": Tensor(shape: [3], elements: [1, wrong, 1])])
      }
      #expect(error?.code == .indexOutOfRange && error?.context["node"] == "y")
    }
  }

  /// The engine takes int64 constants as the nearest integers of 32 bits.
  @Test func refusesConstantsBeyond32Bits() throws {
    for (operatorName, constant) in [("Add", 1 << 32), ("Sub", (1 << 32) + 3), ("Mul", 1 << 31)] {
      var graph = Graph(inputs: [.init(name: "x", dimensions: [3])])
      graph.constant("table", Tensor(shape: [5], elements: [0, 1, 2, 3, 4]))
      let converted = try graph.add("Cast", ["x"], attributes: ["to": .integer(7)], name: "converted")
      let wide = graph.constant("wide", .integers([constant]))
      let indices = try graph.add(operatorName, [converted, wide], name: "indices")
      graph.outputs = [try graph.add("Gather", ["table", indices], name: "y")]
      let error = #expect(throws: RuntimeError.self) { try engine.compiled(graph) }
      #expect(error?.message.hasPrefix("Gather has indices into an axis of 5") == true)
      #expect(error?.message.contains("\(constant)") == true && error?.context["node"] == "y")
    }
  }

  @Test func costsNothingWithoutIndices() throws {
    let architecture = try Architecture.named("efficientnet-lite0")
    let weights = try StateDictionary(contentsOf: Fixtures.path("../../.deps/weights/\(architecture.weights.file)"))
    let graph = try architecture.graph(weights: weights).specialised(inputShapes: ["input": [1, 3, 224, 224]])
      .inEngineForm()
    let guarded = try GuardedGraph(graph)
    #expect(guarded.guards.isEmpty && guarded.graph.nodes == graph.nodes && guarded.graph.outputs == graph.outputs)
  }

  // MARK: - Gradients

  @Test(arguments: operators) func gradientsCheckTheSameIndices(_ name: String) async throws {
    for sample in IndexSample.all(of: name) {
      var graph = try sample.graph(.computed(.int64))
      graph.addInput(.init(name: "seed", dimensions: try graph.type(of: "culprit").shape))
      let (extended, gradients): (Graph, [String: String])
      do {
        (extended, gradients) = try graph.addingGradients(of: "culprit", seed: "seed", withRespectTo: ["data"])
      } catch is DifferentiationError { continue }
      // Alone, as in the part of a network behind a layer.
      var backward = extended
      backward.outputs = [try #require(gradients["data"])]
      backward = try backward.pruned()
      let program = try engine.compiled(backward)
      let seed = ReferenceTensor(
        shape: try graph.type(of: "seed").shape,
        elements: (0..<(try graph.type(of: "seed").count)).map { Double($0) + 1 }, elementType: .float32)
      let length = Double(sample.length)
      for index in [-length, length - 1] {
        try await expectSame(backward, program, sample.values(index).merging(["seed": seed]) { $1 })
      }
      for index in [-length - 1, length, 0x1p31, .nan] {
        let inputs = sample.values(index).merging(["seed": seed]) { $1 }
        let reads = program.inputs.contains("index")
        if reads { await #expect(throws: RuntimeError.self) { try await run(program, inputs) } }
      }
    }
  }

  /// Where the gradient of a pooling goes is found by comparisons, or told by the pooling: within the input, whatever that
  /// holds.
  @Test(arguments: [[3, 3], [9, 9]]) func gradientsOfPoolingsNeedNoGuard(_ kernel: [Int]) async throws {
    var graph = Graph(inputs: ["x"].map { .init(name: $0, dimensions: [2, 3, 16, 17]) })
    let attributes: [String: Attribute] = [
      "kernel_shape": .integers(kernel), "strides": .integers([2, 1]), "pads": .integers([1, 1, 1, 1]),
    ]
    let pooled = try graph.add("MaxPool", ["x"], attributes: attributes, name: "pooled")
    graph.outputs = [pooled]
    graph.addInput(.init(name: "seed", dimensions: try graph.type(of: pooled).shape))
    var (extended, gradients) = try graph.addingGradients(of: pooled, seed: "seed", withRespectTo: ["x"])
    extended.outputs = gradients.values.sorted()
    extended = try extended.pruned()
    #expect(try GuardedGraph(extended.inEngineForm()).guards.isEmpty)
    let program = try engine.compiled(extended)
    let seed = Tensor(shape: try graph.type(of: pooled).shape, repeating: 1)
    for value in [Float.nan, -.infinity, .infinity, 0, 3] {
      let x = Tensor(shape: [2, 3, 16, 17], elements: (0..<1632).map { $0 % 5 == 0 && value == 3 ? .nan : value })
      let sum = try await program.run(["x": x, "seed": seed])[extended.outputs[0]]?.elements.reduce(0, +)
      // What is no number has no place: its gradient may be lost, and nothing else.
      #expect(try #require(sum) <= Float(seed.count) && (!value.isFinite || value == 3 || sum == Float(seed.count)))
    }
    // The same of the places that the pooling tells.
    var places = Graph(inputs: [.init(name: "x", dimensions: [2, 3, 16, 17])])
    try places.append(
      Node(name: "p", operatorName: "MaxPool", inputs: ["x"], outputs: ["y", "at"], attributes: attributes))
    places.outputs = [try places.add("Cast", ["at"], attributes: ["to": .integer(1)], name: "places")]
    let telling = try engine.compiled(places)
    for value in [Float.nan, -.infinity, .infinity, 0] {
      let told =
        try await telling.run(["x": Tensor(shape: [2, 3, 16, 17], repeating: value)])["places"]?.elements ?? []
      #expect(told.allSatisfy { $0 >= 0 && $0 < 1632 } && !told.isEmpty)
    }
  }

  // MARK: - Cache

  @Test func comesThroughTheCache() async throws {
    let folder = "\(NSTemporaryDirectory())metacam-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let sample = try #require(IndexSample.all(of: "GatherND").first)
    let graph = try sample.graph(.computed(.int64))
    for _ in 0..<2 {
      let program = try Engine(cacheFolder: folder).compiled(graph)
      #expect(program.outputs == ["culprit"])
      try await expectSame(graph, program, sample.values(-1))
      let error = await #expect(throws: RuntimeError.self) { try await run(program, sample.values(9)) }
      #expect(error?.message == "GatherND has an index 9 into an axis of 4")
    }
  }

  // MARK: - At random

  /// Operators, shapes, axes, types, ways to the indices and numbers, seeded.
  @Test func randomIndicesComeOutAsTheReferenceSays() async throws {
    var random = SeededRandom(seed: 20)
    var (right, wrong) = (0, 0)
    for _ in 0..<150 {
      let network = try RandomIndices(&random)
      let program = try engine.compiled(network.graph)
      for _ in 0..<4 {
        let inputs = network.inputs(&random)
        do {
          _ = try network.graph.evaluated(inputs)
        } catch {
          await #expect(throws: RuntimeError.self, "\(network.graph.nodes), \(inputs): \(error)") {
            try await run(program, inputs)
          }
          wrong += 1
          continue
        }
        try await expectSame(network.graph, program, inputs)
        right += 1
      }
    }
    #expect(right > 150 && wrong > 150, "\(right) within their axes, \(wrong) outside")
  }

  // MARK: - Running

  private func run(_ program: CompiledGraph, _ inputs: [String: ReferenceTensor]) async throws -> [String: Tensor] {
    try await program.run(inputs.mapValues { Tensor(shape: $0.shape, elements: $0.elements.map(Float.init)) })
  }

  /// Elements are moved and small whole numbers added, which the engine does exactly.
  private func expectSame(_ graph: Graph, _ program: CompiledGraph, _ inputs: [String: ReferenceTensor]) async throws {
    let expected = try graph.evaluated(inputs)
    let values = try await run(program, inputs)
    for output in graph.outputs {
      #expect(values[output]?.elements.map(Double.init) == expected[output]?.elements, "\(graph.nodes) \(inputs)")
    }
  }

  private func expectNames(_ error: RuntimeError?, _ sample: IndexSample, _ index: String?) throws {
    let error = try #require(error)
    #expect(error.code == .indexOutOfRange)
    #expect(error.context["node"] == "culprit" && error.context["operator"] == sample.operatorName)
    #expect(error.message.contains("\(sample.length)"), "\(error.message)")
    if let index { #expect(error.message.contains(index), "\(error.message)") }
  }
}
