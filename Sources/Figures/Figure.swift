import Files

/// A drawing with the numbers behind it.
///
///     let curves = ThresholdCurves(panels: [.init(title: "dog_cat, 207", lines: lines)])
///     try FigureFile.write(curves, to: "out/curves")  // curves.png, curves.svg, curves.pdf
///     try curves.encoded(as: .svg)                    // the bytes alone
public protocol Figure: Sendable {
  /// Draws from the top of the canvas downwards, in its whole width.
  /// - Returns: how far down the drawing reaches, in points.
  /// - Throws: `FigureError`: `emptyData` if there is nothing to draw; `invalidValue` for what cannot be drawn.
  func draw(on canvas: Canvas) throws(FigureError) -> Double

  /// The numbers that are drawn.
  var table: Table { get }

  /// What is to be seen, in one sentence, for those who do not see it.
  var summary: String { get }

  /// Whether it consists of photographs rather than lines: a PNG of it is smaller than an SVG then.
  var holdsPictures: Bool { get }
}

extension Figure {
  public var holdsPictures: Bool { false }
}

extension Figure {
  /// Width and height in points (1/72 inch); all figures are 170 mm wide.
  /// - Throws: as `draw(on:)`.
  public func size() throws(FigureError) -> (width: Double, height: Double) {
    (Canvas.pageWidth, try drawnHeight() + 2 * Canvas.margin)
  }

  private func drawnHeight() throws(FigureError) -> Double {
    let canvas = try Canvas(measuringAt: Canvas.drawingWidth)
    let height = try draw(on: canvas)
    try canvas.check()
    return height
  }

  /// The bytes of a file; the same figure gives the same bytes with the same libraries and fonts.
  /// - Parameters:
  ///   - format: the kind of file.
  ///   - pixelsPerPoint: of a PNG; 3 gives 1446 pixels over the width of a page.
  /// - Throws: `FigureError`: as `draw(on:)`; `tooLarge` if no page or picture is high enough for it.
  public func encoded(as format: FigureFormat, pixelsPerPoint: Double = 3) throws(FigureError) -> [UInt8] {
    let canvas = try Canvas(height: drawnHeight(), format: format, pixelsPerPoint: pixelsPerPoint)
    _ = try draw(on: canvas)
    return try canvas.finished()
  }
}

/// Figures as files.
public enum FigureFile {
  /// Writes the figure in each format, every file wholly or not at all.
  /// - Parameters:
  ///   - figure: what is drawn.
  ///   - path: without the ending, which the format adds.
  ///   - formats: the kinds of file, one file each.
  /// - Returns: the paths of the files.
  /// - Throws: `FigureError` before anything is written; `FileError` if a file cannot be written.
  @discardableResult
  public static func write(
    _ figure: some Figure, to path: String, as formats: [FigureFormat] = FigureFormat.allCases
  ) throws -> [String] {
    let files = try formats.map { (path: "\(path).\($0.rawValue)", bytes: try figure.encoded(as: $0)) }
    for file in files { try AtomicFile.write(file.bytes, to: file.path) }
    return files.map(\.path)
  }
}
