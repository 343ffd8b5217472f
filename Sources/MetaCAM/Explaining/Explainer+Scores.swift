import Classifiers
import Execution
import Imaging

extension Explainer {
  /// What the network says of an input, by the run that its maps are made from.
  ///
  ///     let scores = try await explainer.scores(of: input)
  ///
  /// - Throws: as `explain`.
  public func scores(of input: NetworkInput, log: RunLog = RunLog()) async throws -> PictureScores {
    try await seen([input], log: log)[0].pass.scores
  }
}
