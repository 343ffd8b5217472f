import Execution
import Foundation
import Graphs
import ModelReaders
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

/// Integers that a network computes on the engine: as ONNX defines them, or an error that names the node.
@Suite struct IntegerArithmeticTests {
  let engine: Engine

  init() throws { engine = try Engine() }

  /// `operation(Cast(x), Cast(z))`, which becomes floats again.
  private func graph(
    _ operatorName: String, _ type: ElementType, attributes: [String: Attribute] = [:], operand: [Int64]? = nil
  ) throws -> Graph {
    var graph = Graph(inputs: ["x", "z"].map { .init(name: $0, dimensions: [3]) })
    let to: [String: Attribute] = ["to": .integer(type.onnxNumber)]
    let x = try graph.add("Cast", ["x"], attributes: to, name: "first")
    let z =
      try operand.map {
        graph.constant("second", .integers(IntegerTensor(shape: [$0.count], elements: $0, elementType: type)))
      } ?? graph.add("Cast", ["z"], attributes: to, name: "second")
    let result = try graph.add(operatorName, [x, z], attributes: attributes, name: "culprit")
    graph.outputs = [try graph.add("Cast", [result], attributes: ["to": .integer(1)], name: "y")]
    return graph
  }

  private func values(_ x: Double, _ z: Double) -> [String: ReferenceTensor] {
    ["x": [1, x, 2], "z": [1, z, 1]].mapValues {
      ReferenceTensor(shape: [3], elements: $0, elementType: .float32)
    }
  }

  private func expectSame(_ graph: Graph, _ program: CompiledGraph, _ inputs: [String: ReferenceTensor]) async throws {
    let expected = try graph.evaluated(inputs)["y"]?.elements
    #expect(try await run(program, inputs) == expected, "\(graph.nodes) \(inputs)")
  }

  private func run(_ program: CompiledGraph, _ inputs: [String: ReferenceTensor]) async throws -> [Double]? {
    try await program.run(inputs.mapValues { Tensor(shape: $0.shape, elements: $0.elements.map(Float.init)) })["y"]?
      .elements.map(Double.init)
  }

  private func expectRefused(
    _ program: CompiledGraph, _ inputs: [String: ReferenceTensor], node: String = "culprit"
  ) async throws {
    let error = try await #require(throws: RuntimeError.self, "\(inputs)") { try await run(program, inputs) }
    #expect(error.code == .integerArithmetic && error.context["node"] == node, "\(error)")
  }

  @Test(arguments: ["Add", "Sub", "Mul"], [ElementType.int32, .int64, .uint32, .uint64])
  func arithmetic(_ name: String, _ type: ElementType) async throws {
    let graph = try graph(name, type)
    let program = try engine.compiled(graph)
    for (x, z) in [(0.0, 0.0), (7, 5), (40_000, 9), (1_000_000, 1000)] {
      try await expectSame(graph, program, values(x, z))
    }
    let isSigned = [.int32, .int64].contains(type)
    if isSigned { try await expectSame(graph, program, values(-7, 5)) }
    let wrong: [(Double, Double)] =
      switch name {
      case "Add": [(0x1p30, 0x1p30)]
      case "Sub": isSigned ? [(-0x1p30, 0x1p30)] : [(5, 7)]
      default: [(0x1p16, 0x1p15), (0x1p16, 0x1p16)]
      }
    for (x, z) in wrong { try await expectRefused(program, values(x, z)) }
    // The conversion before it.
    try await expectRefused(program, values(1e10, 1), node: "first")
    if !isSigned { try await expectRefused(program, values(-1, 1), node: "first") }
  }

