import Classifiers
import Execution
import Imaging
import ModelReaders
import Tensors

/// Classifies images: forward runs alone, no gradients.
///
///     let predictor = try Predictor(model: NetworkModel(named: "efficientnet-lite0"), engine: Engine())
///     Prediction.likeliest(5, of: try await predictor.scores(of: image))
public struct Predictor: Sendable {
  /// The network that is asked.
  public let model: NetworkModel
  /// How many images go through the network at once, at most.
  public var largestBatch: Int { recorder.largestBatch }
  private let recorder: Recorder

  /// Prepares the network to be run by an engine.
  /// - Throws: as `Recorder`.
  public init(model: NetworkModel, engine: Engine) throws {
    self.model = model
    let programs = NetworkPrograms(classifier: model.classifier, engine: engine)
    recorder = try Recorder(programs: programs, layers: [], largestBatch: min(BatchSize.fitting(model.graph), 8))
  }

  /// What the network says of a picture.
  /// - Throws: `ExecutionError` if the network makes a number that is not finite, with the layer; the engine's errors.
  public func scores(of image: Image, log: RunLog = RunLog()) async throws -> PictureScores {
    try await scores(of: model.preprocessing.input(of: image), log: log)
  }

  /// The same of an input that is ready for the network.
  public func scores(of input: NetworkInput, log: RunLog = RunLog()) async throws -> PictureScores {
    try model.scores(await recorder.forward(input.tensorNCHW, log: log)[0].scores.output, of: input)
  }

  /// The same of a series of inputs, however long: as they come, in their order, several at once.
  ///
  ///     for try await scores in predictor.scores(of: inputs) { … }
  ///
  /// - Parameters:
  ///   - inputs: one that could not be had is an error in its place.
  ///   - log: counts the runs, and their time.
  /// - Returns: for each input its scores, or why there are none. The sequence throws the first error that is not about
  ///   one input.
  public func scores<Inputs: AsyncSequence>(of inputs: Inputs, log: RunLog = RunLog()) -> Answers<Inputs>
  where Inputs.Element == Result<NetworkInput, any Error> {
    Answers(inputs: inputs, predictor: self, log: log)
  }

  /// What the network says of a series of inputs: see `scores(of:log:)`.
  public struct Answers<Inputs: AsyncSequence>: AsyncSequence where Inputs.Element == Result<NetworkInput, any Error> {
    public typealias Element = Result<PictureScores, any Error>

    fileprivate let inputs: Inputs
    fileprivate let predictor: Predictor
    fileprivate let log: RunLog

    public func makeAsyncIterator() -> Iterator {
      Iterator(batches: InputBatches(inputs, largestBatch: predictor.largestBatch), predictor: predictor, log: log)
    }

    /// Runs the network as it is asked, a batch at a time.
    public struct Iterator: AsyncIteratorProtocol {
      fileprivate var batches: InputBatches<Inputs, PictureScores>
      fileprivate let predictor: Predictor
      fileprivate let log: RunLog
      fileprivate var ready: ArraySlice<Element> = []

      public mutating func next() async throws -> Element? {
        if ready.isEmpty {
          ready = try await batches.next { [predictor, log] inputs in
            let images = Tensor.stacked(inputs.map { $0.tensorNCHW.slice(0) })
            let passes = try await predictor.recorder.forward(images, log: log)
            return try zip(inputs, passes).map { try predictor.model.scores($1.scores.output, of: $0) }
          }[...]
        }
        return ready.popFirst()
      }
    }
  }
}
