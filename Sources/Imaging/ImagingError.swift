import Failures
import Tensors

/// What reading, changing or writing an image can fail with.
public typealias ImagingError = Failure<ImagingErrorCode>

public enum ImagingErrorCode: String, FailureCode {
  case unknownFormat, unknownName, malformed, tooLarge, unsupported, invalidSize, invalidValue, encodingFailed
}
