import ArgumentParser
import MetaCAM

/// Which network, and what it expects of an image.
struct ModelOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The network: a name that `metacam models` lists, such as resnet152, the path of an .onnx file, of a folder with"
        + " config.json, as model hubs have them, or of a description (`metacam describe`) or its folder.",
      valueName: "model"), completion: .networks)
  var model = usual

  @OptionGroup var network: NetworkOptions

  private static let usual = "efficientnet-lite0"

  /// Whether another network than the usual one is meant, or its own weights.
  var isNamed: Bool { model != Self.usual || network.files.contains { $0 != nil } }

  /// What is read, where it is a file.
  var files: [String?] { NetworkModel.files(named: model) + network.files }

  /// - Parameter list: what the network will be given; nil for pictures.
  func loaded(for list: InputList? = nil, within limits: Limits) throws -> NetworkModel {
    try network.loaded(model, for: list, within: limits)
  }
}
