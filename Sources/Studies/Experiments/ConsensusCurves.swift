import ActivationMaps
import Evaluation

/// ROAD of combinations of maps at each threshold, one score after another: the curves that `CaseExperiment.run` has of them.
///
///     let curves = try experiment.curves()
///     let curve = try await curves.curve(of: ["grad-cam", "score-cam"]) { print($0, $1) }
///
/// Masks that come up again, in whatever combination, are imputed and run once.
public struct ConsensusCurves: Sendable {
  private let members: [String: RankedMap]
  private let settings: ExperimentSettings
  private let scorer: ThresholdScorer

  /// - Parameter members: by the methods that made them.
  init(members: [String: RankedMap], settings: ExperimentSettings, picture: PerturbedPicture) {
    self.members = members
    self.settings = settings
    scorer = ThresholdScorer(picture: picture, settings: settings, seed: settings.seed)
  }

  private func maps(of methods: [String]) throws -> [RankedMap] {
    try methods.map { method in
      guard let map = members[method] else {
        throw StudyError(.invalidSettings, "there is no map of \(method)")
      }
      return map
    }
  }

  /// - Parameters:
  ///   - methods: of the members; of none the scores are 0.
  ///   - onScore: called with each threshold, in percent, and its score, before the next one is taken up.
  /// - Throws: `StudyError` if a method has no map; `CancellationError`; the errors of `Evaluation` and the engine; what
  ///   `onScore` throws.
  /// - Complexity: for each threshold as many imputations and runs as a ROAD score takes.
  public func curve(
    of methods: [String], onScore: (_ threshold: Double, _ road: Double) async throws -> Void = { _, _ in }
  ) async throws -> ThresholdCurve {
    let maps = try maps(of: methods)
    var scores: [Double] = []
    for threshold in settings.thresholds {
      try Task.checkCancellation()
      let score =
        maps.isEmpty
        ? 0
        : try await scorer.score(of: settings.map(of: maps, threshold: threshold), by: settings.removalProtocol)
      scores.append(score)
      try await onScore(threshold, score)
    }
    return ThresholdCurve(scores: scores, thresholds: settings.thresholds)
  }

  /// The consensus of some members at a threshold, in percent.
  /// - Throws: `StudyError` if a method has no map, or there is no method.
  public func map(of methods: [String], threshold: Double) throws -> RankedMap {
    try settings.map(of: maps(of: methods), threshold: threshold)
  }
}
