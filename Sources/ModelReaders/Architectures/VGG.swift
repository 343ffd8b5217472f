import Graphs

extension Architecture {
  /// VGG: Simonyan and Zisserman, "Very Deep Convolutional Networks for Large-Scale Image Recognition", 2015, table 1,
  /// columns A, B, D and E; and the same with batch normalisation.
  static let vgg: [Architecture] = [
    plain("vgg11", "8a719046", [1, 1, 2, 2, 2]), plain("vgg13", "19584684", [2, 2, 2, 2, 2]),
    plain("vgg16", "397923af", [2, 2, 3, 3, 3]), plain("vgg19", "dcbb9e9d", [2, 2, 4, 4, 4]),
    plain("vgg11_bn", "6002323d", [1, 1, 2, 2, 2], isNormalised: true),
    plain("vgg13_bn", "abd245e5", [2, 2, 2, 2, 2], isNormalised: true),
    plain("vgg16_bn", "6c64b313", [2, 2, 3, 3, 3], isNormalised: true),
    plain("vgg19_bn", "c79401a0", [2, 2, 4, 4, 4], isNormalised: true),
  ]

  private static func plain(
    _ name: String, _ hash: String, _ depths: [Int], isNormalised: Bool = false
  ) -> Architecture {
    let widths = [64, 128, 256, 512, 512]
    return Architecture(
      name: name, input: .imageNet(), weights: .torchvision("\(name)-\(hash).pth"),
      network: VGG(stages: Array(zip(widths, depths)), isNormalised: isNormalised))
  }
}

/// 3 × 3 convolutions, a halving of height and width after each stage, then three linear layers.
package struct VGG: ModuleNetwork {
  let stages: [(width: Int, depth: Int)]
  let isNormalised: Bool
  let hiddenWidth: Int

  package init(stages: [(Int, Int)], isNormalised: Bool, hiddenWidth: Int = 4096) {
    self.stages = stages
    self.isNormalised = isNormalised
    self.hiddenWidth = hiddenWidth
  }

  package func build(_ module: inout ModuleGraph) throws {
    var value = ModuleGraph.input
    var channels = 3
    var index = 0
    func next() -> String {
      index += 1
      return "features.\(index - 1)"
    }
    for stage in stages {
      for _ in 0..<stage.depth {
        value = try module.convolution(
          value, next(), channels: (channels, stage.width), kernel: 3, hasBias: true)
        channels = stage.width
        if isNormalised { value = try module.batchNormalization(value, next(), channels: channels) }
        value = try module.activation(value, .relu, name: next())
      }
      value = try module.maximumPool(value, kernel: 2, stride: 2, name: next())
    }
    module.preferLayer(module.alias("features", value))
    value = try module.adaptiveAveragePool(value, height: 7, width: 7, name: "avgpool")
    value = try module.flattened(value, name: "avgpool.flat")
    value = try module.linear(value, "classifier.0", inputs: channels * 49, outputs: hiddenWidth)
    value = try module.activation(value, .relu, name: "classifier.1")
    value = try module.linear(value, "classifier.3", inputs: hiddenWidth, outputs: hiddenWidth)
    value = try module.activation(value, .relu, name: "classifier.4")
    try module.classifier(value, "classifier.6", inputs: hiddenWidth)
  }
}
