import Failures
import Tensors

/// What making an activation map can fail with.
public typealias ActivationMapError = Failure<ActivationMapErrorCode>

/// The kinds of `ActivationMapError`.
public enum ActivationMapErrorCode: String, FailureCode {
  /// A map, activations or gradients hold NaN or infinite values.
  case notFinite
  /// A map is not `[H, W]`, or maps that belong together differ in size.
  case shapeMismatch
  /// LAPACK found no principal component.
  case decompositionFailed
  /// No method has this slug; the message names the nearest.
  case unknownMethod
  /// The method's map is no sum over channels, so that it has no eigen-smoothed form.
  case notSmoothable
  /// A method looks at gradients that nobody recorded.
  case notRecorded
  /// Groups of methods that are empty, too many, or name what there is not.
  case invalidGroups
  /// A percentage of pixels that is not above 0 and up to 100.
  case invalidThreshold
}