  /// What only becomes floats again may be rounded as floats are; what is compared may not.
  @Test func sumsThatAreComputedInFloats() async throws {
    for isCompared in [false, true] {
      var graph = Graph(inputs: [.init(name: "x", dimensions: [3])])
      let numbers = try graph.add("Cast", ["x"], attributes: ["to": .integer(7)], name: "numbers")
      let sum = try graph.add("ReduceSum", [numbers], name: "sum")
      let moved = try graph.add("Reshape", [sum, graph.constant("list", .integers([1]))], name: "moved")
      let result = isCompared ? try graph.add("Equal", [moved, moved], name: "equal") : moved
      graph.outputs = [try graph.add("Cast", [result], attributes: ["to": .integer(1)], name: "y")]
      let program = try engine.compiled(graph)
      let inputs = { (x: Float) in ["x": Tensor(shape: [3], elements: [1, 2, x])] }
      #expect(try await program.run(inputs(1000))["y"]?.elements == [isCompared ? 1 : 1003])
      let large = ["x": Tensor(shape: [3], repeating: 0x1p23)]
      if isCompared {
        let error = await #expect(throws: RuntimeError.self) { try await program.run(large) }
        #expect(error?.code == .integerArithmetic && error?.context["node"] == "sum")
      } else {
        #expect(try await program.run(large)["y"]?.elements == [3 * 0x1p23])
      }
      await #expect(throws: RuntimeError.self) { try await program.run(inputs(0x1p30 + 128)) }
    }
  }

  /// 2²⁴ + 1 and 2²⁴ are one number to it.
  @Test(arguments: [
    "Div", "Equal", "Greater", "GreaterOrEqual", "Less", "LessOrEqual", "Mod", "ReduceMax", "ReduceMin", "Relu",
  ])
  func whatIsReadInFloats(_ name: String) async throws {
    var graph = Graph(inputs: ["x", "z"].map { .init(name: $0, dimensions: [3]) })
    let k = graph.constant("k", .integers(IntegerTensor(shape: [], elements: [4096], elementType: .int64)))
    var operands: [String] = []
    for name in ["x", "z"] {
      let whole = try graph.add("Cast", [name], attributes: ["to": .integer(7)], name: "\(name)-whole")
      let product = try graph.add("Mul", [whole, k], name: "\(name)-product")
      operands.append(
        try graph.add("Sub", [product, graph.constant("one-\(name)", .integers([1]))], name: "\(name)-n"))
    }
    let result = try graph.add(name, name.hasPrefix("Re") ? [operands[0]] : operands, name: "culprit")
    graph.outputs = [try graph.add("Cast", [result], attributes: ["to": .integer(1)], name: "y")]
    let program = try engine.compiled(graph)
    for (x, z) in [(4096.0, 4096.0), (4095, 4096), (10, 3), (-4095, 1)] {
      try await expectSame(graph, program, values(x, z))
    }
    try await expectRefused(program, values(5000, 5001), node: "x-n")
  }

  @Test(arguments: [ElementType.uint32, .uint64]) func shifts(_ type: ElementType) async throws {
    for direction in ["LEFT", "RIGHT"] {
      let attributes = ["direction": Attribute.string(direction)]
      let graph = try graph("BitShift", type, attributes: attributes)
      let program = try engine.compiled(graph)
      for (x, z) in [(5.0, 3.0), (1, 29), (0, 31), (1000, 0)] { try await expectSame(graph, program, values(x, z)) }
      if direction == "LEFT" {
        for (x, z) in [(1.0, 32.0), (3, 30), (100_000, 40)] { try await expectRefused(program, values(x, z)) }
      } else {
        for places in [31.0, 32, 33, 63, 64] {
          #expect(try await run(program, values(100, places)) == [0, 0, 1], "by \(places)")
        }
        for places in [31, 32, 64] as [Int64] {
          let program = try engine.compiled(self.graph("BitShift", type, attributes: attributes, operand: [places]))
          #expect(try await run(program, values(100, 0)) == [0, 0, 0], "by a constant \(places)")
        }
      }
    }
  }

  @Test(arguments: ["Div", "Mod"], [ElementType.int8, .int32, .int64, .uint8]) func divisionsByZero(
    _ name: String, _ type: ElementType
  ) async throws {
    let graph = try graph(name, type)
    let program = try engine.compiled(graph)
    for (x, z) in [(7.0, 2.0), (100, 7), (0, 3)] { try await expectSame(graph, program, values(x, z)) }
    let error = try await #require(throws: RuntimeError.self) { try await run(program, values(7, 0)) }
    #expect(error.message == "\(name) of integers divides by 0")
    #expect(error.context["node"]?.hasPrefix("culprit") == true)
  }

