import MetaCAM
import TestSupport

extension Golden {
  func model() throws -> NetworkModel {
    guard information.model != "lite0" else { return try NetworkModel(named: "efficientnet-lite0") }
    return try NetworkModel(
      named: Fixtures.path("goldens/\(information.model).onnx"),
      preprocessing: PreprocessingChoice(
        preset: .imagenet, shorterSide: information.resizeShorterSide, cropSize: .init(information.centerCrop)))
  }

  func image() throws -> Image { try Image(contentsOf: Fixtures.path("../../Examples/" + information.image)) }

  /// A small network of bottlenecks that ends in global average pooling and one linear layer.
  static func narrowResNet() throws -> Golden { try Golden("narrow_resnet-1-chelsea-3") }
}

extension NetworkModel {
  /// The network by way of a file, as a user would bring it.
  init(_ graph: Graph) throws {
    let file = TemporaryFile(ending: ".onnx")
    try ONNXWriter.write(graph, to: file.path)
    self = try NetworkModel(named: file.path)
  }
}

extension Image {
  /// Coloured noise.
  static func random(seed: UInt64, side: Int = 40) -> Image {
    var random = SeededRandom(seed: seed)
    return Image(
      width: side, height: side, pixels: (0..<side * side * 3).map { _ in UInt8.random(in: 0...255, using: &random) })
  }
}
