import ArgumentParser
import MetaCAM

/// How a map is drawn over its picture.
struct DrawingOptions: ParsableArguments {
  @Option(
    name: .customLong("colormap"),
    help: ArgumentHelp(
      "The colours of the map.", discussion: ColourMap.all.map { "\($0.slug): \($0.summary)." }.joined(separator: "\n"),
      valueName: "name"))
  var colourMap: ColourMap = .jet

  @Option(name: .long, help: "How much of the map and how little of the picture shows, 0 to 1.")
  var opacity: Float = 0.5

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What the map is drawn over.",
      discussion: ShownView.all.map { "\($0.slug): \($0.summary)." }.joined(separator: "\n"),
      valueName: "view"))
  var view: ShownView = .picture

  @Flag(
    name: .long,
    help: ArgumentHelp("Boxes around the parts of the map from a share of its maximum up, drawn and named in pixels."))
  var boxes = false

  @Option(
    name: .long,
    help: ArgumentHelp("With --boxes: that share, above 0 and up to 1 (default: 0.5).", valueName: "share"))
  var boxThreshold: Double?

  @Flag(name: .long, help: "Lines where the map reaches a quarter, a half and three quarters of its maximum.")
  var contour = false

  @Flag(name: .long, help: "The picture without the map to the left of it.")
  var sideBySide = false

  @Flag(name: .long, help: "Below it the class, its probability, the method, and a bar of the colours.")
  var caption = false

  @Option(name: .long, help: "The pictures' format.")
  var format: FigureFormat = .png

  func validate() throws {
    if !(0...1).contains(opacity) { throw ValidationError("--opacity takes a number from 0 to 1, not \(opacity).") }
    if let boxThreshold {
      if !boxes { throw ValidationError("--box-threshold needs --boxes.") }
      guard boxThreshold > 0, boxThreshold <= 1 else {
        throw ValidationError("--box-threshold takes a number above 0 and up to 1, not \(boxThreshold).")
      }
    }
  }

  /// The options that are given, and that make no sense of films.
  var ofPictures: [String] {
    [
      view == .picture ? nil : "--view", boxes ? "--boxes" : nil, contour ? "--contour" : nil,
      sideBySide ? "--side-by-side" : nil, caption ? "--caption" : nil, format == .png ? nil : "--format",
    ].compactMap(\.self)
  }

  var drawing: MapDrawing {
    var drawing = MapDrawing()
    drawing.overlay = Overlay(colourMap: colourMap, opacity: opacity)
    drawing.view = view
    drawing.format = format
    drawing.boxThreshold = boxes ? boxThreshold ?? SalientBox.usualThreshold : nil
    drawing.contourLevels = contour ? MapDrawing.usualContourLevels : []
    drawing.isSideBySide = sideBySide
    drawing.hasCaption = caption
    return drawing
  }
}
