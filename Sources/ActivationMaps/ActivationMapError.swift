import Tensors

/// What making an activation map can fail with.
public typealias ActivationMapError = Failure<ActivationMapErrorCode>

public enum ActivationMapErrorCode: String, FailureCode {
  case notSpatial, notFinite, shapeMismatch, decompositionFailed, unknownMethod, notSmoothable, batchTooLarge
}
