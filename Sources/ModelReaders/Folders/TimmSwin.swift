extension TimmFamily {
  /// Swin's first version: `swin_tiny_patch4_window7_224`.
  static let swin = TimmFamily(example: "swin_tiny_patch4_window7_224") { name, arguments in
    let parts = name.split(separator: "_")
    guard parts.count == 5, parts[0] == "swin", let size = sizes[String(parts[1])], parts[2] == "patch4",
      parts[3].hasPrefix("window"), let window = Int(parts[3].dropFirst(6)), (2...32).contains(window),
      Int(parts[4]) != nil
    else { return nil }
    try arguments.check(
      known: ["img_size", "patch_size", "embed_dim", "depths", "num_heads", "window_size", "mlp_ratio", "qkv_bias"])
    let values = arguments.values
    let depths = try values.integers("depths", size.depths, in: Configuration.depths)
    let heads = try values.integers("num_heads", size.heads, count: depths.count, in: Configuration.widths)
    guard heads.count == depths.count else { throw values.fault("num_heads", "is no list of \(depths.count) numbers") }
    let side = try values.side("img_size", arguments.side)
    var network = Swin(
      side: side, width: try values.integer("embed_dim", size.width, in: Configuration.widths), depths: depths,
      heads: heads, window: try values.side("window_size", window, in: 2...32))
    network.patch = try values.side("patch_size", 4)
    guard network.patch <= side else { throw values.fault("patch_size", "is larger than the picture") }
    network.ratio = try values.number("mlp_ratio", 4, in: 0.1...64)
    network.hasAttentionBias = try values.flag("qkv_bias", true)
    network.shrinksWindows = true
    network.shiftsFirst = true
    try network.checkHeads(values, "num_heads")
    try arguments.checkMeans()
    return FolderNetwork(
      network: network, names: names(stages: depths.count), channels: try arguments.channels, side: side)
  }

  private static let sizes: [String: (width: Int, depths: [Int], heads: [Int])] = [
    "tiny": (96, [2, 2, 6, 2], [3, 6, 12, 24]), "small": (96, [2, 2, 18, 2], [3, 6, 12, 24]),
    "base": (128, [2, 2, 18, 2], [4, 8, 16, 32]), "large": (192, [2, 2, 18, 2], [6, 12, 24, 48]),
  ]

  private static func names(stages: Int) -> WeightNames {
    var rules = [("features.0.0", "patch_embed.proj"), ("features.0.2", "patch_embed.norm"), ("head", "head.fc")]
    for stage in 0..<stages {
      let (ours, theirs) = ("features.\(2 * stage + 1).#", "layers.\(stage).blocks.$1")
      rules += [
        ("\(ours).mlp.0", "\(theirs).mlp.fc1"), ("\(ours).mlp.3", "\(theirs).mlp.fc2"), (ours, theirs),
        ("features.\(2 * stage)", "layers.\(stage).downsample"),
      ]
    }
    return WeightNames(rules)
  }
}
