import Graphs
import Tensors

extension Architecture {
  /// Dosovitskiy, Beyer, Kolesnikov et al., "An Image Is Worth 16x16 Words: Transformers for Image Recognition at Scale",
  /// 2021, table 1.
  ///
  /// Of ViT-H/14 there are weights of a training at 518 pixels and of a linear layer behind it at 224; the latter are taken,
  /// which cost a sixth. Whatever the size, it follows the weights.
  static let visionTransformer: [Architecture] = [
    vision("vit_b_16", "vit_b_16-c867db91", .imageNet(), patch: 16, depth: 12, heads: 12, width: 768),
    vision("vit_b_32", "vit_b_32-d86f8d99", .imageNet(), patch: 32, depth: 12, heads: 12, width: 768),
    vision("vit_l_16", "vit_l_16-852ce7e3", .imageNet(242), patch: 16, depth: 24, heads: 16, width: 1024),
    vision("vit_l_32", "vit_l_32-c7638314", .imageNet(), patch: 32, depth: 24, heads: 16, width: 1024),
    vision(
      "vit_h_14", "vit_h_14_lc_swag-c1eb923e", .imageNet(224, 224, .bicubic), patch: 14, depth: 32, heads: 16,
      width: 1280),
  ]

  private static func vision(
    _ name: String, _ file: String, _ input: InputFormat, patch: Int, depth: Int, heads: Int, width: Int
  ) -> Architecture {
    Architecture(
      name: name, input: input, weights: .torchvision("\(file).pth"),
      network: VisionTransformer(
        side: input.cropSize, patch: patch, depth: depth, heads: heads, width: width, followsWeights: true))
  }
}

