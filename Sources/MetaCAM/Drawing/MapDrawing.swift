import Evaluation
import Figures
import Imaging
import Tensors

/// How maps are drawn over their pictures: what a front end lets its users choose.
///
///     var drawing = MapDrawing()
///     drawing.boxThreshold = 0.5
///     let drawn = try drawing.drawn(map.map, of: explanation.input, caption: nil)
///     drawn.boxes  // in the picture's pixels
public struct MapDrawing: Sendable {
  public var overlay = Overlay()
  public var view: ShownView = .picture
  public var format: FigureFormat = .png
  /// The share of a map's maximum from which boxes are drawn around its parts; nil for none.
  public var boxThreshold: Double?
  /// The values of the map along which lines are drawn, in (0, 1).
  public var contourLevels: [Float] = []
  /// Whether the picture without the map stands to the left of it.
  public var isSideBySide = false

  /// A quarter, a half and three quarters of the map's maximum.
  public static let usualContourLevels: [Float] = [0.25, 0.5, 0.75]

  public init() {}

  /// A picture as a file's bytes, and the boxes that are drawn on it.
  public struct Drawn: Sendable {
    public let bytes: [UInt8]
    /// In pixels of what is shown: of the whole picture, or of the network's view.
    public let boxes: [SalientBox]
  }

  /// - Parameters:
  ///   - map: `[H, W]` of the input, in [0, 1].
  ///   - caption: two lines below the picture, above a bar of the colours; nil for none.
  /// - Throws: `ImagingError` for an opacity out of range, or where the picture has changed meanwhile and has to be read
  ///   again; `EvaluationError` for a threshold out of range; `FigureError` where the picture is too large to draw on.
  public func drawn(
    _ map: Tensor, of input: NetworkInput, caption: (title: String, subtitle: String)? = nil
  ) throws -> Drawn {
    let shown = try shown(map, of: input)
    var picture = MapPicture(shown.overlay)
    if isSideBySide { picture.original = shown.picture }
    let found = try boxThreshold.map { try boxes(of: map, threshold: $0, in: shown) } ?? []
    picture.boxes = found.map {
      .init(left: $0.box.left, top: $0.box.top, width: $0.box.width, height: $0.box.height)
    }
    picture.contours = contourLevels.flatMap { level in
      ContourLine.lines(of: map, at: level * map.maximum).map { line in
        ContourLine(
          places: line.places.map { place in
            .init(x: shown.x(place.x, of: map), y: shown.y(place.y, of: map))
          }, isClosed: line.isClosed)
      }
    }
    picture.caption = caption.map {
      .init(title: $0.title, subtitle: $0.subtitle, colourMap: overlay.colourMap, opacity: overlay.opacity)
    }
    return Drawn(bytes: try picture.encoded(as: format), boxes: found)
  }

  /// What is drawn on, and where the network's view lies in it.
  private struct Shown {
    let picture: Image
    let overlay: Image
    let placement: NetworkInput.Placement

    func x(_ x: Double, of map: Tensor) -> Double { placement.left + x * placement.width / Double(map.shape[1]) }
    func y(_ y: Double, of map: Tensor) -> Double { placement.top + y * placement.height / Double(map.shape[0]) }
  }

  private func shown(_ map: Tensor, of input: NetworkInput) throws -> Shown {
    guard view == .picture, let picture = try input.wholePicture?.image() else {
      return Shown(
        picture: input.view, overlay: try overlay.drawn(map, over: input.view),
        placement: .init(left: 0, top: 0, width: Double(input.view.width), height: Double(input.view.height)))
    }
    return Shown(
      picture: picture, overlay: try overlay.drawn(map, over: picture, at: input.placement),
      placement: input.placement)
  }

  /// Those of the map, as far as they lie in the picture: the padding around one has none.
  private func boxes(of map: Tensor, threshold: Double, in shown: Shown) throws -> [SalientBox] {
    try SalientBox.found(in: map, threshold: threshold).compactMap { found in
      let placed = try PictureBox(
        left: shown.x(found.box.left, of: map), top: shown.y(found.box.top, of: map),
        right: shown.x(found.box.right, of: map), bottom: shown.y(found.box.bottom, of: map))
      guard let box = placed.clipped(width: Double(shown.picture.width), height: Double(shown.picture.height)) else {
        return nil
      }
      return SalientBox(box: box, share: found.share, peak: found.peak)
    }
  }
}
