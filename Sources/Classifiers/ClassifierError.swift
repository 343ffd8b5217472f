import Failures
import Tensors

/// What taking a network for a classifier of images can fail with.
public typealias ClassifierError = Failure<ClassifierErrorCode>

/// The kinds of `ClassifierError`.
public enum ClassifierErrorCode: String, FailureCode {
  /// The target layer has no height and width.
  case notSpatial
  /// Weights or class scores are NaN or infinite.
  case notFinite
  /// Inputs or outputs of other shapes than those of a classifier of images.
  case shapeMismatch
  /// An input or output that the network does not have.
  case unknownName
  /// A detector that has found nothing.
  case nothingFound
  /// What was given for an input is not what it takes.
  case invalidValue
  /// The part behind a layer is not made of what a method needs there.
  case noLinearHead
  /// The network has no attention of all tokens to all.
  case noAttention
}
