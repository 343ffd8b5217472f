extension HubFamily {
  /// `ConvNextForImageClassification`.
  static let convNeXt = HubFamily(kind: "convnext") { configuration in
    let depths = try configuration.integers("depths", [3, 3, 9, 3], in: Configuration.depths)
    let widths = try configuration.integers(
      "hidden_sizes", [96, 192, 384, 768], count: depths.count, in: Configuration.widths)
    guard try configuration.integer("num_stages", 4, in: 1...16) == depths.count else {
      throw configuration.fault("num_stages", "is not the number of 'depths'")
    }
    var network = ConvNeXt(stages: Array(zip(widths, depths)))
    network.patch = try configuration.integer("patch_size", 4, in: 1...64)
    network.activation = try configuration.activation("hidden_act", "gelu")
    network.hasFlatScale = true
    network.hasScale = try configuration.number("layer_scale_init_value", 1e-6, in: -1e3...1e3) > 0
    network.lastEpsilon = Float(try configuration.number("layer_norm_eps", 1e-12, in: 0...1))
    return FolderNetwork(
      network: network, names: names(stages: depths.count),
      channels: try configuration.integer("num_channels", 3, in: 1...3))
  }

  private static func names(stages: Int) -> WeightNames {
    var rules = [
      ("features.0.0", "convnext.embeddings.patch_embeddings"), ("features.0.1", "convnext.embeddings.layernorm"),
      ("classifier.0", "convnext.layernorm"), ("classifier.2", "classifier"),
    ]
    for stage in 0..<stages {
      let theirs = "convnext.encoder.stages.\(stage)"
      let (block, theirBlock) = ("features.\(2 * stage + 1).#", "\(theirs).layers.$1")
      rules += [
        ("\(block).block.0", "\(theirBlock).dwconv"), ("\(block).block.2", "\(theirBlock).layernorm"),
        ("\(block).block.3", "\(theirBlock).pwconv1"), ("\(block).block.5", "\(theirBlock).pwconv2"),
        ("\(block).layer_scale", "\(theirBlock).layer_scale_parameter"),
        ("features.\(2 * stage).#", "\(theirs).downsampling_layer.$1"),
      ]
    }
    return WeightNames(rules)
  }
}
