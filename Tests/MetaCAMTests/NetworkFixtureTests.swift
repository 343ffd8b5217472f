import Foundation
import MetaCAM
import TestSupport
import Testing

/// Networks as other tools write them, against PyTorch: see `Scripts/fixtures/make_network_fixtures.py`.
@Suite struct NetworkFixtureTests {
  /// One row of `networks.json`.
  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    /// What the default layer's name holds; nil where the exporter made the name up, or another layer is asked for.
    let layer: String?
    let `class`: Int
    /// The layer that is asked for.
    let chosen: String?
    let tokens: String?
    let input: String?
    let output: String?

    var testDescription: String { name }

    static let all: [Case] = {
      let data = try? Data(contentsOf: URL(fileURLWithPath: Fixtures.path("networks/networks.json")))
      return data.flatMap { try? JSONDecoder().decode([Case].self, from: $0) } ?? []
    }()

    func model() throws -> NetworkModel {
      try NetworkModel(
        named: Fixtures.path("networks/\(name).onnx"),
        network: NetworkChoice(
          input: InputChoice(image: input), output: output, tokens: tokens.flatMap { TokenGrid($0) }))
    }

    func target(_ model: NetworkModel) throws -> Graph.Layer {
      try chosen.map { try model.graph.targetLayer(named: $0, tokens: model.tokens) }
        ?? model.graph.defaultTargetLayer(tokens: model.tokens)
    }

    func expected(_ key: String) throws -> Tensor {
      let tensors = try StateDictionary(contentsOf: Fixtures.path("networks/expected.safetensors"))
      return try #require(tensors["\(name)/\(key)"]?.tensor)
    }
  }

  @Test func readsTheCatalogue() { #expect(Case.all.count == 14) }

  /// The expected values are in double precision, and the engine's approximations of exp and erf err by up to 1e-5.
  private let tolerance: Float = 1e-4

  @Test(arguments: Case.all) func scoresActivationsAndGradients(_ network: Case) async throws {
    let model = try network.model()
    let target = try network.target(model)
    if let layer = network.layer { #expect(target.value.contains(layer)) }
    let classifier = try model.classifier.viewing([target])
    let recorder = try Recorder(
      programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: [target.value])
    let log = RunLog()
    let pass = try await recorder.forward(network.expected("input"), log: log)[0]
    let activations = try recorder.activations(pass, layer: 0)
    let gradients = try await recorder.gradients(pass, layer: 0, classIndex: network.class, target: .logit, log: log)
    #expect(target.shape == [1] + activations.shape)
    #expect(try relativeDifference(pass.logits, network.expected("logits")) < tolerance)
    #expect(try relativeDifference(activations, network.expected("activations")) < tolerance)
    #expect(try relativeDifference(gradients, network.expected("gradient")) < tolerance)
  }

  /// All eleven methods go through, those that change the layer and the input among them; several images at once give
  /// what one by one gives.
  @Test(arguments: Case.all) func givesAllMaps(_ network: Case) async throws {
    let model = try network.model()
    let explainer = try Explainer(model: model, layers: network.chosen.map { [$0] } ?? [], engine: Engine())
    let images = (0..<2).map { Image.random(seed: $0, side: 20) }
    let options = ExplanationOptions(classes: ["\(network.class)"], methods: Method.explaining)
    let together = try await explainer.explain(images, options)
    for (image, explanation) in zip(images, together) {
      let alone = try await explainer.explain([image], options)[0]
      #expect(relativeDifference(explanation.logits, alone.logits) < tolerance)
      for (map, other) in zip(explanation.maps, alone.maps) {
        #expect(map.map.shape == [explanation.image.height, explanation.image.width])
        // Rounding moves maps with a small range by more than it moves what they are made from.
        #expect(largestDifference(map.map, other.map) < 0.01, "\(map.method)")
      }
    }
  }

  @Test func leavesOutASoftmaxAtTheEnd() throws {
    let model = try #require(Case.all.first { $0.name == "channels-last" }).model()
    #expect(model.classifier.output == "dense/BiasAdd:0")
    #expect(model.graph.inputs[0].dimensions == [1, 3, 12, 12])
    #expect(try model.graph.defaultTargetLayer.layout == .channelsFirst)
  }

  @Test func greyPicturesForGreyNetworks() throws {
    let network = try #require(Case.all.first { $0.name == "grey" })
    let model = try network.model()
    #expect(model.preprocessing.mean == [(0.485 + 0.456 + 0.406) / 3])
    let own = try NetworkModel(
      named: Fixtures.path("networks/grey.onnx"),
      preprocessing: PreprocessingChoice(mean: [0.25], standardDeviation: [0.5]))
    let picture = Image(width: 12, height: 12, pixels: [UInt8](repeating: 0, count: 432))
    let input = try own.preprocessing.normalised(own.preprocessing.fitted(picture))
    #expect(input == Tensor(shape: [1, 1, 12, 12], repeating: -0.5))
  }
}
