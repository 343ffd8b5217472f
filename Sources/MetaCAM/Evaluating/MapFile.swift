import Evaluation
import ModelReaders
import Tensors

/// Maps that are stored as numbers: a safetensors file whose tensors are named `<image>/<class>/<method>`, as
/// `metacam explain --maps` and anybody else may write them.
///
///     let file = try MapFile(contentsOf: "maps.safetensors")
///     try file.maps(ofImage: "cat")["281"]
///
/// The class is its number, or the words of a sum of scores, as `Reading.tag(of:)` has them.
public struct MapFile: Sendable {
  private let path: String
  private let tensors: StateDictionary

  /// Opens a file of maps.
  /// - Throws: `FileError` or `ModelError` if it cannot be read.
  public init(contentsOf path: String) throws {
    self.path = path
    tensors = try SafetensorsFile(contentsOf: path).tensors
  }

  /// The maps of an image by class, in the file's order. What they were made from is passed over: `<image>/input`,
  /// `<image>/logits`, `<image>/activations/<layer>` and `<image>/<class>/gradients/<layer>`.
  ///
  /// - Parameter image: the file name of the picture without its ending.
  /// - Throws: `MetaCAMError` if the file has no maps of the image; `EvaluationError` if one holds NaN.
  public func maps(ofImage image: String) throws -> [String: [MapUnderTest]] {
    var result: [String: [MapUnderTest]] = [:]
    for (name, value) in tensors {
      let parts = name.split(separator: "/", maxSplits: 2).map(String.init)
      guard parts.count == 3, parts[0] == image, parts[1] != "activations", !parts[2].hasPrefix("gradients/")
      else { continue }
      guard let map = value.tensor else {
        throw MetaCAMError(
          .unknownName, "'\(name)' is no map: name maps <image>/<class>/<method>, and store them as floats",
          context: ["file": path])
      }
      do { result[parts[1], default: []].append(try MapUnderTest(method: parts[2], map: map)) } catch {
        throw error.adding(["file": path])
      }
    }
    guard !result.isEmpty else {
      let names = tensors.names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
      throw MetaCAMError(
        .unknownName,
        "there are no maps of '\(image)': tensors must be named \(image)/<class>/<method>"
          + (names.isEmpty ? "; the file holds none" : ", and the file's names are such as \(names)"),
        context: ["file": path])
    }
    return result
  }
}
