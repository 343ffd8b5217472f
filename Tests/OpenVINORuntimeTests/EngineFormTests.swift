import Foundation
import Graphs
import ModelReaders
import OpenVINORuntime
import Tensors
import TestSupport
import Testing

/// Each form that OpenVINO gets wrong: that it still does, and that the engine form is right.
@Suite struct EngineFormTests {
  let core: Core
  /// Nil where the processor does not compute in bf16.
  let brainFloatCore: Core?

  init() throws {
    core = try Core()
    brainFloatCore = try? Core(Core.Configuration(precision: .bfloat16))
  }

  /// Sums of a few dozen products in 32 bits.
  private let tolerance = 1e-5

  /// If this fails, OpenVINO has mended a fault: the row may go.
  @Test(arguments: FaultyForm.all.filter { !$0.endsProgram }) func faultsAreStillThere(_ form: FaultyForm) async throws
  {
    guard let core = form.isOfBrainFloats ? brainFloatCore : core else { return }
    let error = try await error(of: form.graph, form.inputs, on: core)
    #expect(!(error <= (form.isOfBrainFloats ? 0.1 : 1e-2)), "\(error)")
  }

  @Test(arguments: FaultyForm.all) func engineFormIsRight(_ form: FaultyForm) async throws {
    let graph = try form.graph
    let engineForm = try graph.inEngineForm()
    #expect(engineForm.nodes != graph.nodes)
    #expect(engineForm.inputs == graph.inputs && engineForm.outputs == graph.outputs)
    for output in graph.nodes.flatMap(\.outputs) where !output.isEmpty {
      #expect(engineForm.types[output] == graph.types[output], "\(output)")
    }
    // What is right by the plain definitions must be so on the engine.
    let (before, after) = (try graph.evaluated(form.inputs), try engineForm.evaluated(form.inputs))
    for (name, value) in before {
      #expect(relativeError(try #require(after[name]).elements, value.elements) < tolerance)
    }
    #expect(try await error(of: engineForm, form.inputs) < tolerance)
    // Some roundings to eight bits.
    if form.isOfBrainFloats, let brainFloatCore {
      #expect(try await error(of: engineForm, form.inputs, on: brainFloatCore) < 0.03)
    }
    #expect(try engineForm.inEngineForm().nodes == engineForm.nodes, "once is enough")
  }

  @Test func everyFaultHasAForm() {
    #expect(Set(EngineFault.all.map(\.operatorName)).isSubset(of: FaultyForm.all.map(\.operatorName)))
  }

  /// With an example to be sent to OpenVINO.
  @Test func everyFaultIsWrittenDown() throws {
    let text = try String(contentsOfFile: Fixtures.path("../../Documentation/EngineFaults.md"), encoding: .utf8)
    let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
    for fault in EngineFault.all {
      let isThere = headings.contains { $0.contains(fault.operatorName) && $0.hasSuffix(": " + fault.fault) }
      #expect(isThere, "\(fault.operatorName): \(fault.fault)")
    }
  }

