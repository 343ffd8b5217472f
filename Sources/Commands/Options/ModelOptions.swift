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

  func validate() throws {
    for (name, value) in [("--resize", resize), ("--crop", crop)] {
      if let value, !(1...16384).contains(value) {
        throw ValidationError("\(name) takes a number of pixels from 1 to 16384, not \(value).")
      }
    }
  }

  func loaded() throws -> NetworkModel {
    try NetworkModel(
      named: model, weights: weights,
      preprocessing: PreprocessingChoice(preset: preprocess, shorterSide: resize, cropSize: crop))
  }
}

extension PreprocessingChoice.Preset: ExpressibleByArgument {}
