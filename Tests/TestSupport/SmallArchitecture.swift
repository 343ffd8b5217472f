import Graphs
import ModelReaders
import Tensors

/// A small network of one of torchvision's families, with a file of weights and what PyTorch makes of them; made by
/// `Scripts/fixtures/make_architecture_fixtures.py`.
package struct SmallArchitecture: Sendable, CustomStringConvertible {
  package let name: String
  package let architecture: Architecture
  /// The side of the input.
  package let side: Int
  /// The module, by torchvision's name, whose output the file's activations are.
  package let layer: String

  package var description: String { name }

  private init(_ name: String, side: Int = 64, layer: String, _ network: any ModuleNetwork) {
    self.name = name
    self.side = side
    self.layer = layer
    architecture = Architecture(
      name: "small \(name)", input: .imageNet(side, side), weights: PublishedWeights(file: "\(name).pth"),
      network: network)
  }

  package static let all: [SmallArchitecture] = [
    SmallArchitecture(
      "resnet", layer: "layer4",
      ResNet(block: .basic, depths: [2, 1, 1, 1], stemChannels: 8, planes: 8)),
    SmallArchitecture(
      "resnext", layer: "layer4",
      ResNet(depths: [2, 1, 1, 1], groups: 2, groupWidth: 16, stemChannels: 8, planes: 8)),
    SmallArchitecture(
      "densenet", layer: "features", DenseNet(growth: 4, depths: [2, 3, 2, 2], stemChannels: 8, bottleneck: 2)),
    SmallArchitecture(
      "vgg", side: 80, layer: "features",
      VGG(stages: [(4, 1), (8, 1), (8, 2), (12, 1)], isNormalised: true, hiddenWidth: 16)),
    SmallArchitecture("googlenet", side: 96, layer: "inception5b", GoogLeNet(narrowing: 16)),
    SmallArchitecture(
      "mobilenet", layer: "features",
      MobileNetV3(
        stemChannels: 8,
        blocks: [
          .init(3, 8, 8, gated: true, .relu, stride: 2), .init(3, 24, 16, gated: false, .relu, stride: 2),
          .init(5, 40, 16, gated: true, .hardSwish),
        ], hiddenWidth: 24)),
    SmallArchitecture(
      "shufflenet", layer: "conv5",
      ShuffleNetV2(stages: [(16, 2), (24, 3), (32, 1)], stemChannels: 8, headChannels: 40)),
    SmallArchitecture(
      "regnet", layer: "trunk_output",
      RegNet([1, 2, 1, 1], [8, 16, 24, 32], groupWidth: 8, isGated: true, stemChannels: 8)),
    SmallArchitecture(
      "efficientnet", layer: "features",
      EfficientNet(
        stemChannels: 8,
        stages: [
          .fused(1, 8, 2), .fused(4, 16, 2, stride: 2), .gated(4, 24, 2, kernel: 5, stride: 2), .gated(1, 24, 1),
        ], headChannels: 40, epsilon: 1e-3)),
    SmallArchitecture("convnext", layer: "features", ConvNeXt(stages: [(8, 1), (16, 2), (24, 1)])),
    SmallArchitecture(
      "vit", layer: "encoder.layers.encoder_layer_1.ln_1",
      VisionTransformer(side: 64, patch: 16, depth: 2, heads: 2, width: 16, hidden: 24, followsWeights: true)),
    SmallArchitecture(
      "swin", side: 40, layer: "features.5.0.norm1",
      Swin(side: 40, width: 8, depths: [2, 2, 1], heads: [2, 2, 4], window: 3)),
    SmallArchitecture(
      "swin_v2", side: 40, layer: "norm",
      Swin.second(side: 40, width: 8, depths: [2, 2, 1], heads: [2, 2, 4], window: 4)),
    SmallArchitecture(
      "maxvit", layer: "blocks.1", MaxViT(side: 64, stemChannels: 8, stages: [(16, 2), (32, 1)], depth: 8, window: 4)),
  ]

  package static func named(_ name: String) throws -> SmallArchitecture {
    guard let found = all.first(where: { $0.name == name }) else { throw Golden.MissingTensor(name: name) }
    return found
  }

  package func weights() throws -> StateDictionary {
    try StateDictionary(contentsOf: Fixtures.path("architectures/\(name).pth"))
  }

  package func graph() throws -> Graph { try architecture.graph(weights: weights()) }

  /// Element i is ((37 i) mod 101)/50 − 1.
  package var input: Tensor {
    let shape = [1, 3, side, side]
    return Tensor(shape: shape, elements: (0..<shape.reduce(1, *)).map { Float((37 * $0) % 101) / 50 - 1 })
  }

  /// The class whose score is differentiated.
  package static let classIndex = 2

  /// `logits` `[1, 5]`; `activations` and `gradients` `[C, h, w]`; `image_gradients` `[3, 8, 8]`, means over cells.
  package func expected(_ name: String) throws -> Tensor {
    let golden = try StateDictionary(contentsOf: Fixtures.path("architectures/\(self.name).golden.safetensors"))
    guard let tensor = golden[name]?.tensor else { throw Golden.MissingTensor(name: name) }
    return tensor
  }
}
