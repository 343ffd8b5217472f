extension TimmFamily {
  /// EfficientNet's first version, and its conversion from TensorFlow: `efficientnet_b0`, `tf_efficientnet_b0`.
  static let efficientNet = TimmFamily(example: "efficientnet_b0") { name, arguments in
    let isTensorFlows = name.hasPrefix("tf_")
    guard let size = sizes[isTensorFlows ? String(name.dropFirst(3)) : name] else { return nil }
    try arguments.check(known: [])
    try arguments.checkMeans()
    let stages = EfficientNet.firstStages.map { $0.scaled(width: size.width, depth: size.depth) }
    var network = EfficientNet(
      stemChannels: roundedChannels(32 * size.width), stages: stages, headChannels: roundedChannels(1280 * size.width),
      epsilon: isTensorFlows ? 1e-3 : 1e-5)
    network.padsAsTensorFlow = isTensorFlows
    return FolderNetwork(network: network, names: names(stages), channels: try arguments.channels)
  }

  private static let sizes: [String: (width: Double, depth: Double)] = [
    "efficientnet_b0": (1, 1), "efficientnet_b1": (1, 1.1), "efficientnet_b2": (1.1, 1.2),
    "efficientnet_b3": (1.2, 1.4),
    "efficientnet_b4": (1.4, 1.8), "efficientnet_b5": (1.6, 2.2), "efficientnet_b6": (1.8, 2.6),
    "efficientnet_b7": (2, 3.1),
  ]

  private static func names(_ stages: [EfficientNet.Stage]) -> WeightNames {
    var rules = [
      ("features.0.0", "conv_stem"), ("features.0.1", "bn1"), ("features.\(stages.count + 1).0", "conv_head"),
      ("features.\(stages.count + 1).1", "bn2"), ("classifier.1", "classifier"),
    ]
    for (index, stage) in stages.enumerated() {
      let (ours, theirs) = ("features.\(index + 1).#.block", "blocks.\(index).$1")
      let layers = stage.expansion == 1 ? ["conv_dw", "se", "conv_pw"] : ["conv_pw", "conv_dw", "se", "conv_pwl"]
      var number = 1
      for (part, layer) in layers.enumerated() {
        guard layer != "se" else {
          rules += [
            ("\(ours).\(part).fc1", "\(theirs).se.conv_reduce"), ("\(ours).\(part).fc2", "\(theirs).se.conv_expand"),
          ]
          continue
        }
        rules += [("\(ours).\(part).0", "\(theirs).\(layer)"), ("\(ours).\(part).1", "\(theirs).bn\(number)")]
        number += 1
      }
    }
    return WeightNames(rules)
  }
}
