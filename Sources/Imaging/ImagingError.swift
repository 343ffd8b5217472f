import Failures
import Tensors

/// What reading, changing or writing an image can fail with.
public typealias ImagingError = Failure<ImagingErrorCode>

/// The kinds of `ImagingError`.
public enum ImagingErrorCode: String, FailureCode {
  /// The file is none of the formats that are read.
  case unknownFormat
  /// A list has no row of this name; the message names the nearest.
  case unknownName
  /// The file is damaged or cut off.
  case malformed
  /// More pixels, bytes or parts than a picture may have.
  case tooLarge
  /// The file is whole, and of a kind that is not read, or a setting does not suit it.
  case unsupported
  /// Sizes that do not go together, or that a format does not have.
  case invalidSize
  /// A number that is out of its range, or names a part that the file does not have.
  case invalidValue
  /// A picture that cannot be written; the message has the library's reason.
  case encodingFailed
}
