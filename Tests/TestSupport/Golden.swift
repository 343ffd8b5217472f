import FoundationEssentials
import ModelReaders
import Tensors

/// One case of `Tests/Fixtures/goldens`: what pytorch-grad-cam computed for a network, an image and a class.
public struct Golden: Sendable {
  public let name: String
  public let information: Information
  private let tensors: StateDictionary

  /// The case's description, as `Scripts/reference/make_goldens.py` writes it.
  public struct Information: Decodable, Sendable {
    public let model: String
    public let image: String
    public let `class`: Int
    public let targetLayer: String
    public let resizeShorterSide: Int
    public let centerCrop: Int
    public let top1: Int
    public let softmax: Double
  }

  /// - Parameter folder: where the case lies; by default the project's own fixtures.
  public init(_ name: String, folder: String = Fixtures.path("goldens")) throws {
    self.name = name
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let description = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name).json"))
    information = try decoder.decode(Information.self, from: description)
    tensors = try StateDictionary(contentsOf: "\(folder)/\(name).safetensors")
  }

  /// - Throws: `MissingTensor` if the case lacks it.
  public func tensor(_ name: String) throws -> Tensor {
    guard let tensor = tensors[name]?.tensor else { throw MissingTensor(name: name) }
    return tensor
  }

  /// Maps of `narrow_resnet-1-chelsea-3` with smoothing, several layers and other targets, named `<variant>.<method>`.
  ///
  /// They are held in half precision, which moves numbers up to 1 by 2.5e-4 at most.
  public static func variants() throws -> StateDictionary {
    try StateDictionary(contentsOf: Fixtures.path("goldens/narrow_resnet-1-variants.safetensors"))
  }

  /// What the methods beyond the first eleven make of a few numbers, as `Scripts/reference/make_further_goldens.py` writes it.
  public static func further() throws -> StateDictionary {
    try StateDictionary(contentsOf: Fixtures.path("goldens/further.safetensors"))
  }

  public struct MissingTensor: Error { public let name: String }

  /// The cases in the project.
  public static let names = ["lite0-chelsea-281", "tiny_densenet-1-chelsea-7", "narrow_resnet-1-chelsea-3"]
}

/// The largest absolute difference of two tensors of one shape; ∞ where the shapes differ or a number is NaN.
public func largestDifference(_ a: Tensor, _ b: Tensor) -> Float {
  guard a.shape == b.shape else { return .infinity }
  return zip(a.elements, b.elements).reduce(0) { largest, pair in
    let difference = abs(pair.0 - pair.1)
    return difference.isNaN ? .infinity : max(largest, difference)
  }
}

/// The same, as a share of the largest absolute value of the second tensor.
public func relativeDifference(_ a: Tensor, _ b: Tensor) -> Float {
  largestDifference(a, b) / b.elements.reduce(.leastNormalMagnitude) { max($0, abs($1)) }
}
