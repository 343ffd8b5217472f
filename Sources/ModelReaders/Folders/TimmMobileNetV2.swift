extension TimmFamily {
  /// `mobilenetv2_100` and its kin, by the width in percent.
  static let mobileNetV2 = TimmFamily(example: "mobilenetv2_100") { name, arguments in
    guard let width = widths[name] else { return nil }
    try arguments.check(known: [])
    try arguments.checkMeans()
    var network = MobileNetV2()
    network.stemChannels = roundedChannels(32 * width)
    network.widths = MobileNetV2.stages.map { roundedChannels(Double($0.channels) * width) }
    network.headChannels = max(1280, roundedChannels(1280 * width))
    return FolderNetwork(network: network, names: names, channels: try arguments.channels)
  }

  private static let widths = [
    "mobilenetv2_035": 0.35, "mobilenetv2_050": 0.5, "mobilenetv2_075": 0.75, "mobilenetv2_100": 1,
    "mobilenetv2_140": 1.4,
  ]

  private static let names: WeightNames = {
    var rules = [("features.0.0", "conv_stem"), ("features.0.1", "bn1"), ("classifier.1", "classifier")]
    var index = 1
    for (stage, size) in MobileNetV2.stages.enumerated() {
      for block in 0..<size.blocks {
        let (ours, theirs) = ("features.\(index).conv", "blocks.\(stage).\(block)")
        let layers = size.expansion == 1 ? ["conv_dw", "conv_pw"] : ["conv_pw", "conv_dw", "conv_pwl"]
        for (part, layer) in layers.enumerated() {
          // The last one has no module around it.
          let isLast = part == layers.count - 1
          let (convolution, normalisation) = isLast ? ("\(part)", "\(part + 1)") : ("\(part).0", "\(part).1")
          rules += [
            ("\(ours).\(convolution)", "\(theirs).\(layer)"), ("\(ours).\(normalisation)", "\(theirs).bn\(part + 1)"),
          ]
        }
        index += 1
      }
    }
    return WeightNames(rules + [("features.\(index).0", "conv_head"), ("features.\(index).1", "bn2")])
  }()
}
