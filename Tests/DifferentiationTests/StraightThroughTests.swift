import Differentiation
import Graphs
import Tensors
import TestSupport
import Testing

/// Gradients through values that are quantised on the way: those of the same network without the rounding.
@Suite struct StraightThroughTests {
  /// Both sides multiply and add the same 32-bit constants in double precision, in another order.
  private let tolerance = 1e-6

  // MARK: - Between a quantisation and what takes it back

  /// What moves values, as what it adds to a graph that holds `value`, and the shape that it starts from.
  struct Move: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let add: @Sendable (inout Graph, String) throws -> String

    init(
      _ operatorName: String, _ attributes: [String: Attribute] = [:], integers: [[Int]] = [],
      rest: @escaping @Sendable (String) -> [String] = { [$0] }
    ) {
      testDescription = operatorName
      add = { graph, value in
        let operands = integers.enumerated().map { graph.constant("operand \($0)", .integers($1)) }
        return try graph.add(operatorName, rest(value) + operands, attributes: attributes, name: "moved")
      }
    }

    static let all = [
      Move("Transpose", ["perm": .integers([0, 1, 3, 2])]),
      Move("Reshape", integers: [[2, 2, 20]]),
      Move("Flatten"),
      Move("Concat", ["axis": .integer(1)]) { [$0, $0] },
      Move("Slice", integers: [[1, 0], [4, 4], [2, 3], [2, 1]]),
      Move("Pad", integers: [[0, 0, 1, 0, 0, 0, 0, 1]]),
      Move("Gather", ["axis": .integer(3)], integers: [[3, 0, 0]]),
      Move("Expand", integers: [[2, 2, 2, 4, 5]]),
      Move("Tile", integers: [[1, 1, 2, 1]]),
      Move("DepthToSpace", ["blocksize": .integer(1)]),
      Move("Identity"),
      Move("MaxPool", ["kernel_shape": .integers([2, 2]), "strides": .integers([2, 1])]),
      Move("MaxPool", ["kernel_shape": .integers([3, 2]), "pads": .integers([1, 0, 1, 1])]),
      Move("Unsqueeze", integers: [[0]]),
    ]
  }

  @Test(arguments: Move.all, [ElementType.uint8, .int8])
  func passesWhatMovesIntegers(_ move: Move, _ type: ElementType) throws {
    func network(quantised: Bool) throws -> Graph {
      var graph = Graph(inputs: [.init(name: "x", dimensions: [2, 2, 4, 5])])
      let scale = graph.constant("scale", Tensor(0.03))
      let zero = graph.constant(
        "zero", .integers(IntegerTensor(shape: [], elements: [type == .uint8 ? 120 : -5], elementType: type)))
      var value = try graph.add("Mul", ["x", graph.constant("factor", Tensor(0.9))], name: "scaled")
      if quantised { value = try graph.add("QuantizeLinear", [value, scale, zero], name: "q") }
      value = try move.add(&graph, value)
      if quantised { value = try graph.add("DequantizeLinear", [value, scale, zero], name: "dq") }
      graph.outputs = [try graph.add("Identity", [value], name: "y")]
      return graph
    }
    // No two alike, and far enough apart that rounding keeps their order.
    var random = SeededRandom(seed: 4)
    let x = ReferenceTensor.spread([2, 2, 4, 5], in: -3.2...3.2, avoiding: [], &random)
    try expectSameGradients(network(quantised: true), network(quantised: false), x)
  }

  // MARK: - Products of integers

  @Test func passesAQuantisedConvolution() throws {
    let attributes: [String: Attribute] = [
      "pads": .integers([1, 0, 1, 2]), "strides": .integers([2, 1]), "group": .integer(2),
    ]
    func start() -> Graph { Graph(inputs: [.init(name: "x", dimensions: [1, 4, 5, 4])]) }
    let scales: [Float] = [0.01, 0.02, 0.015, 0.03]
    var random = SeededRandom(seed: 9)
    let weights = (0..<4 * 2 * 3 * 2).map { _ in Int64(random.uniform(in: -128...127)) }

    var plain = start()
    let floats = Tensor(
      shape: [4, 2, 3, 2], elements: weights.enumerated().map { (Float($1) - 3) * scales[$0 / 12] })
    plain.outputs = [try plain.add("Conv", ["x", plain.constant("w", floats)], attributes: attributes, name: "y")]

    func integers(_ graph: inout Graph, _ name: String, _ shape: [Int], _ elements: [Int64], _ type: ElementType)
      -> String
    {
      graph.constant(name, .integers(IntegerTensor(shape: shape, elements: elements, elementType: type)))
    }
    // Operator by operator, as `QLinearConv`
    var quantised = start()
    let scale = quantised.constant("s", Tensor(0.02))
    let zero = integers(&quantised, "z", [], [127], .uint8)
    let q = try quantised.add("QuantizeLinear", ["x", scale, zero], name: "q")
    let weight = integers(&quantised, "w", [4, 2, 3, 2], weights, .int8)
    let product = try quantised.add(
      "QLinearConv",
      [
        q, scale, zero, weight, quantised.constant("ws", Tensor(shape: [4], elements: scales)),
        integers(&quantised, "wz", [4], [3, 3, 3, 3], .int8), quantised.constant("ys", Tensor(0.5)), zero,
        integers(&quantised, "bias", [4], [10, -20, 30, 0], .int32),
      ], attributes: attributes, name: "product")
    quantised.outputs = [
      try quantised.add("DequantizeLinear", [product, "ys", zero], name: "y")
    ]
    // While the network runs, as `DynamicQuantizeLinear` and `ConvInteger`
    var dynamic = start()
    try dynamic.append(
      Node(name: "d", operatorName: "DynamicQuantizeLinear", inputs: ["x"], outputs: ["q", "qs", "qz"]))
    let byte = try dynamic.add(
      "ConvInteger",
      [
        "q", integers(&dynamic, "w", [4, 2, 3, 2], weights, .int8), "qz", integers(&dynamic, "wz", [], [3], .int8),
      ], attributes: attributes, name: "product")
    let number = try dynamic.add(
      "Cast", [byte], attributes: ["to": .integer(ElementType.float32.onnxNumber)], name: "number")
    let factor = try dynamic.add(
      "Mul", ["qs", dynamic.constant("ws", Tensor(shape: [4, 1, 1], elements: scales))], name: "factor")
    dynamic.outputs = [try dynamic.add("Mul", [number, factor], name: "y")]

    let x = ReferenceTensor.random([1, 4, 5, 4], &random)
    try expectSameGradients(quantised, plain, x)
    try expectSameGradients(dynamic, plain, x)
  }

  @Test func passesAQuantisedMatrixProduct() throws {
    func start() -> Graph { Graph(inputs: [.init(name: "x", dimensions: [2, 3, 4])]) }
    var random = SeededRandom(seed: 3)
    let weights = (0..<20).map { _ in Int64(random.uniform(in: -128...127)) }
    var plain = start()
    plain.outputs = [
      try plain.add(
        "MatMul", ["x", plain.constant("w", Tensor(shape: [4, 5], elements: weights.map { Float($0 - 2) * 0.01 }))],
        name: "y")
    ]
    var dynamic = start()
    try dynamic.append(
      Node(name: "d", operatorName: "DynamicQuantizeLinear", inputs: ["x"], outputs: ["q", "qs", "qz"]))
    let weight = dynamic.constant("w", .integers(IntegerTensor(shape: [4, 5], elements: weights, elementType: .int8)))
    let zeros = dynamic.constant(
      "wz", .integers(IntegerTensor(shape: [5], elements: [2, 2, 2, 2, 2], elementType: .int8)))
    let product = try dynamic.add("MatMulInteger", ["q", weight, "qz", zeros], name: "product")
    let number = try dynamic.add(
      "Cast", [product], attributes: ["to": .integer(ElementType.float32.onnxNumber)], name: "number")
    let factor = try dynamic.add("Mul", ["qs", dynamic.constant("ws", Tensor(0.01))], name: "factor")
    dynamic.outputs = [try dynamic.add("Mul", [number, factor], name: "y")]
    try expectSameGradients(dynamic, plain, ReferenceTensor.random([2, 3, 4], &random))
  }

  /// A cast that truncates has no gradient, and neither has what follows.
  @Test func stopsAtATruncation() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2, 3]), .init(name: "seed", dimensions: [3, 2])])
    func toType(_ type: ElementType) -> [String: Attribute] { ["to": .integer(type.onnxNumber)] }
    let whole = try graph.add("Cast", ["x"], attributes: toType(.int32), name: "whole")
    let turned = try graph.add("Transpose", [whole], name: "turned")
    graph.outputs = [try graph.add("Cast", [turned], attributes: toType(.float32), name: "y")]
    let error = #expect(throws: DifferentiationError.self) {
      try graph.addingGradients(of: "y", seed: "seed", withRespectTo: ["x"])
    }
    #expect(error?.code == .independent)
  }

  // MARK: -

  private func expectSameGradients(_ a: Graph, _ b: Graph, _ x: ReferenceTensor) throws {
    var random = SeededRandom(seed: 2)
    let shape = try b.specialised().type(of: "y").shape
    let seed = ReferenceTensor.random(shape, &random)
    let gradients = try [a, b].map { graph -> ReferenceTensor in
      var graph = try graph.specialised()
      graph.addInput(.init(name: "seed", dimensions: shape))
      let (extended, names) = try graph.addingGradients(of: "y", seed: "seed", withRespectTo: ["x"])
      let name = try #require(names["x"])
      return try #require(try extended.evaluated(["x": x, "seed": seed], wanted: [name])[name])
    }
    #expect(gradients[0].shape == gradients[1].shape)
    #expect(relativeError(gradients[0].elements, gradients[1].elements) < tolerance)
  }
}
