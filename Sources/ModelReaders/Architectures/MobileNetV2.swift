import Graphs

extension Architecture {
  /// Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", 2018, table 2.
  static let mobileNetV2 = [
    Architecture(
      name: "mobilenet_v2", input: .imageNet(), weights: .torchvision("mobilenet_v2-b0353104.pth"),
      network: MobileNetV2())
  ]
}

struct MobileNetV2: ModuleNetwork {
  static let stages: [(expansion: Int, channels: Int, blocks: Int, stride: Int)] = [
    (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
  ]

  var stemChannels = 32
  /// The channels of each of `stages`.
  var widths = stages.map(\.channels)
  /// What the channels within a block are, by those before it.
  var expand: @Sendable (_ channels: Int, _ expansion: Int) -> Int = { $0 * $1 }
  var headChannels = 1280
  var padding = ModuleGraph.Padding.half
  var epsilon: Float = 1e-5
  var activation: ModuleGraph.Activation = .relu6

  func build(_ module: inout ModuleGraph) throws {
    var channels = stemChannels
    var value = try module.convolutionBlock(
      ModuleGraph.input, "features.0", channels: (module.channels, channels), kernel: 3, stride: 2, epsilon: epsilon,
      padding: padding, activation: activation)
    var index = 1
    for (stage, width) in zip(Self.stages, widths) {
      for block in 0..<stage.blocks {
        value = try inverted(
          &module, value, "features.\(index)", channels: (channels, width), expansion: stage.expansion,
          stride: block == 0 ? stage.stride : 1)
        channels = width
        index += 1
      }
    }
    value = try module.convolutionBlock(
      value, "features.\(index)", channels: (channels, headChannels), kernel: 1, epsilon: epsilon,
      activation: activation)
    module.alias("features", value)
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "classifier.1", inputs: headChannels)
  }

  /// Wide within and narrow at the ends, where nothing is cut off.
  private func inverted(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: (from: Int, to: Int), expansion: Int,
    stride: Int
  ) throws -> String {
    let inner = expansion == 1 ? channels.from : expand(channels.from, expansion)
    var value = input
    var index = 0
    if expansion != 1 {
      value = try module.convolutionBlock(
        value, "\(name).conv.0", channels: (channels.from, inner), kernel: 1, epsilon: epsilon,
        activation: activation)
      index = 1
    }
    value = try module.convolutionBlock(
      value, "\(name).conv.\(index)", channels: (inner, inner), kernel: 3, stride: stride, groups: inner,
      epsilon: epsilon, padding: padding, activation: activation)
    value = try module.convolution(value, "\(name).conv.\(index + 1)", channels: (inner, channels.to), kernel: 1)
    value = try module.batchNormalization(value, "\(name).conv.\(index + 2)", channels: channels.to, epsilon: epsilon)
    module.alias("\(name).conv", value)
    guard stride == 1, channels.from == channels.to else { return module.alias(name, value) }
    return try module.add(input, value, name: name)
  }
}
