/// What becomes of a class's probability as pixels are removed: a line for each map against the share of pixels, in one panel the
/// most relevant first, in the other the least.
public struct RemovalCurves: Figure {
  /// What stands above the chart.
  public var title: String
  /// In percent of the pixels, ascending.
  public var percentages: [Double]
  /// A map each.
  public var lines: [Line]

  /// A chart of maps of one picture and class.
  public init(title: String, percentages: [Double], lines: [Line]) {
    self.title = title
    self.percentages = percentages
    self.lines = lines
  }

  /// One map.
  public struct Line: Sendable {
    /// What the legend calls it.
    public var name: String
    /// Probabilities, one for each percentage; one that is not finite makes a gap.
    public var mostRelevantFirst: [Double]
    /// Likewise.
    public var leastRelevantFirst: [Double]

    /// A map with its two curves.
    public init(name: String, mostRelevantFirst: [Double], leastRelevantFirst: [Double]) {
      self.name = name
      self.mostRelevantFirst = mostRelevantFirst
      self.leastRelevantFirst = leastRelevantFirst
    }
  }

  private static let titles = [
    "most relevant first: the lower the better", "least relevant first: the higher the better",
  ]

  public var summary: String {
    "Line chart of the class's probability over the share of pixels removed, the most and the least relevant first, for "
      + "\(lines.count) map(s)."
  }

  public var table: Table {
    Table(
      columns: ["map", "order"] + percentages.map { "\(NumberText.fixed($0, decimals: 0)) %" },
      rows: lines.flatMap { line in
        [("most", line.mostRelevantFirst), ("least", line.leastRelevantFirst)].map { order, values in
          [.text(line.name), .text(order)]
            + percentages.indices.map { .number(values.indices.contains($0) ? finite(values[$0]) : nil) }
        }
      })
  }

  private static let gap = 16.0
  private static let plotHeight = 140.0

  public func draw(on canvas: Canvas) throws(FigureError) -> Double {
    let known = lines.flatMap { $0.mostRelevantFirst + $0.leastRelevantFirst }.filter(\.isFinite)
    guard !known.isEmpty, !percentages.isEmpty else {
      throw FigureError(.emptyData, "there is no probability to draw a curve of")
    }
    let styles = lines.indices.map { Palette.style($0) }
    var y = canvas.text(canvas.wrapped(title, to: canvas.width, .title), x: 0, y: 0, .title) + 3
    y = Legend(entries: zip(lines, styles).map { Legend.Entry(name: $0.name, style: $1) }).draw(on: canvas, y: y) + 6
    let vertical = try Axis(covering: [0] + known, padding: 0.03, maximumTickCount: 7)
    let width = (canvas.width - Self.gap) / 2
    let margin = canvas.widest(vertical.ticks.map(vertical.label), .small) + Axis.tickLength + 2
    // Half of the last tick's label reaches beyond its axis.
    let right = canvas.widest(["100"], .small) / 2 + 1
    let titles = Self.titles.map { canvas.wrapped($0, to: width, .small) }
    let top = y + (titles.map { canvas.height(of: $0, .small) }.max() ?? 0) + 5
    var bottom = top
    for panel in 0..<2 {
      let x = Double(panel) * (width + Self.gap)
      canvas.text(titles[panel], x: x, y: y, .small)
      let area = Box(x: x + margin, y: top, width: width - margin - right, height: Self.plotHeight)
      let values = lines.map { panel == 0 ? $0.mostRelevantFirst : $0.leastRelevantFirst }
      try draw(values, styles, in: area, vertical, on: canvas)
      let titleTop = area.bottom + Axis.tickLength + 2 + canvas.lineHeight(.small)
      bottom = max(bottom, canvas.text(["pixels removed, %"], x: area.middleX, y: titleTop, .small, across: .middle))
    }
    return bottom
  }

  private func draw(
    _ values: [[Double]], _ styles: [SeriesStyle], in area: Box, _ vertical: Axis, on canvas: Canvas
  ) throws(FigureError) {
    for tick in vertical.ticks {
      let y = vertical.place(tick, from: area.bottom, to: area.y)
      canvas.line(area.x, y, area.right, y, .guide)
      canvas.text(vertical.label(tick), x: area.x - Axis.tickLength - 2, y: y, .small, across: .end, down: .middle)
    }
    canvas.line(area.x, area.bottom, area.right, area.bottom, .axis)
    let horizontal = try Axis.fitting([0, 100] + percentages, length: area.width, maximumTickCount: 6) {
      canvas.textWidth($0, .small)
    }
    horizontal.draw(on: canvas, from: area.x, to: area.right, y: area.bottom)
    for (number, (values, style)) in zip(values, styles).enumerated() {
      let points = zip(percentages, values).map { percent, value in
        finite(value).map {
          Point(
            x: horizontal.place(percent, from: area.x, to: area.right),
            y: vertical.place($0, from: area.bottom, to: area.y))
        }
      }
      for run in points.split(separator: nil) {
        canvas.line(run.compactMap(\.self), Stroke(colour: style.colour, width: style.width, dash: style.dash))
      }
      // Lines that coincide show their markers in turn; one point alone always shows its own.
      for (index, point) in points.enumerated() where (index + number) % 4 == 0 || points.count == 1 {
        guard let point else { continue }
        style.marker.draw(on: canvas, at: point, radius: 1.8, colour: style.colour, outlineWidth: 0.7)
      }
    }
  }
}
