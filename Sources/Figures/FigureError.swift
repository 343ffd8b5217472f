import Failures
import Imaging

/// What drawing a figure or writing a report can fail with.
public typealias FigureError = Failure<FigureErrorCode>

/// The kinds of `FigureError`.
public enum FigureErrorCode: String, FailureCode {
  /// There is nothing to draw.
  case emptyData
  /// Numbers beyond what a chart can show, or lists that do not go together.
  case invalidValue
  /// A drawing that is larger than its format allows.
  case tooLarge
  /// The drawing library failed, as when memory runs out.
  case drawingFailed
}
