import Graphs
import Tensors
import Testing

/// What a broken file may ask for: an error each time, never a trap, a hang or gigabytes.
@Suite struct HostileOperatorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let operatorName: String
    /// Floats from outside, by shape.
    var inputs: [[Int]] = [[1, 4, 8, 8]]
    /// Inputs behind them.
    var constants: [Constant] = []
    var attributes: [String: Attribute] = [:]
    var outputs = 1

    var testDescription: String { String("\(operatorName) \(attributes) \(constants)".prefix(200)) }
  }

  private static let extremes = [Int.min, Int.min + 1, -(1 << 40), 1 << 40, Int.max - 1, Int.max]

  static let windows: [Case] = ["Conv", "ConvTranspose", "MaxPool", "AveragePool"].flatMap { name in
    let inputs = name.hasPrefix("Conv") ? [[1, 4, 8, 8], [4, 4, 3, 3]] : [[1, 4, 8, 8]]
    let kernel: [String: Attribute] = ["kernel_shape": .integers([3, 3])]
    func attributes(_ more: [String: Attribute]) -> Case {
      Case(operatorName: name, inputs: inputs, attributes: kernel.merging(more) { $1 })
    }
    var cases = (extremes + [0, -1]).flatMap { value in
      [
        attributes(["strides": .integers([value, 1])]), attributes(["dilations": .integers([1, value])]),
        attributes(["kernel_shape": .integers([value, 3])]),
      ]
    }
    cases += (extremes + [-1]).map { attributes(["pads": .integers([0, $0, 0, 0])]) }
    cases += [
      attributes(["strides": .integers([1])]), attributes(["strides": .integers([])]),
      attributes(["pads": .integers([1, 1])]), attributes(["dilations": .integers([1, 1, 1])]),
      attributes(["strides": .string("2")]), attributes(["auto_pad": .string("SAME")]),
      attributes(["auto_pad": .integer(1)]),
    ]
    // A transposed convolution takes these.
    if name != "ConvTranspose" {
      cases.append(attributes(["dilations": .integers([1, 1 << 29])]))
      cases.append(attributes(["kernel_shape": .integers([1 << 29, 1 << 29])]))
    }
    return cases
  }

  static let convolutions: [Case] =
    [
      Case(operatorName: "Conv"),
      Case(operatorName: "Conv", inputs: [[1, 4, 8, 8], [6, 3, 3, 3]]),
      Case(operatorName: "Conv", inputs: [[1, 4, 8, 8], [6, 4, 3]]),
      Case(operatorName: "Conv", inputs: [[1, 4], [6, 4]]),
      Case(operatorName: "Conv", inputs: [[1, 4, 8, 8], [6, 4, 9, 9]]),
      Case(operatorName: "Conv", inputs: [[1, 4, 8, 8], [6, 4, 0, 3]]),
      Case(operatorName: "Conv", inputs: [[1, 4, 8, 8], [6, 4, 3, 3], [5]]),
      Case(operatorName: "Conv", inputs: [[1, 4, 8, 8], [5, 2, 3, 3]], attributes: ["group": .integer(2)]),
      Case(operatorName: "Conv", inputs: [[1, 1 << 31, 1, 1], [4, 1, 1, 1]]),
      Case(operatorName: "Conv", inputs: [[1, 1, 1 << 31, 1], [4, 1, 1, 1]]),
      Case(operatorName: "ConvTranspose", inputs: [[1, 4, 8, 8], [3, 4, 3, 3]]),
      Case(
        operatorName: "ConvTranspose", inputs: [[1, 4, 8, 8], [4, 4, 3, 3]],
        attributes: ["pads": .integers([9, 9, 9, 9])]
      ),
      Case(
        operatorName: "ConvTranspose", inputs: [[1, 4, 8, 8], [4, 4, 3, 3]],
        attributes: ["strides": .integers([1 << 30, 1 << 30])]),
      Case(
        operatorName: "ConvTranspose", inputs: [[1, 4, 8, 8], [4, 4, 3, 3]],
        attributes: ["output_shape": .integers([1 << 30, 1 << 30])]),
      Case(
        operatorName: "ConvTranspose", inputs: [[1, 4, 8, 8], [4, 4, 3, 3]],
        attributes: ["output_padding": .integers([-1, 0])]),
    ]
    + [0, -1, 3, 1 << 62, Int.max, Int.min].flatMap { groups in
      ["Conv", "ConvTranspose"].map {
        Case(operatorName: $0, inputs: [[1, 4, 8, 8], [4, 4, 3, 3]], attributes: ["group": .integer(groups)])
      }
    }

  static let shapes: [Case] =
    extremes.flatMap { value in
      [
        Case(operatorName: "Reshape", constants: [.integers([value])]),
        Case(operatorName: "Reshape", constants: [.integers([value, value, value])]),
        Case(operatorName: "Reshape", constants: [.integers([-1, value])]),
        Case(operatorName: "Expand", constants: [.integers([value, 1, 4, 8, 8])]),
        Case(operatorName: "Expand", inputs: [[1]], constants: [.integers([value, value])]),
        Case(operatorName: "Tile", constants: [.integers([1, value, 1, 1])]),
        Case(operatorName: "Squeeze", constants: [.integers([value])]),
        Case(operatorName: "Unsqueeze", constants: [.integers([value])]),
        Case(operatorName: "Flatten", attributes: ["axis": .integer(value)]),
        Case(operatorName: "Transpose", attributes: ["perm": .integers([0, 1, 2, value])]),
        Case(operatorName: "Concat", attributes: ["axis": .integer(value)]),
        Case(
          operatorName: "Split", constants: [.integers([value, value])], attributes: ["axis": .integer(1)], outputs: 2),
        Case(operatorName: "Split", attributes: ["axis": .integer(1), "num_outputs": .integer(value)], outputs: 2),
        Case(operatorName: "Slice", constants: [.integers([0]), .integers([1]), .integers([value])]),
        Case(operatorName: "Pad", constants: [.integers([0, 0, value, value, 0, 0, value, value])]),
        Case(operatorName: "Pad", constants: [.integers([0, 0, 0, 0, 0, 0, 0, value])]),
        Case(operatorName: "Gather", constants: [.integers([0])], attributes: ["axis": .integer(value)]),
        Case(operatorName: "ReduceMean", constants: [.integers([value])]),
        Case(operatorName: "ArgMax", attributes: ["axis": .integer(value)]),
        Case(operatorName: "Softmax", attributes: ["axis": .integer(value)]),
        Case(
          operatorName: "LayerNormalization", inputs: [[1, 4, 8, 8], [8]], attributes: ["axis": .integer(value)]),
        Case(operatorName: "DepthToSpace", attributes: ["blocksize": .integer(value)]),
        Case(operatorName: "SpaceToDepth", attributes: ["blocksize": .integer(value)]),
        Case(operatorName: "ConstantOfShape", inputs: [], constants: [.integers([value, value])]),
        Case(
          operatorName: "Resize",
          constants: [.floats(Tensor(0)), .floats(Tensor(shape: [0], elements: [])), .integers([1, 4, value, 8])]),
        Case(operatorName: "Cast", attributes: ["to": .integer(value)]),
      ]
    } + [
      Case(operatorName: "Reshape", constants: [.integers([-1, -1])]),
      Case(operatorName: "Reshape", constants: [.integers([-2, 128])]),
      Case(operatorName: "Reshape", constants: [.integers([3, -1])]),
      Case(operatorName: "Reshape", constants: [.integers([1, 4, 8, 8, 0])]),
      Case(operatorName: "Reshape", constants: [.integers([0, -1])], attributes: ["allowzero": .integer(1)]),
      Case(operatorName: "Reshape", constants: [.floats(Tensor(shape: [1], elements: [256]))]),
      Case(operatorName: "Reshape"),
      Case(operatorName: "Squeeze", constants: [.integers([1])]),
      Case(operatorName: "Unsqueeze", constants: [.integers([0, 0])]),
      Case(operatorName: "Unsqueeze", constants: [.integers(Array(0..<100))]),
      Case(operatorName: "Transpose", attributes: ["perm": .integers([0, 1, 2])]),
      Case(operatorName: "Transpose", attributes: ["perm": .integers([0, 1, 2, 2])]),
      Case(operatorName: "Concat", inputs: [[1, 2], [2, 2]], attributes: ["axis": .integer(1)]),
      Case(operatorName: "Concat", inputs: [[1, 2], [1, 2, 1]], attributes: ["axis": .integer(1)]),
      Case(operatorName: "Concat"),
      Case(operatorName: "Split", constants: [.integers([3, 2])], attributes: ["axis": .integer(1)], outputs: 2),
      Case(operatorName: "Split", constants: [.integers([5, -1])], attributes: ["axis": .integer(1)], outputs: 2),
      Case(operatorName: "Split", attributes: ["num_outputs": .integer(3)], outputs: 3),
      Case(operatorName: "Split", outputs: 2),
      Case(
        operatorName: "Slice", constants: [.integers([0]), .integers([1]), .integers([0]), .integers([0])]),
      Case(operatorName: "Slice", constants: [.integers([0, 0]), .integers([1])]),
      Case(operatorName: "Slice", constants: [.integers([0, 0]), .integers([1, 1]), .integers([2, -2])]),
      Case(operatorName: "Pad", constants: [.integers([1, 1])]),
      Case(operatorName: "Pad", constants: [.integers([0, 0, -5, 0, 0, 0, -5, 0])]),
      Case(operatorName: "Pad", inputs: [[0]], constants: [.integers([1, 0])], attributes: ["mode": .string("edge")]),
      Case(
        operatorName: "Pad", constants: [.integers([0, 0, 0, 0, 0, 0, 0, 0])], attributes: ["mode": .string("round")]),
      Case(operatorName: "Gather", inputs: [[]], constants: [.integers([0])]),
      Case(operatorName: "Gather", inputs: [[2], [2]]),
      Case(operatorName: "GatherElements", inputs: [[2, 2]], constants: [.integers([0])]),
      Case(
        operatorName: "ScatterND", inputs: [[2]],
        constants: [.integers([0]), .floats(Tensor(shape: [2], repeating: 0))]),
      Case(
        operatorName: "ScatterElements", inputs: [[2]],
        constants: [.integers([0]), .floats(Tensor(shape: [2], repeating: 0))]),
      Case(
        operatorName: "ScatterElements", inputs: [[2]],
        constants: [.integers([0]), .floats(Tensor(shape: [1], repeating: 0))],
        attributes: ["reduction": .string("mean")]),
    ]

  private static func range(_ start: Float, _ limit: Float, _ delta: Float) -> Case {
    Case(operatorName: "Range", inputs: [], constants: [start, limit, delta].map { .floats(Tensor($0)) })
  }

  private static func resize(scale: Float, attributes: [String: Attribute] = [:]) -> Case {
    Case(
      operatorName: "Resize",
      constants: [.floats(Tensor(0)), .floats(Tensor(shape: [4], elements: [1, 1, scale, 1]))], attributes: attributes)
  }

  static let others: [Case] = [
    range(0, 1, 0), range(.nan, 1, 1), range(0, .infinity, 1), range(0, 1e30, 1e-30), range(-.infinity, 0, 1),
    resize(scale: 0), resize(scale: -1), resize(scale: .nan), resize(scale: .infinity), resize(scale: 1e30),
    resize(scale: 2, attributes: ["mode": .string("area")]),
    resize(scale: 1e30, attributes: ["mode": .string("linear"), "antialias": .integer(1)]),
    resize(scale: 2, attributes: ["coordinate_transformation_mode": .string("tf_crop_and_resize")]),
    resize(scale: 2, attributes: ["axes": .integers([0, 1, 2, 2])]),
    Case(operatorName: "Resize"),
    Case(operatorName: "Relu", inputs: []),
    Case(operatorName: "Relu", inputs: [[1], [1]]),
    Case(operatorName: "Relu", outputs: 2),
    Case(operatorName: "Add", inputs: [[2, 3], [4]]),
    Case(operatorName: "Add", inputs: [[2]], constants: [.integers([1, 2])]),
    Case(operatorName: "Add", inputs: [[1 << 30, 1], [1, 1 << 30]]),
    Case(operatorName: "And", inputs: [[2], [2]]),
    Case(operatorName: "Where", inputs: [[2], [2], [2]]),
    Case(operatorName: "Exp", inputs: [], constants: [.integers([1])]),
    Case(operatorName: "Div", inputs: [], constants: [.integers([1]), .integers([0])]),
    Case(operatorName: "Clip", inputs: [[2], [2]]),
    Case(operatorName: "PRelu", inputs: [[2], [3]]),
    Case(operatorName: "BatchNormalization", inputs: [[1, 4, 8, 8], [4], [4], [4], [3]]),
    Case(operatorName: "BatchNormalization", inputs: [[4], [4], [4], [4], [4]]),
    Case(
      operatorName: "BatchNormalization", inputs: [[1, 4, 8, 8], [4], [4], [4], [4]],
      attributes: ["training_mode": .integer(1)]),
    Case(operatorName: "InstanceNormalization", inputs: [[1, 4, 8, 8], [4], [3]]),
    Case(operatorName: "LRN", attributes: ["size": .integer(0)]),
    Case(operatorName: "LRN"),
    Case(operatorName: "Gemm", inputs: [[2, 3], [4, 2]]),
    Case(operatorName: "Gemm", inputs: [[2, 3, 1], [3, 2]]),
    Case(operatorName: "Gemm", inputs: [[2, 3], [3, 2], [3]]),
    Case(operatorName: "MatMul", inputs: [[], [2]]),
    Case(operatorName: "MatMul", inputs: [[2, 3], [2, 3]]),
    Case(operatorName: "MatMul", inputs: [[2, 2, 3], [3, 3, 2]]),
    Case(operatorName: "GlobalAveragePool", inputs: [[1, 4]]),
    Case(operatorName: "GlobalMaxPool", inputs: [[1, 4, 0, 3]]),
    Case(operatorName: "MaxPool"),
    Case(
      operatorName: "MaxPool", attributes: ["kernel_shape": .integers([2, 2]), "storage_order": .integer(1)], outputs: 2
    ),
    Case(
      operatorName: "AveragePool", attributes: ["kernel_shape": .integers([2, 2]), "dilations": .integers([9, 9])]),
    Case(operatorName: "ArgMax", inputs: [[0]]),
    Case(operatorName: "Cast"),
    Case(operatorName: "Constant", inputs: []),
    Case(operatorName: "Constant", inputs: [], attributes: ["value_strings": .strings(["a"])]),
    Case(
      operatorName: "ConstantOfShape", inputs: [], constants: [.integers([2])],
      attributes: ["value": .constant(.integers([1, 2]))]),
    Case(operatorName: "Dropout", inputs: [[1], [1], [1]]),
    Case(operatorName: "Mod", inputs: [[2], [2]]),
    Case(operatorName: "Mod", inputs: [], constants: [.integers([1]), .integers([0])]),
    Case(operatorName: "GatherND", inputs: [[2]], constants: [.integers([0, 0])]),
    Case(
      operatorName: "GatherND", inputs: [[2]], constants: [.integers([0])], attributes: ["batch_dims": .integer(1)]),
    Case(
      operatorName: "GatherND", inputs: [], constants: [.floats(Tensor(shape: [2], repeating: 0)), .integers([2])]),
    quantised("QuantizeLinear", [2, 3], scale: [3], axis: 0), quantised("QuantizeLinear", [2, 3], scale: [2, 3]),
    quantised("QuantizeLinear", [2, 3], scale: [3], axis: Int.min),
    Case(operatorName: "QuantizeLinear", inputs: [[2], [1]], constants: [.integers([0])]),
    Case(operatorName: "EyeLike", inputs: [[5000, 5000]]), Case(operatorName: "EyeLike", inputs: [[4]]),
    quantised("QuantizeLinear", [2, 3], scale: [2, 3], block: Int.max),
    quantised("DequantizeLinear", [2, 3], scale: [2, 3], block: Int.max - 1),
    quantised("QuantizeLinear", [2, 3], scale: [2, 3], block: -1),
    Case(operatorName: "DequantizeLinear", inputs: [[2], [3]]),
  ]

  private static func quantised(
    _ name: String, _ shape: [Int], scale: [Int], axis: Int = 1, block: Int = 0
  ) -> Case {
    Case(
      operatorName: name, inputs: [shape, scale], attributes: ["axis": .integer(axis), "block_size": .integer(block)])
  }

  static let sums: [Case] = [
    "", "ij,jk->ik", "ij->ik", "ij->ii", "i->i", "ij>ji", "ij->->", "..ij->ij", "ij...->...k", "....->", "i1->i", ",",
    "ïj->j", String(repeating: "a", count: 1 << 16),
  ].map { equation in
    let inputs = equation.split(separator: ",", omittingEmptySubsequences: false).map { _ in [2, 3] }
    return Case(operatorName: "Einsum", inputs: inputs, attributes: ["equation": .string(equation)])
  }

  @Test(arguments: windows + convolutions + shapes + others + sums) func saysWhatIsWrong(_ hostile: Case) {
    let error = #expect(throws: GraphError.self) {
      var graph = Graph(inputs: [])
      var names: [String] = []
      for shape in hostile.inputs {
        names.append("input\(names.count)")
        graph.addInput(.init(name: names[names.count - 1], dimensions: shape))
      }
      for constant in hostile.constants { names.append(graph.constant("constant\(names.count)", constant)) }
      let outputs = (0..<hostile.outputs).map { "output\($0)" }
      graph.outputs = outputs
      try graph.append(
        Node(
          name: "culprit", operatorName: hostile.operatorName, inputs: names, outputs: outputs,
          attributes: hostile.attributes))
      _ = try graph.specialised()
    }
    #expect(error?.context["node"] == "culprit")
    #expect(error?.message.hasPrefix(hostile.operatorName) == true)
  }

  @Test(.timeLimit(.minutes(1))) func leavesLargeResultsToTheEngine() throws {
    var graph = Graph(inputs: [])
    graph.constant("shape", .integers([1 << 19, 1 << 20]))
    graph.constant("flat", .integers([0, 1 << 39]))
    graph.constant("matrix", Tensor(shape: [1024, 1024], repeating: 1))
    try graph.add("ConstantOfShape", ["shape"], name: "wide")
    try graph.add("ConstantOfShape", ["flat"], name: "empty")
    try graph.add("Transpose", ["empty"], name: "turned")
    try graph.add("MatMul", ["matrix", "matrix"], name: "product")
    graph.outputs = ["wide", "product", "turned"]
    #expect(throws: GraphError.self) { try graph.specialised() }
    let specialised = try graph.specialised(limits: .lifted)
    #expect(specialised.nodes.map(\.name) == ["wide", "product"])
    #expect(specialised.constants["turned"]?.shape == [1 << 39, 0])
  }

  /// Nine elements, and as many products as nobody waits for.
  @Test(.timeLimit(.minutes(1))) func refusesEndlessSums() throws {
    var graph = Graph(inputs: [])
    let letters = "abcdefghijklmnopqrst"
    let names = letters.map { graph.constant("\($0)", Tensor(shape: [9], repeating: 1)) }
    graph.outputs = [
      try graph.add(
        "Einsum", names, attributes: ["equation": .string(letters.map { "\($0)" }.joined(separator: ",") + "->")],
        name: "sum")
    ]
    #expect(throws: GraphError.self) { try graph.specialised() }
  }

  @Test(.timeLimit(.minutes(1))) func endsWithHugeWindows() throws {
    let wide = 1 << 29
    let attributes: [String: Attribute] = [
      "kernel_shape": .integers([wide, wide, wide]), "strides": .integers([wide, wide, wide]),
      "pads": .integers([wide - 1, wide - 1, wide - 1, wide, wide, wide]), "count_include_pad": .integer(1),
    ]
    for name in ["MaxPool", "AveragePool"] {
      var graph = Graph(inputs: [])
      graph.constant("input", Tensor(shape: [1, 1, 2, 2, 2], repeating: 1))
      let own = name == "MaxPool" ? attributes.filter { $0.key != "count_include_pad" } : attributes
      graph.outputs = [try graph.add(name, ["input"], attributes: own, name: "pooled")]
      let folded = try #require(try graph.specialised().constants["pooled"])
      #expect(folded.shape == [1, 1, 2, 2, 2])
    }
  }
}
