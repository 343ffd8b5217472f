import Graphs

extension Architecture {
  /// EfficientNet-Lite 0 to 2: EfficientNet without squeeze-and-excitation, with ReLU6 for swish, and with a stem and a
  /// head that do not scale.
  ///
  /// Stages, widths and depths: Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural
  /// Networks", 2019, table 1; coefficients and changes of the Lite variants: Liu, "Higher accuracy on vision models
  /// with EfficientNet-Lite", 2020. Names of modules and values are those of the published PyTorch weights.
  static let efficientNetLite: [Architecture] = [
    lite(0, width: 1.0, depth: 1.0, shorterSide: 256, cropSize: 224),
    lite(1, width: 1.0, depth: 1.1, shorterSide: 272, cropSize: 240),
    lite(2, width: 1.1, depth: 1.2, shorterSide: 292, cropSize: 260),
  ]

  private static func lite(
    _ version: Int, width: Double, depth: Double, shorterSide: Int, cropSize: Int
  ) -> Architecture {
    let input = InputFormat(
      shorterSide: shorterSide, cropSize: cropSize, mean: [127 / 255, 127 / 255, 127 / 255],
      standardDeviation: [128 / 255, 128 / 255, 128 / 255])
    return Architecture(
      name: "efficientnet-lite\(version)", input: input,
      weights: PublishedWeights(file: "efficientnet-lite\(version).pth"),
      network: EfficientNetLite(width: width, depth: depth))
  }
}

private struct EfficientNetLite: ModuleNetwork {
  let width: Double
  let depth: Double

  /// Inverted residual blocks of one width.
  private struct Stage {
    let kernel: Int
    let stride: Int
    let expansion: Int
    let channels: Int
    let blocks: Int
  }

  private static let stages = [
    Stage(kernel: 3, stride: 1, expansion: 1, channels: 16, blocks: 1),
    Stage(kernel: 3, stride: 2, expansion: 6, channels: 24, blocks: 2),
    Stage(kernel: 5, stride: 2, expansion: 6, channels: 40, blocks: 2),
    Stage(kernel: 3, stride: 2, expansion: 6, channels: 80, blocks: 3),
    Stage(kernel: 5, stride: 1, expansion: 6, channels: 112, blocks: 3),
    Stage(kernel: 5, stride: 2, expansion: 6, channels: 192, blocks: 4),
    Stage(kernel: 3, stride: 1, expansion: 6, channels: 320, blocks: 1),
  ]
  private static let stemChannels = 32
  private static let headChannels = 1280
  private static let epsilon: Float = 1e-3

  func build(_ module: inout ModuleGraph) throws {
    var value = try module.convolution(
      ModuleGraph.input, "_conv_stem", channels: (3, Self.stemChannels), kernel: 3, stride: 2, padding: .same)
    value = try module.batchNormalization(value, "_bn0", channels: Self.stemChannels, epsilon: Self.epsilon)
    value = try module.activation(value, .relu6, name: "stem_relu")
    var channels = Self.stemChannels
    var index = 0
    for (position, stage) in Self.stages.enumerated() {
      let isEnd = position == 0 || position == Self.stages.count - 1
      let count = isEnd ? stage.blocks : Int((depth * Double(stage.blocks)).rounded(.up))
      let stageChannels = scaled(stage.channels)
      for repetition in 0..<count {
        value = try block(
          &module, value, "_blocks.\(index)", stage: stage, channels: (channels, stageChannels),
          stride: repetition == 0 ? stage.stride : 1)
        channels = stageChannels
        index += 1
      }
    }
    value = try module.convolution(
      value, "_conv_head", channels: (channels, Self.headChannels), kernel: 1, padding: .same)
    value = try module.batchNormalization(value, "_bn1", channels: Self.headChannels, epsilon: Self.epsilon)
    value = try module.activation(value, .relu6, name: "head_relu")
    value = try module.globalAveragePool(value, name: "_avg_pooling")
    try module.classifier(value, "_fc", inputs: Self.headChannels)
  }

  /// Expand, convolve each channel by itself, project, and add the input where the shapes allow; the output bears the
  /// block's name.
  private func block(
    _ module: inout ModuleGraph, _ input: String, _ name: String, stage: Stage, channels: (from: Int, to: Int),
    stride: Int
  ) throws -> String {
    let inner = channels.from * stage.expansion
    var value = input
    if stage.expansion != 1 {
      value = try module.convolution(
        value, "\(name)._expand_conv", channels: (channels.from, inner), kernel: 1, padding: .same)
      value = try module.batchNormalization(value, "\(name)._bn0", channels: inner, epsilon: Self.epsilon)
      value = try module.activation(value, .relu6, name: "\(name).expand_relu")
    }
    value = try module.convolution(
      value, "\(name)._depthwise_conv", channels: (inner, inner), kernel: .init(stage.kernel), stride: stride,
      groups: inner, padding: .same)
    value = try module.batchNormalization(value, "\(name)._bn1", channels: inner, epsilon: Self.epsilon)
    value = try module.activation(value, .relu6, name: "\(name).depthwise_relu")
    value = try module.convolution(
      value, "\(name)._project_conv", channels: (inner, channels.to), kernel: 1, padding: .same)
    let hasSkip = stride == 1 && channels.from == channels.to
    value = try module.batchNormalization(
      value, "\(name)._bn2", channels: channels.to, epsilon: Self.epsilon, output: hasSkip ? nil : name)
    return hasSkip ? try module.add(value, input, name: name) : value
  }

  private func scaled(_ channels: Int) -> Int { roundedChannels(Double(channels) * width) }
}
