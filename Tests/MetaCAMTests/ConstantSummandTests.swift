import Differentiation
import Graphs
import MetaCAM
import TestSupport
import Testing

/// Biases as files write them: inside a layer, or as nodes of their own.
@Suite struct ConstantSummandTests {
  /// How one network of ReLUs is written.
  enum Form: String, CaseIterable, Sendable {
    case inside, added, addedFirst, subtracted, scaledAndAdded, shiftedScaledAndAdded, shiftedDividedAndAdded
    case channelsLast, summed
  }

  /// Convolutions with biases, a batch normalisation, a transposed convolution, and a linear layer: one function in all
  /// forms.
  private struct Builder {
    let form: Form
    var graph = Graph(inputs: [.init(name: "image", dimensions: [1, 3, 12, 12])])
    var value = "image"
    private var random = SeededRandom(seed: 31)

    init(_ form: Form) { self.form = form }

    mutating func numbers(_ count: Int, _ range: ClosedRange<Double> = -0.5...0.5) -> [Float] {
      (0..<count).map { _ in Float(random.uniform(in: range)) }
    }

    mutating func floats(_ shape: [Int], _ elements: [Float]) -> String {
      graph.constant("constant \(graph.constants.count)", Tensor(shape: shape, elements: elements))
    }

    mutating func add(_ operatorName: String, _ inputs: [String], _ attributes: [String: Attribute] = [:]) throws {
      value = try graph.add(operatorName, inputs, attributes: attributes, name: "\(graph.nodes.count) \(operatorName)")
    }

    mutating func convolution(_ operatorName: String, from: Int, to: Int, stride: Int = 1) throws {
      let shape = operatorName == "Conv" ? [to, from, 3, 3] : [from, to, 3, 3]
      let weight = floats(shape, numbers(from * to * 9))
      let bias = numbers(to)
      let attributes: [String: Attribute] = ["strides": .integers([stride, stride]), "pads": .integers([1, 1, 1, 1])]
      guard form != .inside, form != .scaledAndAdded else {
        return try add(operatorName, [value, weight, floats([to], bias)], attributes)
      }
      try add(operatorName, [value, weight], attributes)
      switch form {
      case .addedFirst: try add("Add", [floats([to, 1, 1], bias), value])
      case .subtracted: try add("Sub", [value, floats([1, to, 1, 1], bias.map { -$0 })])
      case .summed: try add("Sum", [value, floats([1, to, 1, 1], bias)])
      case .channelsLast:
        try add("Transpose", [value], ["perm": .integers([0, 2, 3, 1])])
        try add("Add", [value, floats([to], bias)])
        try add("Transpose", [value], ["perm": .integers([0, 3, 1, 2])])
      default: try add("Add", [value, floats([1, to, 1, 1], bias)])
      }
    }

    mutating func normalisation(_ channels: Int) throws {
      let (scale, shift, mean) = (numbers(channels, 0.5...1.5), numbers(channels), numbers(channels))
      let variance = numbers(channels, 0.5...1.5)
      func perChannel(_ builder: inout Builder, _ element: (Int) -> Float) -> String {
        builder.floats([1, channels, 1, 1], (0..<channels).map(element))
      }
      func factor(_ channel: Int) -> Float { scale[channel] / (variance[channel] + 1e-5).squareRoot() }
      switch form {
      case .scaledAndAdded:
        try add("Mul", [value, perChannel(&self, factor)])
        try add("Add", [value, perChannel(&self) { shift[$0] - mean[$0] * factor($0) }])
      case .shiftedScaledAndAdded:
        try add("Sub", [value, perChannel(&self) { mean[$0] }])
        try add("Mul", [perChannel(&self, factor), value])
        try add("Add", [perChannel(&self) { shift[$0] }, value])
      case .shiftedDividedAndAdded:
        try add("Sub", [value, perChannel(&self) { mean[$0] }])
        try add("Div", [value, perChannel(&self) { 1 / factor($0) }])
        try add("Sub", [value, perChannel(&self) { -shift[$0] }])
      default:
        try add("BatchNormalization", [value] + [scale, shift, mean, variance].map { floats([channels], $0) })
      }
    }

    static func network(_ form: Form) throws -> Graph {
      var builder = Builder(form)
      try builder.convolution("Conv", from: 3, to: 6)
      try builder.add("Relu", [builder.value])
      try builder.convolution("Conv", from: 6, to: 8, stride: 2)
      try builder.normalisation(8)
      try builder.add("Relu", [builder.value])
      try builder.convolution("ConvTranspose", from: 8, to: 5, stride: 2)
      builder.value = try builder.graph.add("Relu", [builder.value], name: "layer")
      try builder.add("GlobalAveragePool", [builder.value])
      try builder.add("Flatten", [builder.value])
      let weights = [builder.floats([4, 5], builder.numbers(20)), builder.floats([4], builder.numbers(4))]
      try builder.add("Gemm", [builder.value] + weights, ["transB": .integer(1)])
      builder.graph.outputs = [builder.value]
      return builder.graph
    }
  }

