/// What lines and markers mean, side by side in as many lines as it takes.
struct Legend {
  var entries: [Entry]

  struct Entry {
    let name: String
    /// Draws the sample into the box.
    let sample: (Canvas, Box) -> Void
  }

  private static let sampleWidth = 22.0

  /// - Returns: where it ends.
  func draw(on canvas: Canvas, x start: Double = 0, y: Double) -> Double {
    let height = canvas.lineHeight() + 2
    var (x, top) = (start, y)
    for entry in entries {
      let name = canvas.fitted(entry.name, to: canvas.width - start - Legend.sampleWidth - 4)
      let width = Legend.sampleWidth + 4 + canvas.textWidth(name)
      if x > start && x + width > canvas.width { (x, top) = (start, top + height) }
      entry.sample(canvas, Box(x: x, y: top, width: Legend.sampleWidth, height: height))
      canvas.text(name, x: x + Legend.sampleWidth + 4, y: top + height / 2, down: .middle)
      x += width + 12
    }
    return top + height
  }
}

extension Legend.Entry {
  /// A line with its marker.
  init(name: String, style: SeriesStyle) {
    self.init(name: name) { canvas, box in
      let stroke = Stroke(colour: style.colour, width: style.width, dash: style.dash)
      canvas.line(box.x, box.middleY, box.right, box.middleY, stroke)
      style.marker.draw(on: canvas, at: Point(x: box.middleX, y: box.middleY), radius: 2.4, colour: style.colour)
    }
  }
}
