import Execution
import Graphs
import Tensors

/// Runs the whole network on many variants of one picture, always as many at once, so that the scores of a picture do
/// not depend on what it runs beside.
///
///     let runner = VariantRunner(classifier: classifier, engine: engine)
///     let logits = try runner.logits(count: 100, like: imageNCHW, log: log) { variants[$0] }
public struct VariantRunner: Sendable {
  public let classifier: Classifier
  /// How many pictures run at once; a last batch that is not full is run as if it were.
  public let batchSize: Int
  /// How many threads the engine takes, which whoever prepares the pictures may take as well.
  public let threadCount: Int
  private let program: Lazy<BatchRunner>

  /// - Parameter batchSize: nil for what suits the network, eight at most.
  public init(classifier: Classifier, batchSize: Int? = nil, engine: Engine) {
    let size = classifier.largestBatch(upTo: batchSize ?? min(8, BatchSize.fitting(classifier.graph)))
    self.classifier = classifier
    self.batchSize = size
    threadCount = engine.threadCount
    program = Lazy {
      try BatchRunner(
        classifier.graph(batch: size), watch: classifier.watch, output: classifier.output, batchSize: size,
        engine: engine)
    }
  }

  /// - Parameters:
  ///   - imageNCHW: `[1, C, H, W]`; what fills places that are not used.
  ///   - picture: the variant of an index: `[C, H, W]`.
  /// - Returns: the logits of each variant: `[K]`.
  /// - Throws: `CancellationError` between two batches if the task is cancelled; the engine's errors.
  public func logits(
    count: Int, like imageNCHW: Tensor, log: RunLog, picture: (Int) -> Tensor
  ) throws -> [Tensor] {
    guard count > 0 else { return [] }
    let runner = try log.measure("compile") { try program.value }
    let logits = try runner.logits(
      count: count, inputs: [classifier.input: imageNCHW], varied: classifier.input, label: "perturbed pictures",
      log: log
    ) { index, _, place in
      picture(index).withUnsafeElements { _ = place.update(fromContentsOf: $0) }
    }
    log.count { $0.forward += count }
    return logits
  }
}
