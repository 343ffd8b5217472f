import Execution
import Graphs
import Tensors

/// The programs by which an engine runs a network: each is compiled when it is first asked for, and once, whichever method,
/// measure or command asks.
///
///     let programs = NetworkPrograms(classifier: classifier, engine: engine)
///     let recorder = try Recorder(programs: programs, layers: ["layer4"])
///     let runner = VariantRunner(programs: programs)  // runs what the recorder has compiled, where it can
///
/// A program is told from the others by where it begins, what it gives, whose gradients are among it, and for how many
/// inputs; device and precision are the engine's.
public final class NetworkPrograms: Sendable {
  /// The network that they run.
  public let classifier: Classifier
  /// What compiles them, and on which device and in which precision.
  public let engine: Engine
  private let forward = ProgramStore<Key, WatchedGraph>()
  private let backward = ProgramStore<Key, GradientProgram>()
  private let bent = ProgramStore<Key, CurvatureProgram>()
  /// Of changed parts.
  let ofParts = PartPrograms()
  private let watches = ProgramStore<[String], FinitenessWatch>()

  /// No programs yet: each is compiled when it is first asked for.
  public init(classifier: Classifier, engine: Engine) {
    self.classifier = classifier
    self.engine = engine
  }

  /// How many programs there are.
  package var count: Int { forward.count + backward.count + bent.count }

  private struct Key: Hashable {
    /// The values that the part begins with; empty for the whole network.
    let cut: [String]
    let outputs: [String]
    let batch: Int
  }

  /// The network, or the part behind some values, for a batch.
  ///
  /// - Parameters:
  ///   - cut: what the part reads: see `Graph.frontier`; empty for the whole network.
  ///   - outputs: values that the program gives; nil for the class scores.
  /// - Throws: `GraphError` where the network does not allow that many inputs; the engine's errors.
  func forward(behind cut: [String] = [], outputs: [String]? = nil, batch: Int) async throws -> WatchedGraph {
    let outputs = outputs ?? [classifier.output]
    return try await forward.program(Key(cut: cut, outputs: outputs, batch: batch)) { [classifier, engine, watches] in
      let watch = try await watches.program(cut) {
        try FinitenessWatch(of: classifier.graph.part(behind: cut, outputs: [classifier.output]))
      }
      let graph = try classifier.graph(batch: batch).part(behind: cut, outputs: outputs)
      return try WatchedGraph(graph, watch: watch, engine: engine)
    }
  }

  /// Runs the whole network for its class scores.
  func variants(batch: Int) async throws -> BatchRunner {
    BatchRunner(try await forward(batch: batch), output: classifier.output, batchSize: batch)
  }

  /// Runs the part behind some values for its class scores.
  /// - Parameter size: how many inputs at once; nil for what suits the part.
  func head(behind cut: [String], _ size: Int?) async throws -> BatchRunner {
    let single = try classifier.graph.part(behind: cut, outputs: [classifier.output])
    let batch = classifier.largestBatch(upTo: size ?? BatchSize.fitting(single))
    return BatchRunner(try await forward(behind: cut, batch: batch), output: classifier.output, batchSize: batch)
  }

  /// How many variants of a picture run at once.
  /// - Parameter size: as it is asked for; nil for what suits the network, eight at most.
  func variantBatch(_ size: Int?) -> Int {
    classifier.largestBatch(upTo: size ?? min(8, BatchSize.fitting(classifier.graph)))
  }

  /// The class scores' gradients at some values, by the network or the part behind others.
  ///
  /// - Parameter values: those that the scores do not depend on are left out of the result, if `isLenient`.
  /// - Throws: `DifferentiationError` if an operator of the part has no gradient, or the scores do not depend on a value.
  func gradients(
    behind cut: [String] = [], at values: [String], batch: Int, isLenient: Bool = false
  ) async throws -> GradientProgram {
    try await backward.program(Key(cut: cut, outputs: values, batch: batch)) { [classifier, engine] in
      try GradientProgram(
        of: { try classifier.graph(batch: batch).part(behind: cut, outputs: [classifier.output]) },
        scores: classifier.output, shape: [batch, classifier.classCount], at: values, isLenient: isLenient,
        engine: engine)
    }
  }

  /// The gradient at a value that a part begins with, and how it changes along that value, for one input.
  ///
  /// - Throws: `DifferentiationError` if an operator of the part has no gradient, or its gradient none.
  func curvature(behind cut: [String], along value: String) async throws -> CurvatureProgram {
    try await bent.program(Key(cut: cut, outputs: [value], batch: 1)) { [classifier, engine] in
      try CurvatureProgram(
        of: { try classifier.graph(batch: 1).part(behind: cut, outputs: [classifier.output]) },
        scores: classifier.output, shape: [1, classifier.classCount], along: value, engine: engine)
    }
  }
}

extension Graph {
  /// The graph of some outputs, which begins with the values of a cut.
  func part(behind cut: [String], outputs: [String]) throws -> Graph {
    guard cut.isEmpty else { return try self.cut(at: cut, outputs: outputs) }
    var part = self
    part.outputs = outputs
    return part
  }
}
