/// Mean ranks of many methods over the same cases, and which of them differ: a line with a mark for each method, names on both
/// sides, and bars over methods that do not differ.
///
/// The axis is turned as Demšar has it: the best rank, 1, is on the right. The bar above the axis is as long as the critical
/// difference; methods further apart than that differ.
///
///     CriticalDifferenceDiagram(
///       entries: zip(names, friedman.meanRanks).map { .init(name: $0, meanRank: $1) },
///       groups: nemenyi.groups, criticalDifference: nemenyi.criticalDifference, caseCount: friedman.caseCount)
///
/// Source: Demšar, "Statistical Comparisons of Classifiers over Multiple Data Sets", 2006, section 3.2.4.
public struct CriticalDifferenceDiagram: Figure {
  public var entries: [Entry]
  /// Entries that do not differ from each other, by index.
  public var groups: [[Int]]
  /// In ranks.
  public var criticalDifference: Double
  /// Over how many cases the ranks are means.
  public var caseCount: Int
  /// The share of such studies without a false claim.
  public var level: Double

  public init(
    entries: [Entry], groups: [[Int]], criticalDifference: Double, caseCount: Int, level: Double = 0.95
  ) {
    self.entries = entries
    self.groups = groups
    self.criticalDifference = criticalDifference
    self.caseCount = caseCount
    self.level = level
  }

  public struct Entry: Sendable {
    public var name: String
    /// 1 if it is the best in every case.
    public var meanRank: Double
    /// Whether it is set off from the others, as the ensemble is among its members.
    public var isEmphasised: Bool

    public init(name: String, meanRank: Double, isEmphasised: Bool = false) {
      self.name = name
      self.meanRank = meanRank
      self.isEmphasised = isEmphasised
    }
  }

  public var summary: String {
    "Critical difference diagram of the mean ranks of \(entries.count) methods over \(caseCount) case(s), with bars over "
      + "\(groups.count) group(s) that do not differ."
  }

  /// Indices from the best mean rank to the worst.
  private var order: [Int] {
    entries.indices.sorted { (entries[$0].meanRank, $0) < (entries[$1].meanRank, $1) }
  }

  public var table: Table {
    Table(
      columns: ["method", "mean rank", "bars"],
      rows: order.map { index in
        let bars = groups.indices.filter { groups[$0].contains(index) }.map { "\($0 + 1)" }
        return [
          .text(entries[index].name), .decimal(entries[index].meanRank, digits: 2), .text(bars.joined(separator: ", ")),
        ]
      } + [["critical difference", .decimal(criticalDifference, digits: 2), ""]])
  }

  /// A name with its rank beside its line.
  private struct Label {
    let entry: Entry
    let lines: [String]
    let style: TextStyle
    /// Where its line lies.
    var y = 0.0
  }

  private static let barDistance = 5.0
  private static let gap = 5.0

  public func draw(on canvas: Canvas) throws(FigureError) -> Double {
    try check()
    // Where the best is on the right, the better half of the names is there too.
    let order = order
    let rightCount = order.count / 2
    var right = labels(order.prefix(rightCount), on: canvas)
    var left = labels(order.dropFirst(rightCount).reversed(), on: canvas)
    let rankWidth = canvas.widest(entries.map { rankText($0.meanRank) }, .small)
    func sideWidth(_ labels: [Label]) -> Double {
      labels.reduce(0) { max($0, canvas.widest($1.lines, $1.style)) } + 2 * Self.gap + rankWidth
    }
    // As wide as the wider side on both, so that the axis stands in the middle.
    let side = max(sideWidth(left), sideWidth(right))
    let (start, end) = (side + 10, canvas.width - side - 10)

    // A critical difference beyond all ranks is drawn at its length, on an axis that goes on.
    let axis = try Axis.fitting(
      [1, max(Double(entries.count), 1 + criticalDifference)], length: end - start,
      maximumTickCount: min(entries.count, 20)
    ) { canvas.textWidth($0, .small) }
    func place(_ rank: Double) -> Double { axis.place(rank, from: end, to: start) }

    var y = drawCriticalDifference(on: canvas, from: start, to: place(axis.high - criticalDifference))
    y = drawAxis(axis, on: canvas, from: start, to: end, y: y, place)
    let barsEnd = drawBars(on: canvas, y: y + 6, place)
    let rows = max(barsEnd, y + 6) + 2
    let bottom = max(stack(&left, from: rows, on: canvas), stack(&right, from: rows, on: canvas))
    draw(left, on: canvas, axisY: y, nameEnd: side - 2 * Self.gap - rankWidth, isLeft: true, place)
    draw(right, on: canvas, axisY: y, nameEnd: canvas.width - side + 2 * Self.gap + rankWidth, isLeft: false, place)
    return bottom
  }

