import ModelReaders
import Tensors

/// A small network of volumes, and what PyTorch and NumPy made of it: `Scripts/fixtures/make_volume_fixtures.py`.
public struct VolumeFixture: Sendable {
  private let tensors: StateDictionary

  public init() throws { tensors = try StateDictionary(contentsOf: Fixtures.path("volumes/expected.safetensors")) }

  /// It takes `[N, 1, 10, 12, 14]`.
  public static var network: String { Fixtures.path("volumes/network.onnx") }

  /// The class that gradients, maps and scores are of.
  public static let classIndex = 1

  /// - Throws: `Golden.MissingTensor` if there is none of this name.
  public func tensor(_ name: String) throws -> Tensor {
    guard let tensor = tensors[name]?.tensor else { throw Golden.MissingTensor(name: name) }
    return tensor
  }
}
