import Failures
import Files

/// What a film is, before any of its frames is decoded.
public struct FilmProperties: Sendable, Equatable {
  /// As the frames are stored, before they are turned upright and their pixels made square.
  public var storedWidth: Int
  /// As the frames are stored, before they are turned upright and their pixels made square.
  public var storedHeight: Int
  /// The unit of its times.
  public var timeBase: TimeBase
  /// Frames a second on average; nil where the file does not say.
  public var frameRate: Double?
  /// How many frames there are, as far as the file says or its duration suggests.
  public var frameCount: Int?
  /// In seconds.
  public var duration: Double?
  /// The codecs of its sounds, by FFmpeg's names.
  public var soundCodecs: [String]
  /// How many times as wide as high a pixel is; 1 where nothing is said.
  public var pixelRatio: Double
  /// Whether its light has a range that common screens have not; it is shown as if it had theirs.
  public var isHighDynamicRange: Bool
}

extension FilmProperties {
  /// - Parameter path: of a file; whatever it is called.
  /// - Throws: `FilmError`: `notAFilm` with FFmpeg's own reason, `tooLarge` beyond so many pixels a frame.
  static func of(_ path: String, by tools: FilmTools, mostPixels: Int) async throws -> FilmProperties {
    try checkIsFile(path)
    let entries =
      "stream=codec_type,codec_name,width,height,time_base,avg_frame_rate,nb_frames,duration,sample_aspect_ratio,"
      + "color_transfer:stream_disposition=attached_pic:format=duration"
    let process = try ChildProcess(
      tools.ffprobe,
      ["-v", "error"] + FilmTools.guards + ["-show_entries", entries, "-of", "json", "-i", FilmTools.file(path)],
      output: .pipe)
    let thread = OwnThread("probing")
    let (bytes, status) = try await withTaskCancellationHandler {
      try await thread.run { (try process.allOutput(), process.waitUntilExit()) }
    } onCancel: {
      process.end()
    }
    try Task.checkCancellation()
    guard status == 0 else {
      let reason = await process.messages.lastLine().map { ": " + FilmTools.reason($0, about: path) } ?? ""
      throw FilmError(.notAFilm, "this is no film that FFmpeg can read\(reason)", context: ["file": path])
    }
    return try FilmProperties(probed: bytes, path: path, mostPixels: mostPixels)
  }

  /// Whether there is a file that may be read, which FFmpeg says in many ways.
  private static func checkIsFile(_ path: String) throws(FileError) {
    guard let kind = FileKind(of: path) else { throw FileError(.notFound, "no such file", context: ["file": path]) }
    switch kind {
    case .folder: throw FileError(.isDirectory, "this is a folder, not a file", context: ["file": path])
    case .notReadable:
      throw FileError(
        .notPermitted, "the file may not be read; check its permissions", context: ["file": path])
    case .readable: return
    }
  }

  init(probed bytes: [UInt8], path: String, mostPixels: Int) throws(FilmError) {
    let answer: Answer
    do throws(FileError) { answer = try JSONText.decoded(Answer.self, from: bytes) } catch {
      throw FilmError(.processFailed, "what ffprobe says is not understood", context: ["file": path], cause: error)
    }
    let streams = answer.streams ?? []
    // A picture on a cover is no film.
    let pictures = streams.filter { $0.kind == "video" && $0.disposition?.isCover != 1 }
    let sounds = streams.filter { $0.kind == "audio" }
    guard let stream = pictures.first else {
      throw FilmError(
        .notAFilm,
        sounds.isEmpty ? "there are no moving pictures in it" : "there is sound in it, and no moving pictures",
        context: ["file": path])
    }
    let (width, height) = (stream.width ?? 0, stream.height ?? 0)
    let (pixels, overflows) = width.multipliedReportingOverflow(by: height)
    guard width > 0, height > 0 else {
      throw FilmError(.notAFilm, "its pictures have no size", context: ["file": path])
    }
    guard !overflows, pixels <= mostPixels else {
      throw FilmError(
        .tooLarge, "more than the \(mostPixels) pixels that a frame may have",
        remedy: "make it smaller, or lift the limits by \(.option(.limits))",
        context: ["file": path, "size": "\(width) × \(height)"])
    }
    let base = Fraction(stream.timeBase, by: "/").flatMap { $0.isPositive ? $0 : nil }
    let rate = Fraction(stream.frameRate, by: "/").flatMap { $0.isPositive ? $0.value : nil }
    let seconds = [stream.duration, answer.format?.duration].compactMap { $0.flatMap(Double.init) }
      .first { $0.isFinite && $0 > 0 }
    let ratio = Fraction(stream.pixelRatio, by: ":").flatMap { $0.isPositive ? $0.value : nil } ?? 1
    self.init(
      storedWidth: width, storedHeight: height,
      timeBase: TimeBase(numerator: base?.numerator ?? 1, denominator: base?.denominator ?? 90_000),
      frameRate: rate,
      frameCount: stream.frameCount.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        ?? rate.flatMap { rate in seconds.flatMap { Int(exactly: ($0 * rate).rounded()) } },
      duration: seconds, soundCodecs: sounds.map { $0.codec ?? "unknown" }, pixelRatio: ratio,
      isHighDynamicRange: ["smpte2084", "arib-std-b67"].contains(stream.transfer))
  }

  /// What ffprobe writes, by its own names.
  private struct Answer: Decodable {
    var streams: [Stream]?
    var format: Format?

    struct Stream: Decodable {
      var kind: String?
      var codec: String?
      var width: Int?
      var height: Int?
      var timeBase: String?
      var frameRate: String?
      var frameCount: String?
      var duration: String?
      var pixelRatio: String?
      var transfer: String?
      var disposition: Disposition?

      enum CodingKeys: String, CodingKey {
        case width, height, duration, disposition
        case kind = "codec_type"
        case codec = "codec_name"
        case timeBase = "time_base"
        case frameRate = "avg_frame_rate"
        case frameCount = "nb_frames"
        case pixelRatio = "sample_aspect_ratio"
        case transfer = "color_transfer"
      }
    }

    struct Disposition: Decodable {
      /// 1 of a picture on a cover.
      var isCover: Int?

      enum CodingKeys: String, CodingKey { case isCover = "attached_pic" }
    }

    struct Format: Decodable { var duration: String? }
  }
}

/// Two whole numbers with a mark between them.
struct Fraction: Equatable {
  let numerator: Int64
  let denominator: Int64

  init?(_ text: String?, by mark: Character) {
    let parts = (text ?? "").split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 2, let first = Int64(parts[0]), let second = Int64(parts[1]) else { return nil }
    (numerator, denominator) = (first, second)
  }

  /// And of a size with which one can compute.
  var isPositive: Bool { (1..<1 << 31).contains(numerator) && (1..<1 << 31).contains(denominator) }

  var value: Double { Double(numerator) / Double(denominator) }
}
