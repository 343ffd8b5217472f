import Films

/// What became of a film.
public struct FilmResult: Sendable {
  /// How many frames were drawn.
  public let frameCount: Int
  /// When the last of them is shown, in seconds.
  public let seconds: Double
  /// One for each map, in their order.
  public let moments: [FilmMoment]
  /// Why the film ends where it does; nil where that is its end, or it was stopped. What came before is drawn and whole.
  public let fault: (any Error)?
  /// Whether it was stopped before its end.
  public let isStopped: Bool
  /// What a user should know.
  public let notes: [String]
}
