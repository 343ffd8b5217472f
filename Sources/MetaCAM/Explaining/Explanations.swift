import ActivationMaps
import Execution
import Imaging

/// The explanations of a series of inputs, in their order: see `Explainer.explanations(of:_:)`.
public struct Explanations<Inputs: AsyncSequence>: AsyncSequence
where Inputs.Element == Result<NetworkInput, any Error> {
  public typealias Element = Result<Explanation, any Error>

  fileprivate let inputs: Inputs
  fileprivate let explainer: Explainer
  fileprivate let options: ExplanationOptions
  fileprivate let log: RunLog
  fileprivate let onMap: @Sendable (_ input: Int, _ method: Method) -> Void

  public func makeAsyncIterator() -> Iterator { Iterator(series: self) }

  public struct Iterator: AsyncIteratorProtocol {
    private let series: Explanations
    private var inputs: Inputs.AsyncIterator
    /// What has gone through the network, and waits for its maps; of what failed, why.
    private var ready: ArraySlice<Result<Explainer.Seen, any Error>> = []
    private var place = 0

    fileprivate init(series: Explanations) {
      self.series = series
      inputs = series.inputs.makeAsyncIterator()
    }

    public mutating func next() async throws -> Element? {
      try Task.checkCancellation()
      if ready.isEmpty { try await runNextBatch() }
      guard let next = ready.popFirst() else { return nil }
      let place = place
      self.place += 1
      do {
        let seen = try next.get()
        return .success(
          try series.explainer.explanation(of: seen, series.options, log: series.log) { series.onMap(place, $0) })
      } catch  where error.isAboutOneInput {
        return .failure(error)
      }
    }

    /// As many inputs as the network takes at once.
    private mutating func runNextBatch() async throws {
      var batch: [Result<NetworkInput, any Error>] = []
      var count = 0
      while count < series.explainer.largestBatch, let input = try await inputs.next() {
        batch.append(input)
        if case .success = input { count += 1 }
      }
      var seen = try run(batch.compactMap { try? $0.get() })[...]
      ready = batch.map { input in input.flatMap { _ in seen.removeFirst() } }[...]
    }

    /// Together; where that fails, each alone, so that it fails for the one that is to blame.
    private func run(_ inputs: [NetworkInput]) throws -> [Result<Explainer.Seen, any Error>] {
      do {
        return try series.explainer.seen(inputs, log: series.log).map { .success($0) }
      } catch  where error.isAboutOneInput {
        guard inputs.count > 1 else { return inputs.map { _ in .failure(error) } }
        return try inputs.flatMap { try run([$0]) }
      }
    }
  }
}

extension Explainer {
  /// Explains a series of inputs, however long: as they come, in their order, with the memory of a few.
  ///
  ///     let inputs = ConcurrentMap(paths, atMost: 8) { _, path in
  ///       Result { try explainer.model.preprocessing.input(of: Image(contentsOf: path)) }
  ///     }
  ///     for try await result in explainer.explanations(of: inputs, options) { … }
  ///
  /// Batches are filled across the inputs. What is made of one of them when its turn comes is the same as by `explain`. While
  /// a batch runs, inputs may be prepared and results be written by others (`ConcurrentMap`).
  ///
  /// - Parameters:
  ///   - inputs: one that could not be had is an error in its place.
  ///   - onMap: called before each map with the input's place in the series and the method.
  /// - Returns: for each input its explanation, or why there is none: the series goes on behind it.
  /// - Throws: where nothing can be explained: an unknown class, options that do not fit, and from the sequence
  ///   the first error that is not about one input (`isAboutOneInput`), such as a layer without gradients.
  public func explanations<Inputs: AsyncSequence>(
    of inputs: Inputs, _ options: ExplanationOptions, log: RunLog = RunLog(),
    onMap: @escaping @Sendable (_ input: Int, _ method: Method) -> Void = { _, _ in }
  ) throws -> Explanations<Inputs> where Inputs.Element == Result<NetworkInput, any Error> {
    try check(options)
    return Explanations(inputs: inputs, explainer: self, options: options, log: log, onMap: onMap)
  }

  /// The same of inputs that are all there.
  public func explanations<Inputs: AsyncSequence>(
    of inputs: Inputs, _ options: ExplanationOptions, log: RunLog = RunLog(),
    onMap: @escaping @Sendable (_ input: Int, _ method: Method) -> Void = { _, _ in }
  ) throws -> Explanations<AsyncMapSequence<Inputs, Result<NetworkInput, any Error>>>
  where Inputs.Element == NetworkInput {
    try explanations(of: inputs.map { .success($0) }, options, log: log, onMap: onMap)
  }
}
