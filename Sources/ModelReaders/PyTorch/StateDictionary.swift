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
  /// What had to be chosen in the file, such as which of several dictionaries is taken.
  public let notes: [Note]

  /// Weights that are in memory already.
  /// - Throws: `ModelError` with `malformed` if a name stands there twice.
  public init(_ entries: [(name: String, value: Constant)], notes: [Note] = []) throws(ModelError) {
    var places: [String: Int] = [:]
    places.reserveCapacity(entries.count)
    for (place, entry) in entries.enumerated() where places.updateValue(place, forKey: entry.name) != nil {
      throw ModelError(.malformed, "two tensors have one name", context: ["tensor": entry.name])
    }
    self.entries = entries
    self.places = places
    self.notes = notes
  }

  /// Reads a PyTorch file (`.pth`, `.pt`, `.bin`; both formats) or a safetensors file. Its bytes tell which, not its
  /// name.
  ///
  /// No code from the file is run: a pickle that names anything but the parts of a state dict is refused, by that name.
  /// A checkpoint may hold its weights under any key; of several, `PyTorchFile.weightKeys` says which are taken, and so do
  /// the `notes`.
  /// - Throws: `FileError` if the file cannot be read; `ModelError` if it is damaged (`malformed`), holds what is not
  ///   supported, or would run code (`refused`).
  /// - Complexity: O(n) for n tensors, and the size of those that are converted.
  public init(contentsOf path: String) throws {
    let file = try MappedFile(path: path)
    self = try file.withBytes { bytes in
      do throws(ModelError) { return try Self(bytes: bytes, owner: file) } catch {
        // Where the content says nothing, the name may.
        let format = FileFormat.of(bytes) == nil ? FileFormat.named(path) : nil
        let failure = format.map { $0.use == .neither ? $0.refusal(as: .weights) : error } ?? error
        throw failure.adding(["file": path])
      }
    }
  }

  /// The same for bytes that `owner` keeps alive and nobody changes.
  package init(bytes: UnsafeRawBufferPointer, owner: any AnyObject & Sendable) throws(ModelError) {
    if let format = FileFormat.of(bytes), ![.weights, .program].contains(format.use) {
      throw format.refusal(as: .weights)
    }
    if SafetensorsFile.isBegun(by: bytes) {
      self = try SafetensorsFile(bytes: bytes, owner: owner).tensors
    } else if bytes.starts(with: [0x50, 0x4B]) {
      self = try PyTorchFile(zip: bytes).stateDictionary(owner: owner, fileSize: bytes.count)
    } else if bytes.first == 0x80 {
      self = try PyTorchFile(stream: bytes).stateDictionary(owner: owner, fileSize: bytes.count)
    } else {
      throw ModelError(.unsupported, "neither a PyTorch file nor a safetensors file")
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
