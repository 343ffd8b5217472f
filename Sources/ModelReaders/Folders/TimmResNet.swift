extension TimmFamily {
  /// ResNet, ResNeXt and Wide ResNet, also with the stem and the shortcuts of Bag of Tricks (`resnet50d`).
  ///
  /// Source: He et al., "Bag of Tricks for Image Classification with Convolutional Neural Networks", 2019, figure 2.
  static let resNet = TimmFamily(example: "resnet50") { name, arguments in
    guard var network = networks[name] else { return nil }
    try arguments.check(known: ["layers", "channels"])
    let values = arguments.values
    let depths = try values.integers(
      "layers", network.stages.map(\.depth), count: network.stages.count, in: Configuration.depths)
    for (index, depth) in depths.enumerated() { network.stages[index].depth = depth }
    if let channels = try values["channels"].map({ _ in
      try values.integers("channels", count: network.stages.count, in: Configuration.widths)
    }) {
      guard network.groups == 1, network.stages[0].inner == 64 else { throw values.unsupported("channels", "a value") }
      for (index, planes) in channels.enumerated() {
        network.stages[index].inner = planes
        network.stages[index].width = network.block == .basic ? planes : planes * 4
      }
    }
    try arguments.checkMeans()
    return FolderNetwork(network: network, names: WeightNames([]), channels: try arguments.channels)
  }

  private static let networks: [String: ResNet] = {
    var networks: [String: ResNet] = [
      "resnet18": ResNet(block: .basic, depths: [2, 2, 2, 2]), "resnet34": ResNet(block: .basic, depths: [3, 4, 6, 3]),
      "resnet26": ResNet(depths: [2, 2, 2, 2]), "resnet50": ResNet(depths: [3, 4, 6, 3]),
      "resnet101": ResNet(depths: [3, 4, 23, 3]), "resnet152": ResNet(depths: [3, 8, 36, 3]),
      "resnext50_32x4d": ResNet(depths: [3, 4, 6, 3], groups: 32, groupWidth: 4),
      "resnext101_32x4d": ResNet(depths: [3, 4, 23, 3], groups: 32, groupWidth: 4),
      "resnext101_32x8d": ResNet(depths: [3, 4, 23, 3], groups: 32, groupWidth: 8),
      "resnext101_64x4d": ResNet(depths: [3, 4, 23, 3], groups: 64, groupWidth: 4),
      "wide_resnet50_2": ResNet(depths: [3, 4, 6, 3], groupWidth: 128),
      "wide_resnet101_2": ResNet(depths: [3, 4, 23, 3], groupWidth: 128),
    ]
    for name in ["resnet18", "resnet34", "resnet26", "resnet50", "resnet101", "resnet152"] {
      guard var network = networks[name] else { continue }
      network.stem = .threeConvolutions(32)
      network.averagesShortcut = true
      networks["\(name)d"] = network
    }
    return networks
  }()
}
