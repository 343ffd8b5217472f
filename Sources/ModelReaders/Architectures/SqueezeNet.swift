import Graphs

extension Architecture {
  /// SqueezeNet 1.0: Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters and < 0.5MB model
  /// size", 2016, table 1; and its authors' 1.1, which pools earlier.
  static let squeezeNet: [Architecture] = [
    squeeze("squeezenet1_0", "b66bff10", SqueezeNet(stemChannels: 96, stemKernel: 7, poolsBefore: [0, 3, 7])),
    squeeze("squeezenet1_1", "b8a52dc0", SqueezeNet(stemChannels: 64, stemKernel: 3, poolsBefore: [0, 2, 4])),
  ]

  private static func squeeze(_ name: String, _ hash: String, _ network: SqueezeNet) -> Architecture {
    Architecture(name: name, input: .imageNet(), weights: .torchvision("\(name)-\(hash).pth"), network: network)
  }
}

private struct SqueezeNet: ModuleNetwork {
  let stemChannels: Int
  let stemKernel: Int
  /// The fire modules before which height and width are halved.
  let poolsBefore: [Int]

  /// The squeezed channels of each fire module; each of its two halves has four times as many.
  private static let squeezed = [16, 16, 32, 32, 48, 48, 64, 64]

  func build(_ module: inout ModuleGraph) throws {
    var value = try module.convolution(
      ModuleGraph.input, "features.0", channels: (3, stemChannels), kernel: .init(stemKernel), stride: 2,
      padding: .pixels(0), hasBias: true)
    value = try module.activation(value, .relu, name: "features.1")
    var channels = stemChannels
    var index = 2
    for (number, squeezed) in Self.squeezed.enumerated() {
      if poolsBefore.contains(number) {
        value = try module.maximumPool(value, kernel: 3, stride: 2, roundsUp: true, name: "features.\(index)")
        index += 1
      }
      value = try fire(&module, value, "features.\(index)", channels: channels, squeezed: squeezed)
      channels = squeezed * 8
      index += 1
    }
    module.preferLayer(module.alias("features", value))
    value = try module.convolution(
      value, "classifier.1", channels: (channels, module.rowCount("classifier.1.weight")), kernel: 1, hasBias: true)
    value = try module.activation(value, .relu, name: "classifier.2")
    value = try module.add("GlobalAveragePool", [value], name: "classifier.3")
    module.output(try module.flattened(value, name: "logits"))
  }

  /// A 1 × 1 convolution to few channels, and from these a 1 × 1 and a 3 × 3 one side by side.
  private func fire(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: Int, squeezed: Int
  ) throws -> String {
    func layer(_ value: String, _ part: String, _ channels: (Int, Int), _ kernel: Int) throws -> String {
      let result = try module.convolution(
        value, "\(name).\(part)", channels: channels, kernel: .init(kernel), hasBias: true)
      return try module.activation(result, .relu, name: "\(name).\(part)_activation")
    }
    let value = try layer(input, "squeeze", (channels, squeezed), 1)
    let expanded = [
      try layer(value, "expand1x1", (squeezed, squeezed * 4), 1),
      try layer(value, "expand3x3", (squeezed, squeezed * 4), 3),
    ]
    return try module.concatenated(expanded, name: name)
  }
}
