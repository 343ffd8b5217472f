import Graphs

extension Architecture {
  /// Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018, table 2.
  static let mobileNetV2 = [
    Architecture(
      name: "mobilenet_v2", input: .imageNet(), weights: .torchvision("mobilenet_v2-b0353104.pth"),
      network: MobileNetV2())
  ]
}

private struct MobileNetV2: ModuleNetwork {
  private static let stages: [(expansion: Int, channels: Int, blocks: Int, stride: Int)] = [
    (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
  ]

  func build(_ module: inout ModuleGraph) throws {
    var channels = 32
    var value = try module.convolutionBlock(
      ModuleGraph.input, "features.0", channels: (module.channels, channels), kernel: 3, stride: 2, activation: .relu6)
    var index = 1
    for stage in Self.stages {
      for block in 0..<stage.blocks {
        value = try inverted(
          &module, value, "features.\(index)", channels: (channels, stage.channels), expansion: stage.expansion,
          stride: block == 0 ? stage.stride : 1)
        channels = stage.channels
        index += 1
      }
    }
    value = try module.convolutionBlock(
      value, "features.\(index)", channels: (channels, 1280), kernel: 1, activation: .relu6)
    module.alias("features", value)
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "classifier.1", inputs: 1280)
  }

  /// Wide within and narrow at the ends, where nothing is cut off.
  private func inverted(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: (from: Int, to: Int), expansion: Int,
    stride: Int
  ) throws -> String {
    let inner = channels.from * expansion
    var value = input
    var index = 0
    if expansion != 1 {
      value = try module.convolutionBlock(
        value, "\(name).conv.0", channels: (channels.from, inner), kernel: 1, activation: .relu6)
      index = 1
    }
    value = try module.convolutionBlock(
      value, "\(name).conv.\(index)", channels: (inner, inner), kernel: 3, stride: stride, groups: inner,
      activation: .relu6)
    value = try module.convolution(value, "\(name).conv.\(index + 1)", channels: (inner, channels.to), kernel: 1)
    value = try module.batchNormalization(value, "\(name).conv.\(index + 2)", channels: channels.to)
    module.alias("\(name).conv", value)
    guard stride == 1, channels.from == channels.to else { return module.alias(name, value) }
    return try module.add(input, value, name: name)
  }
}
