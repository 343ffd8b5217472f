extension TimmFamily {
  /// ConvNeXt, of which the four smallest have their linear layers as convolutions.
  static let convNeXt = TimmFamily(example: "convnext_tiny") { name, arguments in
    guard let size = sizes[name] else { return nil }
    try arguments.check(known: ["depths", "dims", "patch_size", "conv_mlp", "ls_init_value"])
    let values = arguments.values
    let depths = try values.integers("depths", size.depths, in: Configuration.depths)
    let widths = try values.integers(
      "dims", [1, 2, 4, 8].map { $0 * size.width }, count: depths.count, in: Configuration.widths)
    var network = ConvNeXt(stages: Array(zip(widths, depths)))
    network.patch = try values.integer("patch_size", 4, in: 1...64)
    network.hasFlatScale = true
    network.hasScale = try values.number("ls_init_value", 1e-6, in: -1e3...1e3) > 0
    network.isConvolutional = try values.flag("conv_mlp", size.isConvolutional)
    try arguments.checkMeans()
    return FolderNetwork(network: network, names: names(stages: depths.count), channels: try arguments.channels)
  }

  private static let sizes: [String: (depths: [Int], width: Int, isConvolutional: Bool)] = [
    "convnext_atto": ([2, 2, 6, 2], 40, true), "convnext_femto": ([2, 2, 6, 2], 48, true),
    "convnext_pico": ([2, 2, 6, 2], 64, true), "convnext_nano": ([2, 2, 8, 2], 80, true),
    "convnext_tiny": ([3, 3, 9, 3], 96, false), "convnext_small": ([3, 3, 27, 3], 96, false),
    "convnext_base": ([3, 3, 27, 3], 128, false), "convnext_large": ([3, 3, 27, 3], 192, false),
    "convnext_xlarge": ([3, 3, 27, 3], 256, false),
  ]

  private static func names(stages: Int) -> WeightNames {
    var rules = [
      ("features.0.#", "stem.$1"), ("classifier.0", "head.norm"), ("classifier.2", "head.fc"),
    ]
    for stage in 0..<stages {
      let (block, theirs) = ("features.\(2 * stage + 1).#", "stages.\(stage).blocks.$1")
      rules += [
        ("\(block).block.0", "\(theirs).conv_dw"), ("\(block).block.2", "\(theirs).norm"),
        ("\(block).block.3", "\(theirs).mlp.fc1"), ("\(block).block.5", "\(theirs).mlp.fc2"),
        ("\(block).layer_scale", "\(theirs).gamma"),
        ("features.\(2 * stage).#", "stages.\(stage).downsample.$1"),
      ]
    }
    return WeightNames(rules)
  }
}
