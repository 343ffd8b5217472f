import Classifiers
import Execution
import Graphs
import ModelReaders
import Tensors
import TestSupport
import Testing

/// What single methods ask of a network, against PyTorch (`Scripts/reference/make_probe_goldens.py`).
@Suite struct NetworkProbeTests {
  private static func expected(_ name: String) throws -> Tensor {
    let goldens = try StateDictionary(contentsOf: Fixtures.path("goldens/probes.safetensors"))
    return try #require(goldens[name]?.tensor, "\(name)")
  }

  private static func probe(
    layer: String, log: RunLog = RunLog()
  ) async throws -> (probe: NetworkProbe, activations: Tensor) {
    let graph = try ONNXModel(contentsOf: Fixtures.path("goldens/narrow_resnet-1.onnx")).graph
    let programs = try NetworkPrograms(classifier: Classifier(network: graph), engine: Engine())
    let value = try programs.classifier.graph.targetLayer(named: layer).value
    let recorder = try Recorder(programs: programs, layers: [value])
    let pass = try await recorder.forward(Golden("narrow_resnet-1-chelsea-3").tensor("input"), log: log)[0]
    let probe = NetworkProbe(
      recorder: recorder, tokens: nil, pass, layer: 0, classIndex: 3, target: .logit, log: log)
    return (probe, try recorder.activations(pass, layer: 0))
  }

  private static let last = "layer4.1/relu_2/Relu"
  private static let earlier = "layer3.0/relu_2/Relu"

  /// Activations, gradients and logits of a whole network agree to 1e-4, relative, as elsewhere.
  private static let tolerance: Float = 1e-4

  @Test func differentiatesSeveralScores() async throws {
    let (probe, _) = try await Self.probe(layer: Self.earlier)
    var direction = [Float](repeating: 0, count: 10)
    (direction[3], direction[0], direction[9]) = (1, -0.5, -0.25)
    let gradients = try await probe.gradients(along: direction)
    let means = gradients.sums(leading: 1).map { Float($0 / 36) }
    let expected = try Self.expected("resnet.along")
    #expect(relativeDifference(Tensor(shape: [means.count], elements: means), expected) < Self.tolerance)
  }

  @Test func bends() async throws {
    let log = RunLog()
    let (probe, _) = try await Self.probe(layer: Self.last, log: log)
    let (gradients, product) = try await probe.curvature()
    #expect(try relativeDifference(gradients, Self.expected("resnet.gradients")) < Self.tolerance)
    #expect(try relativeDifference(product, Self.expected("resnet.product")) < Self.tolerance)
    #expect(log.counts == RunCounts(forward: 1, head: 3, backward: 3))
  }

  @Test func leavesOnePlaceAlone() async throws {
    let (probe, activations) = try await Self.probe(layer: Self.last)
    let places = activations.shape[1] * activations.shape[2]
    let scores = try await probe.scores(ofLayers: places, label: "recipro-cam") { index, layer in
      for element in layer.indices {
        layer[element] = element % places == index ? activations.elements[element] : 0
      }
    }
    let kept = Tensor(shape: [places], elements: scores.map(Float.init))
    #expect(try relativeDifference(kept, Self.expected("resnet.kept")) < Self.tolerance)
  }

  @Test func differentiatesByOtherInputs() async throws {
    let (probe, _) = try await Self.probe(layer: Self.last)
    let gradients = try await probe.inputGradients(
      at: [probe.image, probe.image.map { $0 / 2 }], label: "integrated-gradients")
    let expected = try Self.expected("resnet.inputs")
    for (index, gradient) in gradients.enumerated() {
      let cells = (0..<3 * 64).map { cell -> Float in
        let (channel, row, column) = (cell / 64, cell / 8 % 8 * 12, cell % 8 * 12)
        var sum: Float = 0
        for y in row..<row + 12 { for x in column..<column + 12 { sum += gradient[channel, y, x] } }
        return sum / 144
      }
      // A unit at its kink may fall on its other side in another engine.
      #expect(relativeDifference(Tensor(shape: [3, 8, 8], elements: cells), expected.slice(index)) < 1e-3)
    }
    let scores = try await probe.scores(of: [probe.image], label: "integrated-gradients")
    #expect(abs(scores[0] - Double(probe.logits[3])) < 1e-4)
  }

