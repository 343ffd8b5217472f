import Failures
import Tensors

/// What running a network can fail with, beyond what the engine itself says (`RuntimeError`).
public typealias ExecutionError = Failure<ExecutionErrorCode>

/// The kinds of `ExecutionError`.
public enum ExecutionErrorCode: String, FailureCode {
  /// The network makes a number that is NaN or infinite.
  case notFinite
  /// A value that a program needs, or should have made, is not there.
  case missingValue
  /// More inputs at once than fit into the machine's memory.
  case batchTooLarge
}
