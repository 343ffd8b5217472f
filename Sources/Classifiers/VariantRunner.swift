import Execution
import Graphs
import Tensors

/// Runs the whole network on many variants of one picture, always as many at once, so that the scores of a picture do
/// not depend on what it runs beside.
///
///     let runner = VariantRunner(programs: NetworkPrograms(classifier: classifier, engine: engine))
///     let logits = try await runner.logits(count: 100, like: imageNCHW, log: log) { variants[$0] }
public struct VariantRunner: Sendable {
  /// How many pictures run at once; a last batch that is not full is run as if it were.
  public let batchSize: Int
  private let programs: NetworkPrograms

  public var classifier: Classifier { programs.classifier }
  /// How many threads the engine takes, which whoever prepares the pictures may take as well.
  public var threadCount: Int { programs.engine.threadCount }

  /// - Parameter batchSize: nil for what suits the network, eight at most.
  public init(programs: NetworkPrograms, batchSize: Int? = nil) {
    self.programs = programs
    self.batchSize = programs.variantBatch(batchSize)
  }

  /// - Parameters:
  ///   - imageNCHW: `[1, C, H, W]`; what fills places that are not used.
  ///   - picture: the variant of an index: `[C, H, W]`.
  /// - Returns: the logits of each variant: `[K]`.
  /// - Throws: `CancellationError` between two batches if the task is cancelled; the engine's errors.
  public func logits(
    count: Int, like imageNCHW: Tensor, log: RunLog, picture: (Int) -> Tensor
  ) async throws -> [Tensor] {
    guard count > 0 else { return [] }
    let runner = try await log.measure("compile") { try await programs.variants(batch: batchSize) }
    let logits = try await runner.logits(
      count: count, inputs: [classifier.input: imageNCHW], varied: classifier.input, label: "perturbed pictures",
      log: log
    ) { index, _, place in
      picture(index).withUnsafeElements { _ = place.update(fromContentsOf: $0) }
    }
    log.count { $0.forward += count }
    return logits
  }
}
