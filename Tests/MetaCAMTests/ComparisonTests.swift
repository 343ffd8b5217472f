import Failures
import MetaCAM
import TestSupport
import Testing

/// Small networks of pictures and texts against PyTorch: see `Scripts/fixtures/make_clip_fixtures.py`.
@Suite struct ComparisonTests {
  private static let texts = ["a photo of a cat", "a photo of a dog", "a drawing of the red car in rain"]

  private func tensor(_ name: String) throws -> Tensor {
    let tensors = try SafetensorsFile(contentsOf: Fixtures.path("clip/expected.safetensors")).tensors
    return try #require(tensors[name]?.tensor)
  }

  private func model(_ name: String, task: String = "prompts") throws -> NetworkModel {
    try NetworkModel(
      named: Fixtures.path("clip/\(name).onnx"), network: NetworkChoice(task: TaskChoice(slug: task)))
  }

  private func choice(_ texts: [String] = texts, network: String? = "text", factor: Double? = nil) throws -> TextChoice
  {
    TextChoice(
      texts, vocabulary: Fixtures.path("clip/hub"), network: network.map { Fixtures.path("clip/\($0).onnx") },
      factor: try factor ?? Double(tensor("factor").elements[0]), tracesWords: true)
  }

  private func input() throws -> NetworkInput {
    NetworkInput(
      tensorNCHW: try tensor("pictures").slice(0..<1), view: .random(seed: 1, side: 32),
      placement: NetworkInput.Placement(left: 0, top: 0, width: 32, height: 32))
  }

