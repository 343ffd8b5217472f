import Imaging

/// A line of text on a white label, to be laid on a picture.
///
///     let label = try Caption.drawn("281 tabby  0.83", height: 30, atMost: frame.width)
public enum Caption {
  /// What is white around the text, in points; the text has 7.5.
  private static let padding = 2.0

  /// - Parameters:
  ///   - height: of the label in pixels; at least 8.
  ///   - most: how wide it may be, in pixels; what does not fit is cut, with "…" for it.
  /// - Throws: `FigureError`: `drawingFailed` if memory runs out; `tooLarge` beyond what a picture may have.
  public static func drawn(_ text: String, height: Int, atMost most: Int) throws(FigureError) -> Image {
    let measuring = try Canvas(measuringAt: Canvas.drawingWidth)
    let lineHeight = measuring.lineHeight()
    let scale = Double(max(height, 8)) / (lineHeight + 2 * padding)
    let shown = measuring.fitted(text, to: max(Double(most) / scale - 2 * padding, 10))
    let width = min(measuring.textWidth(shown), max(Double(most) / scale - 2 * padding, 10))
    let canvas = try Canvas(width: width, height: lineHeight, format: .png, pixelsPerPoint: scale)
    canvas.text(shown, x: 0, y: 0)
    guard let sheet = try canvas.picture() else { throw FigureError(.drawingFailed, "there is no sheet to draw on") }
    let margin = Int(((Canvas.margin - padding) * scale).rounded())
    let size = (
      width: min(max(Int(((width + 2 * padding) * scale).rounded(.up)), 1), sheet.width - margin),
      height: min(max(height, 8), sheet.height - margin)
    )
    var pixels: [UInt8] = []
    for row in margin..<margin + size.height {
      let start = (row * sheet.width + margin) * 3
      pixels += sheet.pixels[start..<start + size.width * 3]
    }
    return Image(width: size.width, height: size.height, pixels: pixels)
  }
}
