/// What a network sees of a picture: its size in the network's pixels, and where it lies in the picture.
public struct PictureView: Sendable, Equatable {
  /// Of the network's input, in pixels.
  public let height: Int
  /// Of the network's input, in pixels.
  public let width: Int
  /// Where the view lies, in the picture's pixels; its edges may lie outside of the picture.
  public let place: ViewBox
  /// The picture's own size, where it is known.
  public let picture: (height: Int, width: Int)?

  public static func == (a: PictureView, b: PictureView) -> Bool {
    a.height == b.height && a.width == b.width && a.place == b.place && a.picture?.height == b.picture?.height
      && a.picture?.width == b.picture?.width
  }

  /// A view, by default of a picture of its own size.
  public init(height: Int, width: Int, place: ViewBox? = nil, picture: (height: Int, width: Int)? = nil) {
    (self.height, self.width, self.picture) = (height, width, picture)
    self.place = place ?? ViewBox(left: 0, top: 0, right: Double(width), bottom: Double(height))
  }

  /// A box of the view in the picture's pixels.
  public func inPicture(_ box: ViewBox) -> ViewBox {
    let (across, down) = ((place.right - place.left) / Double(width), (place.bottom - place.top) / Double(height))
    return ViewBox(
      left: place.left + box.left * across, top: place.top + box.top * down, right: place.left + box.right * across,
      bottom: place.top + box.bottom * down)
  }

  /// Where a point of the picture, in its pixels, lies in the view, in shares of its width and height.
  func shares(x: Double, y: Double) -> (x: Double, y: Double) {
    ((x - place.left) / (place.right - place.left), (y - place.top) / (place.bottom - place.top))
  }

  /// Where a point of the view, in shares, lies in the picture, in its pixels.
  func inPicture(x: Double, y: Double) -> (x: Double, y: Double) {
    (place.left + x * (place.right - place.left), place.top + y * (place.bottom - place.top))
  }
}
