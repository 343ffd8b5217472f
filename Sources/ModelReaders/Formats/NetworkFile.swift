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
  /// The network, with its weights as constants.
  public let graph: Graph
  /// What else the file says, by key, such as the names of classes.
  public let metadata: [String: String]
  /// The built-in network that it is one of, which says how pictures are prepared.
  public let architecture: Architecture?
  /// What had to be understood of it.
  public let notes: [Note]

  /// Reads a network.
  /// - Parameters:
  ///   - path: of the file, whose content tells the format.
  ///   - limits: how many nodes it may hold.
  /// - Throws: `FileError` if the file cannot be opened; `ModelError` that names the format and what converts it, if it is
  ///   of another one; else as `ONNXModel`.
  public init(contentsOf path: String, limits: Limits = .usual) throws {
    var isFolder = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder {
      throw Self.refusal(ofFolder: path)
    }
    let file = try MappedFile(path: path)
    if let format = try file.withBytes(FileFormat.of), format.use != .network {
      if format.use == .weights {
        if let network = try Self.pickled(in: file) {
          self = network
          return
        }
        let weights = try StateDictionary(contentsOf: path)
        throw format.refusal(as: .network, fitting: Architecture.fitting(weights).map(\.name)).adding(["file": path])
      }
      throw format.refusal(as: .network).adding(["file": path])
    }
    do {
      let model = try ONNXModel(contentsOf: path, limits: limits)
      (graph, metadata, architecture, notes) = (model.graph, model.metadata, nil, [])
    } catch let error as ModelError where error.message == ModelError.notAModel.message {
      // A content that says nothing: the name may.
      guard let format = FileFormat.named(path), format.use != .network else { throw error }
      throw format.refusal(as: .network).adding(["file": path])
    }
  }

  private init(_ network: PickledNetwork) {
    graph = network.graph
    metadata = [:]
    architecture = network.architecture
    notes = network.notes
  }

  /// The module of a PyTorch file; nil where it holds none, but weights alone.
  private static func pickled(in file: MappedFile) throws -> NetworkFile? {
    do {
      return try file.withBytes { bytes in try PickledNetwork(bytes, owner: file).map(Self.init) }
    } catch let error as ModelError {
      throw error.adding(["file": file.path])
    } catch let error as GraphError {
      throw error.adding(["file": file.path])
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
