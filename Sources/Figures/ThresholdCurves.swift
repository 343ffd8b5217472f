/// ROAD score against k, the share of the pixels that keep their value: a line for each method, the ensemble thick, a
/// large marker at each peak.
///
/// One panel bears the names and peaks beside its lines; several panels, two in a row, share a legend, and each
/// has its own scale of scores. Eight panels fill a page.
public struct ThresholdCurves: Figure {
  /// One a case.
  public var panels: [Panel]

  /// A chart of one case or several.
  public init(panels: [Panel]) { self.panels = panels }

  /// One case.
  public struct Panel: Sendable {
    /// What stands above the panel.
    public var title: String
    /// A method each, and the ensemble.
    public var lines: [CurveLine]

    /// A case with its lines.
    public init(title: String, lines: [CurveLine]) {
      self.title = title
      self.lines = lines
    }
  }

  public var summary: String {
    let names = Set(panels.flatMap { $0.lines.map(\.name) })
    return "Line chart of the ROAD score against k for \(names.count) methods in \(panels.count) case(s)."
  }

  public var table: Table {
    let names = firstAppearances(panels.flatMap { $0.lines.map(\.name) })
    return Table(
      columns: ["k"] + names,
      rows: panels.flatMap { panel -> [[Table.Cell]] in
        let lines = names.map { name in panel.lines.first { $0.name == name } }
        let shares = Set(panel.lines.flatMap { $0.values.map(\.k) }).sorted()
        let peaks: [[Table.Cell]] = [
          ["highest"] + lines.map { .number($0?.peak?.score) },
          ["at k"] + lines.map { .percent($0?.peak?.k) },
        ]
        return [[.text(panel.title)]] + peaks
          + shares.map { k in
            [.percent(k)] + lines.map { .number($0?.values.first { $0.k == k }?.score) }
          }
      })
  }

  public func draw(on canvas: Canvas) throws(FigureError) -> Double {
    let values = panels.flatMap { $0.lines.flatMap(\.values) }
    guard values.contains(where: { finite($0.score) != nil }) else {
      throw FigureError(.emptyData, "there is no score to draw a curve of")
    }
    if let value = values.first(where: { !(0...100).contains($0.k) }) {
      throw FigureError(.invalidValue, "k must lie between 0 and 100 per cent", context: ["k": "\(value.k)"])
    }
    return panels.count == 1 ? try drawAlone(panels[0], on: canvas) : try drawGrid(on: canvas)
  }

  /// The place of every name among the lines, by which all panels give it one look.
  private var styles: [String: SeriesStyle] {
    var styles: [String: SeriesStyle] = [:]
    var count = 0
    for line in panels.flatMap(\.lines) where styles[line.name] == nil {
      styles[line.name] = line.isEmphasised ? Palette.emphasised : Palette.style(count)
      if !line.isEmphasised { count += 1 }
    }
    return styles
  }

  private static let horizontalTitle = "k, per cent of the pixels that keep their value"
  private static let verticalTitle = "ROAD score"

  private func plot(
    _ panel: Panel, left: Double, right: Double, top: Double, height: Double, on canvas: Canvas
  ) throws(FigureError) -> CurvePlot {
    let scores = panel.lines.flatMap { $0.values.compactMap { finite($0.score) } }
    let vertical = try Axis(covering: scores, padding: 0.04, maximumTickCount: Int(height / 16))
    let margin = canvas.widest(vertical.ticks.map(vertical.label), .small) + Axis.tickLength + 2
    // Half of the last tick's label reaches beyond the axis.
    let area = Box(
      x: left + margin, y: top, width: right - canvas.textWidth("100", .small) / 2 - left - margin, height: height)
    let horizontal = try Axis.fitting([0, 100], length: area.width, maximumTickCount: 11) {
      canvas.textWidth($0, .small)
    }
    let styles = styles
    return CurvePlot(
      lines: panel.lines, styles: panel.lines.map { styles[$0.name] ?? Palette.emphasised }, horizontal: horizontal,
      vertical: vertical, area: area)
  }

  // MARK: One panel, its names beside the lines

