import Differentiation
import Graphs
import Tensors
import Testing

/// Small networks of the kinds that classifiers are built of, against finite differences.
@Suite struct NetworkTests {
  private struct Builder {
    var graph: Graph
    var inputs: [String: ReferenceTensor] = [:]
    var random = SeededRandom(seed: 11)

    init(_ shape: [Int]) {
      graph = Graph(inputs: [.init(name: "input", dimensions: shape)])
      inputs["input"] = .spread(shape, in: -1...1, avoiding: [], &random)
    }

    mutating func weight(_ shape: [Int], in range: ClosedRange<Double> = -0.7...0.7) -> String {
      let elements = (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: range)) }
      return graph.constant("w\(graph.constants.count)", Tensor(shape: shape, elements: elements))
    }

    mutating func convolution(
      _ input: String, _ channels: Int, kernel: Int, stride: Int = 1, groups: Int = 1, name: String
    ) throws -> String {
      let inputChannels = try graph.type(of: input).shape[1]
      let weight = weight([channels, inputChannels / groups, kernel, kernel])
      return try graph.add(
        "Conv", [input, weight],
        attributes: [
          "strides": .integers([stride, stride]), "group": .integer(groups),
          "pads": .integers([Int](repeating: kernel / 2, count: 4)),
        ], name: name)
    }

    mutating func normalisation(_ input: String, name: String) throws -> String {
      let channels = try graph.type(of: input).shape[1]
      return try graph.add(
        "BatchNormalization",
        [
          input, weight([channels], in: 0.5...1.5), weight([channels]), weight([channels]),
          weight([channels], in: 0.5...1.5),
        ], name: name)
    }

    mutating func classify(_ input: String, classes: Int = 3) throws -> String {
      let channels = try graph.type(of: input).shape[1]
      let pooled = try graph.add("GlobalAveragePool", [input], name: "pooled")
      let flat = try graph.add("Flatten", [pooled], name: "flat")
      return try graph.add(
        "Gemm", [flat, weight([classes, channels]), weight([classes])], attributes: ["transB": .integer(1)],
        name: "logits")
    }

    func check(_ output: String) throws {
      try FiniteDifferences(graph: graph, output: output, inputs: inputs).check(["input"], seed: 23, output)
    }
  }

  @Test func residualBlocks() throws {
    var network = Builder([2, 3, 9, 9])
    var x = try network.convolution("input", 4, kernel: 3, stride: 2, name: "stem")
    x = try network.normalisation(x, name: "stem.norm")
    x = try network.graph.add("Relu", [x], name: "stem.relu")
    x = try network.graph.add(
      "MaxPool", [x],
      attributes: [
        "kernel_shape": .integers([3, 3]), "strides": .integers([2, 2]), "pads": .integers([1, 1, 1, 1]),
      ], name: "stem.pool")
    for (index, stride) in [1, 2].enumerated() {
      let channels = 4 * stride
      var y = try network.convolution(x, channels, kernel: 3, stride: stride, name: "a\(index)")
      y = try network.normalisation(y, name: "an\(index)")
      y = try network.graph.add("Relu", [y], name: "ar\(index)")
      y = try network.convolution(y, channels, kernel: 3, name: "b\(index)")
      y = try network.normalisation(y, name: "bn\(index)")
      if stride > 1 { x = try network.convolution(x, channels, kernel: 1, stride: stride, name: "s\(index)") }
      x = try network.graph.add("Add", [y, x], name: "sum\(index)")
      x = try network.graph.add("Relu", [x], name: "relu\(index)")
    }
    let output = try network.classify(x)
    try network.check(output)
  }

  @Test func denseBlock() throws {
    var network = Builder([1, 2, 6, 6])
    var features = ["input"]
    for layer in 0..<4 {
      let name = "layer\(layer)"
      let all =
        features.count == 1
        ? features[0] : try network.graph.add("Concat", features, attributes: ["axis": .integer(1)], name: name)
      var y = try network.normalisation(all, name: "\(name).norm")
      y = try network.graph.add("Relu", [y], name: "\(name).relu")
      features.append(try network.convolution(y, 2, kernel: 3, name: "\(name).conv"))
    }
    let all = try network.graph.add("Concat", features, attributes: ["axis": .integer(1)], name: "all")
    let pooled = try network.graph.add(
      "AveragePool", [all], attributes: ["kernel_shape": .integers([2, 2]), "strides": .integers([2, 2])], name: "pool")
    let output = try network.classify(pooled)
    try network.check(output)
  }

  @Test func invertedResidualWithSqueezeAndExcitation() throws {
    var network = Builder([1, 3, 6, 6])
    var x = try network.convolution("input", 6, kernel: 1, name: "expand")
    let gate = try network.graph.add("Sigmoid", [x], name: "swish.gate")
    x = try network.graph.add("Mul", [x, gate], name: "swish")
    x = try network.convolution(x, 6, kernel: 3, groups: 6, name: "depthwise")
    let low = network.graph.constant("low", Tensor(-0.5))
    let high = network.graph.constant("high", Tensor(0.5))
    x = try network.graph.add("Clip", [x, low, high], name: "clip")
    var squeezed = try network.graph.add("GlobalAveragePool", [x], name: "squeeze")
    squeezed = try network.convolution(squeezed, 2, kernel: 1, name: "reduce")
    squeezed = try network.graph.add("HardSwish", [squeezed], name: "se.swish")
    squeezed = try network.convolution(squeezed, 6, kernel: 1, name: "restore")
    squeezed = try network.graph.add("HardSigmoid", [squeezed], name: "excite")
    x = try network.graph.add("Mul", [x, squeezed], name: "scaled")
    x = try network.convolution(x, 3, kernel: 1, name: "project")
    x = try network.graph.add("Add", [x, "input"], name: "residual")
    let output = try network.classify(x)
    try network.check(output)
  }

  @Test func attention() throws {
    var network = Builder([1, 4, 6])
    let axes = ["axis": Attribute.integer(-1)]
    let normal = try network.graph.add(
      "LayerNormalization", ["input", network.weight([6]), network.weight([6])], name: "norm")
    let all = try network.graph.add("MatMul", [normal, network.weight([6, 18])], name: "qkv")
    try network.graph.append(
      Node(
        name: "split", operatorName: "Split", inputs: [all], outputs: ["q", "k", "v"],
        attributes: axes.merging(["num_outputs": .integer(3)]) { $1 }))
    let keys = try network.graph.add("Transpose", ["k"], attributes: ["perm": .integers([0, 2, 1])], name: "kt")
    let scores = try network.graph.add("MatMul", ["q", keys], name: "scores")
    let scale = network.graph.constant("scale", Tensor(0.4))
    let scaled = try network.graph.add("Mul", [scores, scale], name: "scaled")
    let weights = try network.graph.add("Softmax", [scaled], attributes: axes, name: "weights")
    let mixed = try network.graph.add("MatMul", [weights, "v"], name: "mixed")
    let sum = try network.graph.add("Add", [mixed, "input"], name: "sum")
    let first = network.graph.constant("first", .integers(IntegerTensor(shape: [], elements: [0], elementType: .int64)))
    let output = try network.graph.add("Gather", [sum, first], attributes: ["axis": .integer(1)], name: "token")
    try network.check(output)
  }

  /// Two heads of one trunk, one of which alone is differentiated, and then both.
  @Test func severalOutputs() throws {
    var network = Builder([1, 2, 4, 4])
    let trunk = try network.convolution("input", 3, kernel: 3, name: "trunk")
    let small = try network.graph.add("ReduceMean", [trunk], name: "small")
    let large = try network.graph.add("Tanh", [trunk], name: "large")
    network.graph.outputs = [small, large]
    try network.check(small)
    try network.check(large)
    let output = try network.graph.add("Mul", [large, small], name: "both")
    try network.check(output)
  }

  /// One value in many places, among them twice in one node, broadcast in several ways.
  @Test func valueReadManyTimes() throws {
    var network = Builder([1, 3])
    let square = try network.graph.add("Mul", ["input", "input"], name: "square")
    let column = try network.graph.add("Transpose", ["input"], name: "column")
    let outer = try network.graph.add("Mul", ["input", column], name: "outer")
    let sum = try network.graph.add("Sum", [square, outer, column, "input"], name: "sum")
    let offset = network.weight([2, 3, 3])
    let output = try network.graph.add("Add", [sum, offset], name: "offset")
    try network.check(output)
  }
}
