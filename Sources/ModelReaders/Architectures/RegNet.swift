import Graphs

extension Architecture {
  /// RegNet X, and Y with squeeze-and-excitation: Radosavovic, Kosaraju, Girshick, He and Dollár, "Designing Network
  /// Design Spaces", 2020; depths, widths and group widths follow from the parameters in its figures 14 and 15.
  static let regNet: [Architecture] = [
    designed("regnet_x_400mf", "adf1edd5", RegNet([1, 2, 7, 12], [32, 64, 160, 400], groupWidth: 16)),
    designed("regnet_x_800mf", "ad17e45c", RegNet([1, 3, 7, 5], [64, 128, 288, 672], groupWidth: 16)),
    designed("regnet_x_1_6gf", "e3633e7f", RegNet([2, 4, 10, 2], [72, 168, 408, 912], groupWidth: 24)),
    designed("regnet_x_3_2gf", "f342aeae", RegNet([2, 6, 15, 2], [96, 192, 432, 1008], groupWidth: 48)),
    designed("regnet_y_400mf", "c65dace8", RegNet([1, 3, 6, 6], [48, 104, 208, 440], groupWidth: 8, isGated: true)),
    designed("regnet_y_800mf", "1b27b58c", RegNet([1, 3, 8, 2], [64, 144, 320, 784], groupWidth: 16, isGated: true)),
    designed("regnet_y_1_6gf", "b11a554e", RegNet([2, 6, 17, 2], [48, 120, 336, 888], groupWidth: 24, isGated: true)),
    designed(
      "regnet_y_3_2gf", "b5a9779c", RegNet([2, 5, 13, 1], [72, 216, 576, 1512], groupWidth: 24, isGated: true)),
  ]

  private static func designed(_ name: String, _ hash: String, _ network: RegNet) -> Architecture {
    Architecture(name: name, input: .imageNet(), weights: .torchvision("\(name)-\(hash).pth"), network: network)
  }
}

/// Stages of residual blocks with grouped convolutions; each stage halves height and width.
package struct RegNet: ModuleNetwork {
  let stages: [(depth: Int, width: Int)]
  let groupWidth: Int
  let isGated: Bool
  let stemChannels: Int
  var activation: ModuleGraph.Activation = .relu
  var firstStride = 2

  package init(
    _ depths: [Int], _ widths: [Int], groupWidth: Int, isGated: Bool = false, stemChannels: Int = 32
  ) {
    stages = zip(depths, widths).map { (depth: $0, width: $1) }
    self.groupWidth = groupWidth
    self.isGated = isGated
    self.stemChannels = stemChannels
  }

  package func build(_ module: inout ModuleGraph) throws {
    var channels = stemChannels
    var value = try module.convolutionBlock(
      ModuleGraph.input, "stem", channels: (module.channels, channels), kernel: 3, stride: 2, activation: activation)
    for (index, stage) in stages.enumerated() {
      let name = "trunk_output.block\(index + 1)"
      for block in 0..<stage.depth {
        value = try residual(
          &module, value, "\(name).block\(index + 1)-\(block)", channels: (channels, stage.width),
          stride: block > 0 ? 1 : index > 0 ? 2 : firstStride)
        channels = stage.width
      }
      module.alias(name, value)
    }
    module.alias("trunk_output", value)
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "fc", inputs: channels)
  }

  /// y = activation(F(x) + x), where x is projected if the shapes differ.
  private func residual(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: (from: Int, to: Int), stride: Int
  ) throws -> String {
    let (inner, width) = ("\(name).f", channels.to)
    var identity = input
    if stride != 1 || channels.from != channels.to {
      identity = try module.convolutionBlock(
        input, "\(name).proj", channels: channels, kernel: 1, stride: stride, activation: nil)
    }
    var value = try module.convolutionBlock(
      input, "\(inner).a", channels: channels, kernel: 1, activation: activation)
    value = try module.convolutionBlock(
      value, "\(inner).b", channels: (width, width), kernel: 3, stride: stride, groups: max(1, width / groupWidth),
      activation: activation)
    if isGated {
      // A quarter of the channels that enter the block; Python's rounding, whose halves go to the even number.
      let squeezed = Int((Double(channels.from) / 4).rounded(.toNearestOrEven))
      value = try module.squeezeExcitation(value, "\(inner).se", channels: width, squeezed: squeezed)
    }
    value = try module.convolutionBlock(
      value, "\(inner).c", channels: (width, width), kernel: 1, activation: nil)
    module.alias(inner, value)
    value = try module.add(identity, value, name: "\(name).sum")
    value = try module.activation(value, activation, name: name)
    module.alias("\(name).activation", value)
    return value
  }
}
