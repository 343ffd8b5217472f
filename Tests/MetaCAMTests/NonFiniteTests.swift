import Classifiers
import Graphs
import MetaCAM
import TestSupport
import Testing

private func scalar(_ network: inout SmallNetwork, _ number: Float) -> String {
  network.graph.constant("\(number)", Tensor(number))
}

/// NaN and infinities that a network makes and hides again.
@Suite struct NonFiniteTests {
  /// How a number that is none comes about, and how it is hidden.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// The first value that is not finite.
    let layer: String
    let build: @Sendable (inout SmallNetwork) throws -> Void

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "log of negative numbers, ReLU", layer: "log") { network in
      try network.add("Log", name: "log")
      try network.relu("layer")
    },
    Case(name: "square root of negative numbers, maximum with a constant", layer: "root") { network in
      try network.add("Sqrt", name: "root")
      try network.add("Max", [scalar(&network, 0)], name: "layer")
    },
    Case(name: "0/0, bounds", layer: "quotient") { network in
      let value = network.value
      try network.add("Sub", [value], name: "zero")
      try network.add("Div", ["zero"], name: "quotient")
      try network.add("Clip", [scalar(&network, 0), scalar(&network, 6)], name: "layer")
    },
    Case(name: "overflow of an exponential, minimum", layer: "exponential") { network in
      try network.add("Mul", [scalar(&network, 4000)], name: "large")
      try network.add("Exp", name: "exponential")
      try network.add("Min", [scalar(&network, 6)], name: "layer")
    },
    Case(name: "∞·0, maximum over windows", layer: "inverse") { network in
      try network.relu("some are zero")
      let zeros = network.value
      try network.add("Reciprocal", name: "inverse")
      try network.add("Mul", [zeros], name: "product")
      try network.pooling("MaxPool", name: "pool")
      try network.relu("layer")
    },
    Case(name: "a comparison chooses", layer: "log") { network in
      try network.add("Log", name: "log")
      let value = network.value
      try network.add("Greater", [scalar(&network, -100)], name: "known")
      try network.add("Where", [value, scalar(&network, 0)], name: "layer")
    },
    Case(name: "overflow of weighted sums, sigmoid", layer: "huge2") { network in
      for layer in 1...2 {
        try network.add("Mul", [scalar(&network, 1e25)], name: "huge\(layer)")
      }
      try network.add("Sigmoid", name: "layer")
    },
    Case(name: "overflow behind a factor near the largest number, hard sigmoid", layer: "sums") { network in
      try network.add("Mul", [scalar(&network, 3e37)], name: "huge")
      let ones = network.graph.constant("ones", Tensor(shape: [6, 6, 5, 5], repeating: 1))
      try network.add("Conv", [ones], name: "sums")
      try network.add("HardSigmoid", name: "layer")
    },
    Case(name: "a factor that is the largest number", layer: "huge") { network in
      try network.add("Mul", [scalar(&network, 100)], name: "large")
      try network.add("Mul", [scalar(&network, .greatestFiniteMagnitude)], name: "huge")
      try network.add("Sigmoid", name: "layer")
    },
    Case(name: "in a branch", layer: "power") { network in
      let trunk = network.value
      try network.add("Pow", [scalar(&network, 0.5)], name: "power")
      try network.relu("hidden")
      try network.add("Add", [trunk], name: "sum")
      try network.relu("layer")
    },
  ]

  private static func graph(_ build: (inout SmallNetwork) throws -> Void) throws -> Graph {
    var network = SmallNetwork(seed: 21)
    try network.convolution(6, bias: true, name: "conv")
    try build(&network)
    try network.classify()
    return network.graph
  }

  @Test(arguments: cases) func areNamedByLayer(_ example: Case) async throws {
    let model = try NetworkModel(Self.graph(example.build))
    let engine = try Engine()
    let predicted = await #expect(throws: ExecutionError.self) {
      _ = try await Predictor(model: model, engine: engine).scores(of: .random(seed: 3))
    }
    #expect(predicted?.code == .notFinite && predicted?.context["layer"] == example.layer, "\(predicted as Any)")
    let explainer = try Explainer(model: model, layers: ["layer"], engine: engine)
    let explained = await #expect(throws: ExecutionError.self) {
      _ = try await explainer.explain(
        [.random(seed: 3), .random(seed: 4)], ExplanationOptions(classes: ["1"], methods: [.gradCAM]))
    }
    #expect(explained?.context["layer"] == example.layer && explained?.context["picture"] == "1")
  }

  /// Only changed forms of the picture fail: those that a mask makes dark.
  @Test func inChangedPictures() async throws {
    var network = SmallNetwork(seed: 21)
    try network.add("Abs", name: "magnitude")
    try network.convolution(6, kernel: 1, name: "conv")
    try network.relu("layer")
    try network.add("GlobalMaxPool", name: "largest")
    try network.add("ReduceSum", [network.graph.constant("1", .integers([1]))], name: "total")
    try network.add("Log", name: "log")
    try network.relu("hidden")
    try network.graph.add("Mul", ["layer", network.value], name: "scaled")
    network.graph.constant("space", .integers([2, 3]))
    try network.graph.add("ReduceMean", ["scaled", "space"], attributes: ["keepdims": .integer(0)], name: "means")
    network.graph.constant("weights", Tensor(shape: [6, 4], elements: (0..<24).map { Float($0 % 7) - 3 }))
    network.graph.outputs = [try network.graph.add("MatMul", ["means", "weights"], name: "logits")]
    let runner = VariantRunner(
      programs: NetworkPrograms(classifier: try Classifier(network: network.graph), engine: try Engine()))
    let bright = Tensor(shape: [1, 3, 24, 24], repeating: 1)
    func run(_ brightness: Float) async throws -> [Tensor] {
      try await runner.logits(count: 1, like: bright, log: RunLog()) { _ in
        Tensor(shape: [3, 24, 24], repeating: brightness)
      }
    }
    await #expect(try run(1)[0].isFinite)
    let failure = await #expect(throws: ExecutionError.self) { _ = try await run(0) }
    #expect(failure?.context["layer"] == "log" && failure?.context["changed picture of"] != nil)
  }

  /// Numbers that are meant: a mask before a softmax, bounds, a sigmoid that is written out, and large activations.
  @Test func leavesWhatIsMeant() async throws {
    let networks = [
      try Self.graph { network in
        let row = (0..<24).map { $0 < 12 ? 0 : -Float.infinity }
        try network.add("Add", [network.graph.constant("mask", Tensor(shape: [24], elements: row))], name: "masked")
        try network.add("Softmax", name: "layer")
      },
      try Self.graph { network in
        let row = (0..<24).map { $0 < 12 ? 0 : -Float.infinity }
        try network.add("Add", [network.graph.constant("mask", Tensor(shape: [24], elements: row))], name: "masked")
        try network.add("Mul", [scalar(&network, 0.5)], name: "scaled")
        let axis = network.graph.constant("last", .integers([3]))
        try network.graph.add("ReduceMax", ["scaled", axis], name: "largest")
        try network.add("Sub", ["largest"], name: "difference")
        try network.add("Exp", name: "power")
        try network.graph.add("ReduceSum", ["power", axis], name: "total")
        try network.add("Div", ["total"], name: "layer")
      },
      try Self.graph { network in
        try network.add("Clip", [scalar(&network, -.infinity), scalar(&network, .infinity)], name: "bounded")
        try network.add("Max", [scalar(&network, -.infinity)], name: "largest")
        try network.relu("layer")
      },
      try Self.graph { network in
        try network.add("Mul", [scalar(&network, -2000)], name: "large")
        try network.add("Exp", name: "exponential")
        try network.add("Add", [scalar(&network, 1)], name: "raised")
        try network.add("Reciprocal", name: "layer")
      },
      try Self.graph { network in
        try network.add("Mul", [scalar(&network, 1e12)], name: "large")
        try network.add("Abs", name: "magnitude")
        try network.add("Sqrt", name: "layer")
      },
      try Self.graph { network in
        // So large that the bounds say nothing, and sound all the same
        for layer in 0..<8 { try network.add("Mul", [scalar(&network, layer < 4 ? 3e7 : 1e-7)], name: "m\(layer)") }
        try network.relu("layer")
      },
    ]
    for graph in networks {
      let model = try NetworkModel(graph)
      let logits = try await Predictor(model: model, engine: Engine()).scores(of: .random(seed: 3)).tensor
      let input = try model.preprocessing.normalised(model.preprocessing.fitted(.random(seed: 3)))
      let name = model.graph.inputs[0].name
      let reference = ReferenceTensor(.floats(input))
      let expected = try #require(try model.graph.evaluated([name: reference])["logits"])
      let error = relativeError(logits.elements.map(Double.init), expected.elements)
      #expect(error < 1e-4, "\(graph.nodes.map(\.operatorName))")
    }
  }

  /// An infinity that only looks like a mask: a bias before a ReLU, behind bounds, or a weight.
  @Test func refusesInfiniteWeights() throws {
    let hidden = [
      try Self.graph { network in
        try network.add(
          "Add", [network.graph.constant("bias", Tensor(shape: [6, 1, 1], repeating: -.infinity))], name: "sum")
        try network.relu("layer")
      },
      try Self.graph { network in
        try network.add(
          "Add", [network.graph.constant("bias", Tensor(shape: [6, 1, 1], repeating: -.infinity))], name: "sum")
        try network.add("Clip", [scalar(&network, 0), scalar(&network, 6)], name: "layer")
      },
      try Self.graph { network in
        try network.add(
          "Mul", [network.graph.constant("bias", Tensor(shape: [6, 1, 1], repeating: .infinity))], name: "product")
        try network.relu("layer")
      },
      // Named as in the file, though the shape is folded into it
      try Self.graph { network in
        let bias = network.graph.constant("bias", Tensor(shape: [6], repeating: .infinity))
        let shape = network.graph.constant("shape", .integers([6, 1, 1]))
        try network.graph.add("Reshape", [bias, shape], name: "shaped")
        try network.add("Add", ["shaped"], name: "sum")
        try network.add("Clip", [scalar(&network, 0), scalar(&network, 6)], name: "layer")
      },
    ]
    for graph in hidden {
      let failure = #expect(throws: ClassifierError.self) { _ = try NetworkModel(graph) }
      #expect(failure?.code == .notFinite && failure?.context["weights"] == "bias")
    }
    let negative = try SmallNetwork.random(seed: 5, convolutionBehindLayer: false).replacingConstants { name, tensor in
      name == "norm.variance" || name == "stem.norm.variance" ? tensor.map { -$0 } : tensor
    }
    if negative.nodes.contains(where: { $0.operatorName == "BatchNormalization" }) {
      let failure = #expect(throws: ClassifierError.self) { _ = try NetworkModel(negative) }
      #expect(failure?.message.contains("variance") == true)
    }
  }
}
