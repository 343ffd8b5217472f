import Imaging

/// A picture with words above and below, for figures of several pictures.
public struct Tile: Sendable, Equatable {
  /// The picture, in its own pixels.
  public var image: Image
  /// Above the picture, such as a method's name; empty for none.
  public var title: String
  /// Below the picture, such as its score.
  public var caption: String

  /// A picture, by default without words.
  public init(image: Image, title: String = "", caption: String = "") {
    self.image = image
    self.title = title
    self.caption = caption
  }
}

extension Canvas {
  /// Tiles side by side, their pictures at one height.
  /// - Parameter tiles: nil leaves a place empty.
  /// - Returns: where the row ends, and where its pictures lie.
  func row(
    of tiles: [Tile?], x: Double, y: Double, width: Double, height: Double, gap: Double
  ) throws(FigureError) -> (bottom: Double, top: Double) {
    let titles = tiles.map { $0.map { $0.title.isEmpty ? [] : wrapped($0.title, to: width) } ?? [] }
    let captions = tiles.map { $0.map { $0.caption.isEmpty ? [] : wrapped($0.caption, to: width, .small) } ?? [] }
    let titleHeight = titles.reduce(0) { max($0, self.height(of: $1)) }
    let captionHeight = captions.reduce(0) { max($0, self.height(of: $1, .small)) }
    let top = y + titleHeight + (titleHeight > 0 ? 2 : 0)
    for (index, tile) in tiles.enumerated() {
      guard let tile else { continue }
      let left = x + Double(index) * (width + gap)
      text(titles[index], x: left + width / 2, y: top - 2, across: .middle, down: .end)
      try picture(tile.image, in: Box(x: left, y: top, width: width, height: height))
      text(captions[index], x: left + width / 2, y: top + height + 1, .small, across: .middle)
    }
    return (top + height + (captionHeight > 0 ? captionHeight + 1 : 0), top)
  }
}
