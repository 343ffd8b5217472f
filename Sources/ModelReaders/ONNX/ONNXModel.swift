import Files
import Graphs
import Tensors

/// A network from an ONNX file, with what the file says about itself.
///
///     let model = try ONNXModel(contentsOf: "resnet50.onnx")
///     model.graph.inputs[0].dimensions    // [nil, 3, 224, 224]
///     model.producer                      // "pytorch 2.4.0"
///
/// The graph is in one form whatever the file was written with: operators of `Graph.opset` and later ones, 32-bit floats;
/// functions of the model's own, the branch that a known condition takes, and repetitions whose number is known are written
/// out. Weights are read when they are
/// first used where they can be (32-bit floats at a multiple of four bytes), and copied once where they cannot.
public struct ONNXModel: Sendable {
  /// The network, with its weights as constants.
  public let graph: Graph
  /// The program that wrote the file, and its version; empty if the file does not say.
  public let producer: String
  /// The version of the operators that the file was written with.
  public let opset: Int
  /// What else the writer put into the file, by key, such as the names of classes.
  public let metadata: [String: String]

  /// The versions of the operators that can be read.
  public static let readableOpsets = OperatorSets.readable

  /// Reads a model from a file, and its weights from files beside it.
  ///
  /// - Parameters:
  ///   - path: of the file; weights in files beside it are found.
  ///   - limits: how many nodes it may hold.
  /// - Throws: `FileError` if the file cannot be opened; `ModelError` if it is broken (`.malformed`), asks for what is
  ///   not supported (`.unsupported`) or not allowed (`.refused`); `GraphError` if its nodes do not make a network.
  ///   All name the file, and the node or the constant.
  /// - Complexity: O(nodes + weights).
  public init(contentsOf path: String, limits: Limits = .usual) throws {
    let file = try MappedFile(path: path)
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    self = try file.withBytes { bytes in
      do {
        return try Self(bytes, tensors: TensorDecoder(owner: file, folder: folder), limits)
      } catch let error as ModelError {
        throw error.adding(["file": path])
      } catch let error as GraphError {
        throw error.adding(["file": path])
      }
    }
  }

  /// Reads a model from memory; its weights must all be there.
  /// - Throws: as `init(contentsOf:)`.
  public init(bytes: [UInt8], limits: Limits = .usual) throws {
    self = try bytes.withUnsafeBytes { try Self($0, tensors: TensorDecoder(owner: nil, folder: nil), limits) }
  }

  private init(_ message: UnsafeRawBufferPointer, tensors: TensorDecoder, _ limits: Limits) throws {
    let (graphs, rest) = try WireFormat.split(message, field: Field.graph)
    let header = try WireFormat.decode(ONNXModelProto.self, rest)
    guard !graphs.isEmpty, header.irVersion > 0 else { throw ModelError.notAModel }
    opset = try OperatorSets.version(header.opsetImport)
    producer = [header.producerName, header.producerVersion].filter { !$0.isEmpty }.joined(separator: " ")
    metadata = Dictionary(header.metadataProps.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    var reader = ONNXGraphReader(
      functions: try ModelFunctions(header.functions), tensors: tensors, mostNodes: limits.fileNodes)
    graph = try reader.graph(graphs, opset: opset)
  }
}
