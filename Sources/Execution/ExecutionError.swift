import Failures
import Tensors

/// What running a network can fail with, beyond what the engine itself says (`RuntimeError`).
public typealias ExecutionError = Failure<ExecutionErrorCode>

public enum ExecutionErrorCode: String, FailureCode {
  /// The network makes a number that is NaN or infinite.
  case notFinite
  /// A value that a program needs, or should have made, is not there.
  case missingValue
  case batchTooLarge
}
