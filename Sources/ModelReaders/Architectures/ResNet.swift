import Graphs

extension Architecture {
  /// ResNet, ResNeXt and Wide ResNet.
  ///
  /// Blocks and depths: He, Zhang, Ren and Sun, "Deep Residual Learning for Image Recognition", 2016, table 1; groups:
  /// Xie et al., "Aggregated Residual Transformations for Deep Neural Networks", 2017; width: Zagoruyko and Komodakis,
  /// "Wide Residual Networks", 2016. A bottleneck halves height and width in its 3 × 3 convolution.
  static let resNet: [Architecture] = [
    residual("resnet18", "f37072fd", ResNet(block: .basic, depths: [2, 2, 2, 2])),
    residual("resnet34", "b627a593", ResNet(block: .basic, depths: [3, 4, 6, 3])),
    residual("resnet50", "0676ba61", ResNet(depths: [3, 4, 6, 3])),
    residual("resnet101", "63fe2227", ResNet(depths: [3, 4, 23, 3])),
    residual("resnet152", "394f9c45", ResNet(depths: [3, 8, 36, 3])),
    residual("resnext50_32x4d", "7cdf4587", ResNet(depths: [3, 4, 6, 3], groups: 32, groupWidth: 4)),
    residual("resnext101_32x8d", "8ba56ff5", ResNet(depths: [3, 4, 23, 3], groups: 32, groupWidth: 8)),
    residual("wide_resnet50_2", "95faca4d", ResNet(depths: [3, 4, 6, 3], groupWidth: 128)),
  ]

  private static func residual(_ name: String, _ hash: String, _ network: ResNet) -> Architecture {
    Architecture(name: name, input: .imageNet(), weights: .torchvision("\(name)-\(hash).pth"), network: network)
  }
}

/// Stages of residual blocks; each stage but the first halves height and width, and doubles the channels.
package struct ResNet: ModuleNetwork {
  package enum Block: Sendable {
    /// Two 3 × 3 convolutions.
    case basic
    /// 1 × 1, 3 × 3 and 1 × 1, with four times as many channels at the end.
    case bottleneck
  }

  let block: Block
  let depths: [Int]
  let groups: Int
  /// The width of a group within a bottleneck, for 64 planes.
  let groupWidth: Int
  let stemChannels: Int
  let planes: Int

  /// - Parameters:
  ///   - depths: the number of blocks of each stage.
  ///   - planes: the width of the first stage.
  package init(
    block: Block = .bottleneck, depths: [Int], groups: Int = 1, groupWidth: Int = 64, stemChannels: Int = 64,
    planes: Int = 64
  ) {
    self.block = block
    self.depths = depths
    self.groups = groups
    self.groupWidth = groupWidth
    self.stemChannels = stemChannels
    self.planes = planes
  }

  package func build(_ module: inout ModuleGraph) throws {
    var value = try module.convolution(
      ModuleGraph.input, "conv1", channels: (3, stemChannels), kernel: 7, stride: 2)
    value = try module.batchNormalization(value, "bn1", channels: stemChannels)
    value = try module.activation(value, .relu, name: "relu")
    value = try module.maximumPool(value, kernel: 3, stride: 2, padding: 1, name: "maxpool")
    var channels = stemChannels
    for (stage, depth) in depths.enumerated() {
      let name = "layer\(stage + 1)"
      for index in 0..<depth {
        let stride = stage > 0 && index == 0 ? 2 : 1
        (value, channels) = try residual(
          &module, value, "\(name).\(index)", from: channels, planes: planes << stage, stride: stride)
      }
      module.alias(name, value)
    }
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "fc", inputs: channels)
  }

  /// y = relu(F(x) + x), where x is projected if the shapes differ.
  private func residual(
    _ module: inout ModuleGraph, _ input: String, _ name: String, from: Int, planes: Int, stride: Int
  ) throws -> (value: String, channels: Int) {
    let to = block == .basic ? planes : planes * 4
    let width = block == .basic ? planes : planes * groupWidth / 64 * groups
    let convolutions: [(channels: (Int, Int), kernel: ModuleGraph.Kernel, stride: Int, groups: Int)] =
      switch block {
      case .basic: [((from, to), 3, stride, 1), ((to, to), 3, 1, 1)]
      case .bottleneck: [((from, width), 1, 1, 1), ((width, width), 3, stride, groups), ((width, to), 1, 1, 1)]
      }
    var value = input
    for (index, layer) in convolutions.enumerated() {
      let number = index + 1
      value = try module.convolution(
        value, "\(name).conv\(number)", channels: layer.channels, kernel: layer.kernel, stride: layer.stride,
        groups: layer.groups)
      value = try module.batchNormalization(value, "\(name).bn\(number)", channels: layer.channels.1)
      if number < convolutions.count { value = try module.activation(value, .relu, name: "\(name).relu\(number)") }
    }
    var identity = input
    if stride != 1 || from != to {
      identity = try module.convolution(
        input, "\(name).downsample.0", channels: (from, to), kernel: 1, stride: stride)
      identity = try module.batchNormalization(identity, "\(name).downsample.1", channels: to)
      module.alias("\(name).downsample", identity)
    }
    value = try module.add(value, identity, name: "\(name).sum")
    value = try module.activation(value, .relu, name: name)
    // One module serves all of a block's ReLUs; the last one makes the block's output.
    module.alias("\(name).relu", value)
    return (value, to)
  }
}
