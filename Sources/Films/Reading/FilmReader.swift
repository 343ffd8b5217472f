import Imaging
import Synchronization

/// The frames of a film, decoded by FFmpeg beside this program, with their times.
///
///     let film = try await FilmReader.opening("cat.mp4", by: .found())
///     while let frame = try await film.next() { … }
///
/// Frames are upright, their pixels square, in red, green and blue. They are decoded as they are asked for, and a few ahead.
public final class FilmReader: FilmSource {
  /// What the film is, as its file says.
  public let properties: FilmProperties
  /// Of every frame, in pixels, upright.
  public let width: Int
  /// Of every frame, in pixels, upright.
  public let height: Int
  /// The unit of the frames' times.
  public let timeBase: TimeBase
  /// The film's file.
  public let path: String

  private let process: ChildProcess
  private let thread: OwnThread
  private let frames: Mutex<NutReader<PipeBytes>>
  private let isStopped = Atomic(false)

  private init(
    _ path: String, _ properties: FilmProperties, _ process: ChildProcess, _ thread: OwnThread,
    _ frames: NutReader<PipeBytes>
  ) {
    self.path = path
    self.properties = properties
    self.process = process
    self.thread = thread
    (width, height, timeBase) = (frames.width, frames.height, frames.timeBase)
    self.frames = Mutex(frames)
  }

  /// Starts to decode.
  ///
  /// - Parameters:
  ///   - path: of a file; whatever it is called, and whatever its ending.
  ///   - tools: the programs that decode it.
  ///   - mostPixels: how many a frame may have.
  /// - Throws: `FileError` where there is no such file; `FilmError`: `notAFilm`, `tooLarge`, `noFrames`, `damaged`.
  public static func opening(
    _ path: String, by tools: FilmTools, mostPixels: Int = Image.maximumPixelCount
  ) async throws -> FilmReader {
    let properties = try await FilmProperties.of(path, by: tools, mostPixels: mostPixels)
    let process = try ChildProcess(tools.ffmpeg, arguments(for: path, properties), output: .pipe)
    let thread = OwnThread("decoding")
    guard let output = process.output else { throw FilmError(.processFailed, "there is no pipe to read from") }
    do {
      let frames = try await withTaskCancellationHandler {
        try await thread.run { try NutReader(PipeBytes(end: output), mostPixels: mostPixels) }
      } onCancel: {
        process.end()
      }
      guard let frames else { throw FilmError(.noFrames, "the film has no frames") }
      return FilmReader(path, properties, process, thread, frames)
    } catch let error as FilmError {
      try Task.checkCancellation()
      throw await cause(of: error, process, thread, path)
    }
  }

  private static func arguments(for path: String, _ properties: FilmProperties) -> [String] {
    let base = properties.timeBase
    // One thread: of a broken film, several lose a different number of the frames that were whole each time.
    var arguments =
      ["-nostdin", "-v", "error", "-xerror"] + FilmTools.guards + ["-threads", "1", "-i", FilmTools.file(path)]
    // The first stream of pictures that is no cover. FFmpeg itself turns frames upright.
    arguments += ["-map", "0:V:0"]
    if abs(properties.pixelRatio - 1) > 1e-3 { arguments += ["-vf", "scale=max(1\\,round(iw*sar)):ih,setsar=1"] }
    // Each frame once and at its own time, in the film's own unit.
    arguments += ["-fps_mode", "passthrough", "-enc_time_base", "\(base.numerator)/\(base.denominator)"]
    return arguments + ["-c:v", "rawvideo", "-pix_fmt", "rgb24", "-f", "nut", "-write_index", "0", "pipe:1"]
  }

  public func next() async throws -> FilmFrame? {
    do {
      let frame = try await withTaskCancellationHandler {
        try await thread.run { [self] in try frames.withLock { frames throws(FilmError) in try frames.next() } }
      } onCancel: {
        stop()
      }
      if let frame { return frame }
      if isStopped.load(ordering: .relaxed) { return nil }
      guard try await thread.run({ [process] in process.waitUntilExit() }) != 0 else { return nil }
      throw FilmError(.damaged, "the film cannot be decoded to its end")
    } catch let error as FilmError {
      if isStopped.load(ordering: .relaxed) { return nil }
      throw await Self.cause(of: error, process, thread, path)
    }
  }

  public func stop() {
    isStopped.store(true, ordering: .relaxed)
    process.output?.stop()
    process.end()
  }

  /// The error with what FFmpeg says of it, where that has failed.
  private static func cause(
    of error: FilmError, _ process: ChildProcess, _ thread: OwnThread, _ path: String
  ) async -> FilmError {
    process.output?.close()
    // One that is understood no longer is to end; one that has failed has ended.
    if error.code != .damaged, error.code != .noFrames { process.end() }
    let status = (try? await thread.run { process.waitUntilExit() }) ?? 255
    guard status != 0, [.damaged, .noFrames].contains(error.code), let line = await process.messages.lastLine() else {
      return error.adding(["file": path])
    }
    let reason = FilmTools.reason(line, about: path)
    return FilmError(error.code, "\(error.message): \(reason)", remedy: error.remedy, context: ["file": path])
  }
}
