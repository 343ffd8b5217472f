import MetaCAM
import TestSupport

extension Golden {
  /// The case's network, with its preprocessing.
  func model() throws -> NetworkModel {
    guard information.model != "lite0" else { return try NetworkModel(named: "efficientnet-lite0") }
    return try NetworkModel(
      named: Fixtures.path("goldens/\(information.model).onnx"),
      preprocessing: PreprocessingChoice(
        preset: .imagenet, shorterSide: information.resizeShorterSide, cropSize: information.centerCrop))
  }

  /// The case's picture.
  func image() throws -> Image { try Image(contentsOf: Fixtures.path("../../Examples/" + information.image)) }
}
