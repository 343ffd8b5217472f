import Imaging
import Synchronization

/// Frames from a stream without a container, such as standard input.
public final class RawFrameReader: FilmSource {
  /// The size and rate that were agreed on.
  public let format: RawFormat
  /// Of every frame, in pixels.
  public var width: Int { format.width }
  /// Of every frame, in pixels.
  public var height: Int { format.height }
  /// The unit of the frames' times: one frame.
  public var timeBase: TimeBase { format.timeBase }

  private let end: PipeEnd
  private let thread = OwnThread("raw frames in")
  private let count = Mutex(Int64(0))

  /// Reads frames from a file descriptor.
  /// - Parameters:
  ///   - descriptor: what is read, and stays open.
  ///   - format: size and rate of the frames.
  ///   - mostPixels: how many a frame may have.
  /// - Throws: `FilmError.tooLarge`.
  public init(
    descriptor: Int32, _ format: RawFormat, mostPixels: Int = Image.maximumPixelCount
  ) throws(FilmError) {
    let (pixels, overflows) = format.width.multipliedReportingOverflow(by: format.height)
    guard !overflows, pixels <= mostPixels else {
      throw FilmError(
        .tooLarge, "more than the \(mostPixels) pixels that a frame may have",
        remedy: "make it smaller, or lift the limits by \(.option(.limits))",
        context: ["size": "\(format.width) × \(format.height)"])
    }
    self.format = format
    end = PipeEnd(descriptor, closes: false)
  }

  public func next() async throws -> FilmFrame? {
    try await withTaskCancellationHandler {
      try await thread.run { [self] in try count.withLock { count throws(FilmError) in try frame(&count) } }
    } onCancel: {
      stop()
    }
  }

  public func stop() { end.stop() }

  private func frame(_ number: inout Int64) throws(FilmError) -> FilmFrame? {
    var bytes = BufferedBytes(PipeBytes(end: end), capacity: 0)
    let length = width * height * 3
    var reached = 0
    let pixels = try [UInt8](unsafeUninitializedCapacity: length) { buffer, initialised throws(FilmError) in
      reached = try bytes.read(into: UnsafeMutableRawBufferPointer(buffer))
      initialised = reached
    }
    if end.wasStopped || reached == 0 { return nil }
    guard reached == length else {
      throw FilmError(
        .damaged, "the stream ends within a frame, behind \(reached) of its \(length) bytes",
        context: ["size": "\(width) × \(height)"])
    }
    defer { number += 1 }
    return FilmFrame(image: Image(width: width, height: height, pixels: pixels), time: number)
  }
}
