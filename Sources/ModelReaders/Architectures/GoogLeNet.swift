import Graphs
import Tensors

extension Architecture {
  /// GoogLeNet: Szegedy et al., "Going Deeper with Convolutions", 2015, table 1; with batch normalisation, and with
  /// 3 × 3 where the paper has 5 × 5, as the published weights have it.
  static let googLeNet = [
    Architecture(
      name: "googlenet", input: .imageNet(), weights: .torchvision("googlenet-1378be20.pth"), network: GoogLeNet())
  ]
}

/// Modules of four branches side by side.
package struct GoogLeNet: ModuleNetwork {
  /// By how much all widths are divided.
  let narrowing: Int

  package init(narrowing: Int = 1) { self.narrowing = narrowing }

  /// The channels of the four branches; those of the second and third before their 3 × 3 convolution too.
  private struct Mixture {
    let name: String
    let single: Int
    let double: (Int, Int)
    let wide: (Int, Int)
    let pooled: Int

    init(_ name: String, _ single: Int, _ double: (Int, Int), _ wide: (Int, Int), _ pooled: Int) {
      self.name = name
      self.single = single
      self.double = double
      self.wide = wide
      self.pooled = pooled
    }
  }

  private static let mixtures = [
    [Mixture("3a", 64, (96, 128), (16, 32), 32), Mixture("3b", 128, (128, 192), (32, 96), 64)],
    [
      Mixture("4a", 192, (96, 208), (16, 48), 64), Mixture("4b", 160, (112, 224), (24, 64), 64),
      Mixture("4c", 128, (128, 256), (24, 64), 64), Mixture("4d", 112, (144, 288), (32, 64), 64),
      Mixture("4e", 256, (160, 320), (32, 128), 128),
    ],
    [Mixture("5a", 256, (160, 320), (32, 128), 128), Mixture("5b", 384, (192, 384), (48, 128), 128)],
  ]

  package func build(_ module: inout ModuleGraph) throws {
    module.allowUnneeded(prefixes: ["aux1.", "aux2."])
    let stem = 64 / narrowing
    var value = try module.rescaledInput()
    value = try module.rectifiedConvolution(value, "conv1", channels: (3, stem), kernel: 7, stride: 2)
    value = try module.maximumPool(value, kernel: 3, stride: 2, roundsUp: true, name: "maxpool1")
    value = try module.rectifiedConvolution(value, "conv2", channels: (stem, stem), kernel: 1)
    var channels = 192 / narrowing
    value = try module.rectifiedConvolution(value, "conv3", channels: (stem, channels), kernel: 3)
    for (stage, mixtures) in Self.mixtures.enumerated() {
      let kernel = stage == 2 ? 2 : 3
      value = try module.maximumPool(value, kernel: kernel, stride: 2, roundsUp: true, name: "maxpool\(stage + 2)")
      for mixture in mixtures {
        (value, channels) = try mixed(&module, value, mixture, channels: channels)
      }
    }
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "fc", inputs: channels)
  }

  private func mixed(
    _ module: inout ModuleGraph, _ input: String, _ mixture: Mixture, channels: Int
  ) throws -> (value: String, channels: Int) {
    let name = "inception\(mixture.name)"
    func branch(_ number: Int, _ widths: (Int, Int)) throws -> String {
      let (inner, outer) = (widths.0 / narrowing, widths.1 / narrowing)
      let value = try module.rectifiedConvolution(
        input, "\(name).branch\(number).0", channels: (channels, inner), kernel: 1)
      return module.alias(
        "\(name).branch\(number)",
        try module.rectifiedConvolution(value, "\(name).branch\(number).1", channels: (inner, outer), kernel: 3))
    }
    let (single, projected) = (mixture.single / narrowing, mixture.pooled / narrowing)
    var branches = [
      try module.rectifiedConvolution(input, "\(name).branch1", channels: (channels, single), kernel: 1),
      try branch(2, mixture.double), try branch(3, mixture.wide),
    ]
    let pooled = try module.maximumPool(
      input, kernel: 3, stride: 1, padding: 1, roundsUp: true, name: "\(name).branch4.0")
    branches.append(
      module.alias(
        "\(name).branch4",
        try module.rectifiedConvolution(
          pooled, "\(name).branch4.1", channels: (channels, projected), kernel: 1)))
    let total = single + mixture.double.1 / narrowing + mixture.wide.1 / narrowing + projected
    return (try module.concatenated(branches, name: name), total)
  }
}

/// What both networks of the Inception family are made of.
extension ModuleGraph {
  /// A convolution, batch normalisation and ReLU: the modules `.conv` and `.bn`.
  mutating func rectifiedConvolution(
    _ value: String, _ module: String, channels: (from: Int, to: Int), kernel: Kernel, stride: Int = 1,
    padding: Padding = .half
  ) throws -> String {
    var result = try convolution(
      value, "\(module).conv", channels: channels, kernel: kernel, stride: stride, padding: padding)
    result = try batchNormalization(result, "\(module).bn", channels: channels.to, epsilon: 1e-3)
    return try activation(result, .relu, name: module)
  }

  /// From pixels normalised by ImageNet's mean and deviation to (pixel − 0.5)/0.5, channel by channel.
  ///
  /// The published weights come from a framework that normalises so, and torchvision changes the input for them
  /// (`transform_input`), and for whatever is fine-tuned from them. Whether it did so for a file is not in the file: here
  /// it is always done. Weights that were trained from scratch without it are best exported to ONNX.
  mutating func rescaledInput() throws -> String {
    let format = InputFormat.imageNet()
    let scale = format.standardDeviation.map { $0 / 0.5 }
    let shift = format.mean.map { ($0 - 0.5) / 0.5 }
    func perChannel(_ elements: [Float]) -> Constant { .floats(Tensor(shape: [1, 3, 1, 1], elements: elements)) }
    let scaled = try add(
      "Mul", [Self.input, constant("transform_input.scale", perChannel(scale))], name: "transform_input.scaled")
    let result = try add(
      "Add", [scaled, constant("transform_input.shift", perChannel(shift))], name: "transform_input")
    prepareInput(result)
    return result
  }
}
