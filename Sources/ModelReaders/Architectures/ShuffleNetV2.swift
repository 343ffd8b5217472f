import Graphs

extension Architecture {
  /// Ma, Zhang, Zheng and Sun, "ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design", 2018, table 5.
  static let shuffleNetV2: [Architecture] = [
    shuffle("x0_5", "shufflenetv2_x0.5-f707e7126e.pth", .imageNet(), [48, 96, 192], 1024),
    shuffle("x1_0", "shufflenetv2_x1-5666bf0f80.pth", .imageNet(), [116, 232, 464], 1024),
    shuffle("x1_5", "shufflenetv2_x1_5-3c479a10.pth", .imageNet(232), [176, 352, 704], 1024),
    shuffle("x2_0", "shufflenetv2_x2_0-8be3c8ee.pth", .imageNet(232), [244, 488, 976], 2048),
  ]

  private static func shuffle(
    _ width: String, _ file: String, _ input: InputFormat, _ stages: [Int], _ head: Int
  ) -> Architecture {
    Architecture(
      name: "shufflenet_v2_\(width)", input: input, weights: .torchvision(file),
      network: ShuffleNetV2(stages: Array(zip(stages, [4, 8, 4])), headChannels: head))
  }
}

/// Blocks that work on half of the channels, and mix both halves afterwards.
package struct ShuffleNetV2: ModuleNetwork {
  let stages: [(channels: Int, blocks: Int)]
  let stemChannels: Int
  let headChannels: Int

  package init(stages: [(Int, Int)], stemChannels: Int = 24, headChannels: Int) {
    self.stages = stages
    self.stemChannels = stemChannels
    self.headChannels = headChannels
  }

  package func build(_ module: inout ModuleGraph) throws {
    var value = try module.convolutionBlock(
      ModuleGraph.input, "conv1", channels: (3, stemChannels), kernel: 3, stride: 2, activation: .relu)
    value = try module.maximumPool(value, kernel: 3, stride: 2, padding: 1, name: "maxpool")
    var channels = stemChannels
    for (index, stage) in stages.enumerated() {
      let name = "stage\(index + 2)"
      value = try halving(&module, value, "\(name).0", channels: (channels, stage.channels))
      for block in 1..<stage.blocks {
        value = try keeping(&module, value, "\(name).\(block)", channels: stage.channels)
      }
      module.alias(name, value)
      channels = stage.channels
    }
    value = try module.convolutionBlock(
      value, "conv5", channels: (channels, headChannels), kernel: 1, activation: .relu)
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "fc", inputs: headChannels)
  }

  /// Half of the channels stay as they are.
  private func keeping(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: Int
  ) throws -> String {
    let halves = ["\(name).branch1", "\(name).half"]
    try module.append(
      Node(
        name: "\(name).split", operatorName: "Split", inputs: [input], outputs: halves,
        attributes: ["axis": .integer(1), "num_outputs": .integer(2)]))
    let changed = try mainBranch(&module, halves[1], name, channels: (channels / 2, channels / 2), stride: 1)
    return try shuffled(&module, [halves[0], changed], name, channels: channels)
  }

  /// Both halves see all channels, and halve height and width.
  private func halving(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: (from: Int, to: Int)
  ) throws -> String {
    let branch = "\(name).branch1"
    var side = try module.convolution(
      input, "\(branch).0", channels: (channels.from, channels.from), kernel: 3, stride: 2, groups: channels.from)
    side = try module.batchNormalization(side, "\(branch).1", channels: channels.from)
    side = try module.convolution(side, "\(branch).2", channels: (channels.from, channels.to / 2), kernel: 1)
    side = try module.batchNormalization(side, "\(branch).3", channels: channels.to / 2)
    side = module.alias(branch, try module.activation(side, .relu, name: "\(branch).4"))
    let main = try mainBranch(&module, input, name, channels: (channels.from, channels.to / 2), stride: 2)
    return try shuffled(&module, [side, main], name, channels: channels.to)
  }

  private func mainBranch(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: (from: Int, to: Int), stride: Int
  ) throws -> String {
    let (branch, width) = ("\(name).branch2", channels.to)
    var value = try module.convolution(input, "\(branch).0", channels: channels, kernel: 1)
    value = try module.batchNormalization(value, "\(branch).1", channels: width)
    value = try module.activation(value, .relu, name: "\(branch).2")
    value = try module.convolution(
      value, "\(branch).3", channels: (width, width), kernel: 3, stride: stride, groups: width)
    value = try module.batchNormalization(value, "\(branch).4", channels: width)
    value = try module.convolution(value, "\(branch).5", channels: (width, width), kernel: 1)
    value = try module.batchNormalization(value, "\(branch).6", channels: width)
    value = try module.activation(value, .relu, name: "\(branch).7")
    return module.alias(branch, value)
  }

  /// The halves one behind the other, then channels taken from them in turn.
  private func shuffled(
    _ module: inout ModuleGraph, _ halves: [String], _ name: String, channels: Int
  ) throws -> String {
    let joined = try module.concatenated(halves, name: "\(name).joined")
    let pairs = module.constant("shuffle.\(channels)", .integers([0, 2, channels / 2, -1]))
    let grouped = try module.add("Reshape", [joined, pairs], name: "\(name).grouped")
    let swapped = try module.add(
      "Transpose", [grouped], attributes: ["perm": .integers([0, 2, 1, 3])], name: "\(name).swapped")
    let shape = try module.add("Shape", [joined], name: "\(name).shape")
    return try module.add("Reshape", [swapped, shape], name: name)
  }
}
