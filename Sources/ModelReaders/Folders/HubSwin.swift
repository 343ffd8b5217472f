extension HubFamily {
  /// `SwinForImageClassification`.
  static let swin = HubFamily(kind: "swin") { configuration in
    let depths = try configuration.integers("depths", [2, 2, 6, 2], in: Configuration.depths)
    let heads = try configuration.integers("num_heads", [3, 6, 12, 24], count: depths.count, in: Configuration.widths)
    let width = try configuration.integer("embed_dim", 96, in: Configuration.widths)
    let side = try configuration.side("image_size", 224)
    if try configuration.flag("use_absolute_embeddings", false) {
      throw configuration.unsupported("use_absolute_embeddings", "true")
    }
    var network = Swin(
      side: side, width: width, depths: depths, heads: heads,
      window: try configuration.integer("window_size", 7, in: 2...32))
    network.patch = try configuration.side("patch_size", 4)
    guard network.patch <= side else { throw configuration.fault("patch_size", "is larger than the picture") }
    network.ratio = try configuration.number("mlp_ratio", 4, in: 0.1...64)
    network.epsilon = Float(try configuration.number("layer_norm_eps", 1e-5, in: 0...1))
    network.activation = try configuration.activation("hidden_act", "gelu")
    network.isSplit = true
    network.hasAttentionBias = try configuration.flag("qkv_bias", true)
    try network.checkHeads(configuration, "num_heads")
    return FolderNetwork(
      network: network, names: names(stages: depths.count),
      channels: try configuration.integer("num_channels", 3, in: 1...3), side: side)
  }

  private static func names(stages: Int) -> WeightNames {
    var rules = [
      ("features.0.0", "swin.embeddings.patch_embeddings.projection"), ("features.0.2", "swin.embeddings.norm"),
      ("norm", "swin.layernorm"), ("head", "classifier"),
    ]
    for stage in 0..<stages {
      let (ours, theirs) = ("features.\(2 * stage + 1).#", "swin.encoder.layers.\(stage).blocks.$1")
      rules += ["query", "key", "value"].map { ("\(ours).attn.\($0)", "\(theirs).attention.self.\($0)") }
      rules += [
        ("\(ours).attn.proj", "\(theirs).attention.output.dense"), ("\(ours).attn", "\(theirs).attention.self"),
        ("\(ours).norm1", "\(theirs).layernorm_before"), ("\(ours).norm2", "\(theirs).layernorm_after"),
        ("\(ours).mlp.0", "\(theirs).intermediate.dense"), ("\(ours).mlp.3", "\(theirs).output.dense"),
        ("features.\(2 * stage + 2)", "swin.encoder.layers.\(stage).downsample"),
      ]
    }
    return WeightNames(rules)
  }
}

extension Swin {
  /// Each stage has twice the channels of the one before it, and whole heads.
  func checkHeads(_ configuration: Configuration, _ key: String) throws(ModelError) {
    for (index, heads) in heads.enumerated() {
      guard index < 16, (width << index).isMultiple(of: heads) else {
        throw configuration.fault(
          key, "holds \(heads), which does not divide the \(width << min(index, 15)) channels there")
      }
    }
    guard width << depths.count <= Configuration.widths.upperBound * 4 else {
      throw configuration.fault("embed_dim", "makes too many channels in \(depths.count) stages")
    }
  }
}
