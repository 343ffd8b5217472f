/// The kinds of file that films are written to, by their ending.
public struct FilmContainer: Sendable, Equatable {
  /// Of the file's name.
  public let ending: String
  /// FFmpeg's name.
  let format: String
  /// The sounds that it takes as they are, by FFmpeg's names; nil for all.
  let soundCodecs: Set<String>?
  /// Whether what a player needs first can stand at the beginning, so that it starts before all has come.
  let startsAtOnce: Bool

  private static let usualSounds: Set = ["aac", "mp3", "ac3", "eac3", "alac"]

  /// The kinds of file that films are written as, by their endings.
  public static let all = [
    FilmContainer(ending: "mp4", format: "mp4", soundCodecs: usualSounds.union(["opus", "flac"]), startsAtOnce: true),
    FilmContainer(ending: "m4v", format: "mp4", soundCodecs: usualSounds, startsAtOnce: true),
    FilmContainer(
      ending: "mov", format: "mov",
      soundCodecs: usualSounds.union(["pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_f32le"]),
      startsAtOnce: true),
    FilmContainer(ending: "mkv", format: "matroska", soundCodecs: nil, startsAtOnce: false),
  ]

  /// The container that a path's ending names.
  /// - Throws: `FilmError.unsupported` for another ending.
  public static func of(path: String) throws(FilmError) -> FilmContainer {
    if let container = named(path) { return container }
    throw FilmError(
      .unsupported, "films are written as \(all.map { ".\($0.ending)" }.joined(separator: ", ")); choose such a name",
      context: ["file": path])
  }

  /// nil for another ending.
  public static func named(_ path: String) -> FilmContainer? {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
    let ending = path[path.index(after: dot)...].lowercased()
    return all.first { $0.ending == ending }
  }

  func takes(_ codecs: [String]) -> Bool { soundCodecs.map { $0.isSuperset(of: codecs) } ?? true }
}
