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

  /// Runs the network as it is asked, a batch at a time.
  public struct Iterator: AsyncIteratorProtocol {
    private let series: Explanations
    private var batches: InputBatches<Inputs, SeenBatch.Seen>
    /// Of the inputs of a batch what failed, and the places of the others in `seen`.
    private var ready: ArraySlice<Result<Int, any Error>> = []
    private var seen: SeenBatch?
    private var place = 0

    fileprivate init(series: Explanations) {
      self.series = series
      batches = InputBatches(series.inputs, largestBatch: series.explainer.largestBatch)
    }

    public mutating func next() async throws -> Element? {
      try Task.checkCancellation()
      if ready.isEmpty { try await runNextBatch() }
      guard let next = ready.popFirst() else { return nil }
      let place = place
      self.place += 1
      do {
        let (input, onMap) = (try next.get(), series.onMap)
        guard let explanation = try await seen?.explanation(ofInput: input, onMap: { onMap(place, $0) }) else {
          return nil
        }
        return .success(explanation)
      } catch  where error.isAboutOneInput {
        return .failure(error)
      }
    }

    private mutating func runNextBatch() async throws {
      let (explainer, log) = (series.explainer, series.log)
      let results = try await batches.next { try await explainer.seen($0, log: log) }
      var whole: [SeenBatch.Seen] = []
      ready =
        results.map { result in
          result.map { seen in
            whole.append(seen)
            return whole.count - 1
          }
        }[...]
      seen = try SeenBatch(whole, explainer, series.options, log)
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
  ///   - options: classes, methods, and how maps are made.
  ///   - log: counts the runs, and their time.
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
