import Failures

/// What reading or writing a file can fail with.
public typealias FileError = Failure<FileErrorCode>

public enum FileErrorCode: String, FailureCode {
  case notFound, isDirectory, notPermitted, notPrivate, empty, tooLarge, readFailed, writeFailed
  /// A file that is to be written is one that is read.
  case isInput
  /// What stands in it is not what it should be.
  case malformed
  /// Another program changed the file while it was read.
  case changed
}
