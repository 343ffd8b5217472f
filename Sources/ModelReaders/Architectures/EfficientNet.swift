import Graphs

extension Architecture {
  /// Tan and Le, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks", 2019, table 1.
  static let efficientNet: [Architecture] = [
    scaled("b0", "b0_rwightman-7f5810bc", .imageNet(256, 224, .bicubic), width: 1.0, depth: 1.0),
    scaled("b1", "b1_rwightman-bac287d4", .imageNet(256, 240, .bicubic), width: 1.0, depth: 1.1),
    scaled("b2", "b2_rwightman-c35c1473", .imageNet(288, 288, .bicubic), width: 1.1, depth: 1.2),
    scaled("b3", "b3_rwightman-b3899882", .imageNet(320, 300, .bicubic), width: 1.2, depth: 1.4),
    scaled("b4", "b4_rwightman-23ab8bcd", .imageNet(384, 380, .bicubic), width: 1.4, depth: 1.8),
    scaled("b5", "b5_lukemelas-1a07897c", .imageNet(456, 456, .bicubic), width: 1.6, depth: 2.2, epsilon: 1e-3),
    scaled("b6", "b6_lukemelas-24a108a5", .imageNet(528, 528, .bicubic), width: 1.8, depth: 2.6, epsilon: 1e-3),
    scaled("b7", "b7_lukemelas-c5b4e57e", .imageNet(600, 600, .bicubic), width: 2.0, depth: 3.1, epsilon: 1e-3),
  ]

  /// Tan and Le, "EfficientNetV2: Smaller Models and Faster Training", 2021, table 4.
  static let efficientNetV2: [Architecture] = [
    second(
      "s", "dd5fe13b", .imageNet(384, 384), stem: 24,
      [
        .fused(1, 24, 2), .fused(4, 48, 4, stride: 2), .fused(4, 64, 4, stride: 2), .gated(4, 128, 6, stride: 2),
        .gated(6, 160, 9), .gated(6, 256, 15, stride: 2),
      ]),
    second(
      "m", "dc08266a", .imageNet(480, 480), stem: 24,
      [
        .fused(1, 24, 3), .fused(4, 48, 5, stride: 2), .fused(4, 80, 5, stride: 2), .gated(4, 160, 7, stride: 2),
        .gated(6, 176, 14), .gated(6, 304, 18, stride: 2), .gated(6, 512, 5),
      ]),
    second(
      "l", "59c71312",
      InputFormat(
        shorterSide: 480, cropSize: 480, interpolation: .bicubic, mean: [0.5, 0.5, 0.5],
        standardDeviation: [0.5, 0.5, 0.5]), stem: 32,
      [
        .fused(1, 32, 4), .fused(4, 64, 7, stride: 2), .fused(4, 96, 7, stride: 2), .gated(4, 192, 10, stride: 2),
        .gated(6, 224, 19), .gated(6, 384, 25, stride: 2), .gated(6, 640, 7),
      ]),
  ]

  private static func scaled(
    _ version: String, _ file: String, _ input: InputFormat, width: Double, depth: Double, epsilon: Float = 1e-5
  ) -> Architecture {
    let stages = EfficientNet.firstStages.map { $0.scaled(width: width, depth: depth) }
    return Architecture(
      name: "efficientnet_\(version)", input: input, weights: .torchvision("efficientnet_\(file).pth"),
      network: EfficientNet(
        stemChannels: roundedChannels(32 * width), stages: stages, headChannels: (stages.last?.channels ?? 0) * 4,
        epsilon: epsilon))
  }

  private static func second(
    _ size: String, _ hash: String, _ input: InputFormat, stem: Int, _ stages: [EfficientNet.Stage]
  ) -> Architecture {
    Architecture(
      name: "efficientnet_v2_\(size)", input: input, weights: .torchvision("efficientnet_v2_\(size)-\(hash).pth"),
      network: EfficientNet(stemChannels: stem, stages: stages, headChannels: 1280, epsilon: 1e-3))
  }
}

