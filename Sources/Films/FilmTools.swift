import Failures
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The programs that decode and encode films: FFmpeg's, 5.1 or newer.
///
///     let tools = try FilmTools.found()
///     let film = try await FilmReader.opening("cat.mp4", by: tools)
public struct FilmTools: Sendable, Equatable {
  /// The paths of the programs.
  public var ffmpeg: String
  /// The path of the program that tells what a film is.
  public var ffprobe: String

  /// Programs of one's own choice, by their paths.
  public init(ffmpeg: String, ffprobe: String) {
    self.ffmpeg = ffmpeg
    self.ffprobe = ffprobe
  }

  /// Those in the folders that a list of the form of `PATH` names, the first of each.
  /// - Parameter path: by default that of the environment.
  /// - Throws: `FilmError.toolMissing`, which names the package to install.
  public static func found(
    in path: String? = ProcessInfo.processInfo.environment["PATH"]
  ) throws(FilmError) -> FilmTools {
    let folders = (path ?? "").split(separator: ":")
    func find(_ name: String) throws(FilmError) -> String {
      if let file = folders.lazy.map({ "\($0)/\(name)" }).first(where: isProgram) { return file }
      throw FilmError(
        .toolMissing,
        "films are read and written by '\(name)', which is not on the PATH; install the package ffmpeg: "
          + "apt-get install ffmpeg (Debian, Ubuntu), dnf install ffmpeg (Fedora), brew install ffmpeg (macOS)")
    }
    return FilmTools(ffmpeg: try find("ffmpeg"), ffprobe: try find("ffprobe"))
  }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}

extension FilmTools {
  /// How a file is named to them: whatever it is called, it is a file, and no option and no address.
  static func file(_ path: String) -> String { "file:\(path)" }

  /// A line of theirs without the file's name, which stands beside it, and without where in memory its decoder was.
  static func reason(_ line: String, about path: String) -> String {
    let prefix = "\(file(ShownText.visible(path))): "
    let rest = line.hasPrefix(prefix) ? String(line.dropFirst(prefix.count)) : line
    return rest.replacing(#/ @ 0x[0-9a-f]+/#, with: "")
  }

  /// Ends every program of theirs that runs, before this process does: one of them that lived on would write a file which has been
  /// taken away. None is started any more.
  public static func endAll() { ChildProcess.endAll() }

  /// What stands before an input: it may open files alone, and no format that names further files, as playlists do.
  static let guards = ["-protocol_whitelist", "file,pipe", "-format_whitelist", formats.joined(separator: ",")]

  /// By FFmpeg's names: each holds its film in itself.
  private static let formats = [
    "mov", "mp4", "m4a", "3gp", "3g2", "mj2", "matroska", "webm", "avi", "mpeg", "mpegts", "asf", "flv", "ogg", "nut",
    "gif", "apng", "mxf", "dv", "h264", "hevc", "ivf", "m4v", "mpegvideo", "yuv4mpegpipe", "rm",
  ]
}
