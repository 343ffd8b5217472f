import Graphs
import Imaging
import Tensors

/// The target score under changes of the network's insides or of its input, for methods that cannot do without.
public protocol ChannelScorer: Sendable {
  /// The unchanged score `y`.
  var score: Double { get }

  /// y with one channel of the target layer set to zero, for each channel named.
  func scoresWithout(channels: [Int]) throws -> [Double]

  /// y of the input multiplied by a mask, for each mask: `[H, W]`, all channels of the input alike.
  /// - Parameter mask: writes the mask of an index.
  func scoresMasked(
    count: Int, mask: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) throws -> [Double]
}

/// Runs a network's head with single channels removed, and the whole network on masked inputs.
///
/// What it compiles serves any image and class.
public final class NetworkScorer: Sendable {
  private let classifier: Classifier
  private let layer: Recorder.Layer
  private let ablation: Lazy<BatchRunner>
  private let masking: Lazy<BatchRunner>

  /// - Parameters:
  ///   - batchSize: how many variants run at once; nil for what suits the network.
  ///   - masking: shared by the scorers of several layers.
  init(classifier: Classifier, layer: Recorder.Layer, batchSize: Int?, masking: Lazy<BatchRunner>, engine: Engine) {
    self.classifier = classifier
    self.layer = layer
    self.masking = masking
    ablation = Lazy {
      let head = try classifier.graph.cut(at: layer.frontier, outputs: [classifier.output])
      let size = classifier.largestBatch(upTo: batchSize ?? BatchSize.fitting(head))
      let graph = try classifier.graph(batch: size).cut(at: layer.frontier, outputs: [classifier.output])
      return try BatchRunner(graph, output: classifier.output, batchSize: size, engine: engine)
    }
  }

  /// One scorer for each of a recorder's layers; masked inputs of all layers go through one compiled network.
  public static func scorers(for recorder: Recorder, batchSize: Int?, engine: Engine) -> [NetworkScorer] {
    let classifier = recorder.classifier
    let masking = Lazy {
      let size = classifier.largestBatch(upTo: batchSize ?? BatchSize.fitting(classifier.graph))
      return try BatchRunner(
        classifier.graph(batch: size), output: classifier.output, batchSize: size, engine: engine)
    }
    return recorder.layers.map {
      NetworkScorer(classifier: classifier, layer: $0, batchSize: batchSize, masking: masking, engine: engine)
    }
  }

  /// The scorer for one image and class.
  public func scorer(
    for pass: Recorder.ForwardPass, classIndex: Int, target: ScoreTarget, log: RunLog
  ) -> some ChannelScorer {
    BoundScorer(network: self, pass: pass, classIndex: classIndex, target: target, log: log)
  }

  private struct BoundScorer: ChannelScorer {
    let network: NetworkScorer
    let pass: Recorder.ForwardPass
    let classIndex: Int
    let target: ScoreTarget
    let log: RunLog

    var score: Double { target.score(pass.logits.elements, classIndex: classIndex) }

    func scoresWithout(channels: [Int]) throws -> [Double] {
      let runner = try log.measure("compile") { try network.ablation.value }
      let name = network.layer.name
      let activations = try pass.values.value(name)
      let area = activations.shape[2] * activations.shape[3]
      // Each place of the batch holds all channels but the one that it removed last.
      var removed = [Int?](repeating: nil, count: runner.batchSize)
      let logits = try activations.withUnsafeElements { elements in
        try runner.logits(
          count: channels.count, inputs: pass.values, varied: name, label: "ablation-cam", log: log
        ) { index, place, input in
          if let channel = removed[place] {
            for element in channel * area..<(channel + 1) * area { input[element] = elements[element] }
          }
          for element in channels[index] * area..<(channels[index] + 1) * area { input[element] = 0 }
          removed[place] = channels[index]
        }
      }
      log.count { $0.head += channels.count }
      return scores(logits)
    }

    func scoresMasked(
      count: Int, mask: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void
    ) throws -> [Double] {
      let runner = try log.measure("compile") { try network.masking.value }
      let image = pass.imageNCHW
      let area = image.shape[2] * image.shape[3]
      var weights = [Float](repeating: 0, count: area)
      let logits = try image.withUnsafeElements { elements in
        try runner.logits(
          count: count, inputs: pass.values, varied: network.classifier.input, label: "score-cam", log: log
        ) { index, _, input in
          weights.withUnsafeMutableBufferPointer { weights in
            mask(index, weights)
            for start in stride(from: 0, to: input.count, by: area) {
              for place in 0..<area { input[start + place] = elements[start + place] * weights[place] }
            }
          }
        }
      }
      log.count { $0.forward += count }
      return scores(logits)
    }

    private func scores(_ logits: [Tensor]) -> [Double] {
      logits.map { target.score($0.elements, classIndex: classIndex) }
    }
  }
}
