import Classifiers
import Evaluation
import Figures
import Imaging
import Tensors

/// How maps are drawn over their pictures: what a front end lets its users choose.
///
///     var drawing = MapDrawing()
///     drawing.boxThreshold = 0.5
///     let drawn = try drawing.drawn(map.map, on: drawing.canvas(for: explanation.input))
///     drawn.boxes  // in the picture's pixels
public struct MapDrawing: Sendable {
  /// The map's colours, and how far they cover the picture.
  public var overlay = Overlay()
  /// Whether all of the picture is shown, or what the network saw.
  public var view: ShownView = .picture
  /// The kind of file; by default PNG.
  public var format: FigureFormat = .png
  /// The share of a map's maximum from which boxes are drawn around its parts; nil for none.
  public var boxThreshold: Double?
  /// The values of the map along which lines are drawn, in (0, 1).
  public var contourLevels: [Float] = []
  /// Whether the picture without the map stands to the left of it.
  public var isSideBySide = false
  /// Whether words and a bar of the colours stand below it.
  public var hasCaption = false

  /// A quarter, a half and three quarters of the map's maximum.
  public static let usualContourLevels: [Float] = [0.25, 0.5, 0.75]

  /// By default an overlay over all of the picture, as PNG, with nothing beside it.
  public init() {}

  /// A picture as a file's bytes, and the boxes that are drawn on it.
  public struct Drawn: Sendable {
    /// The file, in the drawing's format.
    public let bytes: [UInt8]
    /// In pixels of what is shown: of the whole picture, or of the network's view.
    public let boxes: [SalientBox]
  }

  /// What maps are drawn on, and where the network's view lies in it; one serves all maps of an input.
  public struct Canvas: Sendable {
    let picture: Image
    /// nil where the view itself is the picture.
    let placement: NetworkInput.Placement?
    /// Of which the picture is a sheet of slices; nil for a picture.
    var volume: VolumeView? = nil

    /// Where a detected object lies in it; nil of what is of the whole picture.
    func subject(_ index: Int, _ scores: PictureScores) -> ViewBox? {
      let boxes = (placement == nil ? scores.reading.boxes : scores.boxes) ?? []
      return boxes.indices.contains(index) ? boxes[index] : nil
    }

    func x(_ x: Double, of map: Tensor) -> Double {
      let (left, width) = placement.map { ($0.left, $0.width) } ?? (0, Double(picture.width))
      return left + x * width / Double(map.shape[1])
    }

    func y(_ y: Double, of map: Tensor) -> Double {
      let (top, height) = placement.map { ($0.top, $0.height) } ?? (0, Double(picture.height))
      return top + y * height / Double(map.shape[0])
    }
  }

  /// What all maps of an input are drawn on.
  /// - Throws: what reading the picture again throws, where it is too large to be kept.
  public func canvas(for input: NetworkInput) throws -> Canvas {
    if let volume = input.volume {
      return Canvas(picture: try volume.sheet(map: nil, by: overlay), placement: nil, volume: volume)
    }
    guard view == .picture, let picture = try input.wholePicture?.image() else {
      return Canvas(picture: input.view, placement: nil)
    }
    return Canvas(picture: picture, placement: input.placement)
  }

  /// Title and subtitle for a map of a class.
  /// - Returns: nil where no caption is asked for.
  /// - Parameters:
  ///   - map: whose class and method are named.
  ///   - scores: what the network says of the picture.
  public func caption(of map: ClassMap, _ scores: PictureScores) -> (title: String, subtitle: String)? {
    caption(
      classIndex: map.classIndex, method: map.method, probability: scores.probability(map.classIndex),
      as: scores.likelihood, labels: scores.labels)
  }

  /// The same of a map from elsewhere.
  public func caption(
    classIndex: Int, method: String, probability: Double, as likelihood: Likelihood = .probability, labels: ClassLabels
  ) -> (title: String, subtitle: String)? {
    guard hasCaption else { return nil }
    let name = labels[classIndex].name ?? "class \(classIndex)"
    return ("\(name), \(likelihood.text(probability))", "by \(method)")
  }

  /// A map over its picture, with all that this drawing asks for.
  /// - Parameters:
  ///   - map: `[H, W]` of the input, in [0, 1]; of a volume `[D, H, W]`, which is drawn as a sheet of slices with its maximum
  ///     projection, and has neither boxes nor lines.
  ///   - canvas: the input's picture: see `canvas(for:)`.
  ///   - caption: two lines below the picture, above a bar of the colours; nil for none.
  ///   - subject: a detected object's box, which is drawn as well; nil for none.
  /// - Throws: `ImagingError` for an opacity out of range; `EvaluationError` for a threshold out of range; `FigureError` where
  ///   the picture is too large to draw on.
  public func drawn(
    _ map: Tensor, on canvas: Canvas, caption: (title: String, subtitle: String)? = nil,
    subject: ViewBox? = nil
  ) throws -> Drawn {
    var picture = MapPicture(try overlaid(map, on: canvas))
    if isSideBySide { picture.original = canvas.picture }
    picture.caption = caption.map {
      .init(title: $0.title, subtitle: $0.subtitle, colourMap: overlay.colourMap, opacity: overlay.opacity)
    }
    guard canvas.volume == nil else {
      guard boxThreshold == nil, contourLevels.isEmpty else {
        throw MetaCAMError(.invalidSetting, "boxes and contours are drawn on pictures, not on a volume's slices")
      }
      return Drawn(bytes: try picture.encoded(as: format), boxes: [])
    }
    let found = try boxThreshold.map { try boxes(of: map, threshold: $0, on: canvas) } ?? []
    picture.boxes = found.map {
      .init(left: $0.box.left, top: $0.box.top, width: $0.box.width, height: $0.box.height)
    }
    if let subject {
      let (right, bottom) = (Double(canvas.picture.width), Double(canvas.picture.height))
      let (left, top) = (max(0, subject.left), max(0, subject.top))
      picture.boxes.append(
        .init(
          left: left, top: top, width: max(0, min(right, subject.right) - left),
          height: max(0, min(bottom, subject.bottom) - top)))
    }
    picture.contours = contourLevels.flatMap { level in
      ContourLine.lines(of: map, at: level * map.maximum).map { line in
        ContourLine(
          places: line.places.map { place in
            .init(x: canvas.x(place.x, of: map), y: canvas.y(place.y, of: map))
          }, isClosed: line.isClosed)
      }
    }
    return Drawn(bytes: try picture.encoded(as: format), boxes: found)
  }

  /// A map over its picture, and nothing else; of a volume over its slices.
  func overlaid(_ map: Tensor, on canvas: Canvas) throws -> Image {
    if let volume = canvas.volume { return try volume.sheet(map: map, by: overlay) }
    guard let placement = canvas.placement else { return try overlay.drawn(map, over: canvas.picture) }
    return try overlay.drawn(map, over: canvas.picture, at: placement)
  }

  /// Those of the map, as far as they lie in the picture: the padding around one has none.
  private func boxes(of map: Tensor, threshold: Double, on canvas: Canvas) throws -> [SalientBox] {
    try SalientBox.found(in: map, threshold: threshold).compactMap { found in
      let placed = try PictureBox(
        left: canvas.x(found.box.left, of: map), top: canvas.y(found.box.top, of: map),
        right: canvas.x(found.box.right, of: map), bottom: canvas.y(found.box.bottom, of: map))
      guard let box = placed.clipped(width: Double(canvas.picture.width), height: Double(canvas.picture.height)) else {
        return nil
      }
      return SalientBox(box: box, share: found.share, peak: found.peak)
    }
  }
}
