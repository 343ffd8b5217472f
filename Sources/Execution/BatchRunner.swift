import Graphs
import Tensors

/// Runs a classifier, or the part behind a layer, for many inputs that differ little, a batch at a time.
///
/// The inputs' memory is made once and changed in place, so that preparing an input costs no more than writing it.
package struct BatchRunner: Sendable {
  package let batchSize: Int
  private let program: WatchedGraph
  private let output: String

  /// - Parameters:
  ///   - program: for `batchSize` inputs.
  ///   - output: the program's output of logits: `[batchSize, K]`.
  package init(_ program: WatchedGraph, output: String, batchSize: Int) {
    self.program = program
    self.output = output
    self.batchSize = batchSize
  }

  package var inputNames: [String] { program.inputs }

  /// - Parameters:
  ///   - count: how many inputs there are in all.
  ///   - inputs: what every place of the batch starts from: `[1, …]` by input name.
  ///   - varied: the input that differs.
  ///   - prepare: writes the input of an index into its place of the batch, which holds what an earlier index left.
  ///   - label: what progress is reported under.
  /// - Returns: the logits of each index, `[K]`.
  /// - Throws: `ExecutionError` if the network makes a number that is not finite; `CancellationError` between two
  ///   batches if the task is cancelled; the engine's errors.
  package func logits(
    count: Int, inputs: [String: Tensor], varied: String, label: String, log: RunLog,
    prepare: (_ index: Int, _ place: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) async throws -> [Tensor] {
    var batch: [String: Tensor] = [:]
    // What is varied is masked, removed or imputed: it does not grow by more than what the margin holds.
    let isChecked = try inputNames.allSatisfy { try inputs.value($0).isWithin(FinitenessWatch.threshold / 16) }
    for name in inputNames { batch[name] = try inputs.value(name).repeated(batchSize) }
    var results: [Tensor] = []
    results.reserveCapacity(count)
    log.progress(label, 0, of: count)
    while results.count < count {
      try Task.checkCancellation()
      let places = min(batchSize, count - results.count)
      log.measure("prepare") {
        guard var input = batch.removeValue(forKey: varied) else { return }
        let size = input.count / batchSize
        input.withUnsafeMutableElements { elements in
          for place in 0..<places {
            prepare(
              results.count + place, place,
              UnsafeMutableBufferPointer(rebasing: elements[place * size..<(place + 1) * size]))
          }
        }
        batch[varied] = input
      }
      let logits = try await log.measure("run") {
        try await program.run(batch, isInputChecked: isChecked) { _ in ["changed picture of": label] }
      }.value(output)
      for place in 0..<places { results.append(logits.slice(place)) }
      log.progress(label, results.count, of: count)
    }
    return results
  }
}

extension Tensor {
  /// A batch of one, repeated: `[1, …]` to `[count, …]`.
  fileprivate func repeated(_ count: Int) -> Tensor {
    Tensor(shape: [count] + shape.dropFirst()) { result in
      withUnsafeElements { elements in
        for place in 0..<count {
          _ = UnsafeMutableBufferPointer(
            rebasing: result[place * elements.count..<(place + 1) * elements.count]
          ).initialize(fromContentsOf: elements)
        }
      }
    }
  }
}
