import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Tensors

// What methods and measures ask, answered by a network: here alone the two sides meet.

extension ClassScorer: ChannelScorer {}

extension FullGradients {
  init(_ gradients: NetworkGradients) {
    self.init(
      image: gradients.image, imageGradients: gradients.imageGradients,
      biasTerms: gradients.biasTerms.map { BiasTerm(bias: $0.bias, gradients: $0.gradients) })
  }
}

/// The probability of a class in variants of a picture, after softmax over all classes.
struct VariantScorer: PictureScorer {
  let runner: VariantRunner
  let log: RunLog

  var classCount: Int { runner.classifier.classCount }
  var batchSize: Int { runner.batchSize }
  var threadCount: Int { runner.threadCount }

  func probabilities(
    ofClass classIndex: Int, count: Int, like imageNCHW: Tensor, picture: (_ index: Int) -> Tensor
  ) async throws -> [Double] {
    try await runner.logits(count: count, like: imageNCHW, log: log, picture: picture).map { logits in
      try logits.checkFinite("class scores of a perturbed picture", ClassifierErrorCode.notFinite)
      return runner.classifier.probability(logits.elements, classIndex: classIndex)
    }
  }

  func measure<R>(_ stage: String, _ work: () async throws -> R) async rethrows -> R {
    try await log.measure(stage, work)
  }
}

extension PerturbedPicture {
  /// A picture that was explained, to be perturbed.
  convenience init(
    _ explanation: Explanation, classIndex: Int, runner: VariantRunner, noise: ImputationNoise, log: RunLog
  ) {
    self.init(
      imageNCHW: explanation.imageNCHW, classIndex: classIndex,
      probability: runner.classifier.probability(explanation.logits.elements, classIndex: classIndex),
      scorer: VariantScorer(runner: runner, log: log), noise: noise)
  }
}
