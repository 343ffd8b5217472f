/// Cumulative residual effects (CRE) of the groups of methods, overall and case by case: bars around zero.
///
/// A bar to the right says that combinations with the group scored above the median, one to the left below it. All
/// panels share one scale, three stand in a row.
public struct ContributionBars: Figure {
  /// The members of each group.
  public var groups: [[String]]
  /// The overall effects first.
  public var panels: [Panel]

  /// A chart of panels that have the same groups.
  /// - Parameters:
  ///   - groups: the members of each group.
  ///   - panels: the overall effects first.
  public init(groups: [[String]], panels: [Panel]) {
    self.groups = groups
    self.panels = panels
  }

  /// All cases together, or one.
  public struct Panel: Sendable {
    /// What stands above the panel.
    public var title: String
    /// Below the title, such as the median that effects are taken from.
    public var note: String
    /// The effect of each group; nil, or not finite, where there is none.
    public var effects: [Double?]

    /// A panel; `effects` is as long as the groups.
    public init(title: String, note: String = "", effects: [Double?]) {
      self.title = title
      self.note = note
      self.effects = effects
    }
  }

  public var summary: String {
    "Bar chart of the cumulative residual effect of \(groups.count) groups of methods in \(panels.count) panel(s)."
  }

  private var names: [String] { groups.map { $0.joined(separator: ", ") } }

  public var table: Table {
    Table(
      columns: ["group"] + panels.map(\.title),
      rows: names.enumerated().map { row, name in
        [.text(name)] + panels.map { .number($0.effects.indices.contains(row) ? $0.effects[row] : nil) }
      })
  }

  public func draw(on canvas: Canvas) throws(FigureError) -> Double {
    for panel in panels where panel.effects.count != groups.count {
      throw FigureError(
        .invalidValue, "every panel must have one effect for each of the \(groups.count) groups",
        context: ["panel": panel.title, "effects": "\(panel.effects.count)"])
    }
    let effects = panels.flatMap(\.effects).compactMap(finite)
    guard !effects.isEmpty else { throw FigureError(.emptyData, "there is no effect to draw") }
    let rows = RowPanels(
      rows: names, heads: panels.map { .init(title: $0.title, notes: $0.note.isEmpty ? [] : [$0.note]) },
      values: effects + [0],
      axisTitle: "cumulative residual effect (CRE)",
      inset: canvas.widest(effects.map(NumberText.score), .small) + 4)
    return try rows.draw(on: canvas, y: 0) { number, frame in
      let zero = frame.place(0)
      for (row, effect) in panels[number].effects.enumerated() {
        let (effect, centre) = (finite(effect), frame.rowCentres[row])
        let (end, isNegative) = (frame.place(effect ?? 0), effect ?? 0 < 0)
        canvas.fill(
          Box(x: min(zero, end), y: centre - 4, width: abs(end - zero), height: 8),
          isNegative ? Palette.negative : Palette.positive)
        canvas.text(
          NumberText.score(effect), x: end + (isNegative ? -3 : 3), y: centre, .small,
          across: isNegative ? .end : .start,
          down: .middle)
      }
      canvas.line(zero, frame.area.y, zero, frame.area.bottom, .axis)
    }
  }
}
