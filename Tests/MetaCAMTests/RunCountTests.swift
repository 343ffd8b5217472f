import MetaCAM
import TestSupport
import Testing

/// How often the network runs, to the single run.
@Suite struct RunCountTests {
  /// Channels of narrow_resnet's last layer, of 256, on the sample picture that are not zero, and that are not constant:
  /// one run of the head each for `ablation-cam`, one masked run each for `score-cam`.
  private struct Channels {
    let live: Int
    let varying: Int
    let count: Int

    init(_ activations: Tensor) {
      let channels = (0..<activations.shape[0]).map { activations.slice($0).elements }
      live = channels.count { $0.contains { $0 != 0 } }
      varying = channels.count { channel in channel.contains { $0 != channel[0] } }
      count = channels.count
    }

    /// Constant channels share one.
    var maskedRuns: Int { varying + (varying < count ? 1 : 0) }
  }

  private static func channels(_ explainer: Explainer, _ input: Tensor, layer: Int = 0) async throws -> Channels {
    let recorder = try Recorder(programs: explainer.programs, layers: explainer.layers.map(\.name))
    let pass = try await recorder.forward(input, log: RunLog())[0]
    return Channels(try recorder.activations(pass, layer: layer))
  }

  private static func run(
    _ explainer: Explainer, _ options: ExplanationOptions, images: [Image]? = nil
  ) async throws -> (counts: RunCounts, explanations: [Explanation]) {
    let log = RunLog()
    let explanations = try await explainer.explain(images ?? [Golden.narrowResNet().image()], options, log: log)
    return (log.counts, explanations)
  }

  @Test func theElevenOfOneImage() async throws {
    let golden = try Golden.narrowResNet()
    let explainer = try Explainer(model: golden.model(), engine: Engine())
    let channels = try await Self.channels(explainer, golden.tensor("input"))
    #expect(channels.count == 256)
    #expect(channels.live < 256 && channels.varying <= channels.live)
    let (counts, _) = try await Self.run(explainer, ExplanationOptions(methods: Method.explaining))
    // The image; full-grad; the masks. The gradient at the layer; the ablations. The layer's; full-grad's.
    let expected = RunCounts(forward: 2 + channels.maskedRuns, head: 1 + channels.live, backward: 2)
    #expect(counts == expected)
  }

  /// Eight of the eleven need no more than one record.
  @Test func cheapMethodsShareOneRecord() async throws {
    let explainer = try Explainer(model: Golden.narrowResNet().model(), engine: Engine())
    let methods = Method.explaining.filter { $0.needs.isSubset(of: [.activations, .gradients]) }
    #expect(methods.count == 8)
    let (counts, explanations) = try await Self.run(explainer, ExplanationOptions(methods: methods))
    #expect(counts == RunCounts(forward: 1, head: 1, backward: 1))
    #expect(explanations[0].maps.count == 8)
  }

  @Test func classesShareTheForwardRun() async throws {
    let golden = try Golden.narrowResNet()
    let explainer = try Explainer(model: golden.model(), engine: Engine())
    let (cheap, _) = try await Self.run(explainer, ExplanationOptions(classes: ["3", "6", "1"], methods: [.gradCAM]))
    #expect(cheap == RunCounts(forward: 1, head: 3, backward: 3))
    // Masks and ablations are the same whatever the class: they give the scores of all.
    let channels = try await Self.channels(explainer, golden.tensor("input"))
    let (all, _) = try await Self.run(explainer, ExplanationOptions(classes: ["3", "6"], methods: Method.explaining))
    #expect(all == RunCounts(forward: 1 + 2 + channels.maskedRuns, head: 2 + channels.live, backward: 4))
  }

  @Test func imagesCountEach() async throws {
    let explainer = try Explainer(model: Golden.narrowResNet().model(), engine: Engine())
    let images = (0..<11).map { Image.random(seed: $0, side: 120) }
    let (counts, explanations) = try await Self.run(
      explainer, ExplanationOptions(methods: [.gradCAM, .fullGrad]), images: images)
    #expect(explanations.count == 11)
    #expect(counts == RunCounts(forward: 22, head: 11, backward: 22))
    #expect(try await Self.run(explainer, ExplanationOptions(), images: []).counts == RunCounts())
  }

  @Test func layersShareTheForwardRun() async throws {
    let golden = try Golden.narrowResNet()
    let explainer = try Explainer(
      model: golden.model(), layers: ["layer3.0/relu_2/Relu", "layer4.1/relu_2/Relu"], engine: Engine())
    let channels = try await (0..<2).asyncMap { try await Self.channels(explainer, golden.tensor("input"), layer: $0) }
    let (counts, _) = try await Self.run(explainer, ExplanationOptions(methods: Method.explaining))
    // full-grad is of the whole network: once, whatever the layers.
    let expected = RunCounts(
      forward: 2 + channels[0].maskedRuns + channels[1].maskedRuns, head: 2 + channels[0].live + channels[1].live,
      backward: 3)
    #expect(counts == expected)
  }

  @Test func augmentationTakesSixMore() async throws {
    let explainer = try Explainer(model: Golden.narrowResNet().model(), engine: Engine())
    let (counts, _) = try await Self.run(
      explainer, ExplanationOptions(methods: [.gradCAM, .layerCAM], augmentationSmooth: true))
    // The image itself, for its likeliest class, and six variants of it, of which one is the image again.
    #expect(counts == RunCounts(forward: 7, head: 6, backward: 6))
  }
}
