import Graphs

extension Architecture {
  /// Howard et al., "Searching for MobileNetV3", 2019, tables 1 and 2.
  static let mobileNetV3 = [
    Architecture(
      name: "mobilenet_v3_small", input: .imageNet(), weights: .torchvision("mobilenet_v3_small-047dcff4.pth"),
      network: MobileNetV3.small),
    Architecture(
      name: "mobilenet_v3_large", input: .imageNet(), weights: .torchvision("mobilenet_v3_large-8738ca79.pth"),
      network: MobileNetV3.large),
  ]
}

package struct MobileNetV3: ModuleNetwork {
  package struct Block: Sendable {
    let kernel: Int
    let expanded: Int
    let channels: Int
    let isGated: Bool
    let activation: Activation
    let stride: Int

    package enum Activation: Sendable { case relu, hardSwish }

    package init(
      _ kernel: Int, _ expanded: Int, _ channels: Int, gated isGated: Bool, _ activation: Activation, stride: Int = 1
    ) {
      self.kernel = kernel
      self.expanded = expanded
      self.channels = channels
      self.isGated = isGated
      self.activation = activation
      self.stride = stride
    }
  }

  let stemChannels: Int
  let blocks: [Block]
  /// The width of the first of the two linear layers.
  let hiddenWidth: Int

  package init(stemChannels: Int = 16, blocks: [Block], hiddenWidth: Int) {
    self.stemChannels = stemChannels
    self.blocks = blocks
    self.hiddenWidth = hiddenWidth
  }

  static let small = MobileNetV3(
    blocks: [
      Block(3, 16, 16, gated: true, .relu, stride: 2), Block(3, 72, 24, gated: false, .relu, stride: 2),
      Block(3, 88, 24, gated: false, .relu), Block(5, 96, 40, gated: true, .hardSwish, stride: 2),
      Block(5, 240, 40, gated: true, .hardSwish), Block(5, 240, 40, gated: true, .hardSwish),
      Block(5, 120, 48, gated: true, .hardSwish), Block(5, 144, 48, gated: true, .hardSwish),
      Block(5, 288, 96, gated: true, .hardSwish, stride: 2), Block(5, 576, 96, gated: true, .hardSwish),
      Block(5, 576, 96, gated: true, .hardSwish),
    ], hiddenWidth: 1024)

  static let large = MobileNetV3(
    blocks: [
      Block(3, 16, 16, gated: false, .relu), Block(3, 64, 24, gated: false, .relu, stride: 2),
      Block(3, 72, 24, gated: false, .relu), Block(5, 72, 40, gated: true, .relu, stride: 2),
      Block(5, 120, 40, gated: true, .relu), Block(5, 120, 40, gated: true, .relu),
      Block(3, 240, 80, gated: false, .hardSwish, stride: 2), Block(3, 200, 80, gated: false, .hardSwish),
      Block(3, 184, 80, gated: false, .hardSwish), Block(3, 184, 80, gated: false, .hardSwish),
      Block(3, 480, 112, gated: true, .hardSwish), Block(3, 672, 112, gated: true, .hardSwish),
      Block(5, 672, 160, gated: true, .hardSwish, stride: 2), Block(5, 960, 160, gated: true, .hardSwish),
      Block(5, 960, 160, gated: true, .hardSwish),
    ], hiddenWidth: 1280)

  private static let epsilon: Float = 1e-3

  package func build(_ module: inout ModuleGraph) throws {
    var channels = stemChannels
    var value = try module.convolutionBlock(
      ModuleGraph.input, "features.0", channels: (3, channels), kernel: 3, stride: 2, epsilon: Self.epsilon,
      activation: .hardSwish)
    for (index, block) in blocks.enumerated() {
      value = try inverted(&module, value, "features.\(index + 1)", from: channels, block)
      channels = block.channels
    }
    value = try module.convolutionBlock(
      value, "features.\(blocks.count + 1)", channels: (channels, channels * 6), kernel: 1, epsilon: Self.epsilon,
      activation: .hardSwish)
    module.alias("features", value)
    value = try module.globalAveragePool(value, name: "avgpool")
    value = try module.linear(value, "classifier.0", inputs: channels * 6, outputs: hiddenWidth)
    value = try module.activation(value, .hardSwish, name: "classifier.1")
    try module.classifier(value, "classifier.3", inputs: hiddenWidth)
  }

  private func inverted(
    _ module: inout ModuleGraph, _ input: String, _ name: String, from channels: Int, _ block: Block
  ) throws -> String {
    let activation: ModuleGraph.Activation = block.activation == .relu ? .relu : .hardSwish
    let inner = block.expanded
    var value = input
    var index = 0
    func next() -> String {
      index += 1
      return "\(name).block.\(index - 1)"
    }
    if inner != channels {
      value = try module.convolutionBlock(
        value, next(), channels: (channels, inner), kernel: 1, epsilon: Self.epsilon, activation: activation)
    }
    value = try module.convolutionBlock(
      value, next(), channels: (inner, inner), kernel: .init(block.kernel), stride: block.stride, groups: inner,
      epsilon: Self.epsilon, activation: activation)
    if block.isGated {
      value = try module.squeezeExcitation(
        value, next(), channels: inner, squeezed: roundedChannels(Double(inner / 4)), gate: .hardSigmoid)
    }
    value = try module.convolutionBlock(
      value, next(), channels: (inner, block.channels), kernel: 1, epsilon: Self.epsilon, activation: nil)
    module.alias("\(name).block", value)
    guard block.stride == 1, channels == block.channels else { return module.alias(name, value) }
    return try module.add(value, input, name: name)
  }
}
