import Failures
import ModelReaders
import Studies

extension Study {
  /// A network of a plan as it is now, whether or not that is what it was planned with. What pictures are compared with is not there.
  /// - Throws: as `NetworkModel.init`.
  public static func model(
    ofNetwork index: Int, in plan: StudyPlan, limits: Limits = .usual
  ) throws -> NetworkModel {
    try model(plan.networks[index], asked: plan.question ?? PlannedQuestion(), limits: limits)
  }

  static func model(
    _ planned: PlannedNetwork, asked question: PlannedQuestion, limits: Limits
  ) throws -> NetworkModel {
    try NetworkModel(
      named: planned.model, weights: planned.weights, network: question.networkChoice(), limits: limits)
  }
}
