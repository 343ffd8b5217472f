import Imaging

/// A picture with a map over it, at the picture's own size, and what is drawn over and beside it: contours, boxes, the picture
/// without the map, a bar of the colours with words.
///
///     var picture = MapPicture(overlay)
///     picture.caption = .init(title: "tabby", subtitle: "grad-cam, 62 %", colourMap: .jet)
///     try picture.encoded(as: .pdf)
///
/// A pixel of the picture is a pixel of the PNG, and a point of SVG and PDF.
public struct MapPicture: Sendable {
  public var overlay: Image
  /// Shown to the left of it.
  public var original: Image?
  /// In the picture's pixels: left, top, width, height.
  public var boxes: [Frame] = []
  /// In the picture's pixels.
  public var contours: [ContourLine] = []
  public var caption: Caption?

  public struct Frame: Sendable, Equatable {
    public let left, top, width, height: Double

    public init(left: Double, top: Double, width: Double, height: Double) {
      (self.left, self.top, self.width, self.height) = (left, top, width, height)
    }
  }

  public struct Caption: Sendable {
    public let title: String
    public let subtitle: String
    public let colourMap: ColourMap
    /// How much of the colours the picture lets through, as `Overlay.opacity`.
    public let opacity: Float

    public init(title: String, subtitle: String, colourMap: ColourMap, opacity: Float = 1) {
      self.title = title
      self.subtitle = subtitle
      self.colourMap = colourMap
      self.opacity = opacity
    }
  }

  public init(_ overlay: Image) { self.overlay = overlay }

  /// - Throws: `FigureError` (`tooLarge`, `drawingFailed`).
  public func encoded(as format: FigureFormat) throws(FigureError) -> [UInt8] {
    if format == .png, original == nil, boxes.isEmpty, contours.isEmpty, caption == nil {
      do throws(ImagingError) { return try overlay.png() } catch {
        throw FigureError(.drawingFailed, "the picture cannot be written as PNG", cause: error)
      }
    }
    let sheet = try Canvas(measuringAt: width)
    let height = try draw(on: sheet)
    let canvas: Canvas
    do throws(FigureError) {
      canvas = try Canvas(width: width, height: height.rounded(.up), format: format, pixelsPerPoint: 1, margin: 0)
    } catch {
      guard error.code == .tooLarge else { throw error }
      throw FigureError(
        .tooLarge, "the picture is too long or too large for what is drawn beside the map",
        remedy: "draw the map alone, as PNG: without boxes, contours, a caption and the picture beside it",
        context: ["picture": "\(overlay.width) × \(overlay.height)"])
    }
    _ = try draw(on: canvas)
    return try canvas.finished()
  }

  /// What lines and letters are measured by: they look alike on small and on large pictures.
  private var unit: Double { max(Double(min(overlay.width, overlay.height)) / 320, 0.7) }
  private var gap: Double { (6 * unit).rounded() }
  private var width: Double {
    Double(overlay.width) + (original.map { Double($0.width) + gap } ?? 0)
  }

  private func draw(on canvas: Canvas) throws(FigureError) -> Double {
    let left = original.map { Double($0.width) + gap } ?? 0
    if let original {
      try canvas.picture(
        original, stretchedOver: Box(x: 0, y: 0, width: Double(original.width), height: Double(original.height)))
    }
    try canvas.picture(
      overlay, stretchedOver: Box(x: left, y: 0, width: Double(overlay.width), height: Double(overlay.height)))
    // Dark under light, so that a line shows on any picture.
    let strokes = [
      Stroke(colour: Colour(0x000000), width: 3 * unit), Stroke(colour: .white, width: 1.4 * unit),
    ]
    for stroke in strokes {
      for contour in contours {
        var points = contour.places.map { Point(x: $0.x + left, y: $0.y) }
        if contour.isClosed, let first = points.first { points.append(first) }
        canvas.line(points, stroke)
      }
      for box in boxes {
        canvas.frame(Box(x: left + box.left, y: box.top, width: box.width, height: box.height), stroke)
      }
    }
    let bottom = Double(max(overlay.height, original?.height ?? 0))
    return try caption.map { (caption) throws(FigureError) in try draw(caption, from: bottom, on: canvas) } ?? bottom
  }

  private func draw(_ caption: Caption, from top: Double, on canvas: Canvas) throws(FigureError) -> Double {
    let inset = gap
    let room = width - 2 * inset
    let (title, small) = (TextStyle(size: 13 * unit, isBold: true), TextStyle(size: 11 * unit, colour: .faint))
    var y = top + gap
    y = canvas.text(canvas.wrapped(caption.title, to: room, title, maximumLines: 2), x: inset, y: y, title)
    y = canvas.text(canvas.wrapped(caption.subtitle, to: room, small), x: inset, y: y, small) + gap / 2
    // From "least" to "most", between the words.
    let (least, most) = (canvas.textWidth("least", small), canvas.textWidth("most", small))
    let bar = Box(
      x: inset + least + gap, y: y, width: max(room - least - most - 2 * gap, 1), height: canvas.lineHeight(small))
    canvas.text("least", x: inset, y: y, small)
    canvas.text("most", x: inset + room, y: y, small, across: .end)
    try canvas.picture(colours(of: caption), stretchedOver: bar)
    return bar.bottom + gap
  }

  /// As they look over a white picture.
  private func colours(of caption: Caption) -> Image {
    let samples = caption.colourMap.samples.map { sample in
      UInt8((255 * (1 - caption.opacity) + Float(sample) * caption.opacity).rounded())
    }
    return Image(width: samples.count / 3, height: 1, pixels: samples)
  }
}
