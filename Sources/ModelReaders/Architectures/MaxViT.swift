import Graphs
import Tensors

extension Architecture {
  /// Tu, Talebi, Zhang, Yang, Milanfar, Bovik and Li, "MaxViT: Multi-Axis Vision Transformer", 2022, section 3.
  static let maxViT = [
    Architecture(
      name: "maxvit_t", input: .imageNet(224, 224, .bicubic), weights: .torchvision("maxvit_t-bc5ab103.pth"),
      network: MaxViT(
        side: 224, stemChannels: 64, stages: [(64, 2), (128, 2), (256, 5), (512, 2)], depth: 32, window: 7))
  ]
}

/// Stages of an inverted residual block, then attention within windows, then attention between the places of a grid, over
/// and over; each stage halves height and width.
package struct MaxViT: ModuleNetwork {
  let side: Int
  let stemChannels: Int
  let stages: [(width: Int, depth: Int)]
  /// The channels of a head.
  let depth: Int
  /// The sides of windows and grids, in places.
  let window: Int

  package init(side: Int, stemChannels: Int, stages: [(Int, Int)], depth: Int, window: Int) {
    self.side = side
    self.stemChannels = stemChannels
    self.stages = stages
    self.depth = depth
    self.window = window
  }

  private static let epsilon: Float = 1e-3

  package func build(_ module: inout ModuleGraph) throws {
    module.fixInput(height: side, width: side)
    var (length, channels) = ((side + 1) / 2, stemChannels)
    var value = try module.convolutionBlock(
      ModuleGraph.input, "stem.0", channels: (module.channels, channels), kernel: 3, stride: 2, epsilon: Self.epsilon,
      activation: .gelu)
    value = try module.convolution(value, "stem.1.0", channels: (channels, channels), kernel: 3, hasBias: true)
    module.alias("stem", value)
    for (index, stage) in stages.enumerated() {
      length = (length + 1) / 2
      for layer in 0..<stage.depth {
        let name = "blocks.\(index).layers.\(layer)"
        value = try inverted(
          &module, value, "\(name).layers.MBconv", channels: (channels, stage.width), stride: layer == 0 ? 2 : 1)
        channels = stage.width
        for isGrid in [false, true] {
          value = try mixed(
            &module, value, "\(name).layers.\(isGrid ? "grid" : "window")_attention", length, channels, isGrid: isGrid)
        }
        module.alias(name, value)
      }
      module.alias("blocks.\(index)", value)
    }
    value = try module.globalAveragePool(value, name: "classifier.0")
    value = try module.layerNormalization(
      value, "classifier.2", channels: channels, epsilon: 1e-5, name: "classifier.2")
    value = try module.linear(value, "classifier.3", inputs: channels, outputs: channels)
    value = try module.add("Tanh", [value], name: "classifier.4")
    try module.classifier(value, "classifier.5", inputs: channels, hasBias: false)
  }

  /// y = shortcut x + W · gate(depthwise(expand(norm x))) + b
  private func inverted(
    _ module: inout ModuleGraph, _ input: String, _ name: String, channels: (from: Int, to: Int), stride: Int
  ) throws -> String {
    let (inner, layers) = (channels.to * 4, "\(name).layers")
    var shortcut = input
    if stride != 1 || channels.from != channels.to {
      if stride == 2 {
        shortcut = try module.averagePool(input, kernel: 3, stride: 2, padding: 1, name: "\(name).proj.0")
      }
      shortcut = try module.convolution(
        shortcut, "\(name).proj.\(stride == 2 ? 1 : 0)", channels: channels, kernel: 1, hasBias: true)
    }
    var value = try module.batchNormalization(
      input, "\(layers).pre_norm", channels: channels.from, epsilon: Self.epsilon)
    value = try module.convolutionBlock(
      value, "\(layers).conv_a", channels: (channels.from, inner), kernel: 1, epsilon: Self.epsilon, activation: .gelu)
    value = try module.convolutionBlock(
      value, "\(layers).conv_b", channels: (inner, inner), kernel: 3, stride: stride, groups: inner,
      epsilon: Self.epsilon, activation: .gelu)
    value = try module.squeezeExcitation(
      value, "\(layers).squeeze_excitation", channels: inner, squeezed: channels.to / 4, activation: .silu)
    value = try module.convolution(value, "\(layers).conv_c", channels: (inner, channels.to), kernel: 1, hasBias: true)
    return try module.add(shortcut, value, name: name)
  }

  /// Attention and a perceptron for the places of each window, or of each grid: those as far apart as there are windows.
  private func mixed(
    _ module: inout ModuleGraph, _ input: String, _ name: String, _ length: Int, _ channels: Int, isGrid: Bool
  ) throws -> String {
    let (count, tokens, heads) = (length / window, window * window, channels / depth)
    // Rows and columns, each as (which, place within): the places within come last.
    let sides = isGrid ? [window, count, window, count] : [count, window, count, window]
    let order = isGrid ? [0, 3, 5, 2, 4, 1] : [0, 2, 4, 3, 5, 1]
    var value = try module.reshaped(input, to: [-1, channels] + sides, name: "\(name).parted")
    value = try module.add("Transpose", [value], attributes: ["perm": .integers(order)], name: "\(name).sorted")
    let parts = try module.reshaped(value, to: [-1, tokens, channels], name: "\(name).tokens")
    let (attention, perceptron) = ("\(name).attn_layer", "\(name).mlp_layer")
    module.allowUnneeded(weight: "\(attention).1.relative_position_index")
    let distances = (2 * window - 1) * (2 * window - 1)
    let table = module.take("\(attention).1.relative_position_bias_table", shape: [distances, heads])
    let bias = try module.distanceBias(table, side: window, heads: heads, name: "\(attention).1.distances")
    value = try module.layerNormalization(
      parts, "\(attention).0", channels: channels, epsilon: 1e-5, name: "\(attention).0")
    value = try module.attention(
      value, "\(attention).1", tokens: tokens, channels: channels, heads: heads,
      projections: .fused(weight: "\(attention).1.to_qkv.weight", bias: "\(attention).1.to_qkv.bias"),
      output: "\(attention).1.merge", factor: 1 / Float(channels).squareRoot()
    ) { module, scores in try module.add(scores, bias, name: "\(attention).1.placed") }
    let middle = try module.add(parts, value, name: "\(name).middle")
    value = try module.layerNormalization(
      middle, "\(perceptron).0", channels: channels, epsilon: 1e-5, name: "\(perceptron).0")
    value = try module.perceptron(
      value, perceptron, layers: ("\(perceptron).1", "\(perceptron).3"), tokens: [tokens, channels],
      hidden: 4 * channels)
    value = try module.add(middle, value, name: "\(name).mixed")
    value = try module.reshaped(
      value, to: [-1, count, count, window, window, channels], name: "\(name).regrouped")
    let back = isGrid ? [0, 5, 3, 1, 4, 2] : [0, 5, 1, 3, 2, 4]
    value = try module.add("Transpose", [value], attributes: ["perm": .integers(back)], name: "\(name).returned")
    return try module.reshaped(value, to: [-1, channels, length, length], name: name)
  }
}
