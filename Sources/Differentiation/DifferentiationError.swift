import Failures
import Graphs

/// What differentiating a graph can fail with.
public typealias DifferentiationError = Failure<DifferentiationErrorCode>

/// The kinds of `DifferentiationError`.
public enum DifferentiationErrorCode: String, FailureCode {
  /// An operator on the way has no rule; the message names it, its node, and the reason.
  case noRule
  /// The quantity does not depend on the value that it is to be differentiated by.
  case independent
  /// The graph has no fixed shapes yet, or lacks the value.
  case invalidGraph
}

extension DifferentiationError {
  static func independent(_ output: String, of value: String) -> Self {
    DifferentiationError(
      .independent, "the output '\(output)' does not depend on the value '\(value)' in a way that has a gradient",
      context: ["value": value, "output": output])
  }
}
