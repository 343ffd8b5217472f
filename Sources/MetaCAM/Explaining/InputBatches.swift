import Imaging

/// What a network makes of a series of inputs, in their order: as many at once as it takes, batches filled across what
/// could not be had.
struct InputBatches<Inputs: AsyncSequence, Output> where Inputs.Element == Result<NetworkInput, any Error> {
  private var inputs: Inputs.AsyncIterator
  private let largestBatch: Int

  /// - Parameter largestBatch: how many inputs run at once, at most.
  init(_ inputs: Inputs, largestBatch: Int) {
    self.inputs = inputs.makeAsyncIterator()
    self.largestBatch = largestBatch
  }

  /// - Parameter run: gives an output for each input.
  /// - Returns: of each of the next inputs what became of it, or why nothing did; empty at the end.
  /// - Throws: the first error that is not about one input.
  mutating func next(run: ([NetworkInput]) async throws -> [Output]) async throws -> [Result<Output, any Error>] {
    try Task.checkCancellation()
    var batch: [Result<NetworkInput, any Error>] = []
    var ready: [NetworkInput] = []
    while ready.count < largestBatch, let input = try await inputs.next() {
      batch.append(input)
      if case .success(let input) = input { ready.append(input) }
    }
    var outputs = try await results(of: ready, run)[...]
    return batch.map { input in input.flatMap { _ in outputs.removeFirst() } }
  }

  /// Together; where that fails, each alone, so that it fails for the one that is to blame.
  private func results(
    of inputs: [NetworkInput], _ run: ([NetworkInput]) async throws -> [Output]
  ) async throws -> [Result<Output, any Error>] {
    guard !inputs.isEmpty else { return [] }
    do {
      return try await run(inputs).map { .success($0) }
    } catch  where error.isAboutOneInput {
      guard inputs.count > 1 else { return [.failure(error)] }
      var results: [Result<Output, any Error>] = []
      for input in inputs { results += try await self.results(of: [input], run) }
      return results
    }
  }
}
