import Failures

/// What reading or writing a file can fail with.
public typealias FileError = Failure<FileErrorCode>

/// The kinds of `FileError`.
public enum FileErrorCode: String, FailureCode {
  /// There is no such file, or no such folder to write it to.
  case notFound
  /// A folder stands where a file should.
  case isDirectory
  /// The system, or whose file it is, forbids it.
  case notPermitted
  /// A folder that others may write to, where it must be the user's alone.
  case notPrivate
  /// The file has no bytes.
  case empty
  /// More bytes than the file may have.
  case tooLarge
  /// The system cannot read it, for another reason; the message has the system's.
  case readFailed
  /// The system cannot write it, as when the disk is full; the message has its reason.
  case writeFailed
  /// A file that is to be written is one that is read.
  case isInput
  /// What stands in it is not what it should be.
  case malformed
  /// Another program changed the file while it was read.
  case changed
}
