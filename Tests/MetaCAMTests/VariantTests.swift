import MetaCAM
import TestSupport
import Testing

/// Smoothing, several layers and other targets, against pytorch-grad-cam.
@Suite struct VariantTests {
  /// 2e-3 as for all maps, and what half precision takes from the expected ones.
  private static let tolerance: Float = 2e-3 + 2.5e-4

  private static func options(_ variant: String, _ methods: [Method], _ classIndex: Int) -> ExplanationOptions {
    var options = ExplanationOptions(classes: ["\(classIndex)"], methods: methods)
    options.eigenSmooth = ["eigen-smooth", "both-smooth"].contains(variant)
    options.augmentationSmooth = ["aug-smooth", "both-smooth"].contains(variant)
    options.target = ScoreTarget(rawValue: variant) ?? .logit
    return options
  }

  @Test(arguments: ["eigen-smooth", "aug-smooth", "both-smooth", "layers", "softmax", "rest"])
  func agreesWithTheReference(variant: String) throws {
    let golden = try Golden("narrow_resnet-1-chelsea-3")
    let expected = try Golden.variants()
    let slugs = expected.names.filter { $0.hasPrefix(variant + ".") }.map { String($0.dropFirst(variant.count + 1)) }
    #expect(!slugs.isEmpty)
    let model = try golden.model()
    // The reference's layer3 ends in the value that layer4 begins with.
    let layers =
      variant == "layers" ? ["/layer3/layer3.0/relu_2/Relu_output_0", "/layer4/layer4.1/relu_2/Relu_output_0"] : []
    let explainer = try Explainer(model: model, layers: layers, engine: Engine())
    let options = Self.options(variant, try Method.named(slugs), golden.information.class)
    let explanation = try #require(try explainer.explain([golden.image()], options).first)
    for map in explanation.maps {
      let reference = try #require(expected["\(variant).\(map.method)"]?.tensor)
      #expect(largestDifference(map.map, reference) < Self.tolerance, "\(map.method)")
    }
  }

  @Test func refusesToSmoothWhatIsNoSum() throws {
    let golden = try Golden("narrow_resnet-1-chelsea-3")
    let explainer = try Explainer(model: golden.model(), engine: Engine())
    let image = try golden.image()
    let error = #expect(throws: ActivationMapError.self) {
      try explainer.explain([image], ExplanationOptions(methods: Method.explaining, eigenSmooth: true))
    }
    #expect(error?.code == .notSmoothable)
    #expect(error?.message.contains("eigen-cam, eigen-grad-cam, full-grad") == true)
    #expect(throws: ActivationMapError.self) {
      try explainer.explain([image], ExplanationOptions(methods: [.randomCAM], augmentationSmooth: true))
    }
  }
}
