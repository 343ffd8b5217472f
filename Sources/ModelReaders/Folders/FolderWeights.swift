import Failures
import Files
import FoundationEssentials

/// The weights of a model hub's folder: in one file, or in parts that an index names.
enum FolderWeights {
  /// In the order in which they are looked for; the libraries prefer safetensors too.
  private static let files = ["model.safetensors", "pytorch_model.bin"]

  /// - Throws: `ModelError` if there are none, the index is damaged or leaves the folder, or a part lacks what the index
  ///   says it holds; else as `StateDictionary`.
  static func read(from folder: String) throws -> StateDictionary {
    for file in files {
      let path = "\(folder)/\(file)"
      if FileManager.default.fileExists(atPath: path) { return try StateDictionary(contentsOf: path) }
      let index = "\(file).index.json"
      if FileManager.default.fileExists(atPath: "\(folder)/\(index)") { return try parts(of: folder, index) }
    }
    throw ModelError(
      .malformed, "the folder has no weights",
      remedy: "put \(files.joined(separator: " or ")) into it, or an index of its parts", context: ["folder": folder])
  }

  private static func parts(of folder: String, _ name: String) throws -> StateDictionary {
    let index = try Configuration(contentsOf: "\(folder)/\(name)", name: name)
    guard let map = index["weight_map"]?.object else { throw index.fault("weight_map", "is no object of file names") }
    var files: [String: [String]] = [:]
    for (weight, file) in map {
      guard let file = file.text else { throw index.fault("weight_map.\(weight)", "is no name of a file") }
      files[file, default: []].append(weight)
    }
    var entries: [StateDictionary.Element] = []
    for (file, weights) in files.sorted(by: { $0.key < $1.key }) {
      guard isPlain(file) else {
        throw ModelError(
          .refused, "\(name) names '\(file)', which is no file of the folder itself", context: ["folder": folder])
      }
      let part = try StateDictionary(contentsOf: "\(folder)/\(file)")
      guard let lacking = weights.sorted().first(where: { part[$0] == nil }) else {
        entries += part
        continue
      }
      throw ModelError(
        .mismatch, "\(name) says that \(file) holds '\(lacking)', and it does not; fetch the folder again",
        context: ["folder": folder])
    }
    return try StateDictionary(entries)
  }

  /// True for a name without folders.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 < 0x20 }
  }
}
