import ActivationMaps
import Tensors

/// Further runs without a network, which answers by formulas.
struct RecordedRuns: FurtherRuns {
  var image = Tensor(shape: [2, 1, 2], elements: [1, 2, -3, 0.5])
  var logits: [Float] = [3, 1, 2, 9, 2.5]
  var classIndex = 0
  /// `[C, h, w]`: what the score weighs the layer's elements by.
  var layerWeights = Tensor(shape: [0], repeating: 0)
  /// y of an input, by element.
  var score: @Sendable (Float) -> Float = { $0 * $0 }
  /// Its derivative.
  var slope: @Sendable (Float) -> Float = { 2 * $0 }
  var curved: (gradients: Tensor, product: Tensor)?
  var seen: [Attention.Block] = []
  var leading = 1

  func scores(
    ofLayers count: Int, label: String, write: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) -> [Double] {
    (0..<count).map { index in
      var layer = [Float](repeating: .nan, count: layerWeights.count)
      layer.withUnsafeMutableBufferPointer { write(index, $0) }
      return zip(layer, layerWeights.elements).reduce(0) { $0 + Double($1.0 * $1.1) }
    }
  }

  /// Each channel's gradient is the direction's number of its index, everywhere.
  func gradients(along direction: [Float]) -> Tensor {
    Tensor(shape: [direction.count, 1, 1], elements: direction)
  }

  func inputGradients(at inputs: [Tensor], label: String) -> [Tensor] { inputs.map { $0.map(slope) } }
  func scores(of inputs: [Tensor], label: String) -> [Double] { inputs.map { $0.map(score).sum } }
  func classWeights() -> [Double] { [2, -1] }
  func multipliers() -> Tensor { layerWeights }

  func curvature() throws -> (gradients: Tensor, product: Tensor) {
    guard let curved else { throw ActivationMapError(.notRecorded, "no curvature") }
    return curved
  }

  func attention(_ gradients: AttentionGradients) throws -> Attention {
    let blocks = gradients == .none ? seen.map { Attention.Block(probabilities: $0.probabilities) } : seen
    return try Attention(blocks: blocks, height: 3, width: 4, leading: leading)
  }
}

extension MethodInput {
  /// A record with further runs; masks are answered by the scorer.
  init(
    _ record: ActivationRecord, _ runs: RecordedRuns, height: Int = 1, width: Int = 2,
    scorer: any ChannelScorer = RecordedScorer(), seed: UInt64 = 0, layers: [ActivationRecord]? = nil
  ) {
    self.init(
      record: record, imageLengths: [height, width], scorer: scorer,
      fullGradients: { throw ActivationMapError(.notRecorded, "not asked for") }, seed: seed, layers: layers,
      furtherRuns: runs)
  }
}
