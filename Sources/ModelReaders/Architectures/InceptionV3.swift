import Graphs

extension Architecture {
  /// Inception v3: Szegedy et al., "Rethinking the Inception Architecture for Computer Vision", 2016, table 1 and
  /// figures 5 to 7.
  static let inceptionV3 = [
    Architecture(
      name: "inception_v3", input: .imageNet(342, 299), weights: .torchvision("inception_v3_google-0cc3c7bd.pth"),
      network: InceptionV3())
  ]
}

/// Modules of three or four branches side by side, whose large windows are made of small ones behind one another.
private struct InceptionV3: ModuleNetwork {
  /// A convolution of a branch: the last part of its name, its channels, and its window.
  private struct Layer {
    let name: String
    let channels: Int
    let kernel: ModuleGraph.Kernel
    /// 2 where height and width are halved; the window then stays within the input.
    let stride: Int

    init(_ name: String, _ channels: Int, _ kernel: ModuleGraph.Kernel, stride: Int = 1) {
      self.name = name
      self.channels = channels
      self.kernel = kernel
      self.stride = stride
    }
  }

  func build(_ module: inout ModuleGraph) throws {
    module.allowUnneeded(prefixes: ["AuxLogits."])
    var value = try module.rescaledInput()
    value = try stem(&module, value)
    var channels = 192
    for (letter, pooled) in [("b", 32), ("c", 64), ("d", 64)] {
      (value, channels) = try mixed(
        &module, value, "Mixed_5\(letter)", channels: channels,
        [
          [Layer("1x1", 64, 1)], [Layer("5x5_1", 48, 1), Layer("5x5_2", 64, 5)],
          [Layer("3x3dbl_1", 64, 1), Layer("3x3dbl_2", 96, 3), Layer("3x3dbl_3", 96, 3)],
        ], averaged: pooled)
    }
    (value, channels) = try mixed(
      &module, value, "Mixed_6a", channels: channels,
      [
        [Layer("3x3", 384, 3, stride: 2)],
        [Layer("3x3dbl_1", 64, 1), Layer("3x3dbl_2", 96, 3), Layer("3x3dbl_3", 96, 3, stride: 2)],
      ])
    for (letter, width) in [("b", 128), ("c", 160), ("d", 160), ("e", 192)] {
      let (row, column): (ModuleGraph.Kernel, ModuleGraph.Kernel) = (.init(1, 7), .init(7, 1))
      (value, channels) = try mixed(
        &module, value, "Mixed_6\(letter)", channels: channels,
        [
          [Layer("1x1", 192, 1)], [Layer("7x7_1", width, 1), Layer("7x7_2", width, row), Layer("7x7_3", 192, column)],
          [
            Layer("7x7dbl_1", width, 1), Layer("7x7dbl_2", width, column), Layer("7x7dbl_3", width, row),
            Layer("7x7dbl_4", width, column), Layer("7x7dbl_5", 192, row),
          ],
        ], averaged: 192)
    }
    (value, channels) = try mixed(
      &module, value, "Mixed_7a", channels: channels,
      [
        [Layer("3x3_1", 192, 1), Layer("3x3_2", 320, 3, stride: 2)],
        [
          Layer("7x7x3_1", 192, 1), Layer("7x7x3_2", 192, .init(1, 7)), Layer("7x7x3_3", 192, .init(7, 1)),
          Layer("7x7x3_4", 192, 3, stride: 2),
        ],
      ])
    for letter in ["b", "c"] {
      (value, channels) = try forked(&module, value, "Mixed_7\(letter)", channels: channels)
    }
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "fc", inputs: channels)
  }

  private func stem(_ module: inout ModuleGraph, _ input: String) throws -> String {
    var value = try module.rectifiedConvolution(
      input, "Conv2d_1a_3x3", channels: (3, 32), kernel: 3, stride: 2, padding: .pixels(0))
    value = try module.rectifiedConvolution(
      value, "Conv2d_2a_3x3", channels: (32, 32), kernel: 3, padding: .pixels(0))
    value = try module.rectifiedConvolution(value, "Conv2d_2b_3x3", channels: (32, 64), kernel: 3)
    value = try module.maximumPool(value, kernel: 3, stride: 2, name: "maxpool1")
    value = try module.rectifiedConvolution(value, "Conv2d_3b_1x1", channels: (64, 80), kernel: 1)
    value = try module.rectifiedConvolution(
      value, "Conv2d_4a_3x3", channels: (80, 192), kernel: 3, padding: .pixels(0))
    return try module.maximumPool(value, kernel: 3, stride: 2, name: "maxpool2")
  }

  /// - Parameter averaged: the channels of the branch that averages first; without it, the last branch is a maximum
  ///   that halves height and width.
  private func mixed(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: Int, _ branches: [[Layer]],
    averaged: Int? = nil
  ) throws -> (value: String, channels: Int) {
    var outputs: [String] = []
    var total = 0
    for branch in branches {
      let result = try chain(&module, input, name, channels: channels, branch)
      outputs.append(result.value)
      total += result.channels
    }
    if let averaged {
      outputs.append(try averagedBranch(&module, input, name, channels: (channels, averaged)))
      total += averaged
    } else {
      outputs.append(try module.maximumPool(input, kernel: 3, stride: 2, name: "\(name).branch_pool"))
      total += channels
    }
    return (try module.concatenated(outputs, name: name), total)
  }

  /// Two of the branches end in a row and a column side by side.
  private func forked(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: Int
  ) throws -> (value: String, channels: Int) {
    func fork(_ layers: [Layer], _ branch: String, _ parts: (String, String)) throws -> String {
      let stem = try chain(&module, input, name, channels: channels, layers)
      let halves = [(parts.0, ModuleGraph.Kernel(1, 3)), (parts.1, ModuleGraph.Kernel(3, 1))]
      let outputs = try halves.map { part, kernel in
        try module.rectifiedConvolution(
          stem.value, "\(name).branch\(part)", channels: (stem.channels, 384), kernel: kernel)
      }
      return try module.concatenated(outputs, name: "\(name).branch\(branch)")
    }
    let single = try chain(&module, input, name, channels: channels, [Layer("1x1", 320, 1)])
    let outputs = [
      single.value, try fork([Layer("3x3_1", 384, 1)], "3x3", ("3x3_2a", "3x3_2b")),
      try fork([Layer("3x3dbl_1", 448, 1), Layer("3x3dbl_2", 384, 3)], "3x3dbl", ("3x3dbl_3a", "3x3dbl_3b")),
      try averagedBranch(&module, input, name, channels: (channels, 192)),
    ]
    return (try module.concatenated(outputs, name: name), 320 + 4 * 384 + 192)
  }

  private func chain(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: Int, _ layers: [Layer]
  ) throws -> (value: String, channels: Int) {
    var (value, width) = (input, channels)
    for layer in layers {
      value = try module.rectifiedConvolution(
        value, "\(name).branch\(layer.name)", channels: (width, layer.channels), kernel: layer.kernel,
        stride: layer.stride, padding: layer.stride == 1 ? .half : .pixels(0))
      width = layer.channels
    }
    return (value, width)
  }

  private func averagedBranch(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: (Int, Int)
  ) throws -> String {
    let averaged = try module.averagePool(input, kernel: 3, stride: 1, padding: 1, name: "\(name).branch_pool.mean")
    return try module.rectifiedConvolution(averaged, "\(name).branch_pool", channels: channels, kernel: 1)
  }
}
