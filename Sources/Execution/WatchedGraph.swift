import Failures
import Graphs
import Tensors

/// A graph that is ready to be run, and that notices every number that is not finite, wherever it is made and whatever
/// hides it afterwards.
///
///     let network = try WatchedGraph(graph, watch: classifier.watch, engine: engine)
///     let logits = try await network.run(["input": imageNCHW])["logits"]
///
/// A run costs what `CompiledGraph`'s does, and the norms of the few values that `FinitenessWatch` names. Where these say
/// that something may be wrong, the network is run again with all its values as outputs.
package struct WatchedGraph: Sendable {
  private let program: CompiledGraph
  private let norms: String?
  private let graph: Graph
  private let watch: FinitenessWatch
  private let engine: Engine

  package var inputs: [String] { program.inputs }

  /// - Parameters:
  ///   - graph: specialised, for any number of images.
  ///   - watch: of the same graph for one image.
  package init(_ graph: Graph, watch: FinitenessWatch, engine: Engine) throws {
    let (watching, norms) = try graph.watching(watch)
    self.norms = norms
    program = try engine.compiled(watching)
    (self.graph, self.engine, self.watch) = (graph, engine, watch)
  }

  /// - Parameters:
  ///   - isInputChecked: true where the caller knows that no input's magnitude passes the watch's threshold.
  ///   - image: what an error is to say of the image at a place of the batch.
  /// - Returns: a tensor for each of the graph's outputs, by its name.
  /// - Throws: `ExecutionError` that names the first value that is not finite; otherwise as `CompiledGraph.run`.
  package func run(
    _ inputs: [String: Tensor], isInputChecked: Bool = false, image: (_ place: Int) -> FailureContext = { _ in [:] }
  ) async throws -> [String: Tensor] {
    var outputs = try await program.run(inputs)
    let found = norms.flatMap { outputs.removeValue(forKey: $0) }
    let isSound = found?.isWithin(FinitenessWatch.threshold) ?? true
    let isInputSound =
      isInputChecked || program.inputs.allSatisfy { inputs[$0]?.isWithin(FinitenessWatch.threshold) ?? true }
    guard !isSound || !isInputSound else { return outputs }
    let search = NonFiniteSearch(graph: try graph.pruned(), masked: watch.masked, engine: engine)
    if let first = try await search.first(inputs) { throw first.error(of: image(first.place)) }
    // What the engine computes in one go it may round otherwise, so that the search does not meet it again.
    if let found, let index = found.withUnsafeElements({ $0.firstIndex(where: \.isNaN) }) {
      throw NonFiniteValue(
        name: watch.values[index], node: graph.producer(of: watch.values[index]), kind: "NaN", place: 0
      )
      .error(of: [:])
    }
    return outputs
  }
}

extension Tensor {
  /// True where no element is NaN or of a larger magnitude.
  package func isWithin(_ limit: Float) -> Bool {
    withUnsafeElements { elements in
      // The bits of magnitudes are ordered as these are, those of NaN above all; without a branch, the loop is as fast as
      // memory.
      var largest: UInt32 = 0
      for element in elements { largest = max(largest, element.bitPattern & 0x7fff_ffff) }
      return largest <= limit.bitPattern
    }
  }
}