  @Test func leavesTheRestAlone() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2, 6, 6])])
    let weight = graph.constant("w", Tensor(shape: [2, 2, 3, 3], repeating: 1))
    let convolution = try graph.add("Conv", ["x", weight], name: "c")
    let pooled = try graph.add(
      "AveragePool", [convolution], attributes: ["kernel_shape": .integers([2, 2])], name: "p")
    graph.outputs = [try graph.add("LRN", [pooled], attributes: ["size": .integer(3)], name: "y")]
    let engineForm = try graph.inEngineForm()
    #expect(engineForm.nodes == graph.nodes && engineForm.constants == graph.constants)
  }

  @Test func choosesNamesThatAreFree() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2, 2])])
    graph.constant("y/alpha", .integers([7]))
    graph.outputs = [try graph.add("LRN", ["x"], attributes: ["size": .integer(2)], name: "y"), "y/alpha"]
    let engineForm = try graph.inEngineForm()
    #expect(engineForm.constants["y/alpha"] == .integers([7]))
    #expect(engineForm.constants["y/alpha#2"] == .floats(Tensor(1e-4)))
  }

  @Test func refusesWhatHasNoOtherForm() throws {
    var graph = Graph(inputs: [.init(name: "x", elementType: .uint8, dimensions: [1, 1, 4, 4])])
    let sizes = graph.constant("sizes", .integers([2, 3]))
    graph.outputs = [
      try graph.add(
        "Resize", ["x", "", "", sizes],
        attributes: ["axes": .integers([2, 3]), "keep_aspect_ratio_policy": .string("not_larger")], name: "y")
    ]
    let error = #expect(throws: RuntimeError.self) { try graph.inEngineForm() }
    #expect(error?.code == .unsupported && error?.context["node"] == "y")
  }

  /// A weight may have any other readers, forward and transposed; those of one kind may share it.
  @Test func sharesWeightsElsewhere() async throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 4, 8, 8]), .init(name: "row", dimensions: [1, 6])])
    let weight = graph.constant("w", fixtureWeight)
    for (name, operatorName, stride, pad) in [
      ("a", "Conv", 1, 1), ("b", "Conv", 2, 0), ("c", "ConvTranspose", 1, 1), ("d", "ConvTranspose", 2, 0),
    ] {
      graph.outputs.append(
        try graph.add(
          operatorName, ["x", weight],
          attributes: ["strides": .integers([stride, stride]), "pads": .integers([pad, pad, pad, pad])], name: name))
    }
    let matrix = graph.constant("m", Tensor(shape: [6, 3], elements: fixtureWeight.elements.prefix(18)))
    let encoded = try graph.add("MatMul", ["row", matrix], name: "encoded")
    let decoded = try graph.add("Gemm", [encoded, matrix], attributes: ["transB": .integer(1)], name: "decoded")
    graph.outputs += [encoded, decoded]
    var random = SeededRandom(seed: 8)
    let inputs = ["x": ReferenceTensor.random([1, 4, 8, 8], &random), "row": .random([1, 6], &random)]
    #expect(try await error(of: graph.inEngineForm(), inputs) < tolerance)
    #expect(try await error(of: graph, inputs) > 1e-2)
  }

  /// Step by step as well: the engine makes one product and sum of the steps, by which q = z gives not quite 0.
  @Test func restoresZerosExactly() async throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [2, 12])])
    let zero = graph.constant("zero", .integers(IntegerTensor(shape: [], elements: [120], elementType: .uint8)))
    let quantised = try graph.add("QuantizeLinear", ["x", graph.constant("coarse", Tensor(2)), zero], name: "q")
    let restored = try graph.add(
      "DequantizeLinear", [quantised, graph.constant("scale", Tensor(0.0173)), zero], name: "restored")
    graph.outputs = [
      try graph.add("Sign", [restored], name: "sign"),
      try graph.add("Ceil", [try graph.add("LeakyRelu", [restored], name: "rectified")], name: "ceiling"),
    ]
    var random = SeededRandom(seed: 8)
    let inputs = ["x": ReferenceTensor.random([2, 12], &random)]
    #expect(try graph.evaluated(inputs)["sign"]?.elements.contains(0) == true)
    #expect(try await error(of: graph.inEngineForm(), inputs) == 0)
  }

  /// A square matrix by which is multiplied as it is and transposed, as the gradient of a dense layer does.
  @Test(arguments: ["Gemm", "Transpose", "Einsum", "Gemm twice"]) func copiesSquareMatricesForTheirTransposes(
    _ name: String
  )
    async throws
  {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [3, 6])])
    let matrix = graph.constant("m", Tensor(shape: [6, 6], elements: fixtureWeight.elements.prefix(36)))
    let turning: [String: Attribute] = ["transB": .integer(1)]
    let product =
      switch name {
      case "Einsum":
        try graph.add("Einsum", ["x", matrix], attributes: ["equation": .string("ij,jk->ik")], name: "product")
      case "Gemm twice": try graph.add("Gemm", ["x", matrix], attributes: turning, name: "product")
      default: try graph.add("MatMul", ["x", matrix], name: "product")
      }
    let back =
      switch name {
      case "Gemm twice":
        try graph.add(
          "Gemm", [product, try graph.add("Transpose", [matrix], name: "turned")], attributes: turning, name: "back")
      case "Gemm": try graph.add("Gemm", [product, matrix], attributes: turning, name: "back")
      case "Transpose":
        try graph.add("MatMul", [product, try graph.add("Transpose", [matrix], name: "turned")], name: "back")
      default: try graph.add("Einsum", [product, matrix], attributes: ["equation": .string("ij,kj->ik")], name: "back")
      }
    graph.outputs = [back]
    var random = SeededRandom(seed: 8)
    let inputs = ["x": ReferenceTensor.random([3, 6], &random)]
    #expect(try await error(of: graph, inputs) > 1e-2)
    let engineForm = try graph.inEngineForm()
    #expect(try await error(of: engineForm, inputs) < tolerance)
    #expect(engineForm.constants.count == graph.constants.count + 1)
    #expect(try engineForm.inEngineForm().nodes == engineForm.nodes)
  }

  /// Read in one way, or of unequal sides, they stay one.
  @Test func leavesOtherSharedMatricesAlone() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [3, 4]), .init(name: "z", dimensions: [3, 6])])
    let square = graph.constant("square", Tensor(shape: [4, 4], elements: fixtureWeight.elements.prefix(16)))
    let wide = graph.constant("wide", Tensor(shape: [4, 6], elements: fixtureWeight.elements.prefix(24)))
    let first = try graph.add("MatMul", ["x", square], name: "first")
    graph.outputs = [
      try graph.add("MatMul", [first, square], name: "second"), try graph.add("MatMul", ["x", wide], name: "third"),
      try graph.add("Gemm", ["z", wide], attributes: ["transB": .integer(1)], name: "fourth"),
    ]
    #expect(try graph.inEngineForm().constants == graph.constants)
  }

  /// The engine refuses as many activations behind a convolution; parted, they are right. Few stay as they are.
  @Test(arguments: [["Relu", "Sigmoid"], ["Tanh"], ["Sigmoid", "Tanh", "Relu"]])
  func partsLongChainsOfActivations(operators: [String]) async throws {
    func chain(_ count: Int) throws -> Graph {
      var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 4, 8, 8])])
      let weight = graph.constant("w", fixtureWeight)
      var value = try graph.add("Conv", ["x", weight], name: "conv")
      for index in 0..<count {
        value = try graph.add(operators[index % operators.count], [value], name: "value\(index)")
      }
      graph.outputs = [value]
      return graph
    }
    var random = SeededRandom(seed: 9)
    let inputs = ["x": ReferenceTensor.random([1, 4, 8, 8], &random)]
    let (short, long) = (try chain(8), try chain(100))
    #expect(try short.inEngineForm().nodes == short.nodes)
    #expect(try await error(of: long, inputs) == .infinity)
    let engineForm = try long.inEngineForm()
    #expect(try await error(of: engineForm, inputs) < tolerance)
    #expect(try engineForm.inEngineForm().nodes == engineForm.nodes)
  }

  /// The largest relative error of an output on the engine; +∞ where there is none, for another shape or a refusal.
  private func error(
    of graph: Graph, _ inputs: [String: ReferenceTensor], on other: Core? = nil
  ) async throws -> Double {
    let core = other ?? core
    let expected = try graph.evaluated(inputs)
    guard let model = try? CompiledModel(Model(onnx: ONNXWriter.bytes(of: graph), core: core), core: core) else {
      return .infinity
    }
    let tensors = inputs.mapValues { Tensor(shape: $0.shape, elements: $0.elements.map(Float.init)) }
    let values = try await model.run(tensors)
    return expected.reduce(0) { worst, entry in
      guard let value = values[entry.key], value.shape == entry.value.shape else { return .infinity }
      return max(worst, relativeError(value.elements.map(Double.init), entry.value.elements))
    }
  }
}

