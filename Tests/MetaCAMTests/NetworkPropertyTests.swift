import Classifiers
import MetaCAM
import TestSupport
import Testing

/// What holds for any network, on small random ones.
@Suite struct NetworkPropertyTests {
  private static func explained(
    _ graph: Graph, _ methods: [Method], layer: String = "layer", classes: [ClassChoice] = ["1"]
  ) async throws -> Explanation {
    let explainer = try Explainer(model: NetworkModel(graph), layers: [layer], engine: Engine())
    return try await explainer.explain([.random(seed: 17)], ExplanationOptions(classes: classes, methods: methods))[0]
  }

  /// By all methods that the network can serve, and the control.
  private static func explainedByEvery(_ graph: Graph) async throws -> Explanation {
    let explainer = try Explainer(model: NetworkModel(graph), layers: ["layer"], engine: Engine())
    let (methods, left) = await explainer.suited(Method.all)
    #expect(!left.contains { Method.explaining.map(\.slug).contains($0.method.slug) })
    return try await explainer.explain(
      [.random(seed: 17)], ExplanationOptions(classes: ["1"], methods: methods))[0]
  }

  /// Behind global average pooling and a linear layer the gradient is constant over space.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func hiResIsGradCAMBehindGlobalAveragePooling(seed: UInt64) async throws {
    let graph = try SmallNetwork.random(seed: seed, convolutionBehindLayer: false)
    let maps = try await Self.explained(graph, [.gradCAM, .hiResCAM, .xGradCAM]).maps
    // Rounding alone: of the mean over places, and of the small addend of xgrad-cam.
    #expect(largestDifference(maps[0].map, maps[1].map) < 1e-5)
    #expect(largestDifference(maps[0].map, maps[2].map) < 1e-4)
  }

  /// A network of ReLUs is linear in its input and biases where no ReLU switches:
  ///
  ///     y = Σ x∘∂y/∂x + Σ_layers Σ b·∂y/∂(layer's output) + the last layer's own bias
  @Test(arguments: 0..<8 as Range<UInt64>)
  func fullGradientsAddUpToTheLogit(seed: UInt64) async throws {
    let graph = try SmallNetwork.random(seed: seed, convolutionBehindLayer: seed % 2 == 0)
    let classifier = try Classifier(network: graph)
    let recorder = try Recorder(programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: ["layer"])
    let full = try FullGradientRecorder(programs: NetworkPrograms(classifier: classifier, engine: Engine()))
    var random = SeededRandom(seed: seed)
    let input = Tensor(
      shape: [1, 3, 24, 24], elements: (0..<3 * 24 * 24).map { _ in Float(random.uniform(in: -2...2)) })
    let pass = try await recorder.forward(input, log: RunLog())[0]
    let ownBiases = try #require(graph.constants["fc.bias"]?.tensor?.elements)
    for classIndex in 0..<classifier.classCount {
      let gradients = try await full.gradients(pass, classIndex: classIndex, target: .logit, log: RunLog())
      var terms = [Double(ownBiases[classIndex])]
      terms += zip(gradients.image.elements, gradients.imageGradients.elements).map { Double($0) * Double($1) }
      for term in gradients.biasTerms {
        terms += zip(term.bias.elements, term.gradients.sums(leading: 1)).map { Double($0) * $1 }
      }
      // Single precision: a millionth of what is added up, a few times over from layer to layer.
      let size = terms.reduce(0) { $0 + abs($1) }
      let sum = terms.reduce(0, +)
      #expect(abs(sum - Double(pass.logits.elements[classIndex])) < 1e-5 * size)
      #expect(!gradients.biasTerms.isEmpty)
    }
  }

  /// The names of channels mean nothing: the layer's channels in another order give the same maps.
  @Test(arguments: 0..<4 as Range<UInt64>)
  func channelsMayBePermuted(seed: UInt64) async throws {
    let graph = try SmallNetwork.random(seed: seed, convolutionBehindLayer: seed % 2 == 0)
    let channels = try #require(graph.constants["conv.weight"]?.shape[0])
    var random = SeededRandom(seed: seed + 100)
    let order = Array(0..<channels).shuffled(using: &random)
    #expect(order != Array(0..<channels))
    let permuted = try graph.replacingConstants { name, tensor in
      let layer = name.split(separator: ".").first ?? ""
      switch layer {
      case "conv", "norm": return Tensor.stacked(order.map(tensor.slice))
      case "next" where name == "next.weight", "fc" where name == "fc.weight" && graph.constants["next.weight"] == nil:
        let axes = Array(tensor.shape.indices)
        let swapped = tensor.transposed([1, 0] + axes.dropFirst(2))
        return Tensor.stacked(order.map(swapped.slice)).transposed([1, 0] + axes.dropFirst(2))
      default: return tensor
      }
    }
    let (expected, explained) = try (
      await Self.explained(graph, Method.explaining), await Self.explained(permuted, Method.explaining)
    )
    #expect(relativeDifference(explained.logits, expected.logits) < 1e-5)
    for (a, b) in zip(explained.maps, expected.maps) {
      // Sums in another order; what scaling divides by may be small.
      #expect(largestDifference(a.map, b.map) < 1e-3, "\(a.method)")
      #expect(!a.isEmpty || b.isEmpty)
    }
  }

  /// A constant that is added to a class's logit explains nothing: no map changes, even where the score's sign does.
  @Test(arguments: 0..<3 as Range<UInt64>)
  func doesNotDependOnAConstantInTheLogit(seed: UInt64) async throws {
    let graph = try SmallNetwork.random(seed: seed, convolutionBehindLayer: seed % 2 == 0)
    let expected = try await Self.explained(graph, Method.explaining)
    let score = expected.logits.elements[1]
    for constant in [-2 * score, 3 - score, -7 - score] {
      let moved = try graph.replacingConstants { name, tensor in
        name == "fc.bias" ? Tensor(shape: tensor.shape, elements: tensor.elements.map { $0 + constant }) : tensor
      }
      let explained = try await Self.explained(moved, Method.explaining)
      #expect(abs(explained.logits.elements[1] - score - constant) < 1e-4)
      for (a, b) in zip(explained.maps, expected.maps) {
        // Differences of scores that are rounded elsewhere, divided by the largest of them.
        #expect(largestDifference(a.map, b.map) < 2e-3, "\(a.method)")
      }
    }
  }

  /// Nothing is active, nothing speaks for a class, and the score is zero: every map is zero, and says so.
  @Test func staysFiniteWhereNothingIsActive() async throws {
    let graph = try SmallNetwork.random(seed: 3, convolutionBehindLayer: true).replacingConstants { _, tensor in
      Tensor(shape: tensor.shape, repeating: 0)
    }
    let explanation = try await Self.explainedByEvery(graph)
    #expect(explanation.logits.elements.allSatisfy { $0 == 0 })
    #expect(explanation.maps.count > 20)
    for map in explanation.maps {
      #expect(map.map.elements.allSatisfy { $0 == 0 }, "\(map.method)")
      #expect(map.isEmpty)
      #expect(map.notes.contains { $0.contains("the map is zero") }, "\(map.method)")
    }
    let ablation = try #require(explanation.maps.first { $0.method == "ablation-cam" })
    #expect(ablation.notes.contains { $0.contains("the score is zero") })
  }

  /// A dead layer in a network that lives on its later biases.
  @Test func staysFiniteWhereTheLayerIsDead() async throws {
    let graph = try SmallNetwork.random(seed: 3, convolutionBehindLayer: true).replacingConstants { name, tensor in
      name.hasPrefix("conv.") || name.hasPrefix("norm.") ? Tensor(shape: tensor.shape, repeating: 0) : tensor
    }
    let explanation = try await Self.explainedByEvery(graph)
    #expect(explanation.logits.elements.contains { $0 != 0 })
    for map in explanation.maps { #expect(map.map.isFinite, "\(map.method)") }
    for map in explanation.maps where map.method != "full-grad" {
      #expect(map.isEmpty && map.notes.contains { $0.contains("the map is zero") }, "\(map.method)")
    }
  }

  @Test func saysThatThereAreNoBiases() async throws {
    var network = SmallNetwork(seed: 8)
    try network.convolution(5, name: "conv")
    try network.relu("layer")
    try network.classify(bias: false)
    let map = try await Self.explained(network.graph, [.fullGrad]).maps[0]
    #expect(!map.isEmpty)
    #expect(map.notes.contains { $0.contains("no biases") })
  }

  /// Scores that are too large for their numbers explain nothing, even where the class's own score is sound.
  @Test func refusesScoresThatAreNotFinite() async throws {
    let graph = try SmallNetwork.random(seed: 2, convolutionBehindLayer: false).replacingConstants { name, tensor in
      guard name == "fc.weight" else { return tensor }
      let row = tensor.count / tensor.shape[0]
      return Tensor(shape: tensor.shape, elements: tensor.elements.enumerated().map { $0 / row == 3 ? 3e38 : $1 })
    }
    let failure = await #expect(throws: ExecutionError.self) { _ = try await Self.explained(graph, [.gradCAM]) }
    #expect(failure?.code == .notFinite)
    #expect(failure?.context["layer"] == "logits")
    let predictor = try Predictor(model: NetworkModel(graph), engine: Engine())
    await #expect(throws: ExecutionError.self) { _ = try await predictor.scores(of: .random(seed: 1)) }
  }

  @Test(arguments: ["conv.weight", "fc.bias"], [Float.nan, .infinity, -.infinity])
  func refusesWeightsThatAreNoNumbers(name: String, number: Float) throws {
    let graph = try SmallNetwork.random(seed: 2, convolutionBehindLayer: false).replacingConstants {
      $0 == name ? Tensor(shape: $1.shape, elements: $1.elements.dropLast() + [number]) : $1
    }
    let failure = #expect(throws: ClassifierError.self) { _ = try Classifier(network: graph) }
    #expect(failure?.code == .notFinite)
    #expect(failure?.context["weights"] == name)
  }

  /// The head of a layer at the end needs no gradient of what stands before it.
  @Test func needsGradientsBehindTheLayerAlone() async throws {
    let (before, behind) = try (Self.network(rounding: "before"), Self.network(rounding: "behind"))
    #expect(try await Self.explained(before, [.gradCAM]).maps[0].map.isFinite)
    await #expect(throws: DifferentiationError.self) { try await Self.explained(behind, [.gradCAM]) }
  }

  /// A network with a step that has no gradient before or behind the layer.
  private static func network(rounding place: String) throws -> Graph {
    var network = SmallNetwork(seed: 12)
    if place == "before" { try network.add("Round", name: "round") }
    try network.convolution(5, bias: true, name: "conv")
    try network.relu("layer")
    if place == "behind" { try network.add("Round", name: "round") }
    try network.classify()
    return network.graph
  }
}
