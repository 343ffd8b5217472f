import Failures
import Files
import FoundationEssentials
import Graphs
import Tensors

/// A network from a file of any format that is read.
///
///     let graph = try NetworkFile(contentsOf: "mine.onnx").graph
///
/// Its content tells the format, not its name.
public struct NetworkFile: Sendable {
  public let graph: Graph
  /// What else the file says, by key, such as the names of classes.
  public let metadata: [String: String]

  /// - Parameter limits: how many nodes it may hold.
  /// - Throws: `FileError` if the file cannot be opened; `ModelError` that names the format and what converts it, if it is
  ///   of another one; else as `ONNXModel`.
  public init(contentsOf path: String, limits: Limits = .usual) throws {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
      throw Self.refusal(ofFolder: path)
    }
    let file = try MappedFile(path: path)
    if let format = try file.withBytes(FileFormat.of), format.use != .network {
      throw format.refusal(as: .network).adding(["file": path])
    }
    do {
      let model = try ONNXModel(contentsOf: path, limits: limits)
      (graph, metadata) = (model.graph, model.metadata)
    } catch let error as ModelError where error.message == ModelError.notAModel.message {
      // A content that says nothing: the name may.
      guard let format = FileFormat.named(path), format.use != .network else { throw error }
      throw format.refusal(as: .network).adding(["file": path])
    }
  }

  /// Whether a model's name is meant as a file, be it there or not: it has a folder or an ending that files of networks
  /// have.
  public static func isPath(_ name: String) -> Bool {
    name.contains("/") || FileFormat.named(name) != nil || FileManager.default.fileExists(atPath: name)
  }

  private static func refusal(ofFolder path: String) -> ModelError {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    let networks = names.filter { $0.lowercased().hasSuffix(".onnx") }
    if let network = networks.first {
      return ModelError(
        .unsupported, "this is a folder with \(networks.count == 1 ? "an ONNX file" : "several ONNX files")",
        remedy: "give the file itself, such as \(path)/\(network)", context: ["file": path])
    }
    guard let format = FileFormat.ofFolder(path, holding: names) else {
      return ModelError(
        .unsupported, "this is a folder without a network that is known; give an .onnx file", context: ["file": path])
    }
    return format.refusal(as: .network).adding(["file": path])
  }
}
