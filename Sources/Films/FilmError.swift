import Failures

/// What reading or writing a film can fail with.
public typealias FilmError = Failure<FilmErrorCode>

/// The kinds of `FilmError`.
public enum FilmErrorCode: String, FailureCode {
  /// ffmpeg or ffprobe is not on this machine.
  case toolMissing
  /// A file that holds no moving pictures.
  case notAFilm
  /// A film without a single frame.
  case noFrames
  /// A film that breaks off, or of which a part cannot be decoded.
  case damaged
  /// Frames of more pixels than a frame may have.
  case tooLarge
  /// A kind of file, or of stream, that films are not read from or written to.
  case unsupported
  /// A setting that makes no sense.
  case invalidValue
  /// A process that could not be started, or said what nobody understands.
  case processFailed
  /// FFmpeg cannot encode the frames or finish the file; the message has its reason.
  case encodingFailed
  /// Whoever read what was written has gone.
  case closedPipe
}
