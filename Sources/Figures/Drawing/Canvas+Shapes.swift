import CCairo
import Imaging

/// How a line looks.
struct Stroke {
  var colour = Colour.ink
  var width = 0.75
  /// Lengths of dashes and gaps, in points; empty for a solid line.
  var dash: [Double] = []

  static let axis = Stroke(colour: .axis, width: 0.6)
  static let guide = Stroke(colour: .guide, width: 0.5)
}

extension Canvas {
  private func set(_ colour: Colour) { cairo_set_source_rgb(context, colour.red, colour.green, colour.blue) }

  private func trace(_ points: [Point]) {
    cairo_new_path(context)
    for point in points { cairo_line_to(context, point.x, point.y) }
  }

  private func stroke(_ stroke: Stroke) {
    set(stroke.colour)
    cairo_set_line_width(context, stroke.width)
    cairo_set_dash(context, stroke.dash, Int32(stroke.dash.count), 0)
    cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
    cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
    cairo_stroke(context)
  }

  func line(_ points: [Point], _ stroke: Stroke) {
    guard points.count > 1 else { return }
    trace(points)
    self.stroke(stroke)
  }

  func line(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double, _ stroke: Stroke) {
    line([Point(x: x0, y: y0), Point(x: x1, y: y1)], stroke)
  }

  func fill(_ box: Box, _ colour: Colour) {
    cairo_rectangle(context, box.x, box.y, box.width, box.height)
    set(colour)
    cairo_fill(context)
  }

  func frame(_ box: Box, _ stroke: Stroke) {
    cairo_rectangle(context, box.x, box.y, box.width, box.height)
    self.stroke(stroke)
  }

  /// A closed area with an outline.
  func polygon(_ points: [Point], fill: Colour, outline: Stroke) {
    trace(points)
    cairo_close_path(context)
    set(fill)
    cairo_fill_preserve(context)
    stroke(outline)
  }

  func circle(_ centre: Point, radius: Double, fill: Colour, outline: Stroke) {
    cairo_new_path(context)
    cairo_arc(context, centre.x, centre.y, radius, 0, 2 * .pi)
    set(fill)
    cairo_fill_preserve(context)
    stroke(outline)
  }

  /// A horizontal arrow that points to the right, in grey.
  func arrow(from start: Point, length: Double) {
    let (tip, head) = (start.x + length, 4.5)
    line(start.x, start.y, tip - head, start.y, Stroke(colour: .faint, width: 1.5))
    let corners = [(tip - head, start.y - 3), (tip, start.y), (tip - head, start.y + 3)].map { Point(x: $0.0, y: $0.1) }
    polygon(corners, fill: .faint, outline: Stroke(colour: .faint, width: 0.5))
  }

  /// The picture, as large as fits into the box with its sides in proportion, in the box's middle.
  /// - Returns: where it lies.
  @discardableResult
  func picture(_ image: Image, in box: Box) throws(FigureError) -> Box {
    let scale = min(box.width / Double(image.width), box.height / Double(image.height))
    let size = (width: Double(image.width) * scale, height: Double(image.height) * scale)
    let place = Box(
      x: box.middleX - size.width / 2, y: box.middleY - size.height / 2, width: size.width, height: size.height)
    try picture(image, stretchedOver: place)
    return place
  }

  /// The picture over all of the box, whatever its proportions.
  func picture(_ image: Image, stretchedOver place: Box) throws(FigureError) {
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(image.width), Int32(image.height)),
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface)
    else { throw FigureError(.drawingFailed, "no memory for a picture of \(image.width) × \(image.height) pixels") }
    defer { cairo_surface_destroy(surface) }
    let stride = Int(cairo_image_surface_get_stride(surface))
    image.pixels.withUnsafeBufferPointer { pixels in
      for row in 0..<image.height {
        for column in 0..<image.width {
          let start = (row * image.width + column) * 3
          let pixel = UInt32(pixels[start]) << 16 | UInt32(pixels[start + 1]) << 8 | UInt32(pixels[start + 2])
          UnsafeMutableRawPointer(data).storeBytes(of: pixel, toByteOffset: row * stride + column * 4, as: UInt32.self)
        }
      }
    }
    cairo_surface_mark_dirty(surface)
    cairo_save(context)
    cairo_translate(context, place.x, place.y)
    cairo_scale(context, place.width / Double(image.width), place.height / Double(image.height))
    cairo_set_source_surface(context, surface, 0, 0)
    // The samples at the rim go on outside, or else the rim would be mixed with nothing and look frayed.
    cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
    cairo_rectangle(context, 0, 0, Double(image.width), Double(image.height))
    cairo_fill(context)
    cairo_restore(context)
  }
}
