/// Panels side by side that share the names of their rows and one horizontal scale.
struct RowPanels {
  let rows: [String]
  let heads: [Head]
  /// Everything that the scale must cover.
  let values: [Double]
  let axisTitle: String
  /// What each side of a panel keeps free beyond the ends of the scale.
  var inset = 0.0

  struct Head {
    let title: String
    var notes: [String] = []
  }

  /// Where one panel's content goes.
  struct Frame {
    let axis: Axis
    let area: Box
    let inset: Double
    let rowCentres: [Double]

    func place(_ value: Double) -> Double { axis.place(value, from: area.x + inset, to: area.right - inset) }
  }

  private static let gap = 14.0

  /// - Parameter content: draws the panel of the given number.
  /// - Returns: where the last panel ends.
  func draw(on canvas: Canvas, y: Double, content: (Int, Frame) -> Void) throws(FigureError) -> Double {
    let labels = rows.map { canvas.wrapped($0, to: canvas.width * 0.26, maximumLines: 4) }
    let labelWidth = canvas.widest(labels.joined()) + 8
    let lineCount = labels.reduce(1) { max($0, $1.count) }
    let rowHeight = max(14, Double(lineCount) * canvas.lineHeight() + 5)
    // As even as may be: four are two and two.
    let columns = heads.count.dividedRoundingUp(by: heads.count.dividedRoundingUp(by: 3))
    let width = (canvas.width - labelWidth - Double(columns - 1) * RowPanels.gap) / Double(columns)
    let axis = try Axis.fitting(values, length: width - 2 * inset) { canvas.textWidth($0, .small) }
    // The labels at both ends stay within the panel.
    let inset = max(inset, canvas.widest(axis.ticks.map(axis.label), .small) / 2)

    var y = y
    for start in stride(from: 0, to: heads.count, by: columns) {
      let numbers = start..<min(start + columns, heads.count)
      let titles = numbers.map { canvas.wrapped(heads[$0].title, to: width, .title) }
      let notes = numbers.map {
        heads[$0].notes.flatMap { canvas.wrapped($0, to: width, .small, maximumLines: 2) }
      }
      let headHeight = zip(titles, notes).reduce(0) {
        max($0, canvas.height(of: $1.0, .title) + canvas.height(of: $1.1, .small))
      }
      let top = y + headHeight + 4
      let bottom = top + rowHeight * Double(rows.count)
      let centres = rows.indices.map { top + rowHeight * (Double($0) + 0.5) }
      for (row, label) in labels.enumerated() {
        canvas.text(label, x: 0, y: centres[row], down: .middle)
      }
      for (column, number) in numbers.enumerated() {
        let x = labelWidth + Double(column) * (width + RowPanels.gap)
        let frame = Frame(
          axis: axis, area: Box(x: x, y: top, width: width, height: bottom - top), inset: inset, rowCentres: centres)
        let end = canvas.text(titles[column], x: x, y: y, .title)
        canvas.text(notes[column], x: x, y: end, .small)
        drawGround(frame, rowHeight: rowHeight, on: canvas)
        content(number, frame)
        axis.draw(on: canvas, from: x + inset, to: x + width - inset, y: bottom)
      }
      let titleTop = bottom + Axis.tickLength + 2 + canvas.lineHeight(.small)
      let middle = labelWidth + (Double(numbers.count) * (width + RowPanels.gap) - RowPanels.gap) / 2
      let title = canvas.wrapped(axisTitle, to: canvas.width - labelWidth, .small)
      y = canvas.text(title, x: middle, y: titleTop, .small, across: .middle) + 12
    }
    return y - 12
  }

  private func drawGround(_ frame: Frame, rowHeight: Double, on canvas: Canvas) {
    let area = frame.area
    for (row, centre) in frame.rowCentres.enumerated() where row % 2 == 0 {
      canvas.fill(Box(x: area.x, y: centre - rowHeight / 2, width: area.width, height: rowHeight), .shade)
    }
    for tick in frame.axis.ticks {
      let isZero = tick == 0 && frame.axis.crossesZero
      canvas.line(frame.place(tick), area.y, frame.place(tick), area.bottom, isZero ? .axis : .guide)
    }
    canvas.line(area.x, area.bottom, area.right, area.bottom, .axis)
  }
}

extension Int {
  fileprivate func dividedRoundingUp(by divisor: Int) -> Int { (self + divisor - 1) / divisor }
}
