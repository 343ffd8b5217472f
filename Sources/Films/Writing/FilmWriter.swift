import Files
import Imaging
import Synchronization

/// A film of frames, encoded by FFmpeg beside this program: H.264 in the colours that every player shows (yuv420p, BT.709).
///
///     let writer = try FilmWriter(path: "out.mp4", by: tools, like: source, sound: FilmSound(of: film))
///     try await writer.append(frame)
///     _ = try await writer.finish(isCut: false)
///
/// Frames keep their times. Sound is copied; what the container does not take becomes AAC. The file has its name only when it
/// is whole: without `finish` nothing remains. H.264 of this kind has even sides: where a side is odd, its last column or row
/// comes twice.
public final class FilmWriter: FilmSink {
  /// Where the film is when it is finished.
  public let path: String

  private let tools: FilmTools
  private let container: FilmContainer
  private let sound: FilmSound?
  private let size: (width: Int, height: Int)
  private let timeBase: TimeBase
  private let format: NutWriter
  /// Pictures alone, and the whole film; the names go with the program.
  private let pictures: String
  private let process: ChildProcess
  private let thread = OwnThread("encoding")
  private let state = Mutex(State())

  private struct State {
    /// Of the first frame, and of the last.
    var first: Int64?
    var last: Int64 = 0
    /// Between the last two.
    var step: Int64 = 1
    var isFinished = false
  }

  /// How much FFmpeg's encoder tries to save, and what it keeps: twice as fast as its usual preset for a tenth more bytes, at a
  /// quality at which the eye sees no loss.
  private static let encoding = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20"]

  /// Starts to encode.
  ///
  /// - Parameters:
  ///   - path: the ending says which container.
  ///   - tools: the programs that encode it.
  ///   - source: whose frames, or such as have their size and times, are appended.
  ///   - sound: what is heard beside them.
  /// - Throws: `FilmError.unsupported` for another ending; `FileError` where the file cannot be written.
  public init(path: String, by tools: FilmTools, like source: some FilmSource, sound: FilmSound? = nil) throws {
    self.path = path
    self.tools = tools
    self.sound = sound
    container = try FilmContainer.of(path: path)
    try AtomicFile.checkName(path)
    let temporary = try AtomicFile.openTemporary(beside: path)
    PipeEnd(temporary.descriptor).close()
    pictures = temporary.path
    size = (source.width, source.height)
    timeBase = source.timeBase
    let (width, height) = (size.width + size.width % 2, size.height + size.height % 2)
    format = NutWriter(width: width, height: height, timeBase: timeBase)
    var arguments = ["-nostdin", "-y", "-v", "error", "-protocol_whitelist", "file,pipe", "-f", "nut", "-i", "pipe:0"]
    arguments += ["-map", "0:v:0", "-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"]
    arguments += Self.encoding
    for what in ["colorspace", "color_primaries", "color_trc"] { arguments += ["-\(what)", "bt709"] }
    arguments += ["-color_range", "tv", "-fps_mode", "passthrough"]
    arguments += ["-enc_time_base", "\(timeBase.numerator)/\(timeBase.denominator)"]
    // Sound is added behind: then this one is only a step on the way.
    if sound == nil, container.startsAtOnce { arguments += ["-movflags", "+faststart"] }
    arguments += ["-f", sound == nil ? container.format : "mp4", FilmTools.file(pictures)]
    do {
      process = try ChildProcess(tools.ffmpeg, arguments, input: .pipe)
    } catch {
      AtomicFile.removeTemporary(pictures)
      throw error
    }
  }

  deinit {
    process.end()
    _ = process.waitUntilExit()
    if !state.withLock({ $0.isFinished }) { AtomicFile.removeTemporary(pictures) }
  }

  /// Encodes the next frame.
  /// - Precondition: the frame has the size that was announced.
  public func append(_ frame: FilmFrame) async throws {
    precondition(frame.image.width == size.width && frame.image.height == size.height)
    do {
      try await withTaskCancellationHandler {
        try await thread.run { [self] in try write(frame) }
      } onCancel: {
        process.end()
      }
    } catch let error as FilmError {
      try Task.checkCancellation()
      throw await failure(error)
    }
  }

  private func write(_ frame: FilmFrame) throws(FilmError) {
    guard let input = process.input else { return }
    var bytes: [UInt8] = []
    state.withLock { state in
      let first = state.first ?? frame.time
      if state.first == nil { bytes = format.beginning }
      // Times that do not grow, as damaged films have them, no container takes.
      let time = state.first == nil ? 0 : max(frame.time - first, state.last + 1)
      (state.first, state.step, state.last) = (first, max(time - state.last, 1), time)
      bytes += format.head(time: time)
    }
    try bytes.withUnsafeBufferPointer { bytes throws(FilmError) in
      try input.write(UnsafeRawBufferPointer(bytes))
    }
    let pixels = size.width % 2 + size.height % 2 == 0 ? frame.image.pixels : frame.image.evenPixels
    try pixels.withUnsafeBufferPointer { bytes throws(FilmError) in
      try input.write(UnsafeRawBufferPointer(bytes))
    }
  }

  public func finish(isCut: Bool) async throws -> [String] {
    let state = state.withLock { $0 }
    guard let first = state.first else { throw FilmError(.noFrames, "the film has no frames", context: ["file": path]) }
    process.input?.close()
    guard try await thread.run({ [process] in process.waitUntilExit() }) == 0 else {
      throw await failure(FilmError(.encodingFailed, "the film cannot be encoded"))
    }
    var notes: [String] = []
    if let sound {
      let beginning = max(timeBase.seconds(first), 0)
      let end = beginning + timeBase.seconds(state.last + state.step)
      notes = try await FilmMuxing(
        tools: tools, container: container, pictures: pictures, beginning: beginning, end: isCut ? end : nil
      ).add(sound)
    }
    try AtomicFile.move(pictures, to: path)
    self.state.withLock { $0.isFinished = true }
    return notes
  }

  /// What FFmpeg says of an error, where it has failed.
  private func failure(_ error: FilmError) async -> FilmError {
    process.input?.close()
    process.end()
    _ = try? await thread.run { [process] in process.waitUntilExit() }
    let reason = await process.messages.lastLine().map { ": \($0)" } ?? ""
    return FilmError(.encodingFailed, "the film cannot be written\(reason)", context: ["file": path])
  }
}

extension Image {
  /// The samples with an even number of columns and rows: the last of an odd number comes twice.
  var evenPixels: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((width + 1) * (height + 1) * 3)
    for row in 0..<height + height % 2 {
      let start = min(row, height - 1) * width * 3
      result += pixels[start..<start + width * 3]
      if width % 2 == 1 { result += pixels[start + (width - 1) * 3..<start + width * 3] }
    }
    return result
  }
}
