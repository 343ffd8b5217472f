import ActivationMaps
import Execution
import Failures
import Imaging

/// How long one's own network takes on this machine: forward, in batches, and for each method's map.
///
///     let benchmark = NetworkBenchmark(explainer: explainer, input: input, runs: 5)
///     try await benchmark.forward()  // seconds of one picture
///     try await benchmark.method(.scoreCAM).seconds
///
/// Times are of the clock: medians of several runs behind one that is not counted, which compiles.
public struct NetworkBenchmark: Sendable {
  /// The network that is timed, with the layers that maps are made from.
  public let explainer: Explainer
  /// The picture that it is timed on.
  public let input: NetworkInput
  /// How often each is run.
  public let runs: Int

  /// `runs` below 1 count as 1.
  public init(explainer: Explainer, input: NetworkInput, runs: Int = 5) {
    self.explainer = explainer
    self.input = input
    self.runs = max(1, runs)
  }

  /// A picture for networks that are timed without one: as large as a photograph on the web, with something everywhere.
  public static var picture: Image {
    var pixels: [UInt8] = []
    for y in 0..<375 {
      for x in 0..<500 {
        for channel in 0..<3 { pixels.append(UInt8((x * x / 97 + y * y / 53 + 89 * channel + x * y / 71) % 256)) }
      }
    }
    return Image(width: 500, height: 375, pixels: pixels)
  }

  /// The time of so many pictures at once.
  public struct Batch: Sendable, Equatable, Encodable {
    /// Pictures at once.
    public let size: Int
    /// Of a batch.
    public let seconds: Double
    /// `size / seconds`
    public var picturesPerSecond: Double { Double(size) / seconds }
  }

  /// Forward through the recorder, as explanations go: batches of 1, 2, 4 … as many as the network takes at once.
  /// - Throws: the errors of the engine; `CancellationError`.
  public func batches() async throws -> [Batch] {
    var batches: [Batch] = []
    var size = 1
    while size <= explainer.largestBatch {
      let inputs = Array(repeating: input, count: size)
      let seconds = try await median(of: runs) { _ = try await explainer.seen(inputs, log: RunLog()) }
      batches.append(Batch(size: size, seconds: seconds))
      size *= 2
    }
    return batches
  }

  /// The time of a method.
  public struct MethodTime: Sendable {
    /// The method that was timed.
    public let method: Method
    /// Of one map; the median over the runs.
    public let seconds: Double
    /// Of one map.
    public let counts: RunCounts
  }

  /// One map of the likeliest class.
  ///
  /// A method whose first map takes longer than `patience` seconds is timed by that one.
  /// - Throws: as `Explainer.explain`.
  public func time(of method: Method, patience: Double = 2) async throws -> MethodTime {
    let options = ExplanationOptions(methods: [method])
    let log = RunLog()
    let clock = ContinuousClock()
    let start = clock.now
    _ = try await explainer.explain([input], options, log: log)
    let first = (clock.now - start).seconds
    // The first one compiles what it needs, so that of the quick ones it says nothing.
    guard first < patience else { return MethodTime(method: method, seconds: first, counts: log.counts) }
    let seconds = try await median(of: runs) { _ = try await explainer.explain([input], options) }
    return MethodTime(method: method, seconds: seconds, counts: log.counts)
  }

  private func median(of count: Int, _ work: () async throws -> Void) async throws -> Double {
    let clock = ContinuousClock()
    var seconds: [Double] = []
    for run in 0...count {
      try Task.checkCancellation()
      let start = clock.now
      try await work()
      if run > 0 { seconds.append((clock.now - start).seconds) }
    }
    let sorted = seconds.sorted()
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
