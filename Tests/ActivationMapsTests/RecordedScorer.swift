import ActivationMaps
import Synchronization
import Tensors

/// A scorer without a network: it answers by formulas, and remembers what it was asked.
final class RecordedScorer: ChannelScorer {
  let score: Double
  private let without: @Sendable (_ channel: Int) -> Double
  private let masked: @Sendable (_ mask: [Float]) -> Double
  private let area: Int
  private let asked = Mutex(Asked())

  struct Asked: Sendable {
    var channels: [Int] = []
    var masks: [[Float]] = []
  }

  init(
    score: Double = 1, area: Int = 0, without: @escaping @Sendable (_ channel: Int) -> Double = { _ in 0 },
    masked: @escaping @Sendable (_ mask: [Float]) -> Double = { _ in 0 }
  ) {
    self.score = score
    self.area = area
    self.without = without
    self.masked = masked
  }

  var channels: [Int] { asked.withLock { $0.channels } }
  var masks: [[Float]] { asked.withLock { $0.masks } }

  func scoresWithout(channels: [Int]) -> [Double] {
    asked.withLock { $0.channels += channels }
    return channels.map(without)
  }

  func scoresMasked(
    _ masks: [String], write: (_ index: Int, UnsafeMutableBufferPointer<Float>) -> Void
  ) -> [Double] {
    masks.indices.map { index in
      var mask = [Float](repeating: .nan, count: area)
      mask.withUnsafeMutableBufferPointer { write(index, $0) }
      asked.withLock { $0.masks.append(mask) }
      return masked(mask)
    }
  }
}

extension MethodInput {
  /// A record alone, for an image of the layer's size; what would run a network answers by simple formulas that do not
  /// depend on the order of the channels.
  init(_ record: ActivationRecord, scorer: (any ChannelScorer)? = nil, seed: UInt64 = 0) {
    let sums = record.activations.sums(leading: 1)
    let usual = RecordedScorer(
      score: 2, area: record.placeCount, without: { 2 - sums[$0] / 10 },
      masked: { $0.reduce(0) { $0 + Double($1) } / 10 })
    self.init(
      record: record, imageLengths: record.placeLengths, scorer: scorer ?? usual,
      fullGradients: {
        let bias = Tensor(shape: [record.channelCount, 1, 1], repeating: 0.5)
        return FullGradients(
          image: record.activations, imageGradients: try record.gradients,
          biasTerms: [.init(bias: bias, gradients: try record.gradients)])
      }, seed: seed)
  }
}
