import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Tensors

// What methods and measures ask, answered by a network: here alone the two sides meet.

extension ClassScorer: ChannelScorer {}

extension NetworkProbe: FurtherRuns {
  public func attention(_ gradients: AttentionGradients) async throws -> Attention {
    let found =
      switch gradients {
      case .none: try await attention()
      case .ofScore: try await attentionWithGradients()
      case .ofBlocks: try await attentionWithBlockGradients()
      }
    return try Attention(
      blocks: found.blocks.map { Attention.Block(probabilities: $0.probabilities, gradients: $0.gradients) },
      height: found.grid.height, width: found.grid.width, leading: found.grid.leading)
  }
}

extension FullGradients {
  init(_ gradients: NetworkGradients) {
    self.init(
      image: gradients.image, imageGradients: gradients.imageGradients,
      biasTerms: gradients.biasTerms.map { BiasTerm(bias: $0.bias, gradients: $0.gradients) })
  }
}

/// The probability of a class in variants of a picture, which are read as the picture itself was.
struct VariantScorer: PictureScorer {
  let runner: VariantRunner
  let reading: Reading
  let log: RunLog

  var classCount: Int { reading.subjectCount }
  var batchSize: Int { runner.batchSize }
  var threadCount: Int { runner.threadCount }

  func probabilities(
    ofClass classIndex: Int, count: Int, like imageNCHW: Tensor, picture: (_ index: Int) -> Tensor
  ) async throws -> [Double] {
    try await runner.logits(count: count, like: imageNCHW, log: log, picture: picture).map { output in
      try output.checkFinite("class scores of a perturbed picture", ClassifierErrorCode.notFinite)
      return reading.probability(output.elements, classIndex, isVariant: true)
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
      probability: explanation.scores.probability(classIndex),
      scorer: VariantScorer(runner: runner, reading: explanation.scores.reading, log: log), noise: noise)
  }
}
