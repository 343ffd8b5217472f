import Graphs

extension Architecture {
  /// DenseNet-BC: Huang, Liu, van der Maaten and Weinberger, "Densely Connected Convolutional Networks", 2017, table 1.
  static let denseNet: [Architecture] = [
    dense("densenet121", "a639ec97", DenseNet(depths: [6, 12, 24, 16])),
    dense("densenet161", "8d451a50", DenseNet(growth: 48, depths: [6, 12, 36, 24], stemChannels: 96)),
    dense("densenet169", "b2777c0a", DenseNet(depths: [6, 12, 32, 32])),
    dense("densenet201", "c1103571", DenseNet(depths: [6, 12, 48, 32])),
  ]

  private static func dense(_ name: String, _ hash: String, _ network: DenseNet) -> Architecture {
    Architecture(name: name, input: .imageNet(), weights: .torchvision("\(name)-\(hash).pth"), network: network)
  }
}

/// Blocks in which each layer reads what all layers before it have made.
package struct DenseNet: ModuleNetwork {
  /// The channels that a layer adds.
  let growth: Int
  let depths: [Int]
  let stemChannels: Int
  /// The channels between a layer's convolutions, in multiples of `growth`.
  let bottleneck: Int

  package init(growth: Int = 32, depths: [Int], stemChannels: Int = 64, bottleneck: Int = 4) {
    self.growth = growth
    self.depths = depths
    self.stemChannels = stemChannels
    self.bottleneck = bottleneck
  }

  package func build(_ module: inout ModuleGraph) throws {
    try module.renameWeights(Self.currentName)
    var value = try module.convolution(
      ModuleGraph.input, "features.conv0", channels: (module.channels, stemChannels), kernel: 7, stride: 2)
    value = try normalisedReLU(&module, value, "features.norm0", "features.relu0", channels: stemChannels)
    value = try module.maximumPool(value, kernel: 3, stride: 2, padding: 1, name: "features.pool0")
    var channels = stemChannels
    for (index, depth) in depths.enumerated() {
      let number = index + 1
      (value, channels) = try block(
        &module, value, "features.denseblock\(number)", channels: channels, depth: depth)
      if number < depths.count {
        value = try transition(&module, value, "features.transition\(number)", channels: channels)
        channels /= 2
      }
    }
    // The ReLU has no module of its own, but works in place on the output of `features`.
    value = try normalisedReLU(&module, value, "features.norm5", "features", channels: channels)
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "classifier", inputs: channels)
  }

  private func normalisedReLU(
    _ module: inout ModuleGraph, _ value: String, _ norm: String, _ relu: String, channels: Int
  ) throws -> String {
    let normalised = try module.batchNormalization(value, norm, channels: channels)
    return try module.activation(normalised, .relu, name: relu)
  }

  private func block(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: Int, depth: Int
  ) throws -> (value: String, channels: Int) {
    var made = [input]
    for index in 0..<depth {
      let layer = "\(name).denselayer\(index + 1)"
      let width = channels + index * growth
      var value = made.count == 1 ? input : try module.concatenated(made, name: "\(layer).input")
      value = try normalisedReLU(&module, value, "\(layer).norm1", "\(layer).relu1", channels: width)
      value = try module.convolution(
        value, "\(layer).conv1", channels: (width, bottleneck * growth), kernel: 1)
      value = try normalisedReLU(&module, value, "\(layer).norm2", "\(layer).relu2", channels: bottleneck * growth)
      value = try module.convolution(
        value, "\(layer).conv2", channels: (bottleneck * growth, growth), kernel: 3)
      made.append(module.alias(layer, value))
    }
    return (try module.concatenated(made, name: name), channels + depth * growth)
  }

  /// Half the channels, half the height and width.
  private func transition(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: Int
  ) throws -> String {
    var value = try normalisedReLU(&module, input, "\(name).norm", "\(name).relu", channels: channels)
    value = try module.convolution(value, "\(name).conv", channels: (channels, channels / 2), kernel: 1)
    value = try module.averagePool(value, kernel: 2, stride: 2, name: "\(name).pool")
    return module.alias(name, value)
  }

  /// The official files are older than the rule that a module's name holds no point: `denselayer1.norm.1.weight` is
  /// `denselayer1.norm1.weight` today.
  private static func currentName(_ name: String) -> String {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isOld =
      parts.count >= 4 && parts[parts.count - 4].hasPrefix("denselayer")
      && ["norm", "conv"].contains(parts[parts.count - 3]) && ["1", "2"].contains(parts[parts.count - 2])
    guard isOld else { return name }
    let number = parts.remove(at: parts.count - 2)
    parts[parts.count - 2] += number
    return parts.joined(separator: ".")
  }
}
