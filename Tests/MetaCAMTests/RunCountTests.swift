import MetaCAM
import TestSupport
import Testing

/// How often the network runs, and that it makes no difference how images are grouped.
@Suite struct RunCountTests {
  private static let golden = "narrow_resnet-1-chelsea-3"

  private static func counts(
    _ images: Int = 1, layers: [String] = [], _ options: ExplanationOptions
  ) throws -> RunCounts {
    let golden = try Golden(Self.golden)
    let log = RunLog()
    let explainer = try Explainer(model: golden.model(), layers: layers, engine: Engine())
    _ = try explainer.explain([Image](repeating: golden.image(), count: images), options, log: log)
    return log.counts
  }

  /// The channels of the layer that are not zero, and those that vary over space.
  private static func channels() throws -> (live: Int, varying: Int, all: Int) {
    let activations = try Golden(golden).tensor("activations").slice(0)
    let channels = (0..<activations.shape[0]).map { activations.slice($0).elements }
    return (
      channels.filter { $0.contains { $0 != 0 } }.count,
      channels.filter { channel in channel.contains { $0 != channel[0] } }.count,
      channels.count
    )
  }

  @Test func sharesOneRunAmongTheCheapMethods() throws {
    let cheap = Method.explaining.filter { $0.cost == .none }
    #expect(cheap.count == 8)
    #expect(try Self.counts(ExplanationOptions(methods: cheap)) == RunCounts(forward: 1, head: 1, backward: 1))
  }

  @Test func runsWhatAllElevenNeedAndNoMore() throws {
    let channels = try Self.channels()
    let masked = channels.varying + (channels.varying < channels.all ? 1 : 0)
    let expected = RunCounts(forward: 1 + 1 + masked, head: 1 + channels.live, backward: 1 + 1)
    #expect(try Self.counts(ExplanationOptions(classes: ["3"], methods: Method.explaining)) == expected)
  }

  @Test func sharesTheForwardRunAmongClassesAndLayers() throws {
    let options = ExplanationOptions(classes: ["1", "2", "3"], methods: [.gradCAM])
    #expect(try Self.counts(options) == RunCounts(forward: 1, head: 3, backward: 3))
    let layers = ["/layer2/layer2.0/relu_2/Relu_output_0", "/layer3/layer3.0/relu_2/Relu_output_0"]
    #expect(try Self.counts(layers: layers, options) == RunCounts(forward: 1, head: 6, backward: 6))
    #expect(try Self.counts(5, options) == RunCounts(forward: 5, head: 15, backward: 15))
  }

  @Test func runsSixVariantsForAugmentation() throws {
    let options = ExplanationOptions(classes: ["3"], methods: [.gradCAM], augmentationSmooth: true)
    #expect(try Self.counts(options) == RunCounts(forward: 7, head: 6, backward: 6))
  }

  @Test func explainsSeveralImagesAsItDoesOne() throws {
    let golden = try Golden(Self.golden)
    let explainer = try Explainer(model: golden.model(), engine: Engine())
    #expect(explainer.largestBatch > 1)
    let image = try golden.image()
    let pixels = image.pixels.map { 255 - $0 }
    let images = [image, Image(width: image.width, height: image.height, pixels: pixels), image]
    let options = ExplanationOptions(methods: [.gradCAM, .layerCAM])
    let together = try explainer.explain(images, options)
    for (image, explanation) in zip(images, together) {
      let alone = try explainer.explain([image], options)[0]
      // Batches of other sizes may sum in another order.
      #expect(relativeDifference(explanation.logits, alone.logits) < 1e-5)
      #expect(explanation.maps.map(\.classIndex) == alone.maps.map(\.classIndex))
      for (a, b) in zip(explanation.maps, alone.maps) { #expect(largestDifference(a.map, b.map) < 1e-4) }
    }
  }

  /// A file that allows one image at a time is run with one at a time, or opened where its arithmetic allows it.
  @Test(arguments: [true, false])
  func runsNetworksThatTakeOneImage(oneImageOnly: Bool) throws {
    var network = SmallNetwork(seed: 3, batch: 1)
    try network.convolution(6, bias: true, name: "conv")
    try network.relu("layer")
    try network.classify(oneImageOnly: oneImageOnly)
    let classifier = try Classifier(network: network.graph)
    let recorder = try Recorder(classifier: classifier, layers: ["layer"], largestBatch: 4, engine: Engine())
    #expect(recorder.largestBatch == (oneImageOnly ? 1 : 4))
    var random = SeededRandom(seed: 1)
    let images = Tensor(shape: [5, 3, 24, 24], elements: (0..<5 * 3 * 576).map { _ in Float(random.uniform()) })
    let passes = try recorder.forward(images, log: RunLog())
    #expect(passes.count == 5)
    for (index, pass) in passes.enumerated() {
      let alone = try #require(try recorder.forward(images.slice(index..<index + 1), log: RunLog()).first)
      #expect(relativeDifference(pass.logits, alone.logits) < 1e-5)
    }
  }

  @Test func refusesABatchThatDoesNotFit() throws {
    let model = try Golden(Self.golden).model()
    let error = #expect(throws: ActivationMapError.self) {
      try Explainer(model: model, batchSize: 1_000_000_000, engine: Engine())
    }
    #expect(error?.code == .batchTooLarge)
    // Any size that fits gives the same maps.
    let golden = try Golden(Self.golden)
    let options = ExplanationOptions(classes: ["3"], methods: [.scoreCAM, .ablationCAM])
    for size in [1, 7] {
      let explainer = try Explainer(model: model, batchSize: size, engine: Engine())
      let explanation = try explainer.explain([golden.image()], options)[0]
      for map in explanation.maps {
        #expect(try largestDifference(map.map, golden.tensor("cam.\(map.method)")) < 2e-3, "\(size) \(map.method)")
      }
    }
  }
}
