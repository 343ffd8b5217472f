/// A family of networks of the library `timm`, whose sizes stand behind their names and `model_args`.
struct TimmFamily: Sendable {
  /// What `config.json` calls one, for messages.
  let example: String
  /// Nil for the name of another family's network.
  let make: @Sendable (_ name: String, _ arguments: Arguments) throws -> FolderNetwork?

  static let all = [resNet, convNeXt, vision, swin, efficientNet, mobileNetV2, denseNet]

  /// How scores come of places, where the folder does not say.
  static func usualPooling(_ name: String) -> String {
    name.hasPrefix("vit") || name.hasPrefix("deit") ? "token" : "avg"
  }

  /// `model_args` of a folder, each of which must be understood: whatever else it changes would be wrong in silence.
  struct Arguments: Sendable {
    let values: Configuration
    /// Of the picture, as `pretrained_cfg` has it.
    let side: Int
    let pooling: String

    /// These change nothing after the training, or are read elsewhere.
    private static let harmless: Set<String> = [
      "num_classes", "drop_rate", "drop_path_rate", "proj_drop_rate", "attn_drop_rate", "pos_drop_rate",
      "patch_drop_rate", "weight_init", "fix_init", "head_init_scale", "zero_init_last", "in_chans", "global_pool",
      "dynamic_img_size",
    ]

    /// - Throws: `ModelError` for an argument that is neither harmless nor among these.
    func check(known: Set<String>) throws(ModelError) {
      for key in values.keys where values[key] != nil && !Self.harmless.contains(key) && !known.contains(key) {
        throw values.unsupported(key, "a value")
      }
    }

    /// - Throws: `ModelError` unless the scores come of means over all places.
    func checkMeans() throws(ModelError) {
      if pooling != "avg" { throw values.unsupported("global_pool", "'\(pooling)'", known: ["avg"]) }
    }

    var channels: Int { get throws(ModelError) { try values.integer("in_chans", 3, in: 1...3) } }
  }
}
