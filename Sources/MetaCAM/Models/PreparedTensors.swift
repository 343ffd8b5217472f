import Imaging
import ModelReaders
import Tensors

/// Inputs that others have prepared for a network, from a file.
///
///     let prepared = try PreparedTensors(contentsOf: "scan.npy")
///     let model = try NetworkModel(
///       named: "mine.onnx", preprocessing: PreprocessingChoice(preparedShape: prepared.shape))
///     let input = try NetworkInput(prepared: prepared.tensors[0].tensorCHW)
public struct PreparedTensors: Sendable {
  /// One input, and what it is called.
  public struct Named: Sendable {
    /// What results call it.
    public let name: String
    /// `[C, H, W]`, of volumes `[C, D, H, W]`
    public let tensorCHW: Tensor
  }

  /// In the file's order, all of one shape; at least one.
  public let tensors: [Named]
  /// Of each: `[C, H, W]`, or `[C, D, H, W]`.
  public var shape: [Int] { tensors[0].tensorCHW.shape }

  /// Reads an array `[C, H, W]`, or several as `[N, C, H, W]`, or volumes as `[N, C, D, H, W]`, from a `.npy` file or a `.safetensors` file that holds one tensor,
  /// or some named `<picture>/input`, as `metacam explain --maps` writes them.
  /// - Throws: `FileError`, `ModelError`, or `MetaCAMError` where the shape is another one.
  public init(contentsOf path: String) throws {
    let file = try TensorFile(contentsOf: path)
    let inputs = file.tensors.filter { $0.name.hasSuffix("/input") }
    let chosen =
      inputs.isEmpty ? [("", try file.only(of: path))] : inputs.map { (String($0.name.dropLast(6)), $0.value) }
    let base = path.split(separator: "/").last.map(String.init) ?? path
    let stem = base.lastIndex(of: ".").map { String(base[..<$0]) } ?? base
    var tensors: [Named] = []
    for (name, value) in chosen {
      let tensor = value.asFloats
      guard (3...5).contains(tensor.rank), tensor.count > 0 else {
        throw MetaCAMError(
          .shapeMismatch,
          "a prepared tensor is [channels, height, width], or several as [N, channels, height, width]; volumes are"
            + " [N, channels, depth, height, width]",
          context: ["file": path, "shape": "\(tensor.shape)"])
      }
      let called = name.isEmpty ? stem : name
      guard tensor.rank > 3, tensor.shape[0] > 1 else {
        let shape = tensor.rank == 3 ? tensor.shape : Array(tensor.shape.dropFirst())
        tensors.append(Named(name: called, tensorCHW: tensor.reshaped(shape)))
        continue
      }
      for place in 0..<tensor.shape[0] {
        tensors.append(Named(name: "\(called)-\(place)", tensorCHW: tensor.slice(place)))
      }
    }
    if let other = tensors.first(where: { $0.tensorCHW.shape != tensors[0].tensorCHW.shape }) {
      throw MetaCAMError(
        .shapeMismatch, "the tensors are of several shapes: \(tensors[0].tensorCHW.shape) and \(other.tensorCHW.shape)",
        context: ["file": path])
    }
    self.tensors = tensors
  }
}
