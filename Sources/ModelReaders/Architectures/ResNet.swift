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

  struct Stage: Sendable {
    /// The channels within a block.
    var inner: Int
    /// Those of its output.
    var width: Int
    /// The number of blocks.
    var depth: Int
  }

  /// What the picture meets first.
  enum Stem: Sendable {
    /// One convolution of 7 × 7 places.
    case oneConvolution
    /// Three of 3 × 3, the first two of so many channels.
    case threeConvolutions(Int)
  }

  let block: Block
  var stages: [Stage]
  let groups: Int
  let stemChannels: Int
  var stem: Stem = .oneConvolution
  /// Of the stem, and of what comes out of a block.
  var activation: ModuleGraph.Activation = .relu
  var firstStride = 1
  /// Whether a bottleneck halves height and width in its first convolution.
  var stridesFirst = false
  /// Whether a shortcut takes means over 2 × 2 places where it halves them.
  var averagesShortcut = false

  /// - Parameters:
  ///   - depths: the number of blocks of each stage.
  ///   - groupWidth: of a group within a bottleneck, for 64 planes.
  ///   - planes: the width of the first stage.
  package init(
    block: Block = .bottleneck, depths: [Int], groups: Int = 1, groupWidth: Int = 64, stemChannels: Int = 64,
    planes: Int = 64
  ) {
    let stages = depths.enumerated().map { stage, depth in
      let planes = planes << stage
      return block == .basic
        ? Stage(inner: planes, width: planes, depth: depth)
        : Stage(inner: planes * groupWidth / 64 * groups, width: planes * 4, depth: depth)
    }
    self.init(block: block, stages: stages, groups: groups, stemChannels: stemChannels)
  }

  init(block: Block, stages: [Stage], groups: Int = 1, stemChannels: Int) {
    self.block = block
    self.stages = stages
    self.groups = groups
    self.stemChannels = stemChannels
  }

  package func build(_ module: inout ModuleGraph) throws {
    var value = try stem(&module)
    value = try module.batchNormalization(value, "bn1", channels: stemChannels)
    value = try module.activation(value, activation, name: "relu")
    value = try module.maximumPool(value, kernel: 3, stride: 2, padding: 1, name: "maxpool")
    var channels = stemChannels
    for (index, stage) in stages.enumerated() {
      let name = "layer\(index + 1)"
      for block in 0..<stage.depth {
        let stride = block > 0 ? 1 : index > 0 ? 2 : firstStride
        value = try residual(&module, value, "\(name).\(block)", from: channels, stage, stride: stride)
        channels = stage.width
      }
      module.alias(name, value)
    }
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "fc", inputs: channels)
  }

  private func stem(_ module: inout ModuleGraph) throws -> String {
    guard case .threeConvolutions(let width) = stem else {
      return try module.convolution(
        ModuleGraph.input, "conv1", channels: (module.channels, stemChannels), kernel: 7, stride: 2)
    }
    var value = ModuleGraph.input
    for (place, channels) in [(0, module.channels), (3, width)] {
      value = try module.convolution(
        value, "conv1.\(place)", channels: (channels, width), kernel: 3, stride: place == 0 ? 2 : 1)
      value = try module.batchNormalization(value, "conv1.\(place + 1)", channels: width)
      value = try module.activation(value, activation, name: "conv1.\(place + 2)")
    }
    return try module.convolution(value, "conv1.6", channels: (width, stemChannels), kernel: 3)
  }

  /// y = activation(F(x) + x), where x is projected if the shapes differ.
  private func residual(
    _ module: inout ModuleGraph, _ input: String, _ name: String, from: Int, _ stage: Stage, stride: Int
  ) throws -> String {
    let (width, to) = (stage.inner, stage.width)
    let (first, second) = stridesFirst ? (stride, 1) : (1, stride)
    let convolutions: [(channels: (Int, Int), kernel: ModuleGraph.Kernel, stride: Int, groups: Int)] =
      switch block {
      case .basic: [((from, to), 3, stride, 1), ((to, to), 3, 1, 1)]
      case .bottleneck: [((from, width), 1, first, 1), ((width, width), 3, second, groups), ((width, to), 1, 1, 1)]
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
    let identity =
      stride != 1 || from != to
      ? try shortcut(&module, input, "\(name).downsample", channels: (from, to), stride: stride) : input
    value = try module.add(value, identity, name: "\(name).sum")
    value = try module.activation(value, activation, name: name)
    // One module serves all of a block's ReLUs; the last one makes the block's output.
    module.alias("\(name).relu", value)
    return value
  }

  private func shortcut(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: (from: Int, to: Int), stride: Int
  ) throws -> String {
    var (value, place) = (input, 0)
    if averagesShortcut {
      // What hangs over the edge is not counted.
      if stride > 1 {
        let attributes: [String: Attribute] = [
          "kernel_shape": .integers([2, 2]), "strides": .integers([stride, stride]), "ceil_mode": .integer(1),
        ]
        value = try module.add("AveragePool", [value], attributes: attributes, name: "\(name).0")
      }
      place = 1
    }
    value = try module.convolution(
      value, "\(name).\(place)", channels: channels, kernel: 1, stride: averagesShortcut ? 1 : stride)
    value = try module.batchNormalization(value, "\(name).\(place + 1)", channels: channels.to)
    return module.alias(name, value)
  }
}
