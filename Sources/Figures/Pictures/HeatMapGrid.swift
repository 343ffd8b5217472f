import Imaging

/// Heat maps in a grid: a column for each method, a row for each treatment, such as without and with the threshold.
///
/// Tiles are 25 mm wide; columns that do not fit side by side go on below.
public struct HeatMapGrid: Figure {
  /// What each row shows.
  public var rows: [String]
  /// A column each; each has as many tiles as there are rows.
  public var columns: [Column]
  /// The colours of the maps, for a scale from 0 to 1 below them.
  public var scale: ColourMap?

  /// A grid, by default without a scale of colours.
  public init(rows: [String], columns: [Column], scale: ColourMap? = nil) {
    self.rows = rows
    self.columns = columns
    self.scale = scale
  }

  /// One method.
  public struct Column: Sendable {
    /// What stands above the column.
    public var title: String
    /// One for each row, nil where there is none. A tile's own title stands above it, in every row but better in none.
    public var tiles: [Tile?]

    /// A method with its tiles, as many as there are rows.
    public init(title: String, tiles: [Tile?]) {
      self.title = title
      self.tiles = tiles
    }
  }

  public var holdsPictures: Bool { true }

  public var summary: String {
    "Heat maps of \(columns.map(\.title).joined(separator: ", ")); rows: \(rows.joined(separator: ", "))."
  }

  public var table: Table {
    Table(
      columns: ["method"] + rows,
      rows: columns.map { column in
        [.text(column.title)] + column.tiles.map { .text($0.map { $0.caption } ?? NumberText.missing) }
      })
  }

  private static let tileWidth = 25 / 25.4 * 72

  public func draw(on canvas: Canvas) throws(FigureError) -> Double {
    for column in columns where column.tiles.count != rows.count {
      throw FigureError(
        .invalidValue, "every column must have a tile for each of the \(rows.count) rows",
        context: ["column": column.title, "tiles": "\(column.tiles.count)"])
    }
    let images = columns.flatMap { $0.tiles.compactMap { $0?.image } }
    guard let first = images.first else { throw FigureError(.emptyData, "there is no heat map to show") }
    let gap = 5.0
    let lineHeight = canvas.lineHeight()
    let margin = lineHeight * 2 + 4
    let count = max(1, Int((canvas.width - margin + gap) / (HeatMapGrid.tileWidth + gap)))
    let width = (canvas.width - margin + gap) / Double(count) - gap
    // Pictures that are much higher than wide are shown smaller, so that a row stays on the page.
    let height = min(width * Double(first.height) / Double(first.width), width * 2)

    var y = 0.0
    for start in stride(from: 0, to: columns.count, by: count) {
      let band = Array(columns[start..<min(start + count, columns.count)])
      let titles = band.map { canvas.wrapped($0.title, to: width, TextStyle(isBold: true)) }
      let titleHeight = titles.reduce(0) { max($0, canvas.height(of: $1, TextStyle(isBold: true))) }
      for (index, title) in titles.enumerated() {
        let x = margin + Double(index) * (width + gap) + width / 2
        canvas.text(title, x: x, y: y + titleHeight, TextStyle(isBold: true), across: .middle, down: .end)
      }
      y += titleHeight + 2
      for (row, name) in rows.enumerated() {
        let tiles = band.map { $0.tiles[row] }
        let (bottom, top) = try canvas.row(of: tiles, x: margin, y: y, width: width, height: height, gap: gap)
        for (line, part) in canvas.wrapped(name, to: height, maximumLines: 2).enumerated() {
          canvas.text(
            part, x: Double(line) * lineHeight, y: top + height / 2, down: .middle, isTurned: true)
        }
        y = bottom + 4
      }
      y += 6
    }
    return try drawScale(on: canvas, x: margin, y: y - 6)
  }

  private func drawScale(on canvas: Canvas, x: Double, y: Double) throws(FigureError) -> Double {
    guard let scale else { return y - 4 }
    let colours = (0..<256).map { scale.colour(at: Float($0) / 255) }
    let strip = Image(width: 256, height: 1, pixels: colours.flatMap { [$0.red, $0.green, $0.blue] })
    let height = canvas.lineHeight(.small)
    let lowest = "0"
    canvas.text(lowest, x: x, y: y, .small)
    let bar = Box(x: x + canvas.textWidth(lowest, .small) + 4, y: y + 1, width: 120, height: height - 2)
    try canvas.picture(strip, stretchedOver: bar)
    canvas.text("1, the map's highest value", x: bar.right + 4, y: y, .small)
    return y + height
  }
}
