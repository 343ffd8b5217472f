extension TimmFamily {
  /// Vision transformers, DeiT and DeiT III: `vit_base_patch16_224`, `deit_tiny_distilled_patch16_224`.
  static let vision = TimmFamily(example: "vit_base_patch16_224") { name, arguments in
    let parts = name.split(separator: "_")
    guard let kind = parts.first, ["vit", "deit", "deit3"].contains(kind), parts.count >= 4,
      let size = sizes[String(parts[1])], let patch = patch(parts), let variants = variants[kind],
      parts[2..<parts.count - 1].allSatisfy({ $0.hasPrefix("patch") || variants.contains(String($0)) }),
      Int(parts[parts.count - 1]) != nil
    else { return nil }
    try arguments.check(
      known: [
        "img_size", "patch_size", "embed_dim", "depth", "num_heads", "mlp_ratio", "class_token", "reg_tokens",
        "init_values", "no_embed_class", "qkv_bias", "pre_norm", "fc_norm",
      ])
    let isDistilled = parts.contains("distilled")
    let isCLIPs = parts.contains("clip")
    let values = arguments.values
    let width = try values.integer("embed_dim", size.width, in: Configuration.widths)
    let heads = try values.integer("num_heads", size.heads, in: Configuration.widths)
    let patchSide = try values.side("patch_size", patch)
    let side = try values.side("img_size", arguments.side)
    guard width.isMultiple(of: heads) else { throw values.fault("embed_dim", "is no multiple of 'num_heads'") }
    guard patchSide <= side else { throw values.fault("patch_size", "is larger than the picture") }
    let ratio = try values.number("mlp_ratio", 4, in: 0.01...64)
    var network = VisionTransformer(
      side: side, patch: patchSide, depth: try values.integer("depth", size.depth, in: Configuration.depths),
      heads: heads, width: width, hidden: Int(Double(width) * ratio))
    guard network.hidden > 0 else { throw values.fault("mlp_ratio", "leaves no hidden channels") }
    network.epsilon = isCLIPs ? 1e-5 : 1e-6
    network.hasAttentionBias = try values.flag("qkv_bias", true)
    network.hasLayerScale = kind == "deit3" || values["init_values"] != nil
    network.placesExtras = try !values.flag("no_embed_class", kind == "deit3")
    network.normalisesFirst = try values.flag("pre_norm", isCLIPs)
    network.hasPatchBias = !network.normalisesFirst
    let hasClass = try values.flag("class_token", true)
    let registers = try values.integer("reg_tokens", 0, in: 0...64)
    network.extras = (hasClass ? [("class_token", 1)] : []) + (isDistilled ? [("distillation_token", 1)] : [])
    if registers > 0 { network.extras.append(("register_tokens", registers)) }
    switch arguments.pooling {
    case "token" where hasClass: network.pooling = isDistilled ? .distilled : .classToken
    case "avg" where !isDistilled:
      network.pooling = .mean(normalisedBefore: try !values.flag("fc_norm", true))
    case let other: throw values.unsupported("global_pool", "'\(other)'", known: ["avg", "token"])
    }
    return FolderNetwork(
      network: network, names: names(network), channels: try arguments.channels, side: side)
  }

  private static let sizes: [String: (width: Int, depth: Int, heads: Int)] = [
    "tiny": (192, 12, 3), "small": (384, 12, 6), "medium": (512, 12, 8), "base": (768, 12, 12), "large": (1024, 24, 16),
    "huge": (1280, 32, 16),
  ]

  /// What may stand between the size and the side of the picture, by the beginning of the name; another word changes more.
  private static let variants: [Substring: Set<String>] = ["vit": ["clip"], "deit": ["distilled"], "deit3": []]

  /// 16 of `patch16`.
  private static func patch(_ parts: [Substring]) -> Int? {
    parts.first { $0.hasPrefix("patch") }.flatMap { Int($0.dropFirst(5)) }.flatMap { (1...64).contains($0) ? $0 : nil }
  }

  private static func names(_ network: VisionTransformer) -> WeightNames {
    let (block, theirs) = ("encoder.layers.encoder_layer_#", "blocks.$1")
    var lastNorm = "norm"
    if case .mean(false) = network.pooling { lastNorm = "fc_norm" }
    return WeightNames([
      ("conv_proj", "patch_embed.proj"), ("class_token", "cls_token"), ("distillation_token", "dist_token"),
      ("register_tokens", "reg_token"), ("encoder.pos_embedding", "pos_embed"), ("encoder.ln_first", "norm_pre"),
      ("\(block).self_attention.in_proj_weight", "\(theirs).attn.qkv.weight"),
      ("\(block).self_attention.in_proj_bias", "\(theirs).attn.qkv.bias"),
      ("\(block).self_attention.out_proj", "\(theirs).attn.proj"), ("\(block).ln_1", "\(theirs).norm1"),
      ("\(block).ln_2", "\(theirs).norm2"), ("\(block).mlp.0", "\(theirs).mlp.fc1"),
      ("\(block).mlp.3", "\(theirs).mlp.fc2"), ("\(block).scale_1", "\(theirs).ls1.gamma"),
      ("\(block).scale_2", "\(theirs).ls2.gamma"), ("encoder.ln", lastNorm), ("heads.head", "head"),
      ("heads.distillation", "head_dist"),
    ])
  }
}
