import Graphs

extension Architecture {
  /// Tan et al., "MnasNet: Platform-Aware Neural Architecture Search for Mobile", 2019: the variant B1, without
  /// squeeze-and-excitation.
  static let mnasNet: [Architecture] = [
    searched("mnasnet0_5", "mnasnet0.5_top1_67.823-3ffadce67e.pth", .imageNet(), 0.5),
    searched("mnasnet0_75", "mnasnet0_75-7090bc5f.pth", .imageNet(232), 0.75),
    searched("mnasnet1_0", "mnasnet1.0_top1_73.512-f206786ef8.pth", .imageNet(), 1),
    searched("mnasnet1_3", "mnasnet1_3-a4c69d6f.pth", .imageNet(232), 1.3),
  ]

  private static func searched(
    _ name: String, _ file: String, _ input: InputFormat, _ width: Double
  ) -> Architecture {
    Architecture(name: name, input: input, weights: .torchvision(file), network: MNASNet(width: width))
  }
}

private struct MNASNet: ModuleNetwork {
  let width: Double

  private static let stages: [(channels: Int, kernel: Int, stride: Int, expansion: Int, blocks: Int)] = [
    (24, 3, 2, 3, 3), (40, 5, 2, 3, 3), (80, 5, 2, 6, 3), (96, 3, 1, 6, 2), (192, 5, 2, 6, 4), (320, 3, 1, 6, 1),
  ]

  func build(_ module: inout ModuleGraph) throws {
    func scaled(_ channels: Int) -> Int { roundedChannels(Double(channels) * width) }
    let stem = scaled(32)
    var channels = scaled(16)
    var value = try module.convolution(ModuleGraph.input, "layers.0", channels: (3, stem), kernel: 3, stride: 2)
    value = try normalised(&module, value, "layers", 1, channels: stem)
    value = try module.convolution(value, "layers.3", channels: (stem, stem), kernel: 3, groups: stem)
    value = try normalised(&module, value, "layers", 4, channels: stem)
    value = try module.convolution(value, "layers.6", channels: (stem, channels), kernel: 1)
    value = try module.batchNormalization(value, "layers.7", channels: channels)
    for (index, stage) in Self.stages.enumerated() {
      let name = "layers.\(index + 8)"
      for block in 0..<stage.blocks {
        value = try inverted(
          &module, value, "\(name).\(block)", channels: (channels, scaled(stage.channels)), kernel: stage.kernel,
          stride: block == 0 ? stage.stride : 1, expansion: stage.expansion)
        channels = scaled(stage.channels)
      }
      module.alias(name, value)
    }
    value = try module.convolution(value, "layers.14", channels: (channels, 1280), kernel: 1)
    value = try normalised(&module, value, "layers", 15, channels: 1280)
    module.alias("layers", value)
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "classifier.1", inputs: 1280)
  }

  private func inverted(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: (from: Int, to: Int), kernel: Int,
    stride: Int, expansion: Int
  ) throws -> String {
    let (layers, inner) = ("\(name).layers", channels.from * expansion)
    var value = try module.convolution(input, "\(layers).0", channels: (channels.from, inner), kernel: 1)
    value = try normalised(&module, value, layers, 1, channels: inner)
    value = try module.convolution(
      value, "\(layers).3", channels: (inner, inner), kernel: .init(kernel), stride: stride, groups: inner)
    value = try normalised(&module, value, layers, 4, channels: inner)
    value = try module.convolution(value, "\(layers).6", channels: (inner, channels.to), kernel: 1)
    value = try module.batchNormalization(value, "\(layers).7", channels: channels.to)
    module.alias(layers, value)
    guard stride == 1, channels.from == channels.to else { return module.alias(name, value) }
    return try module.add(value, input, name: name)
  }

  /// The modules `index` and the one behind it.
  private func normalised(
    _ module: inout ModuleGraph, _ value: String, _ name: String, _ index: Int, channels: Int
  ) throws -> String {
    let result = try module.batchNormalization(value, "\(name).\(index)", channels: channels)
    return try module.activation(result, .relu, name: "\(name).\(index + 1)")
  }
}
