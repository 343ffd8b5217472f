import Graphs
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Architecture {
  /// Liu, Lin, Cao, Hu, Wei, Zhang, Lin and Guo, "Swin Transformer: Hierarchical Vision Transformer using Shifted Windows",
  /// 2021, section 3.3; and Liu, Hu, Lin et al., "Swin Transformer V2: Scaling Up Capacity and Resolution", 2022, section 3.
  static let swin: [Architecture] = [
    swin("swin_t", "704ceda3", 232, Swin(width: 96, depths: [2, 2, 6, 2], heads: [3, 6, 12, 24])),
    swin("swin_s", "5e29d889", 246, Swin(width: 96, depths: [2, 2, 18, 2], heads: [3, 6, 12, 24])),
    swin("swin_b", "68c6b09e", 238, Swin(width: 128, depths: [2, 2, 18, 2], heads: [4, 8, 16, 32])),
    swin("swin_v2_t", "b137f0e2", 260, .second(width: 96, depths: [2, 2, 6, 2], heads: [3, 6, 12, 24])),
    swin("swin_v2_s", "637d8ceb", 260, .second(width: 96, depths: [2, 2, 18, 2], heads: [3, 6, 12, 24])),
    swin("swin_v2_b", "781e5279", 272, .second(width: 128, depths: [2, 2, 18, 2], heads: [4, 8, 16, 32])),
  ]

  private static func swin(_ name: String, _ hash: String, _ shorterSide: Int, _ network: Swin) -> Architecture {
    Architecture(
      name: name, input: .imageNet(shorterSide, network.side, .bicubic),
      weights: .torchvision("\(name)-\(hash).pth"), network: network)
  }
}

