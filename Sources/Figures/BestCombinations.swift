/// The best combination of groups in each case: a matrix of groups by cases, a cell filled where the group is in it, with
/// the score and its k below each column.
///
/// Columns that do not fit side by side go on below.
public struct BestCombinations: Figure {
  /// The members of each group.
  public var groups: [[String]]
  /// A column each.
  public var cases: [Case]

  /// A chart of cases that have the same groups.
  public init(groups: [[String]], cases: [Case]) {
    self.groups = groups
    self.cases = cases
  }

  /// The best combination of one case.
  public struct Case: Sendable {
    /// What stands above its column.
    public var title: String
    /// For each group, whether it is in the best combination.
    public var isIncluded: [Bool]
    /// The combination's ROAD score at its best k; nil, or not finite, if there is none.
    public var score: Double?
    /// The threshold of that score, in per cent of the pixels; nil, or not finite, if there is none.
    public var k: Double?

    /// A column; `isIncluded` is as long as the groups.
    public init(title: String, isIncluded: [Bool], score: Double?, k: Double?) {
      self.title = title
      self.isIncluded = isIncluded
      self.score = score
      self.k = k
    }
  }

  private var names: [String] { groups.map { $0.joined(separator: ", ") } }

  public var summary: String {
    "Matrix of \(groups.count) groups of methods by \(cases.count) case(s), with the groups of the best combination filled."
  }

  public var table: Table {
    Table(
      columns: ["case", "score", "at k"] + names,
      rows: cases.map { best in
        [.text(best.title), .number(best.score), .percent(best.k)] + best.isIncluded.map { $0 ? "yes" : "no" }
      })
  }

  public func draw(on canvas: Canvas) throws(FigureError) -> Double {
    guard !groups.isEmpty, !cases.isEmpty else {
      throw FigureError(.emptyData, "there is no group or no case to draw")
    }
    for best in cases where best.isIncluded.count != groups.count {
      throw FigureError(
        .invalidValue, "every case must say of each of the \(groups.count) groups whether it is included",
        context: ["case": best.title, "values": "\(best.isIncluded.count)"])
    }
    let scores = cases.map { NumberText.score($0.score) }
    let shares = cases.map { NumberText.percent($0.k) }
    let feet = ["ROAD score", "at k"]
    let labels = names.map { canvas.wrapped($0, to: canvas.width * 0.3) }
    let labelWidth = canvas.widest(labels.joined() + feet) + 10
    let lineCount = labels.reduce(1) { max($0, $1.count) }
    let rowHeight = max(17, Double(lineCount) * canvas.lineHeight() + 5)
    let (narrowest, widest) = (max(24, canvas.widest(scores + shares) + 5), 80.0)
    let room = canvas.width - labelWidth
    let cellWidth = max(narrowest, min(widest, room / Double(cases.count)))
    let columns = max(1, Int(room / cellWidth + 1e-9))
    // Titles that fit upon wide columns need not be turned.
    let isTurned = cellWidth < 55

    var y = 0.0
    for start in stride(from: 0, to: cases.count, by: columns) {
      let numbers = start..<min(start + columns, cases.count)
      let titles = numbers.map { number in
        isTurned
          ? [canvas.fitted(cases[number].title, to: 130)] : canvas.wrapped(cases[number].title, to: cellWidth - 4)
      }
      let titleHeight =
        isTurned ? canvas.widest(titles.joined()) : titles.reduce(0) { max($0, canvas.height(of: $1)) }
      let top = y + titleHeight + 5
      for (row, label) in labels.enumerated() {
        canvas.text(label, x: 0, y: top + rowHeight * (Double(row) + 0.5), down: .middle)
      }
      let bottom = top + rowHeight * Double(groups.count)
      let lineHeight = canvas.lineHeight()
      canvas.text(feet, x: 0, y: bottom + 4)
      for (column, number) in numbers.enumerated() {
        let x = labelWidth + Double(column) * cellWidth
        if isTurned {
          canvas.text(titles[column][0], x: x + cellWidth / 2, y: top - 4, across: .middle, down: .end, isTurned: true)
        } else {
          canvas.text(titles[column], x: x + cellWidth / 2, y: top - 4, across: .middle, down: .end)
        }
        for row in groups.indices {
          let cell = Box(x: x + 1, y: top + rowHeight * Double(row) + 1, width: cellWidth - 2, height: rowHeight - 2)
          if cases[number].isIncluded[row] {
            canvas.fill(cell, Palette.positive)
          } else {
            canvas.fill(cell, .shade)
            canvas.frame(cell, .guide)
          }
        }
        canvas.text(scores[number], x: x + cellWidth / 2, y: bottom + 4, across: .middle)
        canvas.text(shares[number], x: x + cellWidth / 2, y: bottom + 4 + lineHeight, across: .middle)
      }
      y = bottom + 4 + 2 * lineHeight + 12
    }
    return y - 12
  }
}