/// A small network with a form that the engine gets wrong.
struct FaultyForm: Sendable, CustomTestStringConvertible {
  let operatorName: String
  let testDescription: String
  let shapes: [String: [Int]]
  /// Whether the engine would end the tests as well, or might, since it reads memory that is not the value's.
  let endsProgram: Bool
  /// Whether it is wrong in bf16 alone.
  let isOfBrainFloats: Bool
  private let build: @Sendable (inout Graph) throws -> [String]

  var graph: Graph {
    get throws {
      var graph = Graph(inputs: shapes.keys.sorted().map { .init(name: $0, dimensions: shapes[$0] ?? []) })
      graph.outputs = try build(&graph)
      return graph
    }
  }

  var inputs: [String: ReferenceTensor] {
    var random = SeededRandom(seed: 3)
    return Dictionary(
      uniqueKeysWithValues: shapes.keys.sorted().map { ($0, .random(shapes[$0] ?? [], &random)) })
  }

  private init(
    _ operatorName: String, _ description: String, _ shapes: [String: [Int]], endsProgram: Bool = false,
    isOfBrainFloats: Bool = false, _ build: @escaping @Sendable (inout Graph) throws -> [String]
  ) {
    self.operatorName = operatorName
    testDescription = "\(operatorName): \(description)"
    self.shapes = shapes
    self.endsProgram = endsProgram
    self.isOfBrainFloats = isOfBrainFloats
    self.build = build
  }

  /// One node that reads `x`.
  private init(
    _ operatorName: String, _ description: String, _ shape: [Int], _ attributes: [String: Attribute],
    sizes: [Int]? = nil
  ) {
    self.init(operatorName, description, ["x": shape]) { graph in
      var inputs = ["x"]
      if let sizes { inputs += ["", "", graph.constant("sizes", .integers(sizes))] }
      return [try graph.add(operatorName, inputs, attributes: attributes, name: "y")]
    }
  }

  private static let roundingUp: [String: Attribute] = [
    // Of 4 + 2 elements, two windows of two with a stride of three; a third one would see padding alone.
    "kernel_shape": .integers([2, 1]), "strides": .integers([3, 1]), "pads": .integers([0, 0, 2, 0]),
    "ceil_mode": .integer(1),
  ]

