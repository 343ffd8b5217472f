extension HubFamily {
  /// `EfficientNetForImageClassification`.
  static let efficientNet = HubFamily(kind: "efficientnet") { configuration in
    let multiplier = try configuration.number("width_coefficient", 2, in: 0.01...16)
    let depth = try configuration.number("depth_coefficient", 3.1, in: 0.01...16)
    let divisor = try configuration.integer("depth_divisor", 8, in: 1...512)
    func rounded(_ channels: Int) -> Int { roundedChannels(Double(channels) * multiplier, multiple: divisor) }
    let usual = EfficientNet.firstStages
    let widths = try configuration.integers("out_channels", usual.map(\.channels), in: Configuration.widths)
    func list(_ key: String, _ value: KeyPath<EfficientNet.Stage, Int>, in range: ClosedRange<Int>) throws -> [Int] {
      let standard = widths.count == usual.count ? usual.map { $0[keyPath: value] } : nil
      return try configuration.integers(key, standard, count: widths.count, in: range)
    }
    let kernels = try list("kernel_sizes", \.kernel, in: 1...31)
    let strides = try list("strides", \.stride, in: 1...2)
    let expansions = try list("expand_ratios", \.expansion, in: 1...64)
    let repeats = try list("num_block_repeats", \.blocks, in: Configuration.depths)
    let stem = rounded(32)
    let inputs = try configuration.integers(
      "in_channels", [32] + widths.dropLast(), count: widths.count, in: Configuration.widths)
    guard inputs.map(rounded) == [stem] + widths.dropLast().map(rounded) else {
      throw configuration.fault("in_channels", "are not the channels that come before")
    }
    guard kernels.allSatisfy({ $0 % 2 == 1 }) else { throw configuration.fault("kernel_sizes", "holds an even one") }
    if case .silu = try configuration.activation("hidden_act", "swish") {
    } else {
      throw configuration.unsupported("hidden_act", "a value", known: ["swish"])
    }
    guard try configuration.number("squeeze_expansion_ratio", 0.25, in: 0...1) == 0.25 else {
      throw configuration.unsupported("squeeze_expansion_ratio", "other than 0.25")
    }
    guard try configuration.text("pooling_type", "mean") == "mean" else {
      throw configuration.unsupported("pooling_type", "other than 'mean'")
    }
    let stages = widths.indices.map { index in
      EfficientNet.Stage(
        isFused: false, expansion: expansions[index], channels: rounded(widths[index]),
        blocks: Int((Double(repeats[index]) * depth).rounded(.up)), kernel: kernels[index], stride: strides[index])
    }
    var network = EfficientNet(
      stemChannels: stem, stages: stages, headChannels: rounded(1280),
      epsilon: Float(try configuration.number("batch_norm_eps", 0.001, in: 0...1)))
    network.padsBehind = true
    network.roundsInner = false
    network.skipsFirst = false
    network.paddedAround = Set(configuration["depthwise_padding"]?.list?.compactMap(\.integer) ?? [])
    return FolderNetwork(
      network: network, names: names(stages), channels: try configuration.integer("num_channels", 3, in: 1...3))
  }

  private static func names(_ stages: [EfficientNet.Stage]) -> WeightNames {
    let encoder = "efficientnet.encoder"
    var rules = [
      ("features.0.0", "efficientnet.embeddings.convolution"), ("features.0.1", "efficientnet.embeddings.batchnorm"),
      ("features.\(stages.count + 1).0", "\(encoder).top_conv"),
      ("features.\(stages.count + 1).1", "\(encoder).top_bn"),
      ("classifier.1", "classifier"),
    ]
    var count = 0
    for (index, stage) in stages.enumerated() {
      for block in 0..<stage.blocks {
        let (ours, theirs) = ("features.\(index + 1).\(block).block", "\(encoder).blocks.\(count)")
        let expands = stage.expansion != 1
        var part = 0
        func add(_ convolution: String, _ normalisation: String) {
          rules += [
            ("\(ours).\(part).0", "\(theirs).\(convolution)"), ("\(ours).\(part).1", "\(theirs).\(normalisation)"),
          ]
          part += 1
        }
        if expands { add("expansion.expand_conv", "expansion.expand_bn") }
        add("depthwise_conv.depthwise_conv", "depthwise_conv.depthwise_norm")
        rules += [
          ("\(ours).\(part).fc1", "\(theirs).squeeze_excite.reduce"),
          ("\(ours).\(part).fc2", "\(theirs).squeeze_excite.expand"),
        ]
        part += 1
        add("projection.project_conv", "projection.project_bn")
        count += 1
      }
    }
    return WeightNames(rules)
  }
}
