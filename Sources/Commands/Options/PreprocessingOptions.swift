import ArgumentParser
import MetaCAM

/// How a picture becomes a network's input.
struct PreprocessingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How pixels are normalised.",
      discussion: HelpLists.lines(Preset.all)
        + "\nBy default as the built-in model needs it, and 'imagenet' for an .onnx file.", valueName: "preset"))
  var preprocess: Preset?

  @Option(
    help: ArgumentHelp(
      "How a picture of any shape comes to the network's size (default: crop).", discussion: HelpLists.lines(Fit.all),
      valueName: "fit"))
  var fit: Fit?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The network's input size where its file leaves it open: height x width, or a square's side.",
      valueName: "HxW"))
  var size: SideLengths?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Resize the shorter side to this many pixels before the crop (default: 8/7 of the crop), or both to HxW.",
      valueName: "pixels"))
  var resize: SideLengths?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The side of the square cut from the middle, or HxW (default: the network's input size).",
      valueName: "pixels"))
  var crop: SideLengths?

  @Option(
    help: ArgumentHelp(
      "How the pixels between the given ones are found.",
      discussion: HelpLists.lines(Interpolation.all)
        + "\nBy default as the preset or the built-in model needs it, and 'bilinear' for an .onnx file.",
      valueName: "interpolation"))
  var interpolation: Interpolation?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What lies around a padded picture (default: black).",
      discussion: HelpLists.lines(PadColour.all) + "\n#rrggbb: any other",
      valueName: "colour"), transform: { try PadColour.named($0) })
  var padColour: PadColour?

  @Option(
    help: ArgumentHelp(
      "Where a padded picture lies (default: centre).", discussion: HelpLists.lines(PadPosition.all),
      valueName: "position"))
  var padPosition: PadPosition?

  @Option(
    help: ArgumentHelp(
      "The network's channels (default: rgb, or grey where it takes one).",
      discussion: HelpLists.lines(ChannelOrder.all),
      valueName: "channels"))
  var channels: ChannelOrder?

  @Flag(name: .long, help: "Invert the picture: 255 less each sample, before it is resized.")
  var invert = false

  @Option(
    help: ArgumentHelp(
      "The unit of samples, --mean and --std (default: 1).", discussion: HelpLists.lines(SampleScale.all),
      valueName: "scale"))
  var scale: SampleScale?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "What is subtracted from the samples: three numbers in the order of --channels, or one for all.",
      valueName: "number"))
  var mean: [Float] = []

  @Option(
    name: .customLong("std"), parsing: .upToNextOption,
    help: ArgumentHelp("What they are divided by afterwards: three numbers, or one.", valueName: "number"))
  var standardDeviation: [Float] = []

  func validate() throws {
    for (name, values) in [("--mean", mean), ("--std", standardDeviation)] where ![0, 1, 3].contains(values.count) {
      throw ValidationError("\(name) takes three numbers, or one for all channels, not \(values.count).")
    }
    for (name, value) in [("--resize", resize), ("--crop", crop), ("--size", size)] {
      guard let sides = value?.sides, let wrong = sides.first(where: { !(1...16384).contains($0) }) else { continue }
      throw ValidationError("\(name) takes a number of pixels from 1 to 16384, not \(wrong).")
    }
  }

  var choice: PreprocessingChoice {
    PreprocessingChoice(
      preset: preprocess, fit: fit, size: size?.size,
      shorterSide: resize.flatMap { $0.sides.count == 1 ? $0.sides[0] : nil },
      resizedSize: resize.flatMap { $0.sides.count == 2 ? $0.size : nil }, cropSize: crop?.size,
      interpolation: interpolation, padColour: padColour, padPosition: padPosition, channels: channels,
      isInverted: invert, scale: scale, mean: mean.isEmpty ? nil : mean,
      standardDeviation: standardDeviation.isEmpty ? nil : standardDeviation)
  }
}

/// `224`, or `20x96`: height and width.
struct SideLengths: ExpressibleByArgument, Equatable {
  /// One or two.
  let sides: [Int]

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    sides = parts.compactMap { Int($0) }
    guard sides.count == parts.count, parts.count <= 2 else { return nil }
  }

  var size: Preprocessing.Size { .init(height: sides[0], width: sides[sides.count - 1]) }
}
