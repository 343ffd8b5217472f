/// How like maps stay while a network loses what it has learned: a line for each method against the stages, a panel for each
/// measure, all on one scale, and the limit that a method has to get below.
public struct LikenessCurves: Figure {
  /// One measure.
  public struct Panel: Sendable {
    public var title: String
    public var lines: [Line]

    public init(title: String, lines: [Line]) {
      self.title = title
      self.lines = lines
    }
  }

  /// One method.
  public struct Line: Sendable {
    public var name: String
    /// One for each stage, nil where it is not defined.
    public var values: [Double?]
    /// Whether it is a control, to be drawn thick.
    public var isEmphasised: Bool

    public init(name: String, values: [Double?], isEmphasised: Bool = false) {
      self.name = name
      self.values = values
      self.isEmphasised = isEmphasised
    }
  }

  /// What each stage is called in the table.
  public var stages: [String]
  public var panels: [Panel]
  /// Drawn as a dashed line; nil for none.
  public var limit: Double?
  public var horizontalTitle: String

  public init(stages: [String], panels: [Panel], limit: Double?, horizontalTitle: String) {
    self.stages = stages
    self.panels = panels
    self.limit = limit
    self.horizontalTitle = horizontalTitle
  }

  private var names: [String] { firstAppearances(panels.flatMap { $0.lines.map(\.name) }) }

  public var summary: String {
    "Line chart of \(panels.map(\.title).joined(separator: ", ")) against \(stages.count) stage(s) for \(names.count) method(s)."
  }

  public var table: Table {
    Table(
      columns: ["stage"] + names,
      rows: panels.flatMap { panel -> [[Table.Cell]] in
        let lines = names.map { name in panel.lines.first { $0.name == name } }
        return [[.text(panel.title)]]
          + stages.indices.map { stage in
            [.text(stages[stage])]
              + lines.map { line in .number(line.flatMap { $0.values.indices.contains(stage) ? $0.values[stage] : nil })
              }
          }
      })
  }

  private static let gap = 14.0
  private static let plotHeight = 130.0

  public func draw(on canvas: Canvas) throws(FigureError) -> Double {
    let values = panels.flatMap { $0.lines.flatMap { $0.values.compactMap(finite) } }
    guard !values.isEmpty, !stages.isEmpty else { throw FigureError(.emptyData, "there is no likeness to draw") }
    var styles: [String: SeriesStyle] = [:]
    for line in panels.flatMap(\.lines) where styles[line.name] == nil {
      styles[line.name] = line.isEmphasised ? Palette.emphasised : Palette.style(styles.count)
    }
    let entries = names.compactMap { name in styles[name].map { Legend.Entry(name: name, style: $0) } }
    var y = Legend(entries: entries).draw(on: canvas, y: 0) + 6
    let columns = min(panels.count, 3)
    let width = (canvas.width - Double(columns - 1) * Self.gap) / Double(columns)
    let vertical = try Axis(
      covering: values + [0, 1] + [limit].compactMap { $0 }, padding: 0.03, maximumTickCount: 8)
    let margin = canvas.widest(vertical.ticks.map(vertical.label), .small) + Axis.tickLength + 2
    // Half of the last stage's label reaches beyond its axis, which may count in tenths.
    let right = canvas.widest(["\(stages.count)", "1.0"], .small) / 2 + 1
    for start in stride(from: 0, to: panels.count, by: columns) {
      let row = Array(panels[start..<min(start + columns, panels.count)])
      let titles = row.map { canvas.wrapped($0.title, to: width, .title) }
      let top = y + (titles.map { canvas.height(of: $0, .title) }.max() ?? 0) + 5
      var bottom = top
      for (column, panel) in row.enumerated() {
        let x = Double(column) * (width + Self.gap)
        canvas.text(titles[column], x: x, y: y, .title)
        let area = Box(x: x + margin, y: top, width: width - margin - right, height: Self.plotHeight)
        try draw(panel, in: area, vertical, styles, on: canvas)
        let title = canvas.wrapped(horizontalTitle, to: area.width, .small)
        let titleTop = area.bottom + Axis.tickLength + 2 + canvas.lineHeight(.small)
        bottom = max(bottom, canvas.text(title, x: area.middleX, y: titleTop, .small, across: .middle))
      }
      y = bottom + 12
    }
    return y - 12
  }

  private func draw(
    _ panel: Panel, in area: Box, _ vertical: Axis, _ styles: [String: SeriesStyle], on canvas: Canvas
  ) throws(FigureError) {
    for tick in vertical.ticks {
      let y = vertical.place(tick, from: area.bottom, to: area.y)
      canvas.line(area.x, y, area.right, y, tick == 0 && vertical.crossesZero ? .axis : .guide)
      canvas.text(vertical.label(tick), x: area.x - Axis.tickLength - 2, y: y, .small, across: .end, down: .middle)
    }
    canvas.line(area.x, area.bottom, area.right, area.bottom, .axis)
    let places = stages.indices.map { Double($0 + 1) }
    let horizontal = try Axis.fitting(
      [0] + places, length: area.width, maximumTickCount: min(stages.count + 1, 13)
    ) { canvas.textWidth($0, .small) }
    horizontal.draw(on: canvas, from: area.x, to: area.right, y: area.bottom)
    if let limit {
      let y = vertical.place(limit, from: area.bottom, to: area.y)
      canvas.line(area.x, y, area.right, y, Stroke(colour: .ink, width: 0.7, dash: [3, 2]))
    }
    // The one that stands out comes last, above the others.
    for line in panel.lines.sorted(by: { !$0.isEmphasised && $1.isEmphasised }) {
      guard let style = styles[line.name] else { continue }
      // The trained network's own maps stand at 0, where all agree.
      let points = ([(0.0, 1.0 as Double?)] + zip(places, line.values).map { ($0, $1) }).map { place, value in
        finite(value).map {
          Point(
            x: horizontal.place(place, from: area.x, to: area.right),
            y: vertical.place($0, from: area.bottom, to: area.y))
        }
      }
      for run in points.split(separator: nil) {
        canvas.line(run.compactMap(\.self), Stroke(colour: style.colour, width: style.width, dash: style.dash))
      }
      for point in points.dropFirst() {
        guard let point else { continue }
        style.marker.draw(on: canvas, at: point, radius: 1.8, colour: style.colour, outlineWidth: 0.7)
      }
    }
  }
}
