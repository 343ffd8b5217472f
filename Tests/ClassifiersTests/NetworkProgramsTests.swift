import Classifiers
import Execution
import Graphs
import Tensors
import TestSupport
import Testing

@Suite struct NetworkProgramsTests {
  /// Gradients of several questions, run at once, are those of each by itself, in every built-in family.
  @Test(arguments: SmallArchitecture.all) func batchedGradientsAreThoseOfEach(_ small: SmallArchitecture) async throws {
    let (classifier, layer) = try small.classifier()
    let programs = try NetworkPrograms(classifier: classifier, engine: Engine())
    let recorder = try Recorder(programs: programs, layers: [layer], largestBatch: 4)
    let full = FullGradientRecorder(programs: programs, largestBatch: 4)
    #expect(recorder.largestBatch == 4)
    let log = RunLog()
    let image = small.input.slice(0)
    let others = [image.map { -$0 }, image.map { 0.5 * $0 + 0.1 }]
    let passes = try await recorder.forward(Tensor.stacked([image] + others), log: log)
    let questions = passes.enumerated().map { Recorder.Question($1, classIndex: $0) }

    let gradients = try await recorder.gradients(of: questions, layer: 0, target: .probability, log: log)
    let network = try await full.gradients(of: questions, target: .probability, log: log)
    #expect(gradients.count == 3 && network.count == 3)
    for (index, question) in questions.enumerated() {
      let alone = try await recorder.gradients(
        question.pass, layer: 0, classIndex: question.classIndex, target: .probability, log: log)
      // The engine may sum in another order for another batch.
      #expect(relativeDifference(gradients[index], alone) < 1e-4)
      let ofNetwork = try await full.gradients(
        question.pass, classIndex: question.classIndex, target: .probability, log: log)
      #expect(relativeDifference(network[index].imageGradients, ofNetwork.imageGradients) < 1e-4)
      #expect(network[index].biasTerms.count == ofNetwork.biasTerms.count)
      for (several, one) in zip(network[index].biasTerms, ofNetwork.biasTerms) {
        #expect(several.bias == one.bias)
        #expect(relativeDifference(several.gradients, one.gradients) < 1e-4)
      }
    }
    #expect(log.counts.backward == 12)
  }

  /// What a method has compiled, measures run, and the other way round; and twice the same is one.
  @Test func aProgramServesAll() async throws {
    let graph = try SmallNetwork.random(seed: 2, convolutionBehindLayer: true)
    let programs = try NetworkPrograms(classifier: Classifier(network: graph), engine: Engine())
    let layer = try programs.classifier.graph.defaultTargetLayer.value
    let log = RunLog()
    let image = Tensor(shape: [1] + programs.classifier.imageShape, repeating: 0.25)
    for _ in 0..<2 {
      let recorder = try Recorder(programs: programs, layers: [layer])
      let pass = try await recorder.forward(image, log: log)[0]
      let scorer = NetworkScorer.scorers(for: recorder, batchSize: nil)[0].runs(of: pass, log: log)
        .scorer(classIndex: 0, target: .logit)
      _ = try await scorer.scoresMasked(["half"]) { _, mask in mask.update(repeating: 0.5) }
      _ = try await VariantRunner(programs: programs).logits(count: 1, like: image, log: log) { _ in image.slice(0) }
      _ = try await recorder.gradients(pass, layer: 0, classIndex: 1, target: .logit, log: log)
    }
    // Scores and activations, scores alone, gradients.
    #expect(programs.count == 3)
  }

  /// Many tasks at once, more than there are threads.
  @Test func manyTasksAskOneEngine() async throws {
    let graph = try SmallNetwork.random(seed: 3, convolutionBehindLayer: true)
    let programs = try NetworkPrograms(classifier: Classifier(network: graph), engine: Engine())
    let recorder = try Recorder(programs: programs, layers: [try programs.classifier.graph.defaultTargetLayer.value])
    func image(_ index: Int) -> Tensor {
      Tensor(shape: [1] + programs.classifier.imageShape, repeating: Float(index) / 8)
    }
    let expected = try await (0..<8).asyncMap { try await recorder.forward(image($0), log: RunLog())[0].logits }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for index in 0..<64 {
        let image = image(index % 8)
        group.addTask { try await recorder.forward(image, log: RunLog())[0].logits == expected[index % 8] }
      }
      for try await isEqual in group { #expect(isEqual) }
    }
    #expect(programs.count == 1)
  }
}
