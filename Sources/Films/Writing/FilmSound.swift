/// Where a film's sound comes from: another film, whose pictures it belongs to.
public struct FilmSound: Sendable, Equatable {
  /// The film whose sound it is.
  public var path: String
  /// By FFmpeg's names.
  public var codecs: [String]

  /// The sound of a file, with its streams' codecs by FFmpeg's names.
  public init(path: String, codecs: [String]) {
    self.path = path
    self.codecs = codecs
  }

  /// That of a film; nil where it has none.
  public init?(of film: FilmReader) {
    guard !film.properties.soundCodecs.isEmpty else { return nil }
    self.init(path: film.path, codecs: film.properties.soundCodecs)
  }
}
