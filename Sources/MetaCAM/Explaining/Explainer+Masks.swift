import Classifiers
import Evaluation
import Execution
import Tensors

extension Explainer {
  /// The probability of a class for a picture that was run, multiplied by each of some masks: `[H, W]` in [0, 1].
  func probabilities(
    of pass: Recorder.ForwardPass, classIndex: Int, maskedBy masks: [Tensor], log: RunLog
  ) async throws -> [Double] {
    let scores = pass.scores
    let scorer = VariantScorer(runner: VariantRunner(programs: programs), reading: scores.reading, log: log)
    let picture = PerturbedPicture(
      imageNCHW: pass.imageNCHW, classIndex: classIndex, probability: scores.probability(classIndex), scorer: scorer,
      noise: try ImputationNoise())
    return try await picture.probabilities(maskedBy: masks)
  }
}
