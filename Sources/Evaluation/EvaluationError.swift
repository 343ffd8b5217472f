import Failures
import Tensors

/// What judging a map can fail with.
public typealias EvaluationError = Failure<EvaluationErrorCode>

/// The kinds of `EvaluationError`.
public enum EvaluationErrorCode: String, FailureCode {
  /// Maps, pictures or masks of sizes that do not go together.
  case shapeMismatch
  /// A map or a picture holds NaN or infinite values.
  case notFinite
  /// A number that is out of its range, such as a percentage above 100.
  case invalidOption
  /// A box without an area, or one beyond the picture.
  case invalidBox
  /// The equations of an imputation were not solved to the tolerance.
  case notConverged
  /// No metric has this slug; the message names the nearest.
  case unknownMetric
}
