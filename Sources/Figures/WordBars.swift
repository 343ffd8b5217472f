/// What each word of a text does to the text's score, beside the map of the picture that it was compared with: bars around zero.
///
/// A bar to the right says that the score falls without the word, one to the left that it rises.
public struct WordBars: Figure {
  /// The picture with its map.
  public var tile: Tile
  /// In the text's order.
  public var words: [Word]
  /// What the bars measure, such as "score without the word, less".
  public var axisTitle: String

  /// Bars beside a picture.
  public init(tile: Tile, words: [Word], axisTitle: String = "by how much the score falls without the word") {
    (self.tile, self.words, self.axisTitle) = (tile, words, axisTitle)
  }

  /// A word and its bar.
  public struct Word: Sendable {
    /// As it was written.
    public var text: String
    /// How long its bar is; nil, or not finite, where there is none.
    public var change: Double?

    /// A word and its bar.
    public init(_ text: String, change: Double?) { (self.text, self.change) = (text, change) }
  }

  public var holdsPictures: Bool { true }

  public var summary: String { "A map of '\(tile.title)', and a bar for each of its \(words.count) words." }

  public var table: Table {
    Table(columns: ["word", "change"], rows: words.map { [.text($0.text), .number(finite($0.change))] })
  }

  public func draw(on canvas: Canvas) throws(FigureError) -> Double {
    let changes = words.compactMap { finite($0.change) }
    guard !changes.isEmpty else { throw FigureError(.emptyData, "there is no word to draw a bar of") }
    let (pictureWidth, gap) = (canvas.width * 0.42, 14.0)
    let aspect = min(Double(tile.image.height) / Double(tile.image.width), 2)
    let picture = try canvas.row(
      of: [tile], x: 0, y: 0, width: pictureWidth, height: pictureWidth * aspect, gap: 0)
    let left = pictureWidth + gap
    let labels = words.map { canvas.wrapped($0.text, to: canvas.width * 0.2, maximumLines: 2) }
    let area = left + canvas.widest(labels.joined()) + 6
    let lineCount = labels.reduce(1) { max($0, $1.count) }
    let rowHeight = max(14, Double(lineCount) * canvas.lineHeight() + 4)
    let numbers = words.map { NumberText.score(finite($0.change)) }
    let margin = canvas.widest(numbers, .small) + 4
    let axis = try Axis.fitting(changes + [0], length: canvas.width - area - 2 * margin) {
      canvas.textWidth($0, .small)
    }
    let inset = max(margin, canvas.widest(axis.ticks.map(axis.label), .small) / 2)
    let (low, high) = (area + inset, canvas.width - inset)
    let bottom = picture.top + rowHeight * Double(words.count)
    for (row, word) in words.enumerated() {
      let centre = picture.top + rowHeight * (Double(row) + 0.5)
      if row % 2 == 0 {
        canvas.fill(Box(x: area, y: centre - rowHeight / 2, width: canvas.width - area, height: rowHeight), .shade)
      }
      canvas.text(labels[row], x: left, y: centre, down: .middle)
      let (zero, end) = (axis.place(0, from: low, to: high), axis.place(finite(word.change) ?? 0, from: low, to: high))
      canvas.fill(
        Box(x: min(zero, end), y: centre - 4, width: abs(end - zero), height: 8),
        end < zero ? Palette.negative : Palette.positive)
      canvas.text(
        numbers[row], x: end + (end < zero ? -3 : 3), y: centre, .small, across: end < zero ? .end : .start,
        down: .middle)
    }
    canvas.line(axis.place(0, from: low, to: high), picture.top, axis.place(0, from: low, to: high), bottom, .axis)
    axis.draw(on: canvas, from: low, to: high, y: bottom)
    let title = canvas.wrapped(axisTitle, to: canvas.width - left, .small)
    let end = canvas.text(
      title, x: (left + canvas.width) / 2, y: bottom + Axis.tickLength + 2 + canvas.lineHeight(.small), .small,
      across: .middle)
    return max(end, picture.bottom)
  }
}