/// Stages of inverted residual blocks with squeeze-and-excitation; in the second version the early ones are fused: one
/// whole convolution for the expansion and the depthwise one, and no gate.
package struct EfficientNet: ModuleNetwork {
  package struct Stage: Sendable {
    let isFused: Bool
    let expansion: Int
    let channels: Int
    let blocks: Int
    let kernel: Int
    let stride: Int

    package static func gated(
      _ expansion: Int, _ channels: Int, _ blocks: Int, kernel: Int = 3, stride: Int = 1
    ) -> Stage {
      Stage(
        isFused: false, expansion: expansion, channels: channels, blocks: blocks, kernel: kernel, stride: stride)
    }

    package static func fused(_ expansion: Int, _ channels: Int, _ blocks: Int, stride: Int = 1) -> Stage {
      Stage(isFused: true, expansion: expansion, channels: channels, blocks: blocks, kernel: 3, stride: stride)
    }

    func scaled(width: Double, depth: Double) -> Stage {
      Stage(
        isFused: isFused, expansion: expansion, channels: roundedChannels(Double(channels) * width),
        blocks: Int((Double(blocks) * depth).rounded(.up)), kernel: kernel, stride: stride)
    }
  }

  /// Of the smallest network of the first version, which the others scale.
  static let firstStages: [Stage] = [
    .gated(1, 16, 1), .gated(6, 24, 2, stride: 2), .gated(6, 40, 2, kernel: 5, stride: 2), .gated(6, 80, 3, stride: 2),
    .gated(6, 112, 3, kernel: 5), .gated(6, 192, 4, kernel: 5, stride: 2), .gated(6, 320, 1),
  ]

  let stemChannels: Int
  let stages: [Stage]
  let headChannels: Int
  /// Of the batch normalisations.
  let epsilon: Float
  /// Whether what a stride leaves is parted as TensorFlow does, whatever the image's sides.
  var padsAsTensorFlow = false
  /// Whether strides begin where TensorFlow's do in images of even sides.
  var padsBehind = false
  /// The blocks, counted through all stages, that do not.
  var paddedAround: Set<Int> = []
  /// Whether the channels within a block are rounded.
  var roundsInner = true
  /// Whether a stage's first block may be passed by.
  var skipsFirst = true

  package init(stemChannels: Int, stages: [Stage], headChannels: Int, epsilon: Float) {
    self.stemChannels = stemChannels
    self.stages = stages
    self.headChannels = headChannels
    self.epsilon = epsilon
  }

  package func build(_ module: inout ModuleGraph) throws {
    var channels = stemChannels
    var value = try module.convolutionBlock(
      ModuleGraph.input, "features.0", channels: (module.channels, channels), kernel: 3, stride: 2, epsilon: epsilon,
      padding: padsAsTensorFlow ? .same : padsBehind ? .sides(before: 0, after: 1) : .half, activation: .silu)
    var count = 0
    for (index, stage) in stages.enumerated() {
      let name = "features.\(index + 1)"
      for block in 0..<stage.blocks {
        value = try inverted(
          &module, value, "\(name).\(block)", stage, from: channels, stride: block == 0 ? stage.stride : 1,
          isAround: !(padsBehind || padsAsTensorFlow) || paddedAround.contains(count),
          isSkipped: block > 0 || skipsFirst)
        count += 1
        channels = stage.channels
      }
      module.alias(name, value)
    }
    value = try module.convolutionBlock(
      value, "features.\(stages.count + 1)", channels: (channels, headChannels), kernel: 1, epsilon: epsilon,
      activation: .silu)
    module.alias("features", value)
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "classifier.1", inputs: headChannels)
  }

  private func inverted(
    _ module: inout ModuleGraph, _ input: String, _ name: String, _ stage: Stage, from channels: Int, stride: Int,
    isAround: Bool, isSkipped: Bool
  ) throws -> String {
    let kernel = ModuleGraph.Kernel(stage.kernel)
    let whole = channels * stage.expansion
    let inner = roundsInner ? roundedChannels(Double(whole)) : whole
    let expands = inner != channels
    let half = stage.kernel / 2
    var value = input
    var index = 0
    func layer(
      _ channels: (Int, Int), _ kernel: ModuleGraph.Kernel, stride: Int = 1, groups: Int = 1, isLast: Bool = false
    ) throws {
      value = try module.convolutionBlock(
        value, "\(name).block.\(index)", channels: channels, kernel: kernel, stride: stride, groups: groups,
        epsilon: epsilon,
        padding: stride == 1 || isAround ? .half : padsAsTensorFlow ? .same : .sides(before: half - 1, after: half),
        activation: isLast ? nil : .silu)
      index += 1
    }
    if stage.isFused {
      let width = expands ? inner : stage.channels
      try layer((channels, width), kernel, stride: stride)
    } else {
      if expands { try layer((channels, inner), 1) }
      try layer((inner, inner), kernel, stride: stride, groups: inner)
      value = try module.squeezeExcitation(
        value, "\(name).block.\(index)", channels: inner, squeezed: max(1, channels / 4), activation: .silu)
      index += 1
    }
    if !stage.isFused || expands { try layer((inner, stage.channels), 1, isLast: true) }
    module.alias("\(name).block", value)
    guard isSkipped, stride == 1, channels == stage.channels else { return module.alias(name, value) }
    return try module.add(value, input, name: name)
  }
}
