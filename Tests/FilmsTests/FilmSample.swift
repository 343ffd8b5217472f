import Films
import Foundation
import Imaging

/// Films for tests, made by FFmpeg where that is installed.
enum FilmSample {
  static let tools = try? FilmTools.found()
  static var isFFmpegThere: Bool { tools != nil }
  static let reason = "ffmpeg is not installed"

  /// Runs FFmpeg; `words` ends with the name of a file in the folder.
  static func make(_ words: String, in folder: Folder) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: tools?.ffmpeg ?? "/usr/bin/ffmpeg")
    process.arguments = ["-nostdin", "-v", "error", "-y"] + words.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder.url
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return folder.path(words.split(separator: " ").last.map(String.init) ?? "")
  }

  /// One colour over a whole frame.
  static func frame(_ number: Int, width: Int = 6, height: Int = 4, time: Int64? = nil) -> FilmFrame {
    let colour = [UInt8(truncatingIfNeeded: number &* 40), UInt8(truncatingIfNeeded: number &* 7), 200]
    let image = Image(
      width: width, height: height, pixels: (0..<width * height * 3).map { colour[$0 % 3] })
    return FilmFrame(image: image, time: time ?? Int64(number))
  }

  /// The bytes of a stream of frames.
  static func stream(_ frames: [FilmFrame], timeBase: TimeBase = .init(numerator: 1, denominator: 25)) -> [UInt8] {
    let (width, height) = (frames.first?.image.width ?? 6, frames.first?.image.height ?? 4)
    let writer = NutWriter(width: width, height: height, timeBase: timeBase)
    return frames.reduce(into: writer.beginning) { $0 += writer.head(time: $1.time) + $1.image.pixels }
  }
}

/// A folder that goes away with the test.
final class Folder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("metacam-films-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.path + "/" + name }

  var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }

  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    try Data(bytes).write(to: url.appendingPathComponent(name))
    return path(name)
  }

  /// A program of the shell that stands in for another one.
  ///
  /// Another process writes it: a child that is started just then by another test would hold this one's file open, and a
  /// program that is open for writing cannot be run.
  func program(_ name: String, _ lines: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "printf '%s' \"$1\" > \"$0\" && chmod +x \"$0\"", path(name), "#!/bin/sh\n\(lines)\n"]
    try process.run()
    process.waitUntilExit()
    return path(name)
  }

  /// Programs that say what a film is, hand on frames of a file, or keep what they are given.
  ///
  /// - Parameters:
  ///   - decoding: what the decoder does; by default it hands on the file `frames.nut`.
  ///   - encoding: what an encoder does whose output is `$last`.
  func tools(decoding: String = "", encoding: String = "cat > \"$last\"") throws -> FilmTools {
    let answer = """
      {"streams": [{"codec_type": "video", "width": 6, "height": 4, "time_base": "1/25", "avg_frame_rate": "25/1"}]}
      """
    let decoder = decoding.isEmpty ? "cat '\(path("frames.nut"))'" : decoding
    let lines = """
      echo $$ > '\(path("pid"))'
      for last; do :; done
      case "$last" in
      pipe:1) \(decoder) ;;
      *) last=${last#file:}; \(encoding) ;;
      esac
      """
    return FilmTools(
      ffmpeg: try program("ffmpeg", lines), ffprobe: try program("ffprobe", "cat <<END\n\(answer)\nEND"))
  }

  /// Whether the stand-in is still a process, be it one that nobody has waited for.
  var isProcessThere: Bool {
    guard let text = try? String(contentsOfFile: path("pid"), encoding: .utf8),
      let number = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines))
    else { return false }
    return kill(number, 0) == 0
  }
}

extension FilmSource {
  /// All frames that are left.
  func all() async throws -> [FilmFrame] {
    var frames: [FilmFrame] = []
    while let frame = try await next() { frames.append(frame) }
    return frames
  }
}
