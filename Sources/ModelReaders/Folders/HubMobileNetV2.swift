extension HubFamily {
  /// `MobileNetV2ForImageClassification`.
  static let mobileNetV2 = HubFamily(kind: "mobilenet_v2") { configuration in
    let multiplier = try configuration.number("depth_multiplier", 1, in: 0.01...16)
    let divisor = try configuration.integer("depth_divisible_by", 8, in: 1...512)
    let least = try configuration.integer("min_depth", 8, in: 1...65_536)
    let expansion = try configuration.number("expand_ratio", 6, in: 1...64)
    for (key, usual) in [("output_stride", 32)] where try configuration.integer(key, usual, in: 1...1024) != usual {
      throw configuration.unsupported(key, "other than \(usual)")
    }
    guard try configuration.flag("first_layer_is_expansion", true) else {
      throw configuration.unsupported("first_layer_is_expansion", "false")
    }
    let divisible: @Sendable (Double) -> Int = { value in
      let whole = value.rounded(.toNearestOrEven)
      let rounded = max(least, Int(whole + Double(divisor) / 2) / divisor * divisor)
      return Double(rounded) < 0.9 * whole ? rounded + divisor : rounded
    }
    var network = MobileNetV2()
    network.stemChannels = divisible(32 * multiplier)
    network.widths = MobileNetV2.stages.map { divisible(Double($0.channels) * multiplier) }
    network.expand = { channels, _ in divisible(Double(channels) * expansion) }
    let isFine = try configuration.flag("finegrained_output", true)
    network.headChannels = isFine && multiplier < 1 ? 1280 : divisible(1280 * multiplier)
    network.padding = try configuration.flag("tf_padding", true) ? .same : .half
    network.epsilon = Float(try configuration.number("layer_norm_eps", 0.001, in: 0...1))
    network.activation = try configuration.activation("hidden_act", "relu6")
    return FolderNetwork(
      network: network, names: names, channels: try configuration.integer("num_channels", 3, in: 1...3))
  }

  private static let names: WeightNames = {
    func layer(_ ours: String, _ theirs: String) -> [(String, String)] {
      [("\(ours).0", "\(theirs).convolution"), ("\(ours).1", "\(theirs).normalization")]
    }
    let stem = "mobilenet_v2.conv_stem"
    var rules = layer("features.0", "\(stem).first_conv") + layer("features.1.conv.0", "\(stem).conv_3x3")
    rules += [
      ("features.1.conv.1", "\(stem).reduce_1x1.convolution"),
      ("features.1.conv.2", "\(stem).reduce_1x1.normalization"),
    ]
    let blocks = MobileNetV2.stages.reduce(0) { $0 + $1.blocks } - 1
    for block in 0..<blocks {
      let (ours, theirs) = ("features.\(block + 2).conv", "mobilenet_v2.layer.\(block)")
      rules += layer("\(ours).0", "\(theirs).expand_1x1") + layer("\(ours).1", "\(theirs).conv_3x3")
      rules += [
        ("\(ours).2", "\(theirs).reduce_1x1.convolution"), ("\(ours).3", "\(theirs).reduce_1x1.normalization"),
      ]
    }
    rules += layer("features.\(blocks + 2)", "mobilenet_v2.conv_1x1") + [("classifier.1", "classifier")]
    return WeightNames(rules)
  }()
}
