import Failures
import Files
import Graphs
import Tensors

/// A network's weights by name, in the order in which the file holds them.
///
///     let weights = try StateDictionary(contentsOf: "resnet50.pth")
///     weights["conv1.weight"]?.shape  // [64, 3, 7, 7]
///
/// 32-bit floats are views into the mapped file wherever they lie side by side there, so that opening takes
/// milliseconds and memory is touched only when the weights are used.
public struct StateDictionary: Sendable {
  public typealias Element = (name: String, value: Constant)

  private let entries: [Element]
  private let places: [String: Int]

  /// - Throws: `ModelError` with `malformed` if a name stands there twice.
  public init(_ entries: [(name: String, value: Constant)]) throws(ModelError) {
    var places: [String: Int] = [:]
    places.reserveCapacity(entries.count)
    for (place, entry) in entries.enumerated() where places.updateValue(place, forKey: entry.name) != nil {
      throw ModelError(.malformed, "two tensors have one name", context: ["tensor": entry.name])
    }
    self.entries = entries
    self.places = places
  }

  /// Reads a PyTorch file (`.pth`, `.pt`, `.bin`; both formats) or a safetensors file. Its bytes tell which, not its
  /// name.
  ///
  /// No code from the file is run: a pickle that names anything but the parts of a state dict is refused, by that name.
  /// A checkpoint may hold its weights under `state_dict`, `model_state_dict`, `model`, `params` or `net`.
  /// - Throws: `FileError` if the file cannot be read; `ModelError` if it is damaged (`malformed`), holds what is not
  ///   supported, or would run code (`refused`).
  /// - Complexity: O(n) for n tensors, and the size of those that are converted.
  public init(contentsOf path: String) throws {
    let file = try MappedFile(path: path)
    self = try file.withBytes { bytes in
      do throws(ModelError) { return try Self(bytes: bytes, owner: file) } catch { throw error.adding(["file": path]) }
    }
  }

  /// The same for bytes that `owner` keeps alive and nobody changes.
  package init(bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable) throws(ModelError) {
    switch WeightFormat(bytes) {
    case .safetensors: self = try SafetensorsFile(bytes: bytes, owner: owner).tensors
    case .zip: self = try PyTorchFile(zip: bytes).stateDictionary(owner: owner, fileSize: bytes.count)
    case .stream: self = try PyTorchFile(stream: bytes).stateDictionary(owner: owner, fileSize: bytes.count)
    case .unknown(let hint):
      throw ModelError(.unsupported, "neither a PyTorch file nor a safetensors file" + hint)
    }
  }
}

extension StateDictionary: RandomAccessCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { entries.count }
  public subscript(index: Int) -> Element { entries[index] }

  /// All names, in the order of the file.
  public var names: [String] { entries.map(\.name) }

  /// Nil if there is no such name.
  public subscript(name: String) -> Constant? { places[name].map { entries[$0].value } }

  /// The floating-point tensor of a name, which must have this shape.
  ///
  ///     let weight = try weights.tensor("fc.weight", shape: [1000, 2048])
  ///
  /// - Throws: `ModelError` with `mismatch` if it is missing, of integers, or of another shape.
  public func tensor(_ name: String, shape: [Int]) throws(ModelError) -> Tensor {
    guard let constant = self[name] else {
      throw ModelError(
        .mismatch,
        "the weights lack '\(name)'; check that they belong to this architecture"
          + NearestNames.hint(for: name, among: names))
    }
    guard let tensor = constant.tensor, tensor.shape == shape else {
      throw ModelError(
        .mismatch, "the weights are of another shape than the architecture's",
        context: [
          "tensor": name, "shape": "\(constant.shape)", "type": constant.elementType.rawValue, "expected": "\(shape)",
        ])
    }
    return tensor
  }
}

/// The format of a file of weights, by its first bytes.
private enum WeightFormat {
  case zip, stream, safetensors
  case unknown(hint: String)

  init(_ bytes: UnsafeRawBufferPointer) {
    // The length of a safetensors header is below 2⁴⁰, and its JSON follows; no pickle begins like that.
    if bytes.count > 8, bytes[5..<8].allSatisfy({ $0 == 0 }), bytes[8] == UInt8(ascii: "{") {
      self = .safetensors
    } else if bytes.starts(with: [0x50, 0x4B]) {
      self = .zip
    } else if bytes.first == 0x80 {
      self = .stream
    } else if bytes.starts(with: "version https://git-lfs".utf8) {
      self = .unknown(hint: ": this is a pointer of Git LFS; fetch the weights with git lfs pull")
    } else if bytes.first == UInt8(ascii: "<") {
      self = .unknown(hint: ": this looks like a web page; download the weights again")
    } else {
      self = .unknown(hint: "")
    }
  }
}
