/// Where a film's sound comes from: another film, whose pictures it belongs to.
public struct FilmSound: Sendable, Equatable {
  public var path: String
  /// By FFmpeg's names.
  public var codecs: [String]

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
