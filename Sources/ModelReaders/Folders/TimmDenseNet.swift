extension TimmFamily {
  /// `densenet121` and its kin, whose weights are named as torchvision names them.
  static let denseNet = TimmFamily(example: "densenet121") { name, arguments in
    guard let network = networks[name] else { return nil }
    try arguments.check(known: [])
    try arguments.checkMeans()
    return FolderNetwork(network: network, names: WeightNames([]), channels: try arguments.channels)
  }

  private static let networks = [
    "densenet121": DenseNet(depths: [6, 12, 24, 16]), "densenet169": DenseNet(depths: [6, 12, 32, 32]),
    "densenet201": DenseNet(depths: [6, 12, 48, 32]),
    "densenet161": DenseNet(growth: 48, depths: [6, 12, 36, 24], stemChannels: 96),
  ]
}
