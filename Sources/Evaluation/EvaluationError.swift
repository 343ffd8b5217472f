import Failures
import Tensors

/// What judging a map can fail with.
public typealias EvaluationError = Failure<EvaluationErrorCode>

public enum EvaluationErrorCode: String, FailureCode {
  case shapeMismatch, notFinite, invalidOption, invalidBox, notConverged, unknownMetric
}
