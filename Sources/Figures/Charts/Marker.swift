#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A small shape at a point of a line.
package struct Marker: Sendable, Equatable, Hashable {
  package let shape: Shape
  package let isFilled: Bool

  package enum Shape: Sendable { case circle, square, triangle, invertedTriangle, diamond, cross, star }

  func draw(on canvas: Canvas, at centre: Point, radius: Double, colour: Colour, outlineWidth: Double = 0.9) {
    let fill = isFilled ? colour : .white
    let outline = Stroke(colour: colour, width: outlineWidth)
    switch shape {
    case .circle: canvas.circle(centre, radius: radius, fill: fill, outline: outline)
    case .square: polygon(on: canvas, centre, radius * 1.2, [45, 135, 225, 315], fill, outline)
    case .triangle: polygon(on: canvas, centre, radius * 1.25, [-90, 30, 150], fill, outline)
    case .invertedTriangle: polygon(on: canvas, centre, radius * 1.25, [90, 210, 330], fill, outline)
    case .diamond: polygon(on: canvas, centre, radius * 1.25, [0, 90, 180, 270], fill, outline)
    case .cross:
      // Its arms are 0.6 of the radius wide, wide enough to be hollow.
      let corners = [(1.2, 0.4), (0.4, 0.4), (0.4, 1.2)].map { Point(x: $0.0 * radius, y: $0.1 * radius) }
      let turns = [(1.0, 0.0), (0, 1), (-1, 0), (0, -1)]
      let points = turns.flatMap { cosine, sine in
        [Point(x: corners[0].x, y: -corners[0].y), corners[0], corners[1]].map { corner in
          Point(
            x: centre.x + corner.x * cosine - corner.y * sine, y: centre.y + corner.x * sine + corner.y * cosine)
        }
      }
      canvas.polygon(points, fill: fill, outline: outline)
    case .star:
      let corners = (0..<10).map { index in
        let (angle, reach) = (Double(index) * .pi / 5 - .pi / 2, radius * (index % 2 == 0 ? 1.5 : 0.65))
        return Point(x: centre.x + reach * cos(angle), y: centre.y + reach * sin(angle))
      }
      canvas.polygon(corners, fill: fill, outline: outline)
    }
  }

  /// - Parameter angles: of the corners in degrees, clockwise from the right.
  private func polygon(
    on canvas: Canvas, _ centre: Point, _ radius: Double, _ angles: [Double], _ fill: Colour, _ outline: Stroke
  ) {
    let corners = angles.map { degrees in
      Point(x: centre.x + radius * cos(degrees * .pi / 180), y: centre.y + radius * sin(degrees * .pi / 180))
    }
    canvas.polygon(corners, fill: fill, outline: outline)
  }
}