  private func expect(_ found: [Float], near wanted: [Float], within tolerance: Float, _ name: Comment) {
    let largest = wanted.reduce(0) { max($0, abs($1)) }
    #expect(found.count == wanted.count, name)
    for (value, wanted) in zip(found, wanted) { #expect(abs(value - wanted) <= tolerance * largest, name) }
  }

  /// Single precision through a whole network of pictures and one of texts: 1e-3 of the largest score.
  @Test(arguments: ["convolutions", "image", "both"]) func hasPyTorchsScores(_ name: String) async throws {
    let engine = try Engine()
    let model = try await model(name).comparing(
      with: choice(network: name == "both" ? nil : "text"), engine: engine)
    let scores = try await Explainer(model: model, engine: engine).scores(of: input())
    let expected = name == "both" ? "image" : name
    expect(scores.tensor.elements, near: try tensor("\(expected)/scores").elements, within: 1e-3, "\(name)")
    #expect(scores.labels.map(\.name) == Self.texts && scores.activation == Activation(.softmax))
    #expect(abs(scores.probabilities.reduce(0, +) - 1) < 1e-9)
  }

  /// The gradient of a text's score at a layer: through the cosine, the projection and what is behind the layer.
  @Test func hasPyTorchsGradientsOfConvolutions() async throws {
    let engine = try Engine()
    let model = try await model("convolutions").comparing(with: choice(), engine: engine)
    let explainer = try Explainer(model: model, engine: engine)
    let options = ExplanationOptions(
      classes: [ClassChoice(Self.texts[1])], methods: [.gradCAM], keepsRecords: true)
    let record = try await explainer.explain([input()], options)[0].records[0].record
    expect(
      record.activations.elements, near: try tensor("convolutions/activations").elements, within: 1e-4, "activations")
    expect(
      try record.gradients.elements, near: try tensor("convolutions/gradient").elements, within: 1e-3, "gradients")
  }

  /// The same of a transformer, whose first token is of the class, and lies nowhere.
  @Test func hasPyTorchsGradientsOfATransformer() async throws {
    let engine = try Engine()
    let model = try await model("image").comparing(with: choice(), engine: engine)
    let layer = "/vision_model/encoder/layers.1/layer_norm1/LayerNormalization_output_0"
    let explainer = try Explainer(model: model, layers: [layer], engine: engine)
    let options = ExplanationOptions(classes: [.index(0)], methods: [.gradCAM], keepsRecords: true)
    let record = try await explainer.explain([input()], options)[0].records[0].record
    func places(_ name: String) throws -> [Float] {
      try tensor("image/\(name)").slice(0).slice(1..<17).transposed([1, 0]).elements
    }
    expect(record.activations.elements, near: try places("activations"), within: 1e-4, "activations")
    expect(try record.gradients.elements, near: try places("gradient"), within: 2e-3, "gradients")
  }

  @Test(arguments: ["convolutions", "image"]) func goesThroughAllMethodsAndMeasures(_ name: String) async throws {
    let engine = try Engine()
    let model = try await model(name).comparing(with: choice(), engine: engine)
    let explainer = try Explainer(model: model, engine: engine)
    let request = try EvaluationRequest(methods: Method.explaining, metrics: Metric.named(["road"]))
    let result = try await Evaluator(explainer: explainer).evaluate(input(), request)[0]
    #expect(result.maps.count == Method.explaining.count)
  }

  @Test func takesTheLearnedFactorOrSaysThatItIsAssumed() async throws {
    let engine = try Engine()
    var asked = try choice(network: nil)
    asked.factor = nil
    let learned = try await model("both").comparing(with: asked, engine: engine)
    #expect(learned.notes.allSatisfy { !$0.message.contains("multiplied") })
    let scores = try await Explainer(model: learned, engine: engine).scores(of: input())
    expect(scores.tensor.elements, near: try tensor("image/scores").elements, within: 1e-3, "learned")
    asked.network = Fixtures.path("clip/text.onnx")
    let assumed = try await model("convolutions").comparing(with: asked, engine: engine)
    #expect(assumed.notes.contains { $0.message.contains("100.0 is taken") })
  }

  @Test func isLikeItself() async throws {
    let engine = try Engine()
    let pictures = [1, 2].map { (name: "\($0).png", image: Image.random(seed: $0, side: 32)) }
    let model = try await model("convolutions", task: "embed").comparing(with: pictures, engine: engine)
    let explainer = try Explainer(model: model, engine: engine)
    let options = ExplanationOptions(classes: ["1.png", "2.png"], methods: [.gradCAM])
    let explanation = try await explainer.explain([pictures[0].image], options)[0]
    #expect(abs(explanation.scores.probability(0) - 1) < 1e-5 && explanation.scores.probability(1) < 0.9999)
    #expect(explanation.maps.map(\.classIndex) == [0, 1])
  }

  @Test func drawsWhatWordsDo() async throws {
    let engine = try Engine()
    let model = try await model("convolutions").comparing(with: choice(), engine: engine)
    let tracer = try #require(model.promptTracer)
    let scores = try await Explainer(model: model, engine: engine).scores(of: input())
    let traces = tracer.trace(scores.output.elements, of: 0)
    #expect(traces.map(\.word) == ["a", "photo", "of", "a", "cat"] && traces.allSatisfy(\.score.isFinite))
  }

  // MARK: - Bad input

  private func failure(_ body: () async throws -> NetworkModel) async -> String {
    do {
      let model = try await body()
      _ = try await Explainer(model: model, engine: Engine()).explain([input()], ExplanationOptions())
      return "none"
    } catch { return "\(error)" }
  }

  @Test func saysWhatIsWrong() async throws {
    let engine = try Engine()
    func text(_ change: (inout TextChoice) -> Void) async -> String {
      await failure {
        var asked = try choice()
        change(&asked)
        return try await model("convolutions").comparing(with: asked, engine: engine)
      }
    }
    #expect(await text { _ in } == "none")
    #expect(await text { $0.texts = [] }.contains("not 0"))
    #expect(await text { $0.texts = ["a", "  "] }.contains("empty"))
    #expect(await text { $0.texts = ["a", "a"] }.contains("twice"))
    #expect(await text { $0.factor = -1 }.contains("above 0"))
    #expect(await text { $0.network = nil }.contains("takes pictures alone"))
    #expect(await text { $0.network = Fixtures.path("clip/convolutions.onnx") }.contains("takes token numbers"))
    #expect(await text { $0.vocabulary = Fixtures.path("clip/tokens.json") }.contains("vocabulary"))
    #expect(await text { $0.vocabulary = "missing.txt" }.contains("no such file"))
    #expect(
      await text { $0.texts = [Array(repeating: "a", count: 40).joined(separator: " ")] }.contains("16 are the most"))
    #expect(await failure { try model("convolutions") }.contains("none is given"))
    #expect(await failure { try model("convolutions", task: "embed") }.contains("none is given"))
    #expect(
      await failure { try await model("convolutions", task: "embed").comparing(with: choice(), engine: engine) }
        .contains("needs the task prompts"))
  }
}
