extension HubFamily {
  /// `ViTForImageClassification`.
  static let vit = HubFamily(kind: "vit") { configuration in
    let network = try transformer(configuration)
    return FolderNetwork(
      network: network, names: names("vit", head: "classifier"),
      channels: try configuration.integer("num_channels", 3, in: 1...3), unneeded: ["vit.pooler."], side: network.side)
  }

  /// `DeiTForImageClassification`, and the one with a teacher, which takes the mean of two heads.
  static let deiT = HubFamily(kind: "deit") { configuration in
    var network = try transformer(configuration)
    network.extras = [("class_token", 1), ("distillation_token", 1)]
    let classes = configuration["architectures"]?.list?.compactMap(\.text) ?? []
    let hasTeacher = classes.contains("DeiTForImageClassificationWithTeacher")
    if hasTeacher { network.pooling = .distilled }
    return FolderNetwork(
      network: network, names: names("deit", head: hasTeacher ? "cls_classifier" : "classifier"),
      channels: try configuration.integer("num_channels", 3, in: 1...3), unneeded: ["deit.pooler."],
      side: network.side)
  }

  private static func transformer(_ configuration: Configuration) throws -> VisionTransformer {
    let side = try configuration.side("image_size", 224)
    let patch = try configuration.side("patch_size", 16)
    let width = try configuration.integer("hidden_size", 768, in: Configuration.widths)
    let heads = try configuration.integer("num_attention_heads", 12, in: Configuration.widths)
    guard patch <= side else { throw configuration.fault("patch_size", "is larger than the picture") }
    guard width.isMultiple(of: heads) else {
      throw configuration.fault("hidden_size", "is no multiple of 'num_attention_heads'")
    }
    var network = VisionTransformer(
      side: side, patch: patch,
      depth: try configuration.integer("num_hidden_layers", 12, in: Configuration.depths), heads: heads, width: width,
      hidden: try configuration.integer("intermediate_size", 3072, in: Configuration.widths))
    network.epsilon = Float(try configuration.number("layer_norm_eps", 1e-12, in: 0...1))
    network.activation = try configuration.activation("hidden_act", "gelu")
    network.isSplit = true
    network.hasAttentionBias = try configuration.flag("qkv_bias", true)
    return network
  }

  private static func names(_ kind: String, head: String) -> WeightNames {
    let (block, theirs) = ("encoder.layers.encoder_layer_#", "\(kind).encoder.layer.$1")
    let parts = ["query", "key", "value"].map {
      ("\(block).self_attention.\($0)", "\(theirs).attention.attention.\($0)")
    }
    return WeightNames(
      parts + [
        ("conv_proj", "\(kind).embeddings.patch_embeddings.projection"),
        ("class_token", "\(kind).embeddings.cls_token"),
        ("distillation_token", "\(kind).embeddings.distillation_token"),
        ("encoder.pos_embedding", "\(kind).embeddings.position_embeddings"),
        ("\(block).self_attention.out_proj", "\(theirs).attention.output.dense"),
        ("\(block).ln_1", "\(theirs).layernorm_before"), ("\(block).ln_2", "\(theirs).layernorm_after"),
        ("\(block).mlp.0", "\(theirs).intermediate.dense"), ("\(block).mlp.3", "\(theirs).output.dense"),
        ("encoder.ln", "\(kind).layernorm"), ("heads.head", head),
        ("heads.distillation", "distillation_classifier"),
      ])
  }
}
