import CCairo

/// What text is drawn with.
public enum Fonts {
  /// Cairo's.
  public static var libraryVersion: String { cairo_version_string().map { String(cString: $0) } ?? "" }

  /// Whether a letter leaves ink: where there is no font, it leaves none, and no error either.
  public static var canDraw: Bool {
    guard let canvas = try? Canvas(width: 20, height: 20, format: .png) else { return false }
    return canvas.textWidth("W", .title) > 0
  }
}
