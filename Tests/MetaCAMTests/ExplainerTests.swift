import MetaCAM
import TestSupport
import Testing

/// From picture to map, against pytorch-grad-cam.
@Suite struct ExplainerTests {
  @Test(arguments: Golden.names)
  func agreesWithTheReference(caseName: String) async throws {
    let golden = try Golden(caseName)
    let model = try golden.model()
    let explainer = try Explainer(model: model, engine: Engine())
    let options = ExplanationOptions(classes: ["\(golden.information.class)"], methods: Method.explaining)
    let explanation = try #require(try await explainer.explain([golden.image()], options).first)

    // The same arithmetic in single precision.
    #expect(try largestDifference(explanation.imageNCHW, golden.tensor("input")) < 1e-6)
    // Another order of summation.
    #expect(try relativeDifference(explanation.logits, golden.tensor("logits").slice(0)) < 1e-4)
    #expect(explanation.logits.indexOfMaximum == golden.information.top1)
    #expect(explanation.maps.map(\.method) == Method.explaining.map(\.slug))
    for map in explanation.maps where !map.method.hasPrefix("eigen") {
      let expected = try golden.tensor("cam.\(map.method)")
      #expect(largestDifference(map.map, expected) < 2e-3, "\(map.method)")
    }
  }

  @Test(arguments: Golden.names)
  func recordsActivationsAndGradients(caseName: String) async throws {
    let golden = try Golden(caseName)
    let model = try golden.model()
    let recorder = try Recorder(
      programs: NetworkPrograms(classifier: model.classifier, engine: Engine()),
      layers: [model.graph.defaultTargetLayer.value])
    let pass = try #require(try await recorder.forward(golden.tensor("input"), log: RunLog()).first)
    let gradients = try await recorder.gradients(
      pass, layer: 0, classIndex: golden.information.class, target: .logit, log: RunLog())
    // Relative to the largest value: engines sum in different orders.
    #expect(try relativeDifference(recorder.activations(pass, layer: 0), golden.tensor("activations").slice(0)) < 1e-4)
    #expect(try relativeDifference(gradients, golden.tensor("gradients").slice(0)) < 1e-4)
  }

  /// Only when asked, and of the picture itself even where variants of it are smoothed over.
  @Test func keepsRecords() async throws {
    let golden = try Golden.narrowResNet()
    let model = try golden.model()
    let graph = model.graph
    let layers = try [graph.defaultTargetLayer.value, #require(graph.candidateLayers.first).value]
    let explainer = try Explainer(model: model, layers: layers, engine: Engine())
    let image = try golden.image()
    var options = ExplanationOptions(classes: ["3", "5"], methods: [.gradCAM])
    #expect(try await explainer.explain([image], options)[0].records.isEmpty)
    options.keepsRecords = true
    let plain = try await explainer.explain([image], options)[0].records
    #expect(plain.map(\.classIndex) == [3, 3, 5, 5] && plain.map(\.layer) == layers + layers)
    #expect(try relativeDifference(plain[0].record.gradients, golden.tensor("gradients").slice(0)) < 1e-4)
    options.augmentationSmooth = true
    let smoothed = try await explainer.explain([image], options)[0].records
    #expect(smoothed.count == 4)
    for (a, b) in zip(smoothed, plain) {
      // Several pictures at once are summed in another order.
      #expect(relativeDifference(a.record.activations, b.record.activations) < 1e-4)
      #expect(try relativeDifference(a.record.gradients, b.record.gradients) < 1e-4)
    }
  }

  /// A layer whose output is not all that the rest of the network reads: the head takes the other branches as well.
  @Test func explainsLayersBesideAResidualConnection() async throws {
    let golden = try Golden("narrow_resnet-1-chelsea-3")
    let model = try golden.model()
    let explainer = try Explainer(model: model, engine: Engine())
    let image = try golden.image()
    let logits = try await explainer.explain([image], ExplanationOptions(methods: []))[0].logits
    let layers = model.graph.candidateLayers
    #expect(layers.count > 20)
    for layer in layers {
      let other = try Explainer(model: model, layers: [layer.value], engine: Engine())
      let explanation = try await other.explain([image], ExplanationOptions(methods: [.gradCAM]))[0]
      #expect(relativeDifference(explanation.logits, logits) < 1e-4, "\(layer.value)")
      #expect(explanation.maps[0].map.isFinite)
    }
  }

  @Test(arguments: [("efficientnet-lite1", 240), ("efficientnet-lite2", 260)])
  func runsTheLargerNetworks(name: String, side: Int) async throws {
    let predictor = try Predictor(model: NetworkModel(named: name), engine: Engine())
    #expect(predictor.model.graph.inputs[0].dimensions == [1, 3, side, side])
    let scores = try await predictor.scores(of: Image(contentsOf: Fixtures.path("../../Examples/chelsea.png")))
    // A cat it is: tabby, tiger cat or Egyptian cat.
    let best = try #require(Prediction.likeliest(1, of: scores).first)
    #expect([281, 282, 285].contains(best.label.index))
  }

  @Test func ranksByProbability() {
    let scores = PictureScores(
      output: Tensor(shape: [4], elements: [1, 3, 3, -1000]),
      reading: Reading(readout: FourClasses(), labels: ClassLabels(count: 4)))
    let ranked = Prediction.likeliest(4, of: scores)
    #expect(ranked.map(\.label.index) == [1, 2, 0, 3])
    #expect(abs(ranked.reduce(0) { $0 + $1.probability } - 1) < 1e-12)
    #expect(ranked[3].probability == 0)
  }
}

/// A readout of four classes, each a score of its own.
private struct FourClasses: Readout {
  let count = 4
  func scores(_ output: [Float]) -> [Float] { output }
  func pulledBack(_ direction: [Float], at output: [Float]) -> [Float] { direction }
  func activation(of scores: [Float]) -> Activation { Activation(.softmax) }
}
