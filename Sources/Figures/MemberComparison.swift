/// The ensemble against each of its members, case by case: a dot plot with a row for each member.
///
/// A hollow dot is the member's whole map, a filled one its map at the member's own best k, and a vertical line an ensemble:
/// members with a filled dot to the right of it did better. All panels share one scale, three stand in a row.
public struct MemberComparison: Figure {
  /// One a case.
  public var panels: [Panel]

  /// A plot of cases, whose members may differ.
  public init(panels: [Panel]) { self.panels = panels }

  /// One case.
  public struct Panel: Sendable {
    /// What stands above the panel.
    public var title: String
    /// A row each; rows of all panels have the same order.
    public var members: [Member]
    /// What the members are held against, such as MetaCAM and the ensemble of another search; the first is drawn
    /// thickest.
    public var references: [Reference]

    /// A case with its members, and what these are held against.
    public init(title: String, members: [Member], references: [Reference]) {
      self.title = title
      self.members = members
      self.references = references
    }
  }

  /// ROAD scores of a single method; nil, or not finite, where there is none.
  public struct Member: Sendable {
    /// The method's slug.
    public var name: String
    /// The score of the map as it is.
    public var unthresholded: Double?
    /// At the best of all k.
    public var best: Double?
    /// The k of the best score, in per cent of the pixels.
    public var bestK: Double?

    /// Scores of −0.5 to 0.5; nil where there is none.
    public init(name: String, unthresholded: Double?, best: Double?, bestK: Double? = nil) {
      self.name = name
      self.unthresholded = unthresholded
      self.best = best
      self.bestK = bestK
    }
  }

  /// The ROAD score of an ensemble.
  public struct Reference: Sendable {
    /// What the legend calls it.
    public var name: String
    /// −0.5 to 0.5; nil, or not finite, where there is none.
    public var score: Double?
    /// The threshold of that score, in per cent of the pixels; nil where it has none.
    public var k: Double?

    /// An ensemble with its score, −0.5 to 0.5; nil where there is none.
    public init(name: String, score: Double?, k: Double? = nil) {
      self.name = name
      self.score = score
      self.k = k
    }
  }

  public var summary: String {
    "Dot plot of the ROAD scores of \(memberNames.count) methods, unthresholded and at their best k, against "
      + "\(referenceNames.joined(separator: ", ")) in \(panels.count) case(s)."
  }

  public var table: Table {
    Table(
      columns: ["method", "unthresholded", "best", "at k"],
      rows: panels.flatMap { panel in
        [[.text(panel.title)]]
          + panel.references.map { [.text($0.name), .number(nil), .number($0.score), .percent($0.k)] }
          + panel.members.map {
            [.text($0.name), .number($0.unthresholded), .number($0.best), .percent($0.bestK)]
          }
      })
  }

  private var memberNames: [String] { firstAppearances(panels.flatMap { $0.members.map(\.name) }) }
  private var referenceNames: [String] { firstAppearances(panels.flatMap { $0.references.map(\.name) }) }

  /// Lines for references, told apart without colours: whole, dashed, dotted, dots and dashes, thin; more are thin.
  private static let strokes = [
    Stroke(width: 2.2), Stroke(width: 1.4, dash: [4, 2]), Stroke(width: 1.4, dash: [1.4, 1.8]),
    Stroke(width: 1.4, dash: [6, 2, 1.4, 2]), Stroke(width: 0.6),
  ]

  private static func stroke(_ index: Int) -> Stroke { strokes[min(index, strokes.count - 1)] }

  public func draw(on canvas: Canvas) throws(FigureError) -> Double {
    let scores = panels.flatMap { panel in
      panel.members.flatMap { [$0.unthresholded, $0.best] } + panel.references.map(\.score)
    }.compactMap(finite)
    let (names, references) = (memberNames, referenceNames)
    guard !scores.isEmpty, !names.isEmpty else {
      throw FigureError(.emptyData, "there is no score of a method to compare")
    }
    let dots = Legend(
      entries: [
        .init(name: "whole map") { canvas, box in
          dot(on: canvas, Point(x: box.middleX, y: box.middleY), isFilled: false)
        },
        .init(name: "at its best k") { canvas, box in
          dot(on: canvas, Point(x: box.middleX, y: box.middleY), isFilled: true)
        },
      ]
        + references.enumerated().map { index, name in
          .init(name: name) { canvas, box in
            canvas.line(box.middleX, box.y + 1, box.middleX, box.bottom - 1, MemberComparison.stroke(index))
          }
        })
    let y = dots.draw(on: canvas, y: 0) + 6
    let rows = RowPanels(
      rows: names,
      heads: panels.map { panel in
        .init(
          title: panel.title,
          notes: panel.references.map { "\($0.name) \(NumberText.score($0.score))" })
      },
      values: scores, axisTitle: "ROAD score", inset: 5)
    return try rows.draw(on: canvas, y: y) { number, frame in
      for (index, name) in references.enumerated().reversed() {
        guard let score = finite(panels[number].references.first(where: { $0.name == name })?.score) else { continue }
        let x = frame.place(score)
        canvas.line(x, frame.area.y, x, frame.area.bottom, MemberComparison.stroke(index))
      }
      for (row, name) in names.enumerated() {
        guard let member = panels[number].members.first(where: { $0.name == name }) else { continue }
        let (before, after) = (finite(member.unthresholded), finite(member.best))
        let centre = frame.rowCentres[row]
        if let before, let after {
          canvas.line(
            frame.place(before), centre, frame.place(after), centre, Stroke(colour: Palette.positive, width: 1.2))
        }
        if let before { dot(on: canvas, Point(x: frame.place(before), y: centre), isFilled: false) }
        if let after { dot(on: canvas, Point(x: frame.place(after), y: centre), isFilled: true) }
        if before == nil && after == nil {
          canvas.text(NumberText.missing, x: frame.area.middleX, y: centre, .small, across: .middle, down: .middle)
        }
      }
    }
  }

  /// Hollow ones are larger, so that they are seen around a filled one at the same place.
  private func dot(on canvas: Canvas, _ centre: Point, isFilled: Bool) {
    Marker(shape: .circle, isFilled: isFilled)
      .draw(on: canvas, at: centre, radius: isFilled ? 2.4 : 3.4, colour: Palette.positive)
  }
}

/// Every name once, in the order in which they first appear.
func firstAppearances(_ names: [String]) -> [String] {
  var seen: Set<String> = []
  return names.filter { seen.insert($0).inserted }
}
