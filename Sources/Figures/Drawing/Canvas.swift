import CCairo
import Imaging

/// A sheet to draw on, measured in points (1/72 inch) from its top left corner; one drawing code serves PNG, SVG and PDF.
///
/// The same drawing gives the same bytes with the same libraries and fonts: no times, no counters of the process.
/// Text is set without hinting, so it measures the same in every format and at every resolution.
///
/// Not for use from two threads at once; two canvases are independent of each other.
public final class Canvas {
  /// 170 mm in points: what is left of a page of A4 between margins of 20 mm.
  package static let pageWidth = 170 / 25.4 * 72
  /// What stays white around a drawing.
  package static let margin = 5.0
  /// What a drawing has of the page's width.
  package static let drawingWidth = pageWidth - 2 * margin
  /// The largest side of a page that PDF readers agree on, in points.
  package static let maximumHeight = 14_400.0

  /// Of the drawing, without the margins.
  package let width: Double
  /// All text so far, with the place that it takes.
  package internal(set) var labels: [PlacedText] = []

  let context: OpaquePointer
  private let surface: OpaquePointer
  private let sheet: Sheet

  private enum Sheet {
    /// Endless, and not to be seen: what is drawn is only measured.
    case endless
    case pixels(width: Int, height: Int)
    case vectors(ByteSink, isSVG: Bool)
  }