  /// y = Σ x·∂y/∂x + Σ_summands Σ b·∂y/∂(the sum), in double precision.
  private static func checkCompleteness(_ network: Graph, _ image: ReferenceTensor) throws {
    let graph = try network.specialised()
    let output = graph.outputs[0]
    let summands = try graph.constantSummands(before: output)
    var seeded = graph
    let classes = try graph.type(of: output).shape
    seeded.addInput(.init(name: "seed", dimensions: classes))
    let input = graph.inputs[0].name
    let (differentiated, gradients) = try seeded.addingGradients(
      of: output, seed: "seed", withRespectTo: [input] + summands.map(\.value))
    for index in 0..<classes[1] {
      let seed = ReferenceTensor(shape: classes, elements: (0..<classes[1]).map { $0 == index ? 1 : 0 })
      let values = try differentiated.evaluated(
        [input: image, "seed": seed], wanted: [output] + gradients.values.sorted())
      func gradient(_ value: String) throws -> ReferenceTensor { try #require(gradients[value].flatMap { values[$0] }) }
      var sum = zip(image.elements, try gradient(input).elements).reduce(0) { $0 + $1.0 * $1.1 }
      var size = abs(sum)
      for summand in summands {
        let slope = try gradient(summand.value)
        let (shape, own) = (slope.shape, summand.constant.shape)
        let strides = Tensor.strides(of: own)
        for place in 0..<slope.elements.count {
          // The summand's element at the place, its axes aligned at the end.
          var (rest, from) = (place, 0)
          for axis in shape.indices.reversed() {
            let other = axis - (shape.count - own.count)
            if other >= 0, own[other] > 1 { from += rest % shape[axis] * strides[other] }
            rest /= shape[axis]
          }
          let term = summand.constant.elements[from] * slope.elements[place]
          (sum, size) = (sum + term, size + abs(term))
        }
      }
      // In double precision, but for constants of the gradients themselves, such as the 1/36 of a mean.
      let expected = try #require(values[output]).elements[index]
      #expect(abs(sum - expected) < 1e-6 * size, "\(sum), not \(expected)")
    }
  }

  @Test(arguments: Form.allCases) func completeWhicheverNodeAdds(_ form: Form) throws {
    var random = SeededRandom(seed: 5)
    try Self.checkCompleteness(Builder.network(form), ReferenceTensor.random([1, 3, 12, 12], &random))
  }

  /// One function, one map. 1e-4: the forms round differently, and what scaling divides by may be small.
  @Test func oneMapInAllForms() async throws {
    var maps: [Form: Tensor] = [:]
    for form in Form.allCases {
      let explainer = try Explainer(model: NetworkModel(Builder.network(form)), layers: ["layer"], engine: Engine())
      let options = ExplanationOptions(classes: ["2"], methods: [.fullGrad])
      maps[form] = try await explainer.explain([.random(seed: 6)], options)[0].maps[0].map
    }
    let expected = try #require(maps[.inside])
    #expect(expected.maximum > 0.5)
    for (form, map) in maps { #expect(largestDifference(map, expected) < 1e-4, "\(form)") }
  }

  /// A transformer's own biases lie on its tokens; those within attention and behind it on none.
  @Test func ofTokens() async throws {
    let graph = try NetworkModel(named: Fixtures.path("networks/vit-script-17.onnx")).graph
    let summands = try graph.constantSummands(before: graph.outputs[0])
    let onTokens = summands.filter { $0.bias != nil }
    #expect(onTokens.count > 8)
    for summand in onTokens {
      let layer = try #require(summand.layer)
      let bias = try #require(summand.bias)
      #expect([[layer.shape[1], 1, 1], Array(layer.shape.dropFirst())].contains(bias.shape))
    }
    // The positions are one number a channel and place.
    #expect(onTokens.contains { $0.bias?.shape == [$0.layer?.shape[1] ?? 0, 4, 4] })
    let model = try NetworkModel(named: Fixtures.path("networks/vit-script-17.onnx"))
    let explainer = try Explainer(model: model, engine: Engine())
    let map = try await explainer.explain([.random(seed: 2)], ExplanationOptions(classes: ["0"], methods: [.fullGrad]))[
      0
    ]
    .maps[0]
    #expect(map.map.isFinite && !map.isEmpty && map.notes.isEmpty)
  }

  /// What an activation adds when it is written out is no bias; nor is what prepares the image, where the network says so.
  @Test func leavesOutActivationsAndPreparation() throws {
    var network = SmallNetwork(seed: 9)
    let scale = network.graph.constant("scale", Tensor(shape: [1, 3, 1, 1], elements: [2, 3, 4]))
    let shift = network.graph.constant("shift", Tensor(shape: [1, 3, 1, 1], elements: [1, 0.5, 2]))
    try network.add("Mul", [scale], name: "scaled")
    try network.add("Sub", [shift], name: "prepared")
    try network.convolution(5, bias: true, name: "conv")
    let three = network.graph.constant("three", Tensor(3))
    try network.add("Add", [three], name: "raised")
    try network.add("Relu", name: "layer")
    try network.classify()
    var graph = try network.graph.specialised()
    func biases() throws -> [String] {
      try graph.constantSummands(before: "logits").filter { $0.bias != nil }.map(\.value)
    }
    #expect(try biases() == ["prepared", "conv"])
    graph.preparedInput = "prepared"
    #expect(try biases() == ["conv"])
    #expect(try graph.constantSummands(before: "logits").map(\.value) == ["conv", "raised", "logits"])
  }
}
