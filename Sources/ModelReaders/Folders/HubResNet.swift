extension HubFamily {
  /// `ResNetForImageClassification`, whose stages may be of any width.
  static let resNet = HubFamily(kind: "resnet") { configuration in
    let depths = try configuration.integers("depths", [3, 4, 6, 3], in: Configuration.depths)
    let widths = try configuration.integers(
      "hidden_sizes", [256, 512, 1024, 2048], count: depths.count, in: Configuration.widths)
    let type = try configuration.text("layer_type", "bottleneck")
    guard let block: ResNet.Block = ["basic": .basic, "bottleneck": .bottleneck][type] else {
      throw configuration.unsupported("layer_type", "'\(type)'", known: ["basic", "bottleneck"])
    }
    var network = ResNet(
      block: block,
      stages: zip(widths, depths).map { width, depth in
        .init(inner: block == .basic ? width : width / 4, width: width, depth: depth)
      }, stemChannels: try configuration.integer("embedding_size", 64, in: Configuration.widths))
    network.activation = try configuration.activation("hidden_act", "relu")
    network.firstStride = try configuration.flag("downsample_in_first_stage", false) ? 2 : 1
    network.stridesFirst = try configuration.flag("downsample_in_bottleneck", false)
    if let width = widths.first(where: { $0 < 4 }) {
      throw configuration.fault("hidden_sizes", "holds \(width), which is too few channels")
    }
    return FolderNetwork(
      network: network, names: names(stages: depths.count),
      channels: try configuration.integer("num_channels", 3, in: 1...3))
  }

  private static func names(stages: Int) -> WeightNames {
    var rules = [
      ("conv1", "resnet.embedder.embedder.convolution"), ("bn1", "resnet.embedder.embedder.normalization"),
      ("fc", "classifier.1"),
    ]
    for stage in 1...stages {
      let (ours, theirs) = ("layer\(stage).#", "resnet.encoder.stages.\(stage - 1).layers.$1")
      for layer in 1...3 {
        rules += [
          ("\(ours).conv\(layer)", "\(theirs).layer.\(layer - 1).convolution"),
          ("\(ours).bn\(layer)", "\(theirs).layer.\(layer - 1).normalization"),
        ]
      }
      rules += [
        ("\(ours).downsample.0", "\(theirs).shortcut.convolution"),
        ("\(ours).downsample.1", "\(theirs).shortcut.normalization"),
      ]
    }
    return WeightNames(rules)
  }
}
