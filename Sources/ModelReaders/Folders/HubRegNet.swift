extension HubFamily {
  /// `RegNetForImageClassification`.
  static let regNet = HubFamily(kind: "regnet") { configuration in
    let depths = try configuration.integers("depths", [2, 6, 12, 2], in: Configuration.depths)
    let widths = try configuration.integers(
      "hidden_sizes", [128, 192, 512, 1088], count: depths.count, in: Configuration.widths)
    let groupWidth = try configuration.integer("groups_width", 64, in: Configuration.widths)
    let type = try configuration.text("layer_type", "y")
    guard ["x", "y"].contains(type) else {
      throw configuration.unsupported("layer_type", "'\(type)'", known: ["x", "y"])
    }
    for width in widths where !width.isMultiple(of: max(1, width / groupWidth)) {
      throw configuration.fault("groups_width", "parts the \(width) channels into groups of unequal width")
    }
    var network = RegNet(
      depths, widths, groupWidth: groupWidth, isGated: type == "y",
      stemChannels: try configuration.integer("embedding_size", 32, in: Configuration.widths))
    network.activation = try configuration.activation("hidden_act", "relu")
    network.firstStride = try configuration.flag("downsample_in_first_stage", true) ? 2 : 1
    return FolderNetwork(
      network: network, names: names(stages: depths.count, isGated: type == "y"),
      channels: try configuration.integer("num_channels", 3, in: 1...3))
  }

  private static func names(stages: Int, isGated: Bool) -> WeightNames {
    var rules = [
      ("stem.0", "regnet.embedder.embedder.convolution"), ("stem.1", "regnet.embedder.embedder.normalization"),
      ("fc", "classifier.1"),
    ]
    for stage in 1...stages {
      let ours = "trunk_output.block\(stage).block\(stage)-#"
      let theirs = "regnet.encoder.stages.\(stage - 1).layers.$1"
      let parts = [("f.a", "layer.0"), ("f.b", "layer.1"), ("f.c", "layer.\(isGated ? 3 : 2)"), ("proj", "shortcut")]
      for (part, theirPart) in parts {
        rules += [
          ("\(ours).\(part).0", "\(theirs).\(theirPart).convolution"),
          ("\(ours).\(part).1", "\(theirs).\(theirPart).normalization"),
        ]
      }
      rules += [
        ("\(ours).f.se.fc1", "\(theirs).layer.2.attention.0"), ("\(ours).f.se.fc2", "\(theirs).layer.2.attention.2"),
      ]
    }
    return WeightNames(rules)
  }
}
