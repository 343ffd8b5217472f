/// The kinds of file that a figure is drawn into.
public enum FigureFormat: String, Sendable, CaseIterable {
  /// Pixels; for figures that hold pictures.
  case png
  /// Lines and text, for pages of HTML.
  case svg
  /// Lines and text, for paper.
  case pdf
}
