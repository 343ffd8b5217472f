import Differentiation
import Graphs
import Tensors
import Testing

@Suite struct ReverseModeTests {
  /// input → conv → relu → pooled → logits
  private func classifier() throws -> Graph {
    var random = SeededRandom(seed: 3)
    func weight(_ shape: [Int]) -> Tensor {
      Tensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: -1...1)) })
    }
    var graph = Graph(inputs: [
      .init(name: "input", dimensions: [1, 2, 5, 5]), .init(name: "seed", dimensions: [1, 3]),
    ])
    graph.constant("w", weight([4, 2, 3, 3]))
    graph.constant("b", weight([4]))
    graph.constant("fc", weight([3, 4]))
    try graph.add("Conv", ["input", "w", "b"], attributes: ["strides": .integers([2, 2])], name: "conv")
    try graph.add("Relu", ["conv"], name: "relu")
    try graph.add("GlobalAveragePool", ["relu"], name: "pooled")
    try graph.add("Flatten", ["pooled"], name: "features")
    try graph.add("Gemm", ["features", "fc"], attributes: ["transB": .integer(1)], name: "logits")
    try graph.add("Floor", ["features"], name: "steps")
    try graph.add("Relu", ["input"], name: "aside")
    graph.outputs = ["logits"]
    return graph
  }

  @Test func gradientOfTheTargetLayerIsTheClassWeights() throws {
    let graph = try classifier()
    let (extended, gradients) = try graph.addingGradients(of: "logits", seed: "seed", withRespectTo: ["relu"])
    let name = try #require(gradients["relu"])
    #expect(name == "gradient(relu)")
    #expect(extended.outputs == ["logits"])
    #expect(Array(extended.nodes.prefix(graph.nodes.count)) == graph.nodes)
    let image = ReferenceTensor(shape: [1, 2, 5, 5], elements: (0..<50).map { Double($0 % 7) - 3 })
    let seed = ReferenceTensor(shape: [1, 3], elements: [0, 1, 0])
    let gradient = try #require(try extended.evaluated(["input": image, "seed": seed], wanted: [name])[name])
    let classWeights = try #require(graph.constants["fc"]?.tensor).slice(1).elements
    #expect(gradient.shape == [1, 4, 2, 2])
    for (index, element) in gradient.elements.enumerated() {
      // Mean over 4 places; both are rounded to a 32-bit float at most twice.
      #expect(abs(element - Double(classWeights[index / 4]) / 4) < 1e-7)
    }
  }

  @Test func onlyTheWayToTheValuesIsWritten() throws {
    let graph = try classifier()
    let (extended, _) = try graph.addingGradients(of: "logits", seed: "seed", withRespectTo: ["relu"])
    let added = extended.nodes.dropFirst(graph.nodes.count).map(\.operatorName)
    #expect(!added.contains { ["Conv", "ConvTranspose", "Where"].contains($0) }, "\(added)")
  }

  @Test func severalValuesShareOneWalk() throws {
    let graph = try classifier()
    let one = try graph.addingGradients(of: "logits", seed: "seed", withRespectTo: ["input"])
    let many = try graph.addingGradients(
      of: "logits", seed: "seed", withRespectTo: ["input", "conv", "relu", "logits", "input"])
    #expect(many.gradients.count == 4)
    #expect(Set(many.gradients.values).count == 4)
    #expect(many.graph.nodes.count == one.graph.nodes.count + 3, "three more names for what is there already")
  }

  @Test func constantsHaveGradientsWhereTheyAreWanted() throws {
    let graph = try classifier()
    let (extended, gradients) = try graph.addingGradients(of: "logits", seed: "seed", withRespectTo: ["w", "b", "fc"])
    for value in ["w", "b", "fc"] {
      let name = try #require(gradients[value])
      #expect(try extended.type(of: name) == graph.type(of: value))
    }
  }

  @Test func secondCallFindsFreeNames() throws {
    let graph = try classifier()
    let first = try graph.addingGradients(of: "logits", seed: "seed", withRespectTo: ["conv"])
    let second = try first.graph.addingGradients(of: "logits", seed: "seed", withRespectTo: ["conv"])
    #expect(first.gradients["conv"] != second.gradients["conv"])
  }

  /// OpenVINO 2026.4 computes wrong numbers, silently, where one constant is the weight of a `Conv` and a
  /// `ConvTranspose`.
  @Test(arguments: [1, 2]) func backwardWeightsAreConstantsOfTheirOwn(stride: Int) throws {
    var graph = Graph(inputs: [.init(name: "input", dimensions: [1, 2, 8, 8])])
    let weight = graph.constant("w", Tensor(shape: [2, 2, 1, 1], elements: [1, 2, 3, 4]))
    try graph.add(
      "Conv", ["input", weight], attributes: ["strides": .integers([stride, stride])], name: "first")
    try graph.add("Conv", ["first", weight], attributes: ["strides": .integers([stride, stride])], name: "second")
    graph.addInput(.init(name: "seed", dimensions: try graph.type(of: "second").shape))
    let (extended, _) = try graph.addingGradients(of: "second", seed: "seed", withRespectTo: ["input"])
    let backward = extended.nodes.dropFirst(2).filter { $0.operatorName.hasPrefix("Conv") }
    #expect(backward.map(\.operatorName) == (stride == 1 ? ["Conv", "Conv"] : ["ConvTranspose", "ConvTranspose"]))
    let weights = backward.map { $0.inputs[1] }
    #expect(Set(weights + ["w"]).count == 3)
    let addresses = try (weights + ["w"]).map { name in
      try #require(extended.constants[name]?.tensor).withUnsafeElements { Int(bitPattern: $0.baseAddress) }
    }
    #expect(Set(addresses).count == 3)
  }

  // MARK: - Errors

  private func failure(
    of output: String = "logits", seed: String = "seed", _ values: [String]
  ) throws -> DifferentiationError? {
    let graph = try classifier()
    return #expect(throws: DifferentiationError.self) {
      _ = try graph.addingGradients(of: output, seed: seed, withRespectTo: values)
    }
  }

  @Test func valuesWithoutInfluenceAreNamed() throws {
    let aside = try failure(["relu", "aside"])
    #expect(aside?.code == .independent)
    #expect(aside?.context["value"] == "aside")
    // Behind the output; an input that does not enter; a way without slope
    #expect(try failure(of: "features", seed: "features", ["logits"])?.code == .independent)
    #expect(try failure(["seed"])?.code == .independent)
    #expect(try failure(of: "steps", seed: "steps", ["input"])?.code == .independent)
  }

  @Test func badArgumentsAreRefused() throws {
    #expect(try failure(["no such value"])?.code == .invalidGraph)
    #expect(try failure(of: "no such value", ["relu"])?.code == .invalidGraph)
    #expect(try failure(seed: "no such value", ["relu"])?.code == .invalidGraph)
    #expect(try failure(seed: "features", ["relu"])?.code == .invalidGraph)
  }

  @Test func graphWithOpenAxesIsRefused() throws {
    var graph = Graph(inputs: [.init(name: "input", dimensions: [nil, 3])])
    try graph.add("Relu", ["input"], name: "relu")
    let error = #expect(throws: DifferentiationError.self) {
      _ = try graph.addingGradients(of: "relu", seed: "relu", withRespectTo: ["input"])
    }
    #expect(error?.code == .invalidGraph)
  }

  @Test func missingRuleNamesOperatorAndNode() throws {
    var graph = Graph(inputs: [.init(name: "input", dimensions: [3, 3])])
    let equation: [String: Attribute] = ["equation": .string("ii->i")]
    try graph.add("Einsum", ["input"], attributes: equation, name: "diagonal")
    let error = #expect(throws: DifferentiationError.self) {
      _ = try graph.addingGradients(of: "diagonal", seed: "diagonal", withRespectTo: ["input"])
    }
    #expect(error?.code == .noRule)
    #expect(error?.message.contains("Einsum") == true)
    #expect(error?.context["node"] == "diagonal")
  }

  @Test func integersHaveNoGradient() throws {
    var graph = Graph(inputs: [
      .init(name: "input", dimensions: [3]), .init(name: "number", elementType: .int64, dimensions: [3]),
    ])
    try graph.add("Relu", ["input"], name: "relu")
    let error = #expect(throws: DifferentiationError.self) {
      _ = try graph.addingGradients(of: "relu", seed: "relu", withRespectTo: ["number"])
    }
    #expect(error?.code == .independent)
  }

  @Test func formsWithoutGradientSayWhy() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 2, 3, 4])])
    let sizes = graph.constant("sizes", .integers([6, 6]))
    try graph.add(
      "Resize", ["x", "", "", sizes],
      attributes: [
        "mode": .string("linear"), "axes": .integers([2, 3]), "keep_aspect_ratio_policy": .string("not_larger"),
      ], name: "y")
    let error = #expect(throws: DifferentiationError.self) {
      _ = try graph.addingGradients(of: "y", seed: "y", withRespectTo: ["x"])
    }
    #expect(error?.code == .noRule)
    #expect(error?.context["node"] == "y")
    #expect(error?.message.contains("aspect ratio") == true)
  }

  /// What a stranger's file may ask for.
  @Test func matricesOfAnySizeAreRefused() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [1, 1, 1, 1 << 20])])
    let scales = graph.constant("scales", Tensor(shape: [4], elements: [1, 1, 1, 2]))
    try graph.add("Resize", ["x", "", scales], attributes: ["mode": .string("linear")], name: "resized")
    try graph.add(
      "AveragePool", ["x"],
      attributes: [
        "kernel_shape": .integers([1, 1 << 30]), "pads": .integers([0, 1 << 29, 0, 1 << 29]),
        "strides": .integers([1, 1 << 30]),
      ], name: "pooled")
    for output in ["resized", "pooled"] {
      let error = #expect(throws: DifferentiationError.self) {
        _ = try graph.addingGradients(of: output, seed: output, withRespectTo: ["x"])
      }
      #expect(error?.code == .noRule)
    }
  }

  /// The gradient is a graph like any other, so that it has gradients too.
  @Test func secondDerivatives() throws {
    var graph = Graph(inputs: [.init(name: "x", dimensions: [4])])
    graph.constant("seed", Tensor(shape: [4], repeating: 1))
    try graph.add("Tanh", ["x"], name: "y")
    let first = try graph.addingGradients(of: "y", seed: "seed", withRespectTo: ["x"])
    let slope = try #require(first.gradients["x"])
    let second = try first.graph.addingGradients(of: slope, seed: "seed", withRespectTo: ["x"])
    let curvature = try #require(second.gradients["x"])
    let x = ReferenceTensor(shape: [4], elements: [-1, 0, 0.5, 2])
    let result = try second.graph.evaluated(["x": x], wanted: ["y", curvature])
    for (y, element) in zip(try #require(result["y"]).elements, try #require(result[curvature]).elements) {
      // Doubles, and a handful of operations
      #expect(abs(element + 2 * y * (1 - y * y)) < 1e-14)
    }
  }

  // MARK: - Size

  @Test func deepChainsNeedNoStack() throws {
    func seconds(_ count: Int) throws -> Double {
      var graph = Graph(inputs: [.init(name: "input", dimensions: [2]), .init(name: "seed", dimensions: [2])])
      var value = "input"
      for index in 0..<count { value = try graph.add("Relu", [value], name: "relu\(index)") }
      var nodeCount = 0
      let duration = try ContinuousClock().measure {
        nodeCount = try graph.addingGradients(of: value, seed: "seed", withRespectTo: ["input"]).graph.nodes.count
      }
      // Forward, comparison and choice for each, and the name of the result.
      #expect(nodeCount == 3 * count + 1)
      return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }
    let (short, long) = (try seconds(2_500), try seconds(10_000))
    // Four times the nodes take four times as long; a quadratic walk would take sixteen times. Other work on the machine
    // may disturb the clock.
    #expect(long < 11 * short + 0.5)
  }
}