/// Stages of attention within windows, every other one shifted by half a window; each stage but the first has half the height
/// and width, and twice the channels.
///
/// Values with height and width are `[N, h, w, C]`. Constants know the size of the image, which is fixed.
package struct Swin: ModuleNetwork {
  var side: Int
  var patch = 4
  let width: Int
  let depths: [Int]
  let heads: [Int]
  var window: Int
  /// Whether it is of the second version: normalised behind attention and perceptron, which compares directions and makes
  /// its table by a small network.
  var isSecond: Bool
  /// Hidden channels of a perceptron, by those around it.
  var ratio = 4.0
  var epsilon: Float = 1e-5
  var activation: ModuleGraph.Activation = .gelu
  /// Whether queries, keys and values have weights of their own.
  var isSplit = false
  var hasAttentionBias = true
  /// As of `WindowLayout`.
  var shiftsFirst = false
  /// Whether windows are as small as the map where that is smaller.
  var shrinksWindows = false

  package init(
    side: Int = 224, width: Int, depths: [Int], heads: [Int], window: Int = 7, isSecond: Bool = false
  ) {
    self.side = side
    self.width = width
    self.depths = depths
    self.heads = heads
    self.window = window
    self.isSecond = isSecond
  }

  package static func second(
    side: Int = 256, width: Int, depths: [Int], heads: [Int], window: Int = 8
  ) -> Swin {
    Swin(side: side, width: width, depths: depths, heads: heads, window: window, isSecond: true)
  }

  package func build(_ module: inout ModuleGraph) throws {
    module.fixInput(height: side, width: side)
    var (length, channels) = ((side + patch - 1) / patch, width)
    var value = try module.convolution(
      ModuleGraph.input, "features.0.0", channels: (module.channels, channels), kernel: ModuleGraph.Kernel(patch),
      stride: patch, padding: .sides(before: 0, after: length * patch - side), hasBias: true)
    value = try module.add(
      "Transpose", [value], attributes: ["perm": .integers([0, 2, 3, 1])], name: "features.0.channelsLast")
    value = try module.layerNormalization(
      value, "features.0.2", channels: channels, epsilon: epsilon, name: "features.0.2")
    module.alias("features.0", value)
    for (index, depth) in depths.enumerated() {
      if index > 0 {
        value = try merged(&module, value, "features.\(2 * index)", length, channels)
        (length, channels) = ((length + 1) / 2, 2 * channels)
      }
      let name = "features.\(2 * index + 1)"
      let window = shrinksWindows ? min(window, length) : window
      for block in 0..<depth {
        let layout = WindowLayout(
          height: length, width: length, channels: channels, side: window, shift: block % 2 == 0 ? 0 : window / 2,
          shiftsFirst: shiftsFirst)
        try check(layout)
        let isLast = index == depths.count - 1 && block == depth - 1
        value = try self.block(&module, value, "\(name).\(block)", layout, heads: heads[index], isLast: isLast)
      }
      module.alias(name, value)
    }
    module.alias("features", value)
    value = try module.layerNormalization(value, "norm", channels: channels, epsilon: epsilon, name: "norm")
    value = try module.add("Transpose", [value], attributes: ["perm": .integers([0, 3, 1, 2])], name: "permute")
    value = try module.globalAveragePool(value, name: "avgpool")
    try module.classifier(value, "head", inputs: channels)
  }

  private func check(_ layout: WindowLayout) throws {
    guard layout.rows * layout.columns * layout.tokens <= WindowLayout.mostNumbers,
      layout.tokens * layout.tokens <= WindowLayout.mostNumbers
    else {
      throw ModelError(.unsupported, "a map of \(layout.height) places a side is too large for windows of \(window)")
    }
  }

  private func block(
    _ module: inout ModuleGraph, _ input: String, _ name: String, _ layout: WindowLayout, heads: Int, isLast: Bool
  ) throws -> String {
    let channels = layout.channels
    func normalised(_ module: inout ModuleGraph, _ value: String, _ part: String) throws -> String {
      try module.layerNormalization(
        value, "\(name).\(part)", channels: channels, epsilon: epsilon, name: "\(name).\(part)")
    }
    func perceptron(_ module: inout ModuleGraph, _ value: String) throws -> String {
      try module.perceptron(
        value, "\(name).mlp", layers: ("\(name).mlp.0", "\(name).mlp.3"),
        tokens: [layout.height, layout.width, channels], hidden: Int(Double(channels) * ratio), activation: activation)
    }
    guard !isSecond else {
      var value = try attention(&module, input, "\(name).attn", layout, heads: heads)
      value = try normalised(&module, value, "norm1")
      let middle = try module.add(input, value, name: "\(name).middle")
      value = try perceptron(&module, middle)
      value = try normalised(&module, value, "norm2")
      return try module.add(middle, value, name: name)
    }
    var value = try normalised(&module, input, "norm1")
    // As pytorch-grad-cam's examples take it.
    if isLast { module.preferLayer(value) }
    value = try attention(&module, value, "\(name).attn", layout, heads: heads)
    let middle = try module.add(input, value, name: "\(name).middle")
    value = try normalised(&module, middle, "norm2")
    value = try perceptron(&module, value)
    return try module.add(middle, value, name: name)
  }

  private func attention(
    _ module: inout ModuleGraph, _ input: String, _ name: String, _ layout: WindowLayout, heads: Int
  ) throws -> String {
    module.allowUnneeded(weight: "\(name).relative_position_index")
    let bias = try bias(&module, name, layout.side, heads)
    let projections: ModuleGraph.Projections =
      isSplit
      ? .separate(["query", "key", "value"].map { "\(name).\($0)" }, hasBias: hasAttentionBias)
      : .fused(
        weight: "\(name).qkv.weight", bias: hasAttentionBias ? "\(name).qkv.bias" : nil, keysHaveBias: !isSecond)
    let windows = try module.windows(of: input, layout, name: "\(name).windows")
    let value = try module.attention(
      windows, "\(name).mixing", tokens: layout.tokens, channels: layout.channels, heads: heads,
      projections: projections, output: "\(name).proj", comparesDirections: isSecond
    ) { module, scores in
      var scores = scores
      if isSecond {
        let scale = module.take("\(name).logit_scale", shape: [heads, 1, 1])
        // ln 100
        let most = module.constant("\(name).most", .floats(Tensor(4.605_170_2)))
        let cut = try module.add("Min", [scale, most], name: "\(name).cut")
        let factor = try module.add("Exp", [cut], name: "\(name).factor")
        scores = try module.add("Mul", [scores, factor], name: "\(name).enlarged")
      }
      scores = try module.add(scores, bias, name: "\(name).placed")
      return try module.masked(scores, layout, heads: heads, name: "\(name).together")
    }
    return try module.map(ofWindows: value, layout, name: name)
  }

  /// What distances add to the scores.
  private func bias(_ module: inout ModuleGraph, _ name: String, _ side: Int, _ heads: Int) throws -> String {
    let count = (2 * side - 1) * (2 * side - 1)
    guard isSecond else {
      let table = module.take("\(name).relative_position_bias_table", shape: [count, heads])
      return try module.distanceBias(table, side: side, heads: heads, name: "\(name).distances")
    }
    module.allowUnneeded(weight: "\(name).relative_coords_table")
    var table = module.constant("\(name).logarithms", .floats(Self.logarithms(side: side)))
    table = try module.rowLinear(table, "\(name).cpb_mlp.0", inputs: 2, outputs: 512)
    table = try module.activation(table, .relu, name: "\(name).cpb_mlp.1")
    table = try module.rowLinear(table, "\(name).cpb_mlp.2", inputs: 512, outputs: heads, hasBias: false)
    let bias = try module.distanceBias(table, side: side, heads: heads, name: "\(name).distances")
    let gate = try module.add("Sigmoid", [bias], name: "\(name).distances.sigmoid")
    let most = module.constant("\(name).distances.most", .floats(Tensor(16)))
    return try module.add("Mul", [gate, most], name: "\(name).distances.scaled")
  }

  /// Distances along both axes, on a logarithmic scale: `[(2 · side − 1)², 2]`.
  ///
  ///     sign d · log₂(8·|d|/(side − 1) + 1)/3
  /// Source: the second paper, section 3.3, with its code's normalisation.
  private static func logarithms(side: Int) -> Tensor {
    let length = 2 * side - 1
    func logarithm(_ index: Int) -> Float {
      let distance = 8 * Double(index - side + 1) / Double(max(side - 1, 1))
      return Float(distance.sign == .minus ? -log2(1 - distance) / 3 : log2(1 + distance) / 3)
    }
    let elements = (0..<length * length).flatMap { [logarithm($0 / length), logarithm($0 % length)] }
    return Tensor(shape: [length * length, 2], elements: elements)
  }

  /// Four neighbours as one place, with twice the channels.
  private func merged(
    _ module: inout ModuleGraph, _ input: String, _ name: String, _ length: Int, _ channels: Int
  ) throws -> String {
    var (value, even) = (input, length)
    if length % 2 == 1 {
      even += 1
      let pads = module.constant("\(name).pads", .integers([0, 0, 0, 0, 0, 1, 1, 0]))
      value = try module.add("Pad", [value, pads], name: "\(name).padded")
    }
    let half = even / 2
    value = try module.reshaped(value, to: [-1, half, 2, half, 2, channels], name: "\(name).parted")
    // The neighbour below comes before the one beside.
    value = try module.add(
      "Transpose", [value], attributes: ["perm": .integers([0, 1, 3, 4, 2, 5])], name: "\(name).sorted")
    value = try module.reshaped(value, to: [-1, half, half, 4 * channels], name: "\(name).neighbours")
    if !isSecond { value = try normalised(&module, value, name, channels: 4 * channels) }
    value = try module.rows(value, channels: 4 * channels, name: name)
    value = try module.rowLinear(
      value, "\(name).reduction", inputs: 4 * channels, outputs: 2 * channels, hasBias: false)
    value = try module.reshaped(value, to: [-1, half, half, 2 * channels], name: "\(name).reduced")
    if isSecond { value = try normalised(&module, value, name, channels: 2 * channels) }
    return module.alias(name, value)
  }

  private func normalised(
    _ module: inout ModuleGraph, _ value: String, _ name: String, channels: Int
  ) throws -> String {
    try module.layerNormalization(
      value, "\(name).norm", channels: channels, epsilon: epsilon, name: "\(name).norm")
  }
}
