import Failures

/// What fetching a file can fail with.
public typealias DownloadError = Failure<DownloadErrorCode>

public enum DownloadErrorCode: String, FailureCode {
  /// Not an address that can be fetched from.
  case invalidURL
  /// The machine has no libcurl.
  case noLibrary
  /// No connection, or no answer.
  case unreachable
  /// The server answered with something else than the file.
  case refused
  /// The answer ended too early; what came is kept, and the next try goes on from there.
  case incomplete
  case tooLarge
  /// The file is not the one that was asked for; it has been set aside.
  case wrongHash
}
