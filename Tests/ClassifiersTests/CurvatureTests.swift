import Classifiers
import Execution
import Graphs
import ModelReaders
import Tensors
import TestSupport
import Testing

/// Second derivatives of the score behind a layer, against PyTorch in double precision and pytorch-grad-cam
/// (`Scripts/reference/make_curvature_goldens.py`).
@Suite struct CurvatureTests {
  private static let layers = [
    "resnet": "layer3", "googlenet": "inception4e", "vgg": "features.8", "regnet": "trunk_output.block3",
    "mobilenet": "features.2", "efficientnet": "features.3", "convnext": "features.3.0",
    "vit": "encoder.layers.encoder_layer_0.ln_1", "swin": "features.3.1.norm1", "swin_v2": "features.4.norm",
    "maxvit": "blocks.0",
  ]

  /// The engine computes in 32 bits, as for first derivatives; the swap of a term or a factor errs by 1e-1 and more.
  private let tolerance: Float = 2e-4

  private func probe(
    _ name: String, layer: String, _ target: ScoreTarget = .logit, _ log: RunLog = RunLog()
  ) async throws -> (probe: NetworkProbe, activations: Tensor) {
    let small = try SmallArchitecture.named(name)
    let classifier = try Classifier(network: small.graph(), imageShape: [3, small.side, small.side])
    let layer = try classifier.graph.targetLayer(named: layer)
    let programs = try NetworkPrograms(classifier: classifier.viewing([layer]), engine: Engine())
    let recorder = try Recorder(programs: programs, layers: [layer.value])
    let pass = try await recorder.forward(small.input, log: log)[0]
    let probe = NetworkProbe(
      recorder: recorder, tokens: nil, pass, layer: 0, classIndex: SmallArchitecture.classIndex, target: target,
      log: log)
    return (probe, try recorder.activations(pass, layer: 0))
  }

  @Test(arguments: layers.keys.sorted()) func isWhatPyTorchComputes(_ name: String) async throws {
    let goldens = try StateDictionary(contentsOf: Fixtures.path("goldens/curvature.safetensors"))
    let log = RunLog()
    let (probe, _) = try await probe(name, layer: #require(Self.layers[name]), .logit, log)
    let (gradients, product) = try await probe.curvature()
    #expect(log.counts == RunCounts(forward: 1, head: 3, backward: 3))
    let (channels, places) = (product.shape[0], product.shape[1] * product.shape[2])
    func means(_ tensor: Tensor) -> Tensor {
      Tensor(shape: [channels], elements: tensor.sums(leading: 1).map { Float($0 / Double(places)) })
    }
    var sums = Tensor(shape: Array(product.shape.dropFirst()), repeating: 0)
    for channel in 0..<channels { sums = sums.zipped(with: product.slice(channel), +) }
    #expect(relativeDifference(means(product), try #require(goldens["\(name).channels"]?.tensor)) < tolerance)
    #expect(relativeDifference(sums, try #require(goldens["\(name).places"]?.tensor)) < tolerance)
    if let weights = goldens["\(name).weights"]?.tensor {
      #expect(relativeDifference(means(gradients.zipped(with: product) { $0 - $1 / 2 }), weights) < tolerance)
    }
  }

  /// Behind a linear head the network bends nothing, and the softmax of the score does all of it: Jᵀ(S·(J·A)).
  @Test func isOfTheScoreAloneBehindALinearHead() async throws {
    let small = try SmallArchitecture.named("resnet")
    let (probe, _) = try await probe("resnet", layer: small.layer)
    let (_, product) = try await probe.curvature()
    // Constant over space, as the gradient is.
    for channel in 0..<product.shape[0] {
      let plane = product.slice(channel)
      #expect(plane.maximum - plane.minimum <= 1e-6 * max(1, abs(plane.maximum)))
    }
    #expect(product.maximum > 1e-4)
  }

  /// A·H·A and G·A by differences of the score of a layer that is a little larger or smaller, where nothing has a kink. 1e-2: ε² of the
  /// fourth derivative, and the rounding of scores, 1e-6, over ε².
  @Test func agreesWithDifferencesOfScores() async throws {
    let (probe, activations) = try await probe("vit", layer: #require(Self.layers["vit"]), .rest)
    let (gradients, product) = try await probe.curvature()
    let epsilon = 1.0 / 64
    let factors = [1 - epsilon, 1, 1 + epsilon]
    let scores = try await probe.scores(ofLayers: 3, label: "shapley-cam") { index, layer in
      for place in layer.indices { layer[place] = activations.elements[place] * Float(factors[index]) }
    }
    let (less, own, more) = (scores[0], scores[1], scores[2])
    let bend = product.zipped(with: activations, *).sum
    #expect(abs((more - 2 * own + less) / (epsilon * epsilon) - bend) < 1e-2 * max(1, abs(bend)))
    let slope = gradients.zipped(with: activations, *).sum
    #expect(abs((more - less) / (2 * epsilon) - slope) < 1e-3 * max(1, abs(slope)))
  }
}
