import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Graphs
import ModelReaders
import Tensors
import TestSupport
import Testing

/// From a network of volumes to scores of its maps, against PyTorch and NumPy.
@Suite struct VolumeTests {
  private static let classIndex = VolumeFixture.classIndex

  private struct Case {
    let expected: VolumeFixture
    let recorder: Recorder
    let pass: Recorder.ForwardPass

    func tensor(_ name: String) throws -> Tensor { try expected.tensor(name) }

    init() async throws {
      expected = try VolumeFixture()
      let graph = try ONNXModel(contentsOf: VolumeFixture.network).graph
      let classifier = try Classifier(network: graph)
      recorder = try Recorder(
        programs: NetworkPrograms(classifier: classifier, engine: Engine()),
        layers: [classifier.graph.targetLayer(named: "relu2/Relu").value])
      let volume = try expected.tensor("volume")
      pass = try await recorder.forward(volume.reshaped([1] + volume.shape), log: RunLog())[0]
    }
  }

  /// 1e-4, relative: a whole network in single precision.
  @Test func recordsWhatPyTorchComputes() async throws {
    let volume = try await Case()
    #expect(relativeDifference(volume.pass.logits, try volume.tensor("logits")) < 1e-4)
    let activations = try volume.recorder.activations(volume.pass, layer: 0)
    #expect(relativeDifference(activations, try volume.tensor("activations")) < 1e-4)
    let gradients = try await volume.recorder.gradients(
      volume.pass, layer: 0, classIndex: Self.classIndex, target: .logit, log: RunLog())
    #expect(relativeDifference(gradients, try volume.tensor("gradients")) < 1e-4)
  }

  /// 1e-3 of the largest value: ablations and masked runs are differences of scores in single precision.
  @Test(arguments: Method.explaining.map(\.slug))
  func makesTheMapsOfPyTorch(_ slug: String) async throws {
    let method = try #require(try Method.named([slug]).first)
    let volume = try await Case()
    let (recorder, pass, log) = (volume.recorder, volume.pass, RunLog())
    let record = try ActivationRecord(
      activations: recorder.activations(pass, layer: 0),
      gradients: await recorder.gradients(pass, layer: 0, classIndex: Self.classIndex, target: .logit, log: log))
    let full = FullGradientRecorder(programs: recorder.programs)
    let input = MethodInput(
      record: record, imageLengths: Array(pass.imageNCHW.shape.dropFirst(2)),
      scorer: Scorer(
        scorer: NetworkScorer.scorers(for: recorder, batchSize: nil)[0].runs(of: pass, log: log)
          .scorer(classIndex: Self.classIndex, target: .logit)),
      fullGradients: {
        let gradients = try await full.gradients(pass, classIndex: Self.classIndex, target: .logit, log: log)
        return FullGradients(
          image: gradients.image, imageGradients: gradients.imageGradients,
          biasTerms: gradients.biasTerms.map { .init(bias: $0.bias, gradients: $0.gradients) })
      })
    let map = try await method.map(of: input)
    #expect(relativeDifference(map, try volume.tensor("map/\(slug)")) < 1e-3)
    if slug == "layer-cam" {
      let scaled = Scaling.scaled(map, to: [10, 12, 14])
      #expect(largestDifference(scaled, try volume.tensor("scaled/layer-cam")) < 1e-4)
    }
  }

  @Test func findsLayersOfVolumes() async throws {
    let graph = try ONNXModel(contentsOf: VolumeFixture.network).graph
    let classifier = try Classifier(network: graph)
    #expect(classifier.imageShape == [1, 10, 12, 14])
    let usual = try classifier.graph.defaultTargetLayer
    #expect(usual.shape == [1, 5, 3, 3, 4] && usual.layout == .channelsFirst)
    #expect(usual.value.contains("relu3"))
    #expect(
      classifier.graph.candidateLayers.map(\.shape) == [
        [1, 4, 10, 12, 14], [1, 4, 10, 12, 14], [1, 4, 5, 6, 7], [1, 6, 5, 6, 7], [1, 6, 5, 6, 7], [1, 5, 3, 3, 4],
        [1, 5, 3, 3, 4],
      ])
  }

  // MARK: - ROAD

  /// 1e-4: the network in single precision on volumes that are equal to some 1e-5.
  @Test func scoresAsADenseSolutionDoes() async throws {
    let volume = try await Case()
    let map = try MapUnderTest(method: "layer-cam", map: volume.tensor("scaled/layer-cam"))
    let expected = try volume.tensor("road").elements.map(Double.init)
    let probability = ScoreTarget.probability.score(volume.pass.logits.elements, classIndex: Self.classIndex)
    #expect(abs(probability - expected[0]) < 1e-5)
    let picture = PerturbedPicture(
      imageNCHW: volume.pass.imageNCHW, classIndex: Self.classIndex, probability: probability,
      scorer: TestScorer(runner: VariantRunner(programs: volume.recorder.programs)),
      noise: try ImputationNoise(standardDeviation: 0))
    let score = try await Metric.road.scores([map], of: picture, EvaluationOptions(protocols: [.reference]))[0][0]
    let parts = try #require(score.part("morf")) + #require(score.part("lerf"))
    for (part, expected) in zip(parts, expected.dropFirst()) { #expect(abs(part - expected) < 1e-4) }
    #expect(parts.count == 8)
  }

  @Test(arguments: Metric.all.map(\.slug))
  func judgesMapsOfVolumes(_ slug: String) async throws {
    let volume = try await Case()
    let probability = ScoreTarget.probability.score(volume.pass.logits.elements, classIndex: Self.classIndex)
    let picture = PerturbedPicture(
      imageNCHW: volume.pass.imageNCHW, classIndex: Self.classIndex, probability: probability,
      scorer: TestScorer(runner: VariantRunner(programs: volume.recorder.programs)), noise: try ImputationNoise())
    let scaled = try volume.tensor("scaled/layer-cam")
    let map = try MapUnderTest(method: "layer-cam", map: scaled) { _, _ in scaled }
    let metric = try #require(try Metric.named([slug]).first)
    // What asks for boxes, for patches of a plane or for another network has no value here, and says why.
    let undefined = ["pointing-game", "energy", "rank-accuracy", "irof", "random-network"].contains(slug)
    for score in try await metric.scores([map], of: picture, EvaluationOptions())[0] {
      #expect(undefined ? score.value == nil && score.note != nil : try #require(score.value).isFinite)
    }
    guard !undefined else { return }
    // A plane's map is none of a volume.
    let plane = try MapUnderTest(method: "plane", map: scaled.slice(0))
    await #expect(throws: EvaluationError.self) { try await metric.scores([plane], of: picture, EvaluationOptions()) }
  }
}

private struct Scorer: ChannelScorer {
  let scorer: ClassScorer

  var score: Double { scorer.score }
  func scoresWithout(channels: [Int]) async throws -> [Double] { try await scorer.scoresWithout(channels: channels) }
  func scoresMasked(
    _ masks: [String], write: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) async throws -> [Double] { try await scorer.scoresMasked(masks, write: write) }
}
