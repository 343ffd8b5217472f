import Graphs
import OpenVINORuntime
import Tensors

/// How fast one network runs here in each precision, and which of them that speaks for.
///
///     let trial = try await PrecisionTrial(of: classifier.graph, cacheFolder: CacheFolder().compiledNetworks())
///     let engine = try Engine(precision: trial.choice)
///
/// The network is compiled and run a few times in both, in turn; what counts is the fastest run of each. The result is kept
/// with the compiled networks, under the same key: the network, the engine's build, the device and the threads.
public struct PrecisionTrial: Sendable, Equatable {
  /// Of one run, for one input; nil where the device has no instructions for bf16.
  public struct Times: Sendable, Equatable {
    /// Seconds in 32-bit floats.
    public let float32: Double
    /// Seconds in bf16.
    public let brainFloat16: Double

    /// Both in seconds, above 0.
    public init(float32: Double, brainFloat16: Double) {
      self.float32 = float32
      self.brainFloat16 = brainFloat16
    }

    /// How many times as fast bf16 is.
    public var gain: Double { float32 / brainFloat16 }
  }

  /// In seconds; nil where there is nothing to choose.
  public let times: Times?
  /// bf16 costs exactness: it has to be at least so many times as fast.
  public static let leastGain = 1.2

  /// A trial with what it measured; nil where there is nothing to choose.
  public init(times: Times?) { self.times = times }

  /// bf16 where it is `leastGain` times as fast or more, else f32.
  public var choice: Core.Precision {
    guard let times, times.gain >= Self.leastGain else { return .float32 }
    return .bfloat16
  }

  /// What was chosen, and why.
  public var explanation: String {
    guard let times else { return "precision: f32, because this device has no instructions for bf16" }
    func words(_ seconds: Double) -> String { "\((seconds * 1e5).rounded() / 100) ms" }
    let measured = "a run takes \(words(times.float32)) in f32 and \(words(times.brainFloat16)) in bf16"
    return choice == .bfloat16
      ? "precision: bf16, because \(measured)"
      : "precision: f32, because \(measured), less than \(Self.leastGain) times as fast"
  }

  /// Runs the trial, or takes the result of an earlier one.
  ///
  /// - Parameters:
  ///   - graph: specialised, with all dimensions known.
  ///   - device: as the engine's, and so is the next.
  ///   - threadCount: how many threads a run takes; nil for one a core.
  ///   - cacheFolder: where results are kept; nil keeps none.
  /// - Throws: as `Engine.compiled` and `CompiledGraph.run`.
  /// - Complexity: two compilations and 14 runs of the network; of a kept result, a hash of the weights.
  public init(
    of graph: Graph, on device: Device = .processor, threadCount: Int? = nil, cacheFolder: String? = nil
  ) async throws {
    let plain = try Engine(device: device, precision: .float32, threadCount: threadCount, cacheFolder: cacheFolder)
    guard try plain.supportsBFloat16 else {
      times = nil
      return
    }
    let name = "precision"
    if let kept = try plain.note(name, on: graph), let times = Times(kept) {
      self.times = times
      return
    }
    let brain = try Engine(device: device, precision: .bfloat16, threadCount: threadCount)
    let programs = try [plain, brain].map { engine in try engine.compiled(isKept: false) { graph } }
    var random = SeededRandom(seed: 1)
    let inputs = Dictionary(
      uniqueKeysWithValues: graph.inputs.map { input in
        let shape = input.dimensions.map { $0 ?? 1 }
        return (
          input.name,
          Tensor(shape: shape) { elements in
            for index in elements.indices { elements[index] = Float(random.uniform(in: -1...1)) }
          }
        )
      })
    var fastest = [Double.infinity, .infinity]
    for turn in 0..<7 {
      for (index, program) in programs.enumerated() {
        try Task.checkCancellation()
        let clock = ContinuousClock()
        let start = clock.now
        _ = try await program.run(inputs)
        // The first makes what the others find.
        if turn > 0 { fastest[index] = min(fastest[index], (clock.now - start).seconds) }
      }
    }
    let times = Times(float32: fastest[0], brainFloat16: fastest[1])
    try plain.keep(times.text, as: name, on: graph)
    self.times = try plain.note(name, on: graph).flatMap(Times.init) ?? times
  }
}

extension PrecisionTrial.Times {
  /// As it is kept: both times in seconds.
  fileprivate var text: String { "\(float32) \(brainFloat16)" }

  fileprivate init?(_ text: String) {
    let numbers = text.split(separator: " ").compactMap { Double($0) }
    guard numbers.count == 2, numbers.allSatisfy({ $0.isFinite && $0 > 0 }) else { return nil }
    self.init(float32: numbers[0], brainFloat16: numbers[1])
  }
}
