import ArgumentParser
import MetaCAM

/// Which network, and what it expects of an image.
struct ModelOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The network: a name that `metacam models` lists, such as resnet152, or the path of an .onnx file.",
      valueName: "model"))
  var model = "efficientnet-lite0"

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The weights of a named network: a .pth or .safetensors file (default: the published ones, if they are there).",
      discussion: "The number of classes follows the file.", valueName: "file"))
  var weights: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How pixels are normalised: 'imagenet' (torchvision and most others), 'lite' (EfficientNet-Lite), 'none' (0 to 1).",
      discussion: "By default as the built-in model needs it, and 'imagenet' for an .onnx file.", valueName: "preset"))
  var preprocess: PreprocessingChoice.Preset?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Resize the shorter side to this many pixels before the crop (default: 8/7 of the crop).", valueName: "pixels"))
  var resize: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The side of the square cut from the middle (default: the network's input size).", valueName: "pixels"))
  var crop: Int?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "What is subtracted from the pixels, 0 to 1: three numbers, or one for all channels.", valueName: "number"))
  var mean: [Float] = []

  @Option(
    name: .customLong("std"), parsing: .upToNextOption,
    help: ArgumentHelp("What they are divided by afterwards: three numbers, or one.", valueName: "number"))
  var standardDeviation: [Float] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The image input of the network (default: the only one).", valueName: "name"))
  var input: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The output that holds the class scores (default: the only one that can).", valueName: "name"))
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How a transformer's tokens lie over the image, such as 14x14, 14x14+1 with a class token before them, or 14x14+1+4"
        + " with four more behind them (14x14+0+1: one behind).",
      discussion: "By default as the network's own nodes tell; where they don't, it is guessed, and said so.",
      valueName: "grid"))
  var tokens: TokenGrid?

  func validate() throws {
    for (name, values) in [("--mean", mean), ("--std", standardDeviation)] where ![0, 1, 3].contains(values.count) {
      throw ValidationError("\(name) takes three numbers, or one for all channels, not \(values.count).")
    }
    for (name, value) in [("--resize", resize), ("--crop", crop)] {
      if let value, !(1...16384).contains(value) {
        throw ValidationError("\(name) takes a number of pixels from 1 to 16384, not \(value).")
      }
    }
  }

  /// What is read, where it is a file.
  var files: [String?] { [model, weights] }

  func loaded(within limits: Limits) throws -> NetworkModel {
    try NetworkModel(
      named: model, weights: weights,
      preprocessing: PreprocessingChoice(
        preset: preprocess, shorterSide: resize, cropSize: crop, mean: mean.isEmpty ? nil : mean,
        standardDeviation: standardDeviation.isEmpty ? nil : standardDeviation),
      network: NetworkChoice(input: input, output: output, tokens: tokens), limits: limits)
  }
}

extension TokenGrid: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
