import Differentiation
import Failures
import Graphs
import ModelReaders
import OpenVINORuntime

extension Error {
  /// Whether one input is to blame, so that another one may fare better: not the network, what is asked of it, or the task's
  /// end.
  public var isAboutOneInput: Bool {
    switch self {
    case is CancellationError, is DifferentiationError, is GraphError, is ModelError: false
    case let error as RuntimeError: [.indexOutOfRange, .integerArithmetic].contains(error.code)
    default: true
    }
  }
}

extension ContextualError {
  /// The same about a picture, unless it already names a file.
  public func about(picture path: String) -> Self { context["file"] == nil ? adding(["image": path]) : self }
}