  /// The engine would take the nearest of its integers for them.
  @Test func movedConstantsBeyond32Bits() async throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2])])
    graph.constant("nothing", Tensor(0))
    graph.constant("wide", .integers([10_000_000_000, 1]))
    let numbers = try graph.add("Cast", ["x"], attributes: ["to": .integer(7)], name: "numbers")
    let isPositive = try graph.add("Greater", ["x", "nothing"], name: "positive")
    let chosen = try graph.add("Where", [isPositive, numbers, "wide"], name: "chosen")
    graph.outputs = [try graph.add("Cast", [chosen], attributes: ["to": .integer(1)], name: "y")]
    let program = try engine.compiled(graph)
    #expect(try await program.run(["x": Tensor(shape: [2], elements: [5, -5])])["y"]?.elements == [5, 1])
    let error = await #expect(throws: RuntimeError.self) {
      try await program.run(["x": Tensor(shape: [2], elements: [-5, -5])])
    }
    #expect(error?.context["node"] == "chosen" && error?.message.contains("10000000000") == true)
  }

  /// Each pair of whole numbers of 8 bits, some of 16.
  @Test(
    arguments: ["Add", "Sub", "Mul", "Div", "Mod"], [ElementType.int8, .uint8, .int16, .uint16])
  func smallIntegersWrapAround(_ name: String, _ type: ElementType) async throws {
    let range = type.engineRange
    let step = type.byteCount == 1 ? 3.0 : 769
    let numbers = Array(stride(from: range.lowerBound, through: range.upperBound, by: step)) + [range.upperBound]
    let pairs = numbers.flatMap { x in numbers.map { (x, $0) } }
      // By ONNX, −128 / −1 is left to the machine.
      .filter { !["Div", "Mod"].contains(name) || $0.1 != 0 && $0.1 != -1 }
    var graph = Graph(inputs: ["x", "z"].map { .init(name: $0, dimensions: [pairs.count]) })
    let to: [String: Attribute] = ["to": .integer(type.onnxNumber)]
    let operands = try ["x", "z"].map { try graph.add("Cast", [$0], attributes: to, name: "\($0)-integers") }
    let result = try graph.add(name, operands, name: "result")
    graph.outputs = [try graph.add("Cast", [result], attributes: ["to": .integer(1)], name: "y")]
    let inputs = ["x": pairs.map(\.0), "z": pairs.map(\.1)].mapValues {
      ReferenceTensor(shape: [pairs.count], elements: $0, elementType: .float32)
    }
    try await expectSame(graph, try engine.compiled(graph), inputs)
  }

  @Test(arguments: [ElementType.int8, .uint8, .int16, .uint16]) func conversionsWrapAround(_ type: ElementType)
    async throws
  {
    var graph = Graph(inputs: ["x", "z"].map { .init(name: $0, dimensions: [3]) })
    let to: [String: Attribute] = ["to": .integer(type.onnxNumber)]
    let wide = try graph.add("Cast", ["z"], attributes: ["to": .integer(7)], name: "wide")
    let both = try graph.add(
      "Concat",
      [
        try graph.add("Cast", ["x"], attributes: to, name: "floats"),
        try graph.add("Cast", [wide], attributes: to, name: "integers"),
      ],
      attributes: ["axis": .integer(0)], name: "both")
    graph.outputs = [try graph.add("Cast", [both], attributes: ["to": .integer(1)], name: "y")]
    let program = try engine.compiled(graph)
    for number in [0, -1, 127, 128, -129, 255, 256, 32_767, 32_768, -32_769, 65_535, 65_536, 1e6, -1e6, 2.7e8] {
      try await expectSame(graph, program, values(number, number))
    }
    // −2⁴⁰ has no bits among the last 32, which the engine does not know.
    try await expectRefused(program, values(1, -0x1p40), node: "wide")
  }

  /// What has wrapped around may be anything of its type.
  @Test func chainsOfSmallIntegers() async throws {
    var graph = Graph(inputs: ["x", "z"].map { .init(name: $0, dimensions: [3]) })
    graph.constant("hundred", .integers(IntegerTensor(shape: [], elements: [100], elementType: .int8)))
    graph.constant("fifty", .integers(IntegerTensor(shape: [], elements: [50], elementType: .int8)))
    let numbers = try graph.add("Cast", ["x"], attributes: ["to": .integer(3)], name: "numbers")
    let less = try graph.add("Sub", [numbers, "hundred"], name: "less")
    let more = try graph.add("Add", [less, "fifty"], name: "more")
    let twice = try graph.add("Mul", [more, more], name: "twice")
    graph.outputs = [try graph.add("Cast", [twice], attributes: ["to": .integer(1)], name: "y")]
    let program = try engine.compiled(graph)
    for number in [-128.0, -100, -28, 0, 27, 100, 127] { try await expectSame(graph, program, values(number, 0)) }
  }

  /// The guard's own reshapings change nothing of a sum that takes axes away.
  @Test(arguments: [[0, 1], [1, 2], [0, 2], [2, 3], [1]]) func sumsOfOpenBounds(_ axes: [Int]) async throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 3, 4, 1])])
    let numbers = try graph.add("Cast", ["x"], attributes: ["to": .integer(7)], name: "numbers")
    let sum = try graph.add(
      "ReduceSum", [numbers, graph.constant("axes", .integers(axes))], attributes: ["keepdims": .integer(0)],
      name: "sum")
    graph.outputs = [try graph.add("Cast", [sum], attributes: ["to": .integer(1)], name: "y")]
    let inputs = [
      "x": ReferenceTensor(shape: [1, 3, 4, 1], elements: (0..<12).map { Double($0 * $0 - 40) }, elementType: .float32)
    ]
    try await expectSame(graph, try engine.compiled(graph), inputs)
  }

  // MARK: - No more than has to be

  /// Bytes, clipped floats, places and their sums fit.
  @Test func leavesBoundedIntegersAlone() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2, 5, 4])])
    graph.constant("least", Tensor(-1000))
    graph.constant("largest", Tensor(1000))
    graph.constant("seven", .integers(IntegerTensor(shape: [], elements: [7], elementType: .int64)))
    let cut = try graph.add("Clip", ["x", "least", "largest"], name: "cut")
    let whole = try graph.add("Cast", [cut], attributes: ["to": .integer(7)], name: "whole")
    let sum = try graph.add("Add", [try graph.add("Mul", [whole, whole], name: "square"), "seven"], name: "sum")
    let rest = try graph.add("Mod", [sum, "seven"], name: "rest")
    let places = try graph.add("ArgMax", ["x"], attributes: ["axis": .integer(1)], name: "places")
    let moved = try graph.add("Sub", [rest, places], name: "moved")
    graph.outputs = [try graph.add("Cast", [moved], attributes: ["to": .integer(1)], name: "y")]
    let guarded = try GuardedGraph(graph.inEngineForm())
    #expect(guarded.guards.isEmpty && guarded.graph.nodes == graph.nodes)
  }

  /// What a quantised network computes in integers.
  @Test func leavesQuantisedNetworksAlone() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 8, 6, 6])])
    let scale = graph.constant("scale", Tensor(0.02))
    let zero = graph.constant("zero", .integers(IntegerTensor(shape: [], elements: [128], elementType: .uint8)))
    let weights = graph.constant(
      "weights",
      .integers(
        IntegerTensor(
          shape: [4, 8, 3, 3], elements: (0..<288).map { Int64($0 % 255) - 127 }, elementType: .int8)))
    let quantised = try graph.add("QuantizeLinear", ["x", scale, zero], name: "quantised")
    let product = try graph.add("ConvInteger", [quantised, weights, zero], name: "product")
    graph.outputs = [try graph.add("Cast", [product], attributes: ["to": .integer(1)], name: "y")]
    #expect(try GuardedGraph(graph.inEngineForm()).guards.isEmpty)
  }
}
