/// One panel of lines: its two axes, the lines with gaps where values are missing, and their peaks.
struct CurvePlot {
  let lines: [CurveLine]
  let styles: [SeriesStyle]
  let horizontal: Axis
  let vertical: Axis
  /// The area between the axes.
  let area: Box

  func place(_ k: Double, _ score: Double) -> Point {
    Point(x: horizontal.place(k, from: area.x, to: area.right), y: vertical.place(score, from: area.bottom, to: area.y))
  }

  func draw(on canvas: Canvas) {
    drawAxes(on: canvas)
    // The one that stands out comes last, above the others.
    let order = lines.indices.sorted { !lines[$0].isEmphasised && lines[$1].isEmphasised }
    for index in order { draw(lines[index], styles[index], number: index, on: canvas) }
    for index in order {
      guard let peak = lines[index].peak else { continue }
      let style = styles[index]
      Marker(shape: style.marker.shape, isFilled: style.marker.isFilled)
        .draw(on: canvas, at: place(peak.k, peak.score), radius: 4, colour: style.colour, outlineWidth: 1.2)
    }
  }

  private func drawAxes(on canvas: Canvas) {
    for tick in vertical.ticks {
      let y = place(horizontal.low, tick).y
      let isZero = tick == 0 && vertical.crossesZero
      canvas.line(area.x, y, area.right, y, isZero ? .axis : .guide)
      canvas.text(vertical.label(tick), x: area.x - Axis.tickLength - 2, y: y, .small, across: .end, down: .middle)
    }
    canvas.line(area.x, area.bottom, area.right, area.bottom, .axis)
    horizontal.draw(on: canvas, from: area.x, to: area.right, y: area.bottom)
  }

  private func draw(_ line: CurveLine, _ style: SeriesStyle, number: Int, on canvas: Canvas) {
    let points = line.values.map { value in finite(value.score).map { place(value.k, $0) } }
    let stroke = Stroke(colour: style.colour, width: style.width, dash: style.dash)
    for run in points.split(separator: nil) { canvas.line(run.compactMap(\.self), stroke) }
    guard !line.isEmphasised else { return }
    for (index, point) in points.enumerated() {
      guard let point else { continue }
      // Lines that coincide show their markers in turn, and a value between two gaps always shows its own.
      let isAlone = (index == 0 || points[index - 1] == nil) && (index + 1 == points.count || points[index + 1] == nil)
      guard isAlone || (index + number) % 4 == 0 else { continue }
      style.marker.draw(on: canvas, at: point, radius: 2, colour: style.colour, outlineWidth: 0.8)
    }
  }
}
