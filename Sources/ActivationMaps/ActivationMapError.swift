import Tensors

/// What making an activation map can fail with.
public typealias ActivationMapError = Failure<ActivationMapErrorCode>

public enum ActivationMapErrorCode: String, FailureCode {
  case notFinite, shapeMismatch, decompositionFailed, unknownMethod, unknownName, notSmoothable
  case notRecorded, invalidGroups, invalidThreshold
}

extension Tensor {
  /// - Throws: `ActivationMapError` where a number is NaN or infinite.
  func checkFinite(_ name: String) throws(ActivationMapError) {
    guard isFinite else {
      throw ActivationMapError(
        .notFinite,
        "the \(name) hold NaN or infinite values, so no map can be made; check the image, the weights and the precision"
      )
    }
  }
}
