import Graphs
import ModelReaders
import OpenVINORuntime

/// Turns graphs into programs that run.
///
///     let engine = try Engine(precision: .float32)
///     let network = try engine.compiled(graph)
///     let outputs = try network.run(["input": imageNCHW])
public struct Engine: Sendable {
  private let core: Core
  private let cache: ModelCache?

  /// - Parameters:
  ///   - precision: what the engine computes in; results are 32-bit floats all the same.
  ///   - threadCount: how many threads one run takes; nil for as many as there are cores.
  ///   - cacheFolder: where compiled networks are kept for the next time; nil keeps none.
  /// - Throws: `RuntimeError` if OpenVINO cannot be started, or the processor lacks the precision.
  public init(precision: Core.Precision = .float32, threadCount: Int? = nil, cacheFolder: String? = nil) throws {
    let core = try Core(Core.Configuration(precision: precision, threads: threadCount))
    self.core = core
    cache = cacheFolder.map { ModelCache(folder: $0, core: core) }
  }

  /// - Parameter graph: specialised.
  /// - Throws: `GraphError` if it is not, `ModelError` if it cannot be written as ONNX, `RuntimeError` with the engine's
  ///   message.
  public func compiled(_ graph: Graph) throws -> CompiledGraph {
    let graph = try graph.pruned().inEngineForm()
    defer { graph.discardMappedPages() }
    return try CompiledGraph(graph, model: compiledModel(graph))
  }

  private func compiledModel(_ graph: Graph) throws -> CompiledModel {
    guard let cache else { return try core.compile(model(of: graph)) }
    var hash = ContentHash()
    try ONNXWriter.forEachPiece(of: graph) { hash.combine($0) }
    return try cache.compiledModel(for: hash) { try model(of: graph) }
  }

  /// The engine copies the weights from where they lie; the graph keeps them there until it has.
  private func model(of graph: Graph) throws -> Model {
    let bytes = try ONNXWriter.bytes(of: graph, weights: .atMemoryAddresses)
    defer { graph.discardMappedPages() }
    return try Model(onnx: bytes, core: core)
  }
}

extension Graph {
  /// Gives back the memory of weights that lie in mapped files; they are read again when they are needed again.
  fileprivate func discardMappedPages() {
    var files: [ObjectIdentifier: MappedFile] = [:]
    for constant in constants.values {
      if let file = constant.tensor?.memoryOwner as? MappedFile { files[ObjectIdentifier(file)] = file }
    }
    for file in files.values { file.discardPages() }
  }
}
