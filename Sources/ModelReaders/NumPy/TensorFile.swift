import Files
import Graphs
import Tensors

/// Arrays from a file of NumPy's (`.npy`) or of safetensors, told apart by its content.
///
///     let arrays = try TensorFile(contentsOf: "inputs.safetensors").tensors
public struct TensorFile: Sendable {
  /// In the file's order; the one of a NumPy file has no name.
  public let tensors: [(name: String, value: Constant)]

  /// Reads tensors from a `.npy` or a safetensors file.
  /// - Throws: as `NumPyFile` and `SafetensorsFile`.
  public init(contentsOf path: String) throws {
    if try MappedFile(path: path).withBytes(NumPyFile.isOne) {
      tensors = [("", try NumPyFile(contentsOf: path).value)]
    } else {
      tensors = try SafetensorsFile(contentsOf: path).tensors.map { ($0.name, $0.value) }
    }
  }

  /// The only tensor.
  /// - Throws: `ModelError` where there are several, or none.
  public func only(of path: String) throws(ModelError) -> Constant {
    guard let first = tensors.first, tensors.count == 1 else {
      let names = tensors.prefix(5).map { "'\($0.name)'" }.joined(separator: ", ")
      throw ModelError(
        .mismatch,
        tensors.isEmpty ? "the file holds no tensor" : "the file holds several tensors (\(names)); give one alone",
        context: ["file": path])
    }
    return first.value
  }
}

extension Constant {
  /// The elements as 32-bit floats, of whatever type they are.
  public var asFloats: Tensor {
    switch self {
    case .floats(let tensor): tensor
    case .integers(let integers): Tensor(shape: integers.shape, elements: integers.elements.map { Float($0) })
    }
  }
}
