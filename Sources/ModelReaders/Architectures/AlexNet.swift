import Graphs

extension Architecture {
  /// AlexNet for one processor: Krizhevsky, "One weird trick for parallelizing convolutional neural networks", 2014.
  static let alexNet = [
    Architecture(
      name: "alexnet", input: .imageNet(), weights: .torchvision("alexnet-owt-7be5be79.pth"), network: AlexNet())
  ]
}

private struct AlexNet: ModuleNetwork {
  func build(_ module: inout ModuleGraph) throws {
    var value = try module.convolution(
      ModuleGraph.input, "features.0", channels: (3, 64), kernel: 11, stride: 4, padding: .pixels(2), hasBias: true)
    value = try module.activation(value, .relu, name: "features.1")
    value = try module.maximumPool(value, kernel: 3, stride: 2, name: "features.2")
    value = try module.convolution(value, "features.3", channels: (64, 192), kernel: 5, hasBias: true)
    value = try module.activation(value, .relu, name: "features.4")
    value = try module.maximumPool(value, kernel: 3, stride: 2, name: "features.5")
    for (index, channels) in [(6, (192, 384)), (8, (384, 256)), (10, (256, 256))] {
      value = try module.convolution(value, "features.\(index)", channels: channels, kernel: 3, hasBias: true)
      value = try module.activation(value, .relu, name: "features.\(index + 1)")
    }
    value = try module.maximumPool(value, kernel: 3, stride: 2, name: "features.12")
    module.preferLayer(module.alias("features", value))
    value = try module.adaptiveAveragePool(value, height: 6, width: 6, name: "avgpool")
    value = try module.flattened(value, name: "avgpool.flat")
    value = try module.linear(value, "classifier.1", inputs: 256 * 36, outputs: 4096)
    value = try module.activation(value, .relu, name: "classifier.2")
    value = try module.linear(value, "classifier.4", inputs: 4096, outputs: 4096)
    value = try module.activation(value, .relu, name: "classifier.5")
    try module.classifier(value, "classifier.6", inputs: 4096)
  }
}
