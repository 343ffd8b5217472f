import Failures

/// What a folder's configuration makes of a network.
struct FolderNetwork {
  let network: any ModuleNetwork
  /// What the folder calls the weights.
  let names: WeightNames
  var channels = 3
  /// Weights that may be there, and are none of the classifier's.
  var unneeded: [String] = []
  /// The side of the pictures that it was built for.
  var side: Int?
}

/// A kind of networks of the library `transformers`.
struct HubFamily: Sendable {
  /// `model_type` in `config.json`.
  let kind: String
  let make: @Sendable (Configuration) throws -> FolderNetwork

  static let all = [resNet, convNeXt, vit, deiT, swin, regNet, mobileNetV2, efficientNet]
}
