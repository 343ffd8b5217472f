import Execution
import Graphs
import Synchronization
import Tensors

/// Runs a network's head with single channels removed, and the whole network on masked inputs.
///
/// What it compiles serves any image and class.
public struct NetworkScorer: Sendable {
  fileprivate let programs: NetworkPrograms
  private let layer: Recorder.Layer
  private let ablation: Lazy<BatchRunner>
  private let masking: Lazy<BatchRunner>

  private var classifier: Classifier { programs.classifier }

  /// One scorer for each of a recorder's layers.
  ///
  /// - Parameter batchSize: how many variants run at once; nil for what suits the network.
  public static func scorers(for recorder: Recorder, batchSize: Int?) -> [NetworkScorer] {
    let programs = recorder.programs
    let masking = Lazy { try await programs.variants(batch: programs.variantBatch(batchSize)) }
    return recorder.layers.map { layer in
      let ablation = Lazy { try await programs.head(behind: layer.frontier, batchSize) }
      return NetworkScorer(programs: programs, layer: layer, ablation: ablation, masking: masking)
    }
  }

  /// The runs of one image, from which the scores of any class follow.
  public func runs(of pass: Recorder.ForwardPass, log: RunLog) -> ChannelRuns {
    ChannelRuns(network: self, pass: pass, log: log)
  }

  fileprivate func logits(
    _ pass: Recorder.ForwardPass, without channels: [Int], log: RunLog
  ) async throws -> [Tensor] {
    let runner = try await log.measure("compile") { try await ablation.value }
    let activations = try pass.values.value(layer.name)
    let area = activations.shape[2...].reduce(1, *)
    // Each place of the batch holds all channels but the one that it removed last.
    var removed = [Int?](repeating: nil, count: runner.batchSize)
    let logits = try await runner.logits(
      count: channels.count, inputs: pass.values, varied: layer.name, label: "ablation-cam", log: log
    ) { index, place, input in
      if let channel = removed[place] {
        activations.withUnsafeElements { elements in
          for element in channel * area..<(channel + 1) * area { input[element] = elements[element] }
        }
      }
      for element in channels[index] * area..<(channels[index] + 1) * area { input[element] = 0 }
      removed[place] = channels[index]
    }
    log.count { $0.head += channels.count }
    return logits
  }

  fileprivate func logits(
    _ pass: Recorder.ForwardPass, masks: [Int], log: RunLog,
    write: (_ mask: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) async throws -> [Tensor] {
    let runner = try await log.measure("compile") { try await masking.value }
    let image = pass.imageNCHW
    let area = image.shape[2...].reduce(1, *)
    var weights = [Float](repeating: 0, count: area)
    let logits = try await runner.logits(
      count: masks.count, inputs: pass.values, varied: classifier.input, label: "score-cam", log: log
    ) { index, _, input in
      weights.withUnsafeMutableBufferPointer { weights in
        write(masks[index], weights)
        image.withUnsafeElements { elements in
          for start in stride(from: 0, to: input.count, by: area) {
            for place in 0..<area { input[start + place] = elements[start + place] * weights[place] }
          }
        }
      }
    }
    log.count { $0.forward += masks.count }
    return logits
  }
}

/// What the changed forms of one image gave at one layer: each is run once, whatever the number of classes.
public final class ChannelRuns: Sendable {
  fileprivate let network: NetworkScorer
  fileprivate let pass: Recorder.ForwardPass
  fileprivate let log: RunLog
  fileprivate let withoutChannel = Mutex<[Int: Tensor]>([:])
  fileprivate let masked = Mutex<[String: Tensor]>([:])

  fileprivate init(network: NetworkScorer, pass: Recorder.ForwardPass, log: RunLog) {
    self.network = network
    self.pass = pass
    self.log = log
  }

  public func scorer(classIndex: Int, target: ScoreTarget) -> ClassScorer {
    ClassScorer(runs: self, classIndex: classIndex, target: target)
  }

  /// The logits of each key, of which those that are missing are run.
  ///
  /// - Parameter run: runs what stands at some places of the list.
  fileprivate static func logits<Key: Hashable & Sendable>(
    _ keys: [Key], keptIn kept: borrowing Mutex<[Key: Tensor]>, run: (_ places: [Int]) async throws -> [Tensor]
  ) async throws -> [Tensor] {
    let known = kept.withLock { $0 }
    let missing = keys.indices.filter { known[keys[$0]] == nil }
    let new = missing.isEmpty ? [] : try await run(missing)
    return kept.withLock { kept in
      for (place, logits) in zip(missing, new) { kept[keys[place]] = logits }
      return keys.compactMap { kept[$0] }
    }
  }
}

/// The target score of one class under changes of the network's insides or of its input.
public struct ClassScorer: Sendable {
  fileprivate let runs: ChannelRuns
  fileprivate let classIndex: Int
  fileprivate let target: ScoreTarget

  /// The unchanged score `y`.
  public var score: Double { score(runs.pass.scores.output) }

  /// y with one channel of the target layer set to zero, for each channel named.
  public func scoresWithout(channels: [Int]) async throws -> [Double] {
    try await ChannelRuns.logits(channels, keptIn: runs.withoutChannel) {
      try await runs.network.logits(runs.pass, without: $0.map { channels[$0] }, log: runs.log)
    }.map(score)
  }

  /// y of the input multiplied by a mask, for each mask: `[H, W]`, all channels of the input alike.
  ///
  /// - Parameters:
  ///   - masks: what each mask is, in words that no other mask of the image and layer has; a mask is run once, whatever
  ///     the number of classes.
  ///   - write: writes the mask of a place in that list.
  public func scoresMasked(
    _ masks: [String], write: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) async throws -> [Double] {
    try await ChannelRuns.logits(masks, keptIn: runs.masked) {
      try await runs.network.logits(runs.pass, masks: $0, log: runs.log, write: write)
    }.map(score)
  }

  private func score(_ output: Tensor) -> Double {
    runs.pass.scores.reading.score(output.elements, classIndex, target)
  }
}