  /// A canvas without an end, on which a figure finds out how high it is.
  /// - Throws: `FigureError.drawingFailed` if memory runs out.
  package convenience init(measuringAt width: Double = Canvas.drawingWidth) throws(FigureError) {
    try self.init(cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, nil), .endless, width: width)
  }

  /// A white sheet for a drawing of the given size.
  /// - Parameters:
  ///   - pixelsPerPoint: of a PNG; 3 gives 216 dots an inch.
  ///   - margin: what stays white around the drawing.
  /// - Throws: `FigureError`: `tooLarge` beyond a page of `maximumHeight` or a picture of `Image.maximumPixelCount`;
  ///   `drawingFailed` if memory runs out.
  package convenience init(
    width drawingWidth: Double = Canvas.drawingWidth, height drawingHeight: Double, format: FigureFormat,
    pixelsPerPoint: Double = 3, margin: Double = Canvas.margin
  ) throws(FigureError) {
    let (width, height) = (drawingWidth + 2 * margin, drawingHeight + 2 * margin)
    guard height <= Canvas.maximumHeight else {
      throw FigureError(
        .tooLarge, "the figure is higher than a page can be; divide its panels among several figures",
        context: ["height": "\(height) points"])
    }
    switch format {
    case .png:
      let (columns, rows) = ((width * pixelsPerPoint).rounded(.up), (height * pixelsPerPoint).rounded(.up))
      // A side may have 32,767 pixels at most.
      guard max(columns, rows) < 32_768, columns * rows <= Double(Image.maximumPixelCount) else {
        throw FigureError(
          .tooLarge, "the figure has too many pixels; lower the resolution or divide it among several figures",
          context: ["size": "\(columns) × \(rows)"])
      }
      let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(columns), Int32(rows))
      try self.init(surface, .pixels(width: Int(columns), height: Int(rows)), width: drawingWidth)
      cairo_scale(context, pixelsPerPoint, pixelsPerPoint)
    case .svg:
      let sink = ByteSink()
      let surface = cairo_svg_surface_create_for_stream(ByteSink.write, sink.opaque, width, height)
      cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT)
      try self.init(surface, .vectors(sink, isSVG: true), width: drawingWidth)
    case .pdf:
      let sink = ByteSink()
      let surface = cairo_pdf_surface_create_for_stream(ByteSink.write, sink.opaque, width, height)
      // Without a date of ours, the file would bear the hour at which it was drawn.
      cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
      try self.init(surface, .vectors(sink, isSVG: false), width: drawingWidth)
    }
    // All of the sheet, the part of a pixel at its end too.
    cairo_set_source_rgb(context, 1, 1, 1)
    cairo_paint(context)
    cairo_translate(context, margin, margin)
  }

  /// Pages of A4, the first of them white and ready; what is drawn lies within margins of 20 mm, from their corner.
  /// - Throws: `FigureError.drawingFailed` if memory runs out.
  package convenience init(pages: Pages) throws(FigureError) {
    let sink = ByteSink()
    let surface = cairo_pdf_surface_create_for_stream(ByteSink.write, sink.opaque, Pages.width, Pages.height)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z")
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, pages.title)
    try self.init(surface, .vectors(sink, isSVG: false), width: Canvas.drawingWidth)
    cairo_translate(context, Pages.margin + Canvas.margin, Pages.margin)
  }

  /// Of a document: A4, in points.
  package struct Pages {
    static let width = 210 / 25.4 * 72
    static let height = 297 / 25.4 * 72
    static let margin = 20 / 25.4 * 72

    let title: String
    package init(title: String) { self.title = title }
  }

  /// Ends a page; what is drawn next is on another one.
  func endPage() { cairo_show_page(context) }

  /// Draws with another place for the corner, and in another size.
  func at(
    x: Double, y: Double, scale: Double = 1, _ body: () throws(FigureError) -> Double
  ) throws(FigureError) -> Double {
    cairo_save(context)
    defer { cairo_restore(context) }
    cairo_translate(context, x, y)
    cairo_scale(context, scale, scale)
    return try body()
  }

  private init(_ surface: OpaquePointer?, _ sheet: Sheet, width: Double) throws(FigureError) {
    guard let surface, let context = cairo_create(surface) else {
      throw FigureError(.drawingFailed, "the drawing library gave no sheet to draw on")
    }
    self.surface = surface
    self.context = context
    self.sheet = sheet
    self.width = width
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
    cairo_set_font_options(context, options)
    cairo_font_options_destroy(options)
    try check()
  }

  deinit {
    cairo_destroy(context)
    cairo_surface_destroy(surface)
  }

  /// What the drawing library says after whatever was drawn: it keeps its first fault.
  func check() throws(FigureError) {
    for status in [cairo_status(context), cairo_surface_status(surface)] where status != CAIRO_STATUS_SUCCESS {
      throw FigureError(
        .drawingFailed, "the figure cannot be drawn",
        context: ["reason": String(cString: cairo_status_to_string(status))])
    }
  }

  /// Where anything at all was drawn, on a canvas without an end.
  package var inkExtents: Box {
    var box = Box(x: 0, y: 0, width: 0, height: 0)
    if case .endless = sheet { cairo_recording_surface_ink_extents(surface, &box.x, &box.y, &box.width, &box.height) }
    return box
  }

  /// Ends the drawing.
  /// - Returns: the bytes of the file; none of a canvas without an end.
  /// - Throws: `FigureError.drawingFailed` for what went wrong here or earlier.
  package func finished() throws(FigureError) -> [UInt8] {
    cairo_surface_flush(surface)
    try check()
    switch sheet {
    case .endless: return []
    case .pixels(let width, let height): return try png(width: width, height: height)
    case .vectors(let sink, let isSVG):
      cairo_surface_finish(surface)
      let status = cairo_surface_status(surface)
      guard status == CAIRO_STATUS_SUCCESS else {
        throw FigureError(
          .drawingFailed, "the figure cannot be written",
          context: ["reason": String(cString: cairo_status_to_string(status))])
      }
      return isSVG ? SVGIdentifiers.numberedAnew(sink.bytes) : sink.bytes
    }
  }

  /// Ends the drawing.
  /// - Returns: what was drawn on a canvas of pixels; nil of another one.
  /// - Throws: `FigureError.drawingFailed` for what went wrong here or earlier.
  package func picture() throws(FigureError) -> Image? {
    cairo_surface_flush(surface)
    try check()
    guard case .pixels(let width, let height) = sheet else { return nil }
    return try picture(width: width, height: height)
  }

  private func picture(width: Int, height: Int) throws(FigureError) -> Image {
    guard let data = cairo_image_surface_get_data(surface) else {
      throw FigureError(.drawingFailed, "the drawing library gave no pixels")
    }
    let stride = Int(cairo_image_surface_get_stride(surface))
    let pixels = [UInt8](unsafeUninitializedCapacity: width * height * 3) { target, count in
      for row in 0..<height {
        for column in 0..<width {
          // One 32-bit number a pixel, in the order of the machine: 0x00RRGGBB.
          let pixel = UnsafeRawPointer(data).load(fromByteOffset: row * stride + column * 4, as: UInt32.self)
          for channel in 0..<3 {
            target[count] = UInt8(truncatingIfNeeded: pixel >> UInt32(16 - 8 * channel))
            count += 1
          }
        }
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  private func png(width: Int, height: Int) throws(FigureError) -> [UInt8] {
    let picture = try picture(width: width, height: height)
    do throws(ImagingError) {
      return try picture.png()
    } catch {
      throw FigureError(.drawingFailed, "the figure cannot be written as PNG", cause: error)
    }
  }
}

/// Collects what the drawing library writes.
private final class ByteSink {
  private(set) var bytes: [UInt8] = []

  /// For the library, which holds it as long as the canvas does.
  var opaque: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  static let write: cairo_write_func_t = { sink, bytes, count in
    guard let sink else { return CAIRO_STATUS_WRITE_ERROR }
    Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue().bytes
      .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
    return CAIRO_STATUS_SUCCESS
  }
}
