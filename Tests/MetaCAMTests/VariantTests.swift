import MetaCAM
import TestSupport
import Testing

/// Smoothing, several layers and other targets, against pytorch-grad-cam.
@Suite struct VariantTests {
  struct Variant: Sendable, CustomTestStringConvertible {
    let name: String
    var layers: [String] = []
    var target = ScoreTarget.logit
    var eigenSmooth = false
    var augmentationSmooth = false

    var testDescription: String { name }
  }

  private static let variants = [
    Variant(name: "eigen-smooth", eigenSmooth: true), Variant(name: "aug-smooth", augmentationSmooth: true),
    Variant(name: "both-smooth", eigenSmooth: true, augmentationSmooth: true),
    Variant(name: "layers", layers: ["layer3.0/relu_2/Relu", "layer4.1/relu_2/Relu"]),
    Variant(name: "softmax", target: .probability), Variant(name: "rest", target: .rest),
  ]

  @Test(arguments: variants)
  func agreesWithTheReference(variant: Variant) async throws {
    let goldens = try Golden.variants().filter { $0.name.hasPrefix(variant.name + ".") }
    let methods = try Method.named(goldens.map { String($0.name.dropFirst(variant.name.count + 1)) })
    #expect(methods.count >= 2)
    let explainer = try Explainer(model: Golden.narrowResNet().model(), layers: variant.layers, engine: Engine())
    let options = ExplanationOptions(
      classes: ["3"], methods: methods, target: variant.target, eigenSmooth: variant.eigenSmooth,
      augmentationSmooth: variant.augmentationSmooth)
    let explanation = try await explainer.explain([Golden.narrowResNet().image()], options)[0]
    for (map, golden) in zip(explanation.maps, goldens) {
      let expected = try #require(golden.value.tensor)
      // As for plain maps; the goldens' half precision (2.5e-4) is well within it.
      #expect(largestDifference(map.map, expected) < 2e-3, "\(golden.name)")
    }
  }

  @Test func refusesWhatCannotBeSmoothed() async throws {
    let explainer = try Explainer(model: Golden.narrowResNet().model(), engine: Engine())
    let log = RunLog()
    for options in [
      ExplanationOptions(methods: Method.explaining, eigenSmooth: true),
      ExplanationOptions(methods: [.randomCAM], augmentationSmooth: true),
    ] {
      let error = try await #require(throws: ActivationMapError.self) {
        try await explainer.explain([Golden.narrowResNet().image()], options, log: log)
      }
      #expect(error.code == .notSmoothable)
    }
    #expect(log.counts == RunCounts())  // before the network runs
  }
}
