import Imaging

/// How one explanation came about: the maps of the members, then what was made of them step by step, such as
/// their sum, the threshold and the result.
public struct ExplanationOverview: Figure {
  /// A tile for each member's map, in the upper rows.
  public var members: [Tile]
  /// What was made of the members, step by step, in the lower row.
  public var stages: [Stage]

  /// An overview from the members' maps to the last stage.
  public init(members: [Tile], stages: [Stage]) {
    self.members = members
    self.stages = stages
  }

  /// What an operation made of the stage before, or of all members.
  public struct Stage: Sendable {
    /// Above the arrow, such as "sum" or "top 30 %".
    public var operation: String
    /// What the operation made.
    public var tile: Tile

    /// A step with what it made.
    public init(operation: String, tile: Tile) {
      self.operation = operation
      self.tile = tile
    }
  }

  public var holdsPictures: Bool { true }

  public var summary: String {
    "Maps of \(members.count) method(s), then step by step: "
      + stages.map { "\($0.operation), \($0.tile.title)" }.joined(separator: "; ") + "."
  }

  public var table: Table {
    Table(
      columns: ["step", "map", "caption"],
      rows: members.map { ["member", .text($0.title), .text($0.caption)] }
        + stages.map { [.text($0.operation), .text($0.tile.title), .text($0.tile.caption)] })
  }

  public func draw(on canvas: Canvas) throws(FigureError) -> Double {
    guard let first = members.first, !stages.isEmpty else {
      throw FigureError(.emptyData, "an overview needs at least one member and one step")
    }
    guard stages.count <= 4 else {
      throw FigureError(
        .invalidValue, "an overview has room for four steps at most", context: ["steps": "\(stages.count)"])
    }
    let aspect = min(Double(first.image.height) / Double(first.image.width), 2)
    let columns = members.count < 3 ? 1 : members.count < 7 ? 2 : 3
    let (gap, arrowGap) = (4.0, 4.0)
    let operations = stages.map { canvas.wrapped($0.operation, to: 40, .small) }
    let arrows = operations.map { max(24, canvas.widest($0, .small)) }
    let free = canvas.width - arrows.reduce(0, +) - Double(stages.count) * 2 * arrowGap - Double(columns - 1) * gap
    // A stage's picture is larger than a member's where there is room for it.
    let largest = 110.0
    let unit = free / (Double(columns) + 1.4 * Double(stages.count))
    let memberWidth = min(unit, largest)
    let stageWidth = min(unit * 1.4, largest)

    var y = 0.0
    for start in stride(from: 0, to: members.count, by: columns) {
      let tiles = Array(members[start..<min(start + columns, members.count)])
      y = try canvas.row(of: tiles, x: 0, y: y, width: memberWidth, height: memberWidth * aspect, gap: gap).bottom + 5
    }
    let membersBottom = y - 5
    let stageHeight = stageWidth * aspect
    // Titles above the pictures make the row a little higher than its pictures; its middle stays that of the members.
    let titles = stages.map { canvas.wrapped($0.tile.title, to: stageWidth) }
    let titleHeight = titles.reduce(0) { max($0, canvas.height(of: $1)) } + 2
    let top = max(0, (membersBottom - stageHeight) / 2 - titleHeight)
    var x = Double(columns) * memberWidth + Double(columns - 1) * gap
    var bottom = membersBottom
    for (index, stage) in stages.enumerated() {
      let middle = top + titleHeight + stageHeight / 2
      x += arrowGap
      canvas.text(
        operations[index], x: x + arrows[index] / 2, y: middle - 5, .small, across: .middle, down: .end)
      canvas.arrow(from: Point(x: x, y: middle), length: arrows[index])
      x += arrows[index] + arrowGap
      let own = canvas.height(of: titles[index]) + 2
      let row = try canvas.row(
        of: [stage.tile], x: x, y: top + titleHeight - own, width: stageWidth, height: stageHeight, gap: 0)
      bottom = max(bottom, row.bottom)
      x += stageWidth
    }
    return bottom
  }
}
