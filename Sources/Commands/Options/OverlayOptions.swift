import ArgumentParser
import MetaCAM

/// How a map is laid over its picture.
struct OverlayOptions: ParsableArguments {
  @Option(
    name: .customLong("colormap"),
    help: ArgumentHelp(
      "The colours of the map.", discussion: ColourMap.all.map { "\($0.slug): \($0.summary)." }.joined(separator: "\n"),
      valueName: "name"))
  var colourMap: ColourMap = .jet

  @Option(name: .long, help: "How much of the map and how little of the picture shows, 0 to 1.")
  var opacity: Float = 0.5

  func validate() throws {
    if !(0...1).contains(opacity) { throw ValidationError("--opacity takes a number from 0 to 1, not \(opacity).") }
  }

  var overlay: Overlay { Overlay(colourMap: colourMap, opacity: opacity) }
}
