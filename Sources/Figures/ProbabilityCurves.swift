/// The probabilities of classes over the time of a film: a line for each class, with gaps where a class is not known.
public struct ProbabilityCurves: Figure {
  /// What stands above the chart.
  public var title: String
  /// A class each.
  public var lines: [Line]

  /// A chart of classes over one time.
  public init(title: String, lines: [Line]) {
    self.title = title
    self.lines = lines
  }

  /// One class.
  public struct Line: Sendable {
    /// What the legend calls the class.
    public var name: String
    /// Times in seconds, in rising order; a probability that is nil or not finite makes a gap.
    public var values: [(seconds: Double, probability: Double?)]

    /// A class with its probabilities, 0 to 1, over seconds in rising order.
    public init(name: String, values: [(seconds: Double, probability: Double?)]) {
      self.name = name
      self.values = values
    }
  }

  public var summary: String {
    let end = lines.compactMap { $0.values.last?.seconds }.max() ?? 0
    return
      "Line chart of the probabilities of \(lines.count) class(es) over \(NumberText.fixed(end, decimals: 1)) seconds."
  }

  /// The highest and the mean of each line; the values themselves are far too many.
  public var table: Table {
    Table(
      columns: ["class", "highest", "at, s", "mean"],
      rows: lines.map { line in
        let known = line.values.compactMap { value in finite(value.probability).map { (value.seconds, $0) } }
        let peak = known.max { $0.1 < $1.1 }
        return [
          .text(line.name), .number(peak?.1), .decimal(peak?.0, digits: 2),
          .number(known.isEmpty ? nil : known.reduce(0) { $0 + $1.1 } / Double(known.count)),
        ]
      })
  }

  public func draw(on canvas: Canvas) throws(FigureError) -> Double {
    let values = lines.flatMap(\.values)
    guard values.contains(where: { finite($0.probability) != nil }) else {
      throw FigureError(.emptyData, "there is no probability to draw a curve of")
    }
    let styles = lines.indices.map { Palette.style($0 * 2 % Palette.count) }
    var y = canvas.text(canvas.wrapped(title, to: canvas.width, .title), x: 0, y: 0, .title) + 3
    // The lines have no markers: a film has far more frames than there is room for them.
    let legend = Legend(
      entries: zip(lines, styles).map { line, style in
        Legend.Entry(name: line.name) { canvas, box in
          canvas.line(box.x, box.middleY, box.right, box.middleY, Stroke(colour: style.colour, width: 1.2))
        }
      })
    y = legend.draw(on: canvas, y: y) + 6
    canvas.text("probability", x: 0, y: y, .small)
    y += canvas.lineHeight(.small) + 5

    let vertical = try Axis(covering: [0, 1] + values.compactMap { finite($0.probability) }, maximumTickCount: 6)
    let labels = canvas.widest(vertical.ticks.map(vertical.label), .small)
    // Half of the first time's label reaches to the left of the axis, below those of the probabilities.
    let left = labels + max(Axis.tickLength + 2, canvas.textWidth("0.00", .small) / 2 + 1)
    // From the film's beginning; one of a single frame has no length, and gets a second.
    let last = values.map(\.seconds).filter(\.isFinite).max() ?? 0
    let times = [0, last > 0 ? last : 1]
    let width = canvas.width - left
    // Half of the last tick's label reaches beyond the axis.
    let horizontal = try Axis.fitting(times, length: width, maximumTickCount: 11) { canvas.textWidth($0, .small) }
    let right = canvas.widest(horizontal.ticks.map(horizontal.label), .small) / 2
    let area = Box(x: left, y: y, width: width - right, height: 130)
    for tick in vertical.ticks {
      let place = vertical.place(tick, from: area.bottom, to: area.y)
      canvas.line(area.x, place, area.right, place, .guide)
      canvas.text(vertical.label(tick), x: labels, y: place, .small, across: .end, down: .middle)
    }
    canvas.line(area.x, area.bottom, area.right, area.bottom, .axis)
    horizontal.draw(on: canvas, from: area.x, to: area.right, y: area.bottom)
    for (line, style) in zip(lines, styles).reversed() {
      let points = line.values.map { value in
        finite(value.probability).map { probability in
          Point(
            x: horizontal.place(value.seconds, from: area.x, to: area.right),
            y: vertical.place(probability, from: area.bottom, to: area.y))
        }
      }
      for run in points.split(separator: nil) {
        let run = run.compactMap(\.self)
        // What is known of one moment alone is a dot.
        if run.count == 1 {
          canvas.circle(run[0], radius: 0.8, fill: style.colour, outline: Stroke(colour: style.colour, width: 0.4))
        }
        canvas.line(run, Stroke(colour: style.colour, width: 1))
      }
    }
    let bottom = area.bottom + Axis.tickLength + 2 + canvas.lineHeight(.small)
    return canvas.text(["seconds"], x: area.middleX, y: bottom, .small, across: .middle)
  }
}
