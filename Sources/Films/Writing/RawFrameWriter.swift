import Files

/// Frames into a stream without a container, such as standard output.
public final class RawFrameWriter: FilmSink {
  private let end: PipeEnd
  private let thread = OwnThread("raw frames out")

  /// Writes frames to a file descriptor.
  /// - Parameter descriptor: what is written to, and stays open.
  public init(descriptor: Int32) { end = PipeEnd(descriptor, closes: false) }

  /// Writes a frame's samples, row by row.
  /// - Throws: `FilmError`: `closedPipe` where nobody reads any more.
  public func append(_ frame: FilmFrame) async throws {
    try await withTaskCancellationHandler {
      try await thread.run { [end] in
        try frame.image.pixels.withUnsafeBufferPointer { bytes throws(FilmError) in
          try end.write(UnsafeRawBufferPointer(bytes))
        }
      }
    } onCancel: {
      end.stop()
    }
  }

  public func finish(isCut: Bool) -> [String] { [] }
}