  private func drawAlone(_ panel: Panel, on canvas: Canvas) throws(FigureError) -> Double {
    let lineHeight = canvas.lineHeight() + 1.5
    let names = panel.lines.map { canvas.fitted($0.name, to: canvas.width * 0.3, style(of: $0)) }
    let scores = panel.lines.map { NumberText.score($0.peak?.score) }
    let shares = panel.lines.map { NumberText.percent($0.peak?.k) }
    let nameWidth = zip(names, panel.lines).reduce(0) { max($0, canvas.textWidth($1.0, style(of: $1.1))) }
    let scoreWidth = max(canvas.widest(scores, .title), canvas.textWidth("best", .small))
    let shareWidth = max(canvas.widest(shares, .title), canvas.textWidth("at k", .small))
    let (leader, sample, gap) = (16.0, 18.0, 7.0)
    let labelWidth = leader + sample + 4 + nameWidth + gap + scoreWidth + gap + shareWidth

    var y = canvas.text(canvas.wrapped(panel.title, to: canvas.width, .title), x: 0, y: 0, .title) + 3
    canvas.text(ThresholdCurves.verticalTitle + " (large marker: highest)", x: 0, y: y, .small)
    let columns = (score: canvas.width - shareWidth - gap, share: canvas.width)
    canvas.text("best", x: columns.score, y: y, .small, across: .end)
    canvas.text("at k", x: columns.share, y: y, .small, across: .end)
    y += canvas.lineHeight(.small) + lineHeight / 2
    let plot = try plot(
      panel, left: 0, right: canvas.width - labelWidth + canvas.textWidth("100", .small) / 2, top: y,
      height: max(230, Double(panel.lines.count) * lineHeight), on: canvas)
    plot.draw(on: canvas)

    let ends = panel.lines.map { line in
      line.values.last { finite($0.score) != nil }.map { plot.place($0.k, $0.score ?? 0) }
    }
    let places = LabelStack.places(
      ends.map { $0?.y ?? plot.area.bottom }, spacing: lineHeight, from: plot.area.y, to: plot.area.bottom)
    for (index, line) in panel.lines.enumerated() {
      let (place, look, text) = (places[index], plot.styles[index], style(of: line))
      let start = plot.area.right + leader
      if let end = ends[index] {
        canvas.line(end.x + 3, end.y, start - 2, place, Stroke(colour: look.colour, width: 0.4))
      }
      canvas.line(start, place, start + sample, place, Stroke(colour: look.colour, width: look.width, dash: look.dash))
      look.marker.draw(on: canvas, at: Point(x: start + sample / 2, y: place), radius: 2.4, colour: look.colour)
      canvas.text(names[index], x: start + sample + 4, y: place, text, down: .middle)
      canvas.text(scores[index], x: columns.score, y: place, text, across: .end, down: .middle)
      canvas.text(shares[index], x: columns.share, y: place, text, across: .end, down: .middle)
    }
    return drawHorizontalTitle(below: plot, on: canvas)
  }

  private func style(of line: CurveLine) -> TextStyle { TextStyle(isBold: line.isEmphasised) }

  private func drawHorizontalTitle(below plot: CurvePlot, on canvas: Canvas) -> Double {
    let y = plot.area.bottom + Axis.tickLength + 2 + canvas.lineHeight(.small)
    let lines = canvas.wrapped(ThresholdCurves.horizontalTitle, to: plot.area.width + 20, .small)
    return canvas.text(lines, x: plot.area.middleX, y: y, .small, across: .middle)
  }

  // MARK: Several panels with one legend

  private func drawGrid(on canvas: Canvas) throws(FigureError) -> Double {
    let styles = styles
    let entries = firstAppearances(panels.flatMap { $0.lines.map(\.name) }).compactMap { name in
      styles[name].map { Legend.Entry(name: name, style: $0) }
    }
    let peak = Legend.Entry(name: "large: the highest score") { canvas, box in
      Marker(shape: .circle, isFilled: false)
        .draw(on: canvas, at: Point(x: box.middleX, y: box.middleY), radius: 4, colour: .faint, outlineWidth: 1.2)
    }
    var y = Legend(entries: entries + [peak]).draw(on: canvas, y: 0) + 6
    let gap = 16.0
    let width = (canvas.width - gap) / 2
    for start in stride(from: 0, to: panels.count, by: 2) {
      let row = panels[start..<min(start + 2, panels.count)]
      let titles = row.map { canvas.wrapped($0.title, to: width, .title) }
      let notes = row.map { canvas.wrapped(note(on: $0), to: width, .small) }
      let heads = zip(titles, notes).map { canvas.height(of: $0, .title) + canvas.height(of: $1, .small) }
      let top = y + (heads.max() ?? 0) + canvas.lineHeight(.small) + 7
      var bottom = top
      for (column, panel) in row.enumerated() {
        let x = Double(column) * (width + gap)
        let end = canvas.text(titles[column], x: x, y: y, .title)
        canvas.text(notes[column], x: x, y: end, .small)
        canvas.text(ThresholdCurves.verticalTitle, x: x, y: top - canvas.lineHeight(.small) - 5, .small)
        let plot = try plot(panel, left: x, right: x + width, top: top, height: 130, on: canvas)
        plot.draw(on: canvas)
        bottom = drawHorizontalTitle(below: plot, on: canvas)
      }
      y = bottom + 12
    }
    return y - 12
  }

  /// Where the emphasised lines have their peaks.
  private func note(on panel: Panel) -> String {
    panel.lines.filter(\.isEmphasised).map { line in
      guard let peak = line.peak else { return "\(line.name): no score" }
      return "\(line.name): \(NumberText.score(peak.score)) at k = \(NumberText.percent(peak.k))"
    }.joined(separator: "; ")
  }
}
