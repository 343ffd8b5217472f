import Files
import Graphs
import ModelReaders
import OpenVINORuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Turns graphs into programs that run.
///
///     let engine = try Engine(precision: .float32)
///     let network = try engine.compiled(graph)
///     let outputs = try await network.run(["input": imageNCHW])
public struct Engine: Sendable {
  /// What networks run on.
  public let device: Device
  /// How many threads one run takes.
  public let threadCount: Int
  /// What it computes in.
  public let precision: Core.Precision
  private let core: Core
  private var cache: ModelCache?

  /// Starts the engine.
  /// - Parameters:
  ///   - device: what networks run on.
  ///   - precision: what the engine computes in; results are 32-bit floats all the same.
  ///   - threadCount: how many threads one run takes; nil for as many as there are cores.
  ///   - cacheFolder: where compiled networks are kept for the next time; nil keeps none, and so does a folder that
  ///     cannot be written or is not the user's alone (`PrivateFolder` says why).
  ///   - cacheLimit: how many bytes they may take together.
  /// - Throws: `RuntimeError` if OpenVINO cannot be started, or the device is not there or lacks the precision.
  public init(
    device: Device = .processor, precision: Core.Precision = .float32, threadCount: Int? = nil,
    cacheFolder: String? = nil, cacheLimit: Int = ModelCache.usualLimit
  ) throws {
    let core = try Core(Core.Configuration(device: device, precision: precision, threads: threadCount))
    self.core = core
    self.device = device
    self.precision = precision
    self.threadCount = threadCount ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    cache = cacheFolder.flatMap { try? ModelCache(folder: $0, core: core, limit: cacheLimit) }
  }

  /// Compiles a graph, or takes it from the cache.
  /// - Parameter graph: specialised.
  /// - Throws: `GraphError` if it is not, `ModelError` if it cannot be written as ONNX, `RuntimeError` that names the
  ///   node where the engine refuses one.
  public func compiled(_ graph: Graph) throws -> CompiledGraph { try compiled { graph } }

  /// The same for a graph with large weights of its own, such as those of a backward run.
  ///
  /// - Parameters:
  ///   - makeGraph: makes the graph anew each time; called once for a network that the cache holds, else twice, so that
  ///     neither the cache's nor the engine's copy of the weights is in memory beside the graph's.
  ///   - isKept: false for what is not worth a place in the cache.
  public func compiled(isKept: Bool = true, _ makeGraph: () throws -> Graph) throws -> CompiledGraph {
    func prepared() throws -> GuardedGraph { try Self.prepared(makeGraph()) }
    guard let cache, isKept else {
      let graph = try prepared()
      func made() -> GuardedGraph { graph }
      return try blaming(made) {
        try Outline(of: graph).compiled(CompiledModel(model(of: graph.graph), core: core))
      }
    }
    let (outline, hash) = try Self.outline(of: prepared(), cache.hash())
    return try blaming(prepared) {
      try outline.compiled(cache.compiledModel(for: hash) { try model(of: prepared().graph) })
    }
  }

  /// The same engine for networks that nobody will ask for again: what it compiles is kept nowhere.
  public var withoutCache: Engine {
    var engine = self
    engine.cache = nil
    return engine
  }

  /// True where the device computes in bf16 by itself.
  var supportsBFloat16: Bool { get throws { try core.supportsBFloat16 } }

  /// What is kept about a network beside it; nil without a cache.
  func note(_ name: String, on graph: Graph) throws -> String? {
    guard let cache else { return nil }
    return try cache.note(name, for: Self.outline(of: Self.prepared(graph), cache.hash()).1)
  }

  package func keep(_ text: String, as name: String, on graph: Graph) throws {
    guard let cache else { return }
    try cache.keep(text, as: name, for: Self.outline(of: Self.prepared(graph), cache.hash()).1)
  }

  /// As the engine gets it.
  private static func prepared(_ graph: Graph) throws -> GuardedGraph {
    try GuardedGraph(graph.pruned().inEngineForm())
  }

  /// Says in words of our own what the engine fails at.
  private func blaming(
    _ prepared: () throws -> GuardedGraph, _ body: () throws -> CompiledGraph
  ) throws -> CompiledGraph {
    do {
      return try body()
    } catch let error as RuntimeError where error.code == .engine {
      throw EngineBlame(core: core, graph: try prepared().graph).explained(error)
    }
  }

  /// What remains to be known of a graph once it is compiled.
  private struct Outline {
    let inputs: [String]
    let outputs: [String]
    let guards: [IntegerGuard]

    init(of prepared: GuardedGraph) {
      inputs = prepared.graph.readInputs
      outputs = prepared.graph.outputs.dropLast(prepared.guards.count)
      guards = prepared.guards
    }

    func compiled(_ model: CompiledModel) throws -> CompiledGraph {
      try CompiledGraph(inputs: inputs, outputs: outputs, guards: guards, model: model)
    }
  }

  private static func outline(of prepared: GuardedGraph, _ emptyHash: KeyedHash) throws -> (Outline, KeyedHash) {
    let graph = prepared.graph
    var hash = emptyHash
    // What follows from the graph alone need not be made for the hash, but a change of how it is made must show.
    hash.combine("folded normalisations 1")
    var touched = 0
    try ONNXWriter.forEachPiece(of: graph) { piece in
      hash.combine(piece)
      touched += piece.count
      if touched > 32 << 20 {
        graph.discardMappedPages()
        touched = 0
      }
    }
    graph.discardMappedPages()
    try graph.checkMappedFiles()
    return (Outline(of: prepared), hash)
  }

  /// The engine copies the weights from where they lie; the graph keeps them there until it has.
  private func model(of graph: Graph) throws -> Model {
    defer { graph.discardMappedPages() }
    let folded = try graph.foldingNormalisations()
    // What was folded has been copied; with the engine's copy, the file's pages would be a third one.
    graph.discardMappedPages()
    let bytes = try ONNXWriter.bytes(of: folded, weights: .atMemoryAddresses)
    let model = try withExtendedLifetime(folded) { try Model(onnx: bytes, core: core) }
    try graph.checkMappedFiles()
    return model
  }
}

extension Graph {
  /// Gives back the memory of weights that lie in mapped files; they are read again when they are needed again.
  fileprivate func discardMappedPages() { for file in mappedFiles { file.discardPages() } }

  /// - Throws: `FileError` where a file of weights was cut short: what was made of them is worth nothing.
  fileprivate func checkMappedFiles() throws { for file in mappedFiles { try file.checkIsWhole() } }

  private var mappedFiles: some Collection<MappedFile> {
    var files: [ObjectIdentifier: MappedFile] = [:]
    for constant in constants.values {
      if let file = constant.tensor?.memoryOwner as? MappedFile { files[ObjectIdentifier(file)] = file }
    }
    return files.values
  }
}