  @Test func findsTheLinearLayer() async throws {
    let (probe, _) = try await Self.probe(layer: Self.last)
    let weights = try await probe.classWeights()
    let found = Tensor(shape: [weights.count], elements: weights.map(Float.init))
    #expect(try relativeDifference(found, Self.expected("resnet.weights")) < Self.tolerance)
    // Behind an earlier layer there is more.
    let (early, _) = try await Self.probe(layer: Self.earlier)
    let error = await #expect(throws: ClassifierError.self) { try await early.classWeights() }
    #expect(error?.code == .noLinearHead && error?.message.contains("stand") == true, "\(error?.message ?? "")")
  }

  /// Behind a linear head the multipliers are the gradients; behind blocks with relus they add up to the difference of the
  /// scores, as the rescale rule promises. 1e-3: a sum over 4,608 products of both signs.
  @Test(arguments: [last, earlier]) func multipliersAddUp(layer: String) async throws {
    let (probe, activations) = try await Self.probe(layer: layer)
    let multipliers = try await probe.multipliers()
    let zero = try await probe.scores(ofLayers: 1, label: "lift-cam") { $1.update(repeating: 0) }[0]
    let sum = multipliers.zipped(with: activations, *).sum
    #expect(abs(sum - (Double(probe.logits[3]) - zero)) < 1e-3 * max(1, abs(sum)))
    if layer == Self.last {
      var direction = [Float](repeating: 0, count: 10)
      direction[3] = 1
      #expect(try await relativeDifference(multipliers, probe.gradients(along: direction)) < 1e-5)
    }
  }

  // MARK: - Transformers

  private static func transformer(_ log: RunLog = RunLog()) async throws -> NetworkProbe {
    let small = try SmallArchitecture.named("vit")
    let (classifier, layer) = try small.classifier()
    let recorder = try Recorder(
      programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: [layer])
    let pass = try await recorder.forward(small.input, log: log)[0]
    return NetworkProbe(
      recorder: recorder, tokens: nil, pass, layer: 0, classIndex: SmallArchitecture.classIndex, target: .logit,
      log: log)
  }

  @Test func recordsAttention() async throws {
    let probe = try await Self.transformer()
    let (plain, whole) = (try await probe.attention(), try await probe.attentionWithGradients())
    let ofBlocks = try await probe.attentionWithBlockGradients()
    #expect(plain.grid == TokenGrid(height: 4, width: 4, leading: 1))
    #expect(plain.blocks.count == 2)
    for index in 0..<2 {
      let expected = try Self.expected("vit.attention.\(index)")
      #expect(relativeDifference(plain.blocks[index].probabilities, expected) < Self.tolerance)
      #expect(relativeDifference(ofBlocks.blocks[index].probabilities, expected) < Self.tolerance)
      #expect(plain.blocks[index].gradients == nil)
      let gradients = try #require(whole.blocks[index].gradients)
      #expect(try relativeDifference(gradients, Self.expected("vit.gradients.\(index)")) < 1e-3)
      let blocks = try #require(ofBlocks.blocks[index].gradients)
      #expect(try relativeDifference(blocks, Self.expected("vit.block-gradients.\(index)")) < 1e-3)
    }
  }

  @Test(arguments: ["resnet", "swin"]) func saysWhereThereIsNoAttention(name: String) async throws {
    let (classifier, layer) = try SmallArchitecture.named(name).classifier()
    let recorder = try Recorder(
      programs: NetworkPrograms(classifier: classifier, engine: Engine()), layers: [layer])
    let error = #expect(throws: ClassifierError.self) { try recorder.checkAttention(tokens: nil) }
    #expect(error?.code == .noAttention)
  }
}