  private func check() throws(FigureError) {
    guard !entries.isEmpty else { throw FigureError(.emptyData, "there is no mean rank to draw") }
    for entry in entries where !(1...Double(entries.count)).contains(entry.meanRank) {
      throw FigureError(
        .invalidValue, "a mean rank lies between 1 and the number of methods, which is \(entries.count)",
        context: ["method": entry.name, "mean rank": "\(entry.meanRank)"])
    }
    guard criticalDifference >= 0, criticalDifference.isFinite else {
      throw FigureError(
        .invalidValue, "a critical difference is a number of ranks, 0 or more",
        context: ["critical difference": "\(criticalDifference)"])
    }
    for group in groups {
      guard !group.isEmpty, group.allSatisfy(entries.indices.contains) else {
        throw FigureError(
          .invalidValue, "a group must name methods by their place, from 0 to \(entries.count - 1)",
          context: ["group": "\(group)"])
      }
    }
  }

  private func rankText(_ rank: Double) -> String { NumberText.fixed(rank, decimals: 2) }

  private func labels(_ indices: some Sequence<Int>, on canvas: Canvas) -> [Label] {
    indices.map { index in
      let entry = entries[index]
      let style = TextStyle(isBold: entry.isEmphasised)
      return Label(entry: entry, lines: canvas.wrapped(entry.name, to: canvas.width * 0.24, style), style: style)
    }
  }

  /// - Returns: where it ends.
  private func drawCriticalDifference(on canvas: Canvas, from start: Double, to end: Double) -> Double {
    let text = "critical difference \(NumberText.fixed(criticalDifference, decimals: 2))"
    canvas.text(text, x: start, y: 0)
    let y = canvas.lineHeight() + 4
    canvas.line(start, y, end, y, Stroke(width: 1.4))
    for x in [start, end] { canvas.line(x, y - 3, x, y + 3, Stroke(width: 1)) }
    return y + 8
  }

  /// - Returns: where the axis lies.
  private func drawAxis(
    _ axis: Axis, on canvas: Canvas, from start: Double, to end: Double, y: Double, _ place: (Double) -> Double
  ) -> Double {
    let title = "mean rank over \(caseCount) case\(caseCount == 1 ? "" : "s"), best on the right"
    let labelsTop = canvas.text(
      canvas.wrapped(title, to: canvas.width, .small), x: (start + end) / 2, y: y, .small, across: .middle)
    let line = labelsTop + canvas.lineHeight(.small) + Axis.tickLength + 3
    // From the best rank on, those that would touch the one before stay without a number.
    var free = Double.infinity
    for tick in axis.ticks {
      let (x, width) = (place(tick), canvas.textWidth(axis.label(tick), .small))
      canvas.line(x, line - Axis.tickLength, x, line, .axis)
      guard x + width / 2 < free else { continue }
      canvas.text(axis.label(tick), x: x, y: line - Axis.tickLength - 1, .small, across: .middle, down: .end)
      free = x - width / 2 - 2
    }
    canvas.line(start, line, end, line, Stroke(width: 1))
    return line
  }

  /// Bars that overlap lie one below the other.
  /// - Returns: where they end.
  private func drawBars(on canvas: Canvas, y: Double, _ place: (Double) -> Double) -> Double {
    var levels: [Double] = []
    for group in groups {
      let places = group.map { place(entries[$0].meanRank) }
      guard let first = places.min(), let last = places.max() else { continue }
      // The groups come from the best, which is on the right.
      let level = levels.firstIndex { last + 4 < $0 } ?? levels.count
      if level == levels.count { levels.append(first) } else { levels[level] = first }
      let barY = y + Double(level) * Self.barDistance
      canvas.line(first - 2, barY, last + 2, barY, Stroke(colour: Palette.positive, width: 2.5))
    }
    return y + Double(levels.count) * Self.barDistance
  }

  /// Gives every label its place, from the outermost on.
  /// - Returns: where the last one ends.
  private func stack(_ labels: inout [Label], from top: Double, on canvas: Canvas) -> Double {
    var y = top
    for index in labels.indices {
      let height = max(canvas.height(of: labels[index].lines, labels[index].style), canvas.lineHeight(.small)) + 2
      labels[index].y = y + height / 2
      y += height
    }
    return y
  }

  /// The outermost mark has the highest name, so that no line crosses another one's name.
  private func draw(
    _ labels: [Label], on canvas: Canvas, axisY: Double, nameEnd: Double, isLeft: Bool, _ place: (Double) -> Double
  ) {
    let away = isLeft ? 1.0 : -1
    let rankWidth = canvas.widest(entries.map { rankText($0.meanRank) }, .small)
    for label in labels {
      let x = place(label.entry.meanRank)
      let stroke = label.entry.isEmphasised ? Stroke(width: 1.6) : Stroke(colour: .faint, width: 0.75)
      let lineEnd = nameEnd + away * (2 * Self.gap + rankWidth - 2)
      canvas.line([Point(x: x, y: axisY), Point(x: x, y: label.y), Point(x: lineEnd, y: label.y)], stroke)
      canvas.text(
        label.lines, x: nameEnd, y: label.y, label.style, across: isLeft ? .end : .start, down: .middle)
      canvas.text(
        rankText(label.entry.meanRank), x: nameEnd + away * Self.gap, y: label.y, .small,
        across: isLeft ? .start : .end, down: .middle)
    }
  }
}