/// Square patches as tokens, a class token before them, blocks of attention and perceptrons, and the class token's scores.
package struct VisionTransformer: ModuleNetwork {
  /// Where the scores are made from.
  package enum Pooling: Sendable {
    case classToken
    /// Of the image's tokens, normalised before or behind the mean.
    case mean(normalisedBefore: Bool)
    /// The mean of the scores of a class token and of a token that learnt from a teacher.
    case distilled
  }

  var side: Int
  var patch: Int
  var depth: Int
  var heads: Int
  var width: Int
  var hidden: Int
  var epsilon: Float = 1e-6
  var activation: ModuleGraph.Activation = .gelu
  var pooling: Pooling = .classToken
  /// The names of the tokens before the image's, with how many each is.
  var extras: [(name: String, count: Int)] = [("class_token", 1)]
  /// Whether positions are told to these too.
  var placesExtras = true
  /// Whether queries, keys and values have weights of their own.
  var isSplit = false
  var hasAttentionBias = true
  var hasPatchBias = true
  /// Whether a factor for each channel stands behind attention and perceptron.
  var hasLayerScale = false
  /// Whether the tokens are normalised before the first block.
  var normalisesFirst = false
  /// Whether the image's size is what the weights of the positions are for.
  var followsWeights = false

  package init(
    side: Int, patch: Int, depth: Int, heads: Int, width: Int, hidden: Int? = nil, followsWeights: Bool = false
  ) {
    self.side = side
    self.patch = patch
    self.depth = depth
    self.heads = heads
    self.width = width
    self.hidden = hidden ?? 4 * width
    self.followsWeights = followsWeights
  }

  package func build(_ module: inout ModuleGraph) throws {
    let rows = rowCount(module)
    // torchvision's own weights of old files
    if followsWeights {
      try module.renameWeights {
        $0.replacing(".mlp.linear_1.", with: ".mlp.0.").replacing(".mlp.linear_2.", with: ".mlp.3.")
      }
    }
    module.fixInput(height: followsWeights ? rows * patch : side, width: followsWeights ? rows * patch : side)
    let image = rows * rows
    let count = image + extras.reduce(0) { $0 + $1.count }
    var value = try module.convolution(
      ModuleGraph.input, "conv_proj", channels: (module.channels, width), kernel: ModuleGraph.Kernel(patch),
      stride: patch, padding: .pixels(0), hasBias: hasPatchBias)
    value = try module.tokens(of: value, channels: width, name: "patches")
    if !placesExtras { value = try placed(&module, value, image) }
    let tokens = extras.map { module.take($0.name, shape: [1, $0.count, width]) }
    value = try module.prepended(tokens, to: value, channels: width, name: "tokens")
    if placesExtras { value = try placed(&module, value, count) }
    if normalisesFirst {
      value = try module.layerNormalization(
        value, "encoder.ln_first", channels: width, epsilon: epsilon, name: "encoder.ln_first")
    }
    for index in 0..<depth {
      value = try block(&module, value, "encoder.layers.encoder_layer_\(index)", count, isLast: index == depth - 1)
    }
    module.alias("encoder.layers", value)
    try score(&module, value, image)
  }

  /// The patches along a side.
  private func rowCount(_ module: ModuleGraph) -> Int {
    let usual = side / patch
    guard followsWeights, let shape = module.shape(of: "encoder.pos_embedding"), shape.count == 3 else { return usual }
    let count = shape[1] - extras.reduce(0) { $0 + $1.count }
    let root = Int(Double(max(count, 0)).squareRoot().rounded())
    return root > 0 && root * root == count && root <= 1 << 12 ? root : usual
  }

  private func placed(_ module: inout ModuleGraph, _ value: String, _ count: Int) throws -> String {
    let positions = module.take("encoder.pos_embedding", shape: [1, count, width])
    return try module.add(value, positions, name: "encoder.placed")
  }

  /// y = x + s₁·attention(norm x), and z = y + s₂·perceptron(norm y)
  private func block(
    _ module: inout ModuleGraph, _ input: String, _ name: String, _ count: Int, isLast: Bool
  ) throws -> String {
    let attention = "\(name).self_attention"
    let projections: ModuleGraph.Projections =
      isSplit
      ? .separate(["query", "key", "value"].map { "\(attention).\($0)" }, hasBias: hasAttentionBias)
      : .fused(weight: "\(attention).in_proj_weight", bias: hasAttentionBias ? "\(attention).in_proj_bias" : nil)
    var value = try module.layerNormalization(
      input, "\(name).ln_1", channels: width, epsilon: epsilon, name: "\(name).ln_1")
    // Behind the last attention, the class token alone counts: pytorch-grad-cam's examples take what enters it.
    if isLast { module.preferLayer(value) }
    value = try module.attention(
      value, attention, tokens: count, channels: width, heads: heads, projections: projections,
      output: "\(attention).out_proj")
    value = try scaled(&module, value, "\(name).scale_1")
    let middle = try module.add(value, input, name: "\(name).middle")
    value = try module.layerNormalization(
      middle, "\(name).ln_2", channels: width, epsilon: epsilon, name: "\(name).ln_2")
    value = try module.perceptron(
      value, "\(name).mlp", layers: ("\(name).mlp.0", "\(name).mlp.3"), tokens: [count, width], hidden: hidden,
      activation: activation)
    value = try scaled(&module, value, "\(name).scale_2")
    return try module.add(value, middle, name: name)
  }

  private func scaled(_ module: inout ModuleGraph, _ value: String, _ name: String) throws -> String {
    guard hasLayerScale else { return value }
    return try module.add("Mul", [value, module.take(name, shape: [width])], name: "\(name).scaled")
  }

  private func score(_ module: inout ModuleGraph, _ value: String, _ image: Int) throws {
    var value = value
    if case .mean(false) = pooling {
    } else {
      value = try module.layerNormalization(value, "encoder.ln", channels: width, epsilon: epsilon, name: "encoder.ln")
      module.alias("encoder", value)
    }
    switch pooling {
    case .classToken: try module.classifier(token(&module, value, 0), "heads.head", inputs: width)
    case .distilled:
      let parts = try ["heads.head", "heads.distillation"].enumerated().map { index, name in
        let token = try token(&module, value, index)
        module.classCount = module.rowCount("\(name).weight")
        return try module.linear(token, name, inputs: width, outputs: module.classCount)
      }
      let sum = try module.add(parts[0], parts[1], name: "heads.sum")
      let half = module.constant("heads.half", .floats(Tensor(0.5)))
      module.output(try module.add("Mul", [sum, half], name: "logits"))
    case .mean(let normalisedBefore):
      let first = extras.reduce(0) { $0 + $1.count }
      if first > 0 { value = try module.tokens(value, from: first, to: first + image, name: "image") }
      let axes = module.constant("pooled.axes", .integers([1]))
      value = try module.add(
        "ReduceMean", [value, axes], attributes: ["keepdims": .integer(0)], name: "pooled")
      if !normalisedBefore {
        value = try module.layerNormalization(
          value, "encoder.ln", channels: width, epsilon: epsilon, name: "encoder.ln")
      }
      try module.classifier(value, "heads.head", inputs: width)
    }
  }

  /// `[N, C]` of one token.
  private func token(_ module: inout ModuleGraph, _ value: String, _ index: Int) throws -> String {
    let place = module.integer(index, name: "token.\(index).place")
    return try module.add("Gather", [value, place], attributes: ["axis": .integer(1)], name: "token.\(index)")
  }
}
