/// A rectangle in points, from its top left corner.
package struct Box: Sendable, Equatable {
  package var x, y, width, height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  package var right: Double { x + width }
  package var bottom: Double { y + height }
  var middleX: Double { x + width / 2 }
  var middleY: Double { y + height / 2 }

  package func overlaps(_ other: Box) -> Bool {
    x < other.right && other.x < right && y < other.bottom && other.y < bottom
  }
}

struct Point: Equatable {
  var x, y: Double
}
