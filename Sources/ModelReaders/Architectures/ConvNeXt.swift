import Graphs

extension Architecture {
  /// Liu, Mao, Wu, Feichtenhofer, Darrell and Xie, "A ConvNet for the 2020s", 2022, section 3.
  static let convNeXt: [Architecture] = [
    modern("convnext_tiny", "983f1562", .imageNet(236), [96, 192, 384, 768], [3, 3, 9, 3]),
    modern("convnext_small", "0c510722", .imageNet(230), [96, 192, 384, 768], [3, 3, 27, 3]),
    modern("convnext_base", "6075fbad", .imageNet(232), [128, 256, 512, 1024], [3, 3, 27, 3]),
    modern("convnext_large", "ea097f82", .imageNet(232), [192, 384, 768, 1536], [3, 3, 27, 3]),
  ]

  private static func modern(
    _ name: String, _ hash: String, _ input: InputFormat, _ widths: [Int], _ depths: [Int]
  ) -> Architecture {
    Architecture(
      name: name, input: input, weights: .torchvision("\(name)-\(hash).pth"),
      network: ConvNeXt(stages: Array(zip(widths, depths))))
  }
}

/// Stages of 7 × 7 convolutions, channel by channel, each with a perceptron that sees one place at a time.
///
/// The linear layers are written as 1 × 1 convolutions, so that all values with height and width are `[N, C, H, W]`; around
/// a normalisation over the channels, the channels go to the end and back.
package struct ConvNeXt: ModuleNetwork {
  let stages: [(width: Int, depth: Int)]
  var patch = 4
  var activation: ModuleGraph.Activation = .gelu
  /// Of the last normalisation.
  var lastEpsilon = epsilon
  var hasScale = true
  /// Whether the file has the scale as a list, without axes for height and width.
  var hasFlatScale = false
  /// Whether it has the linear layers as 1 × 1 convolutions.
  var isConvolutional = false

  package init(stages: [(Int, Int)]) { self.stages = stages }

  private static let epsilon: Float = 1e-6

  package func build(_ module: inout ModuleGraph) throws {
    guard var channels = stages.first?.width else { return }
    var value = try module.convolution(
      ModuleGraph.input, "features.0.0", channels: (module.channels, channels), kernel: ModuleGraph.Kernel(patch),
      stride: patch,
      padding: .pixels(0), hasBias: true)
    value = try normalised(&module, value, "features.0.1", channels: channels)
    module.alias("features.0", value)
    for (index, stage) in stages.enumerated() {
      if index > 0 {
        let name = "features.\(2 * index)"
        value = try normalised(&module, value, "\(name).0", channels: channels)
        value = try module.convolution(
          value, "\(name).1", channels: (channels, stage.width), kernel: 2, stride: 2, hasBias: true)
        module.alias(name, value)
        channels = stage.width
      }
      let name = "features.\(2 * index + 1)"
      for block in 0..<stage.depth {
        value = try residual(&module, value, "\(name).\(block)", channels: channels)
      }
      module.alias(name, value)
    }
    module.alias("features", value)
    value = try module.globalAveragePool(value, name: "avgpool")
    value = try module.layerNormalization(
      value, "classifier.0", channels: channels, epsilon: lastEpsilon, name: "classifier.0")
    try module.classifier(value, "classifier.2", inputs: channels)
  }

  /// y = x + scale · W₂ · gelu(W₁ · norm(conv x) + b₁) + b₂, the scale one number a channel.
  private func residual(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: Int
  ) throws -> String {
    let inner = channels * 4
    var value = try module.convolution(
      input, "\(name).block.0", channels: (channels, channels), kernel: 7, groups: channels, hasBias: true)
    value = try normalised(&module, value, "\(name).block.2", channels: channels)
    value = try linear(&module, value, "\(name).block.3", inputs: channels, outputs: inner)
    value = try module.activation(value, activation, name: "\(name).block.4")
    value = try linear(&module, value, "\(name).block.5", inputs: inner, outputs: channels)
    module.alias("\(name).block", value)
    guard hasScale else { return try module.add(value, input, name: name) }
    let scale = module.take(
      "\(name).layer_scale", shape: hasFlatScale ? [channels] : [channels, 1, 1], viewedAs: [channels, 1, 1])
    value = try module.add("Mul", [scale, value], name: "\(name).scaled")
    return try module.add(value, input, name: name)
  }

  /// `[N, C, H, W]`, over the channels of each place.
  private func normalised(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: Int
  ) throws -> String {
    var value = try module.add(
      "Transpose", [input], attributes: ["perm": .integers([0, 2, 3, 1])], name: "\(name).channelsLast")
    value = try module.layerNormalization(
      value, name, channels: channels, epsilon: Self.epsilon, name: "\(name).normalised")
    return try module.add("Transpose", [value], attributes: ["perm": .integers([0, 3, 1, 2])], name: name)
  }

  /// `torch.nn.Linear` over the channels of each place.
  private func linear(
    _ module: inout ModuleGraph, _ value: String, _ name: String, inputs: Int, outputs: Int
  ) throws -> String {
    guard !isConvolutional else {
      return try module.convolution(value, name, channels: (inputs, outputs), kernel: 1, hasBias: true)
    }
    let parameters = [
      module.take("\(name).weight", shape: [outputs, inputs], viewedAs: [outputs, inputs, 1, 1]),
      module.take("\(name).bias", shape: [outputs]),
    ]
    return try module.add("Conv", [value] + parameters, attributes: ["kernel_shape": .integers([1, 1])], name: name)
  }
}
