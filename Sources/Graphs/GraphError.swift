import Failures
import Tensors

/// What building, checking or changing a graph can fail with.
public typealias GraphError = Failure<GraphErrorCode>

/// The kinds of `GraphError`.
public enum GraphErrorCode: String, FailureCode {
  /// Values that nothing produces, values produced twice, a cycle, a missing attribute or input.
  case invalidGraph
  /// An operator, or a form of one, that the catalogue lacks.
  case unknownOperator
  /// A shape, a list of axes or the like that depends on the image, where it must be known before the network runs.
  case dynamicValue
  /// Shapes that do not fit each other.
  case shapeMismatch
  /// More nodes or elements than the limits allow.
  case tooLarge
  /// A name that the graph lacks, or one that fits several values.
  case unknownValue
}
