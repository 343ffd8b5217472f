import Failures
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
