import MetaCAM
import TestSupport
import Testing

/// Several images in one call give what each gives by itself.
@Suite struct BatchTests {
  private static func expectSame(_ explainer: Explainer, _ options: ExplanationOptions, side: Int) async throws {
    let images = (0..<5).map { Image.random(seed: $0, side: side) }
    let together = try await explainer.explain(images, options)
    #expect(together.count == images.count)
    for (image, explanation) in zip(images, together) {
      let alone = try await explainer.explain([image], options)[0]
      // The engine may sum in another order for another batch.
      #expect(relativeDifference(explanation.logits, alone.logits) < 1e-5)
      for (a, b) in zip(explanation.maps, alone.maps) {
        #expect(largestDifference(a.map, b.map) < 1e-4, "\(a.method)")
        #expect(a.method == b.method && a.classIndex == b.classIndex)
      }
    }
    // The images differ, and so do their maps: nothing is taken from a neighbour.
    #expect(largestDifference(together[0].maps[0].map, together[1].maps[0].map) > 0.01)
  }

  private static let options = ExplanationOptions(classes: ["3"], methods: Method.explaining)

  @Test func networksOfAnyBatch() async throws {
    let explainer = try Explainer(model: Golden.narrowResNet().model(), engine: Engine())
    #expect(explainer.largestBatch == 8)
    try await Self.expectSame(explainer, Self.options, side: 120)
    let small = try Explainer(model: Golden.narrowResNet().model(), batchSize: 3, engine: Engine())
    #expect(small.largestBatch == 2)
    try await Self.expectSame(small, Self.options, side: 120)
  }

  /// A file often says 1 where the network could take more.
  @Test func filesThatAskForOneImage() async throws {
    let open = try SmallNetwork.random(seed: 4, convolutionBehindLayer: true)
    let fixed = try Graph(
      inputs: [.init(name: "input", dimensions: [1, 3, 24, 24])], outputs: open.outputs, nodes: open.nodes,
      constants: open.constants)
    let explainer = try Explainer(model: NetworkModel(fixed), engine: Engine())
    #expect(explainer.largestBatch == 8)
    try await Self.expectSame(explainer, Self.options, side: 40)
    let same = try Explainer(model: NetworkModel(open), engine: Engine())
    let image = Image.random(seed: 9)
    let maps = try await [explainer, same].asyncMap { try await $0.explain([image], Self.options)[0].maps[0].map }
    #expect(maps[0] == maps[1])
  }

  /// A reshape to a constant `[1, -1]` would mix the images of a batch.
  @Test func networksHeldToOneImage() async throws {
    var network = SmallNetwork(seed: 5)
    try network.convolution(6, bias: true, name: "conv")
    try network.relu("layer")
    try network.classify(oneImageOnly: true)
    let explainer = try Explainer(model: NetworkModel(network.graph), batchSize: 4, engine: Engine())
    #expect(explainer.largestBatch == 1)
    try await Self.expectSame(explainer, Self.options, side: 40)
  }

  /// The batch of masked and ablated inputs does not show in the maps.
  @Test func batchSizesGiveTheSameMaps() async throws {
    let model = try NetworkModel(SmallNetwork.random(seed: 6, convolutionBehindLayer: true))
    let image = Image.random(seed: 3)
    let maps = try await [1, 2, 5, 64].asyncMap { size in
      try await Explainer(model: model, batchSize: size, engine: Engine()).explain(
        [image], ExplanationOptions(classes: ["0"], methods: [.ablationCAM, .scoreCAM]))[0].maps.map(\.map)
    }
    for other in maps.dropFirst() {
      for (a, b) in zip(other, maps[0]) { #expect(largestDifference(a, b) < 1e-4) }
    }
  }
}
