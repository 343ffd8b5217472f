import Failures
import Files
import Graphs

/// What reading a model's file can fail with.
public typealias ModelError = Failure<ModelErrorCode>

/// The kinds of `ModelError`.
public enum ModelErrorCode: String, FailureCode {
  /// The file is cut short, or its bytes are not of the format it claims to be.
  case malformed
  /// The file is well formed, and asks for something that is not supported.
  case unsupported
  /// The file asks for something that a stranger's file must not get: code to be run, a path outside its folder.
  case refused
  /// Weights are missing, left over, or of another shape than the architecture's.
  case mismatch
  /// No class of the network has this index or name.
  case unknownClass
  /// Several classes of the network fit this name.
  case ambiguousClass
}