  /// A product or quotient by constants, then a `Conv` with filters of 3 × 3.
  private static func scaledPlaces(_ name: String, _ shape: [Int], _ graph: inout Graph) throws -> [String] {
    let numbers = Tensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { 0.4 + 0.3 * Float($0) })
    let scaled = try graph.add(name, ["x", graph.constant("numbers", numbers)], name: "scaled")
    let weight = graph.constant("w", Tensor(shape: [1, 2, 3, 3], elements: fixtureWeight.elements.prefix(18)))
    return [try graph.add("Conv", [scaled, weight], attributes: ["pads": .integers([1, 1, 1, 1])], name: "y")]
  }

  /// Numbers of one to four, shifted by so many bits that some are lost.
  private static func shiftedLeft(_ type: ElementType, by count: Int64, _ graph: inout Graph) throws -> [String] {
    let five = graph.constant("five", Tensor(5))
    let scaled = try graph.add("Mul", [try graph.add("Abs", ["x"], name: "a"), five], name: "scaled")
    let numbers = try graph.add("Cast", [scaled], attributes: ["to": .integer(type.onnxNumber)], name: "numbers")
    let places = graph.constant("n", .integers(IntegerTensor(shape: [], elements: [count], elementType: type)))
    let shifted = try graph.add("BitShift", [numbers, places], attributes: ["direction": .string("LEFT")], name: "s")
    return [try graph.add("Cast", [shifted], attributes: ["to": .integer(ElementType.float32.onnxNumber)], name: "y")]
  }

  /// The whole numbers of a type from its least to its largest, and what an operator makes of them.
  private static func wrapped(
    _ operatorName: String, _ type: ElementType, _ operand: [Int64]?, _ graph: inout Graph
  ) throws -> [String] {
    let range = type.engineRange
    let end = Float(max(-range.lowerBound, range.upperBound))
    // Twice as much, cut: both ends are among them.
    let wide = try graph.add("Mul", ["x", graph.constant("factor", Tensor(4 * end))], name: "wide")
    let ends = [range.lowerBound, range.upperBound].map { Tensor(Float($0)) }
    let cut = try graph.add(
      "Clip", [wide, graph.constant("least", ends[0]), graph.constant("largest", ends[1])], name: "cut")
    let numbers = try graph.add("Cast", [cut], attributes: ["to": .integer(type.onnxNumber)], name: "numbers")
    let operands = operand.map {
      graph.constant("operand", .integers(IntegerTensor(shape: [1], elements: $0, elementType: type)))
    }
    let result = try graph.add(operatorName, [numbers] + [operands].compactMap(\.self), name: "result")
    return [try graph.add("Cast", [result], attributes: ["to": .integer(1)], name: "y")]
  }

  /// From 55 to 255, of `[2, 8]` numbers.
  private static func bytes(_ graph: inout Graph) throws -> String {
    let absolute = try graph.add("Abs", ["x"], name: "absolute")
    let scaled = try graph.add("Mul", [absolute, graph.constant("factor", Tensor(200))], name: "scaled")
    let raised = try graph.add("Add", [scaled, graph.constant("offset", Tensor(55))], name: "raised")
    let cut = try graph.add(
      "Clip", [raised, graph.constant("darkest", Tensor(0)), graph.constant("brightest", Tensor(255))], name: "cut")
    return try graph.add("Cast", [cut], attributes: ["to": .integer(2)], name: "bytes")
  }

  /// Numbers of 32 bits to the right by as many places.
  private static func shiftedAway(_ graph: inout Graph) throws -> [String] {
    let absolute = try graph.add("Abs", ["x"], name: "absolute")
    let hundreds = try graph.add("Mul", [absolute, graph.constant("hundred", Tensor(100))], name: "hundreds")
    let numbers = try graph.add("Cast", [hundreds], attributes: ["to": .integer(12)], name: "numbers")
    let width = graph.constant("width", .integers(IntegerTensor(shape: [], elements: [32], elementType: .uint32)))
    let shifted = try graph.add(
      "BitShift", [numbers, width], attributes: ["direction": .string("RIGHT")], name: "shifted")
    return [try graph.add("Cast", [shifted], attributes: ["to": .integer(1)], name: "y")]
  }

  /// A reduction over the last of three axes, then a number a row.
  private static func scaled(
    _ operatorName: String, _ inputs: [String], _ attributes: [String: Attribute], _ graph: inout Graph
  ) throws -> [String] {
    let reduced = try graph.add(operatorName, ["x"] + inputs, attributes: attributes, name: "reduced")
    let shape = try graph.type(of: reduced).shape.map { $0 == 4 ? 4 : 1 }
    let numbers = graph.constant("numbers", Tensor(shape: shape, elements: [0.5, 1, -1, 2]))
    return [try graph.add("Mul", [try graph.add("Abs", [reduced], name: "absolute"), numbers], name: "y")]
  }

  private static let reductions = ["L1", "L2", "Max", "Mean", "Min", "Prod", "Sum", "SumSquare"].enumerated().map {
    index, name in
    FaultyForm("Reduce\(name)", "scaled rows", ["x": [3, 4, 5]]) { graph in
      let axes = graph.constant("axes", .integers([index % 3 == 0 ? 0 : -1]))
      return try scaled("Reduce\(name)", [axes], ["keepdims": .integer(index % 2)], &graph)
    }
  }

  /// Behind an operator, to few bits and back.
  private static func quantised(
    _ operatorName: String, _ description: String, _ type: ElementType, _ scale: Float, zero: Int64,
    behind before: String
  ) -> FaultyForm {
    FaultyForm(operatorName, description, ["x": [2, 5, 4, 5]]) { graph in
      let scale = graph.constant("scale", Tensor(scale))
      let zero = graph.constant("zero", .integers(IntegerTensor(shape: [], elements: [zero], elementType: type)))
      let value = try graph.add(before, ["x"], name: "value")
      let quantised = try graph.add("QuantizeLinear", [value, scale, zero], name: "q")
      let restored = try graph.add("DequantizeLinear", [quantised, scale, zero], name: "back")
      return [try graph.add("Neg", [restored], name: "y")]
    }
  }

  /// A weight of small numbers, none like another.
  private static func weight(_ name: String, _ shape: [Int], _ graph: inout Graph) -> String {
    let elements = (0..<shape.reduce(1, *)).map { Float(($0 * 37 + name.utf8.count) % 23 - 11) / 16 }
    return graph.constant(name, Tensor(shape: shape, elements: elements))
  }

  /// Attention of four heads, with a mask of one row.
  private static func maskedAttention(_ mask: [Int]) -> FaultyForm {
    FaultyForm(
      "Add", "mask of the shape \(mask) on scores", ["q": [1, 4, 3, 5], "k": [1, 4, 7, 5], "v": [1, 4, 7, 5]],
      endsProgram: true, isOfBrainFloats: true
    ) { graph in
      let turned = try graph.add("Transpose", ["k"], attributes: ["perm": .integers([0, 1, 3, 2])], name: "turned")
      let scores = try graph.add("MatMul", ["q", turned], name: "scores")
      let masked = try graph.add("Add", [scores, weight("mask", mask, &graph)], name: "masked")
      return [try graph.add("MatMul", [try graph.add("Softmax", [masked], name: "weights"), "v"], name: "y")]
    }
  }

  /// A product by a matrix, and slopes for what it makes.
  private static func rectifiedProduct(_ description: String, _ shape: [Int], _ before: String? = nil) -> FaultyForm {
    FaultyForm("PRelu", description, ["x": shape]) { graph in
      var value = try graph.add("MatMul", ["x", weight("w", [shape[3], shape[3]], &graph)], name: "product")
      if let before { value = try graph.add(before, [value], name: "before") }
      return [try graph.add("PRelu", [value, weight("slopes", [shape[1], 1, 1], &graph)], name: "y")]
    }
  }

  /// A number of a product, and another one.
  private static func meeting(_ operatorName: String, _ between: String?) -> FaultyForm {
    FaultyForm(
      "Reshape", "\(operatorName) to one number, \(between ?? "nothing") between", ["x": [1, 4], "c": []],
      endsProgram: true
    ) { graph in
      var value = try graph.add(operatorName, ["x", weight("w", [4, 1], &graph)], name: "product")
      if let between { value = try graph.add(between, [value], name: "between") }
      let number = try graph.add("Reshape", [value, graph.constant("shape", .integers([]))], name: "number")
      return [try graph.add("Mul", [number, "c"], name: "y")]
    }
  }

  static let all: [FaultyForm] = reductions + others + surrounded

  /// Wrong for what stands around them.
  private static let surrounded: [FaultyForm] = [
    FaultyForm("GlobalMaxPool", "gated, then scaled channels", ["x": [3, 4, 5]]) { graph in
      let pooled = try graph.add("GlobalMaxPool", ["x"], name: "pooled")
      let gated = try graph.add("Mul", [pooled, try graph.add("Sigmoid", [pooled], name: "gate")], name: "gated")
      return [try graph.add("Mul", [gated, weight("numbers", [4, 1], &graph)], name: "y")]
    },
    FaultyForm("MatMul", "constant list, then a number", ["x": [2, 1, 2]]) { graph in
      let product = try graph.add("MatMul", ["x", weight("list", [2], &graph)], name: "product")
      return [
        try graph.add("Mul", [graph.constant("number", Tensor(shape: [1], elements: [0.7])), product], name: "y")
      ]
    },
    maskedAttention([7]), maskedAttention([1, 1, 1, 7]),
    rectifiedProduct("slopes a channel behind a MatMul of as many columns", [1, 6, 1, 6]),
    rectifiedProduct("slopes a channel behind a MatMul of other columns", [1, 6, 1, 5], "Neg"),
    meeting("MatMul", nil), meeting("Gemm", "Relu"),
    FaultyForm("Resize", "of three axes, before a Relu and a product", ["x": [2, 4, 2]], isOfBrainFloats: true) {
      graph in
      let sizes = graph.constant("sizes", .integers([2, 4, 4]))
      let resized = try graph.add(
        "Resize", ["x", "", "", sizes], attributes: ["mode": .string("linear")], name: "resized")
      let rectified = try graph.add("Relu", [resized], name: "rectified")
      return [try graph.add("MatMul", [rectified, weight("w", [4, 5], &graph)], name: "y")]
    },
    FaultyForm("Conv", "one column of one channel by a stride", ["x": [2, 1, 6, 5]], endsProgram: true) { graph in
      [
        try graph.add(
          "Conv", ["x", weight("w", [16, 1, 3, 3], &graph)], attributes: ["strides": .integers([1, 3])], name: "y")
      ]
    },
    FaultyForm(
      "Conv", "one column of one channel by a stride, padded, in three dimensions", ["x": [2, 1, 3, 5, 4]],
      endsProgram: true
    ) {
      graph in
      [
        try graph.add(
          "Conv", ["x", weight("w", [1, 1, 2, 1, 3], &graph)],
          attributes: ["strides": .integers([3, 1, 3]), "pads": .integers([0, 0, 1, 0, 0, 0])], name: "y")
      ]
    },
    FaultyForm("Conv", "one plane of one channel", ["x": [3, 1, 1, 1, 5]], isOfBrainFloats: true) { graph in
      [
        try graph.add(
          "Conv", ["x", weight("w", [4, 1, 3, 3, 3], &graph)],
          attributes: ["pads": .integers([1, 1, 1, 1, 1, 1])], name: "y")
      ]
    },
    FaultyForm("Conv", "a computed weight of groups, scaled behind", ["x": [1, 4, 6, 6], "w": [4, 2, 3, 3]]) { graph in
      let groups: [String: Attribute] = ["group": .integer(2)]
      let first = try graph.add("Conv", ["x", "w"], attributes: groups, name: "first")
      return [
        try graph.add("Mul", [first, graph.constant("number", Tensor(3))], name: "y"),
        try graph.add(
          "Conv", ["x", "w"], attributes: groups.merging(["strides": .integers([2, 2])]) { $1 }, name: "z"),
      ]
    },
  ]

  private static let others: [FaultyForm] = [
    FaultyForm(
      "Transpose", "attention of as many tokens as heads", ["q": [2, 4, 4, 6], "k": [2, 4, 4, 6], "v": [2, 4, 4, 6]]
    ) { graph in
      // Of queries, keys and values [N, T, heads, d]
      func turned(_ value: String, _ order: [Int]) throws -> String {
        let rectified = try graph.add("Relu", [value], name: "\(value) rectified")
        return try graph.add("Transpose", [rectified], attributes: ["perm": .integers(order)], name: "\(value) turned")
      }
      let scores = try graph.add("MatMul", [turned("q", [0, 2, 1, 3]), turned("k", [0, 2, 3, 1])], name: "scores")
      let weights = try graph.add("Softmax", [scores], name: "weights")
      return [try graph.add("MatMul", [weights, turned("v", [0, 2, 1, 3])], name: "y")]
    },
    FaultyForm("Pad", "computed value", ["x": [2, 3, 4], "value": []]) { graph in
      let pads = graph.constant("pads", .integers([1, 2, -1, 0]))
      let axes = graph.constant("axes", .integers([0, 2]))
      return [
        try graph.add("Pad", ["x", graph.constant("all", .integers([0, 1, 1, 1, -1, 2])), "value"], name: "y"),
        try graph.add("Pad", ["x", pads, "value", axes], name: "z"),
      ]
    },
    FaultyForm(
      "Resize", "not_larger", [1, 2, 4, 6],
      [
        "axes": .integers([2, 3]), "keep_aspect_ratio_policy": .string("not_larger"), "mode": .string("linear"),
      ], sizes: [7, 9]),
    FaultyForm(
      "Resize", "not_smaller, other axes", [3, 4, 2, 5],
      [
        "axes": .integers([0, 1]), "keep_aspect_ratio_policy": .string("not_smaller"), "mode": .string("nearest"),
      ], sizes: [5, 5]),
    FaultyForm(
      "Resize", "exclude_outside", [1, 2, 4, 5], ["exclude_outside": .integer(1), "mode": .string("cubic")],
      sizes: [1, 2, 7, 8]),
    FaultyForm(
      "AveragePool", "ceil_mode, padding counted", [1, 2, 6, 7],
      [
        "kernel_shape": .integers([3, 3]), "strides": .integers([2, 3]), "pads": .integers([1, 0, 1, 1]),
        "ceil_mode": .integer(1), "count_include_pad": .integer(1),
      ]),
    FaultyForm("AveragePool", "last window in the padding", [1, 2, 4, 3], roundingUp),
    FaultyForm("MaxPool", "last window in the padding", [1, 2, 4, 3], roundingUp),
    FaultyForm("LRN", "even size", [1, 5, 3, 2], ["size": .integer(4), "alpha": .float(2), "beta": .float(0.6)]),
    FaultyForm("LRN", "bias 1.6", [1, 5, 3, 2], ["size": .integer(3), "bias": .float(1.6)]),
    FaultyForm("LayerNormalization", "scale of one axis for two", ["x": [2, 3, 4, 5]]) { graph in
      let scale = graph.constant("scale", Tensor(shape: [5], elements: [0.5, 1, -1, 2, 1.5]))
      let node = Node(
        name: "norm", operatorName: "LayerNormalization", inputs: ["x", scale], outputs: ["y", "mean", "inverse"],
        attributes: ["axis": .integer(2)])
      try graph.append(node)
      return ["y", "mean", "inverse"]
    },
    FaultyForm("LayerNormalization", "computed shift of one number", ["x": [2, 3, 4], "shift": []]) { graph in
      let scale = graph.constant("scale", Tensor(shape: [3, 4], repeating: 0.5))
      return [
        try graph.add("LayerNormalization", ["x", scale, "shift"], attributes: ["axis": .integer(1)], name: "y")
      ]
    },
    FaultyForm("LayerNormalization", "stash_type 0", ["x": [2, 3, 4]]) { graph in
      let scale = graph.constant("scale", Tensor(shape: [4], elements: [0.5, 1, -1, 2]))
      return [try graph.add("LayerNormalization", ["x", scale], attributes: ["stash_type": .integer(0)], name: "y")]
    },
    FaultyForm("MatMul", "attention with a single key and value", ["x": [2, 3, 1]]) { graph in
      let key = graph.constant("key", Tensor(shape: [1, 1], elements: [0.7]))
      let value = graph.constant("value", Tensor(shape: [1, 2], elements: [-1, 0.5]))
      let weights = try graph.add("Softmax", [try graph.add("MatMul", ["x", key], name: "scores")], name: "weights")
      return [try graph.add("MatMul", [weights, value], name: "y")]
    },
    FaultyForm("Where", "behind two products", ["x": [4, 4], "c": [4, 5]], endsProgram: true) { graph in
      let weights = [[4, 5], [5, 5]].enumerated().map { index, shape in
        graph.constant("w\(index)", Tensor(shape: shape, elements: fixtureWeight.elements.prefix(shape[0] * shape[1])))
      }
      let product = try graph.add("MatMul", ["x", weights[0]], name: "p")
      let zero = graph.constant("zero", Tensor(0))
      let condition = try graph.add("Greater", ["c", zero], name: "isChosen")
      return [
        try graph.add(
          "Where", [condition, try graph.add("MatMul", [product, weights[1]], name: "q"), zero], name: "y")
      ]
    },
    FaultyForm("Mul", "by a number a place, before a Conv", ["x": [1, 2, 3, 3]]) {
      try scaledPlaces("Mul", [3, 3], &$0)
    },
    FaultyForm("Mul", "by a number a column, before a Conv", ["x": [1, 2, 5, 3]]) {
      try scaledPlaces("Mul", [3], &$0)
    },
    FaultyForm("Div", "by a number a place and channel, before a Conv", ["x": [1, 2, 3, 3]]) {
      try scaledPlaces("Div", [2, 3, 3], &$0)
    },
    FaultyForm("Add", "of bytes, beyond 255", ["x": [2, 8]]) { try wrapped("Add", .uint8, [200], &$0) },
    FaultyForm("Sub", "of int8, beyond −128", ["x": [2, 8]]) { try wrapped("Sub", .int8, [100], &$0) },
    FaultyForm("Mul", "of uint16, beyond 32 bits", ["x": [2, 8]]) { try wrapped("Mul", .uint16, [65521], &$0) },
    FaultyForm("Mul", "of int16", ["x": [2, 8]]) { try wrapped("Mul", .int16, [32749], &$0) },
    FaultyForm("Neg", "of the least int8", ["x": [2, 8]]) { try wrapped("Neg", .int8, nil, &$0) },
    FaultyForm("Abs", "of the least int8", ["x": [2, 8]]) { try wrapped("Abs", .int8, nil, &$0) },
    FaultyForm("Div", "of the least int16 by −1", ["x": [2, 8]]) { try wrapped("Div", .int16, [-1], &$0) },
    FaultyForm("Cast", "of negative numbers to uint16", ["x": [2, 8]]) { graph in
      let factor = graph.constant("factor", Tensor(70_000))
      let wide = try graph.add("Mul", ["x", factor], name: "wide")
      let numbers = try graph.add("Cast", [wide], attributes: ["to": .integer(4)], name: "numbers")
      return [try graph.add("Cast", [numbers], attributes: ["to": .integer(1)], name: "y")]
    },
    FaultyForm("BitShift", "to the right by the whole width", ["x": [2, 3]]) { try shiftedAway(&$0) },
    FaultyForm("BitShift", "of a single number to the right by the whole width", ["x": []]) { try shiftedAway(&$0) },
    FaultyForm("BitShift", "bits that leave 8", ["x": [2, 3]]) { try shiftedLeft(.uint8, by: 7, &$0) },
    FaultyForm("BitShift", "bits that leave 16", ["x": [2, 3]]) { try shiftedLeft(.uint16, by: 15, &$0) },
    FaultyForm("BitShift", "bits of a single number that leave 8", ["x": []]) { try shiftedLeft(.uint8, by: 7, &$0) },
    FaultyForm("PRelu", "as many slopes as channels and columns", ["x": [1, 3, 4, 3]]) { graph in
      let slopes = graph.constant("slopes", Tensor(shape: [3], elements: [0.2, -1, 2]))
      return [try graph.add("PRelu", ["x", slopes], name: "y")]
    },
    FaultyForm("ReduceSum", "behind a Transpose", ["x": [5, 2, 1, 5]]) { graph in
      let turned = try graph.add("Transpose", ["x"], attributes: ["perm": .integers([0, 2, 3, 1])], name: "turned")
      let axes = graph.constant("axes", .integers([0, 2]))
      return [try graph.add("ReduceSum", [turned, axes], attributes: ["keepdims": .integer(0)], name: "y")]
    },
    FaultyForm("ReduceSum", "before reshapings around a Transpose", ["x": [4, 6, 1]]) { graph in
      let axes = graph.constant("axes", .integers([0]))
      let sum = try graph.add("ReduceSum", ["x", axes], attributes: ["keepdims": .integer(0)], name: "sum")
      let wide = try graph.add("Reshape", [sum, graph.constant("wide", .integers([1, 3, 2, 1]))], name: "widened")
      let turned = try graph.add("Transpose", [wide], attributes: ["perm": .integers([0, 3, 1, 2])], name: "turned")
      return [try graph.add("Reshape", [turned, graph.constant("flat", .integers([1, 6]))], name: "y")]
    },
    FaultyForm("ReduceMax", "of two axes of length 1, before a Reshape and a reduction", ["x": [1, 1, 2, 4]]) { graph in
      let axes = graph.constant("axes", .integers([0, 1]))
      let largest = try graph.add("ReduceMax", ["x", axes], attributes: ["keepdims": .integer(0)], name: "largest")
      let list = try graph.add("Reshape", [largest, graph.constant("shape", .integers([8, 1]))], name: "list")
      let first = graph.constant("first", .integers([0]))
      return [try graph.add("ReduceMin", [list, first], attributes: ["keepdims": .integer(0)], name: "y")]
    },
    FaultyForm("ReduceMean", "of the first axes, before a Reshape to a column", ["x": [1, 3, 4, 5]]) { graph in
      let axes = graph.constant("axes", .integers([1, 2]))
      let mean = try graph.add("ReduceMean", ["x", axes], attributes: ["keepdims": .integer(0)], name: "mean")
      let column = try graph.add("Reshape", [mean, graph.constant("shape", .integers([-1, 1]))], name: "column")
      return [try graph.add("Softmax", [column], attributes: ["axis": .integer(0)], name: "y")]
    },
    FaultyForm("Sub", "of the least byte of a row from 255", ["x": [2, 8]]) { graph in
      let bytes = try bytes(&graph)
      let axes = graph.constant("axes", .integers([1]))
      let least = try graph.add("ReduceMin", [bytes, axes], name: "least")
      let all = graph.constant("all", .integers(IntegerTensor(shape: [], elements: [255], elementType: .uint8)))
      let rest = try graph.add("Sub", [all, least], name: "rest")
      return [try graph.add("Cast", [rest], attributes: ["to": .integer(1)], name: "y")]
    },
    FaultyForm("Resize", "of uint16", ["x": [1, 1, 2, 3]]) { graph in
      let absolute = try graph.add("Abs", ["x"], name: "absolute")
      let wide = try graph.add("Mul", [absolute, graph.constant("factor", Tensor(60_000))], name: "wide")
      let numbers = try graph.add("Cast", [wide], attributes: ["to": .integer(4)], name: "numbers")
      let sizes = graph.constant("sizes", .integers([1, 1, 4, 6]))
      let resized = try graph.add("Resize", [numbers, "", "", sizes], name: "resized")
      return [try graph.add("Cast", [resized], attributes: ["to": .integer(1)], name: "y")]
    },
    FaultyForm("ReduceL1", "before a Transpose", ["x": [6, 5, 1, 1]]) { graph in
      let axes = graph.constant("axes", .integers([0]))
      let sum = try graph.add("ReduceL1", ["x", axes], attributes: ["keepdims": .integer(0)], name: "sum")
      return [try graph.add("Transpose", [sum], attributes: ["perm": .integers([1, 0, 2])], name: "y")]
    },
    FaultyForm("Resize", "axis from the end, before a Conv", ["x": [2, 3, 1, 2, 3]]) { graph in
      let sizes = graph.constant("sizes", .integers([1]))
      let resized = try graph.add(
        "Resize", ["x", "", "", sizes],
        attributes: [
          "axes": .integers([-1]), "mode": .string("nearest"), "nearest_mode": .string("ceil"),
          "coordinate_transformation_mode": .string("asymmetric"),
        ], name: "resized")
      let weight = graph.constant("w", Tensor(shape: [1, 3, 1, 1, 1], elements: [0.5, -1, 2]))
      return [try graph.add("Conv", [resized, weight], name: "y")]
    },
    FaultyForm("BitShift", "single number", ["x": []]) { graph in
      let byte: [String: Attribute] = ["to": .integer(ElementType.uint8.onnxNumber)]
      let whole = try graph.add("Cast", [try graph.add("Abs", ["x"], name: "a")], attributes: byte, name: "whole")
      let one = graph.constant("one", .integers(IntegerTensor(shape: [], elements: [1], elementType: .uint8)))
      let shifted = try graph.add(
        "BitShift", [one, whole], attributes: ["direction": .string("LEFT")], name: "shifted")
      return [try graph.add("Cast", [shifted], attributes: ["to": .integer(1)], name: "y")]
    },
    FaultyForm("Expand", "single number", ["x": []]) { graph in
      [try graph.add("Expand", ["x", graph.constant("shape", .integers([]))], name: "y")]
    },
    FaultyForm("GatherElements", "fewer indices along two axes", ["x": [3, 4, 5]]) { graph in
      let indices = graph.constant(
        "i",
        .integers(
          IntegerTensor(shape: [2, 6, 1], elements: [0, 1, 2, 3, -1, 0, 3, 2, 1, 0, 1, -4], elementType: .int64)))
      return [try graph.add("GatherElements", ["x", indices], attributes: ["axis": .integer(1)], name: "y")]
    },
    FaultyForm("ConvTranspose", "output_shape and groups", ["x": [1, 4, 3, 5]]) { graph in
      let weight = graph.constant("w", Tensor(shape: [4, 2, 3, 3], elements: fixtureWeight.elements.prefix(72)))
      return [
        try graph.add(
          "ConvTranspose", ["x", weight], attributes: ["output_shape": .integers([3, 6]), "group": .integer(2)],
          name: "y")
      ]
    },
    FaultyForm("ConvTranspose", "output_shape and SAME_UPPER", ["x": [1, 4, 3, 5]]) { graph in
      [
        try graph.add(
          "ConvTranspose", ["x", graph.constant("w", fixtureWeight)],
          attributes: [
            "output_shape": .integers([4, 10]), "strides": .integers([1, 2]), "auto_pad": .string("SAME_UPPER"),
          ], name: "y")
      ]
    },
    FaultyForm("GlobalMaxPool", "scaled channels", ["x": [3, 4, 5]]) { try scaled("GlobalMaxPool", [], [:], &$0) },
    FaultyForm("GlobalAveragePool", "normalised channels", ["x": [3, 4, 5]]) { graph in
      let pooled = try graph.add("GlobalAveragePool", ["x"], name: "pooled")
      let numbers = ["s", "b", "m", "v"].enumerated().map { index, name in
        graph.constant(name, Tensor(shape: [4], elements: (0..<4).map { Float($0 + index) * 0.4 + 0.3 }))
      }
      return [try graph.add("BatchNormalization", [pooled] + numbers, name: "y")]
    },
    FaultyForm("Split", "last part shorter along a negative axis", ["x": [2, 7]]) { graph in
      try graph.append(
        Node(
          name: "split", operatorName: "Split", inputs: ["x"], outputs: ["a", "b", "c"],
          attributes: ["axis": .integer(-1), "num_outputs": .integer(3)]))
      return ["a", "b", "c"]
    },
    FaultyForm("Split", "part without elements", ["x": [2, 8]]) { graph in
      try graph.append(
        Node(
          name: "split", operatorName: "Split", inputs: ["x"], outputs: ["a", "b", "c", "d", ""],
          attributes: ["axis": .integer(1), "num_outputs": .integer(5)]))
      return ["a", "b", "c", "d"]
    },
    FaultyForm("Slice", "steps of 2³¹ places", ["x": [2, 5]], endsProgram: true) { graph in
      for (name, list) in [
        ("starts", [-1, 0]), ("ends", [-9, 2]), ("axes", [1, 0]), ("steps", [-1 << 31, 1 << 40]),
      ] {
        graph.constant(name, .integers(list))
      }
      return [try graph.add("Slice", ["x", "starts", "ends", "axes", "steps"], name: "y")]
    },
    FaultyForm("Einsum", "diagonal without a formula of the result", ["x": [2, 3, 4, 4]]) { graph in
      [try graph.add("Einsum", ["x"], attributes: ["equation": .string("ncii")], name: "y")]
    },
    FaultyForm("QuantizeLinear", "halves, and a zero that is odd", ["x": [2, 40]]) { graph in
      graph.constant("ten", Tensor(10))
      graph.constant("half", Tensor(0.5))
      graph.constant("zero", .integers(IntegerTensor(shape: [], elements: [3], elementType: .int8)))
      try graph.add("Round", [try graph.add("Mul", ["x", "ten"], name: "tenfold")], name: "whole")
      try graph.add("QuantizeLinear", ["whole", graph.constant("scale", Tensor(2)), "zero"], name: "q")
      return [try graph.add("DequantizeLinear", ["q", "half", "zero"], name: "y")]
    },
    FaultyForm("DynamicQuantizeLinear", "zeros", ["x": [2, 3]]) { graph in
      let zeros = try graph.add("Mul", ["x", graph.constant("nothing", Tensor(0))], name: "zeros")
      try graph.append(
        Node(name: "q", operatorName: "DynamicQuantizeLinear", inputs: [zeros], outputs: ["q", "scale", "zero"]))
      return ["scale"]
    },
    FaultyForm("TopK", "equal elements of the last axis", ["x": [4, 1000]]) { graph in
      let whole = try graph.add(
        "Round", [try graph.add("Mul", ["x", graph.constant("two", Tensor(2))], name: "twice")], name: "whole")
      try graph.append(
        Node(
          name: "top", operatorName: "TopK", inputs: [whole, graph.constant("k", .integers([20]))],
          outputs: ["values", "places"], attributes: ["axis": .integer(1)]))
      return [
        "values",
        try graph.add("Cast", ["places"], attributes: ["to": .integer(ElementType.float32.onnxNumber)], name: "y"),
      ]
    },
    quantised("QuantizeLinear", "16 bits, beyond their ends", .int16, 0.000_01, zero: 0, behind: "Relu"),
    quantised("QuantizeLinear", "16 bits from 0 on", .uint16, 0.000_02, zero: 0, behind: "Neg"),
    quantised("QuantizeLinear", "negative scale", .uint8, -0.004, zero: 120, behind: "Relu"),
    quantised("DequantizeLinear", "zero behind a reduction", .uint8, 0.013, zero: 120, behind: "GlobalMaxPool"),
    FaultyForm("ConvTranspose", "weight of a Conv", ["x": [1, 4, 8, 8]]) { graph in
      let weight = graph.constant("w", fixtureWeight)
      let settings: [String: Attribute] = ["strides": .integers([2, 2]), "pads": .integers([1, 1, 1, 1])]
      let encoded = try graph.add("Conv", ["x", weight], attributes: settings, name: "y")
      return [
        encoded,
        try graph.add(
          "ConvTranspose", [encoded, weight],
          attributes: settings.merging(["output_padding": .integers([1, 1])]) { $1 },
          name: "z"),
      ]
    },
  ]
}
