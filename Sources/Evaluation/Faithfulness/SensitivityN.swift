import Tensors

extension Metric {
  /// Whether the relevance of any pixels together tells what their loss does to the probability.
  ///
  ///     mean over n of the correlation over random sets S of n pixels between Σ_{i ∈ S} L_i and p(x) − p(x without S)
  ///
  /// Sets of 10, 20, 40, 60 and 80 % of the pixels, 64 of each size, drawn from the seed, the same for all maps; what is taken
  /// away is set to zero (the mean of the training data). Pearson's correlation, −1 to 1; higher is better. Parts:
  /// `percent`, the sizes at which it is defined, and `correlation` at each. Not defined where the map or the probability is
  /// the same for all sets.
  ///
  /// Large random sets hold much the same relevance, so the correlations are small, and of 64 sets a chance one lies within
  /// ±0.25; the mean of the five within about ±0.1. Compare over several pictures.
  ///
  /// Invariant to the map's scale.
  ///
  /// Complexity: 320 runs, whatever the number of maps.
  ///
  /// Source: Ancona, Ceolini, Öztireli, Gross, "Towards Better Understanding of Gradient-Based Attribution Methods for Deep
  /// Neural Networks", 2018; there of the score before the softmax.
  public static let sensitivityN = Metric(
    slug: "sensitivity-n", summary: "correlation of random pixels' relevance with the probability lost without them",
    source: "Ancona et al. 2018", higherIsBetter: true, invariance: .scale
  ) { maps, picture, options in
    let sets = SensitivityN.randomSets(shape: picture.lengths, seed: options.seed)
    return try await SensitivityN.scores(maps, picture, sets: sets).map { [$0] }
  }
}

/// The correlations of `Metric.sensitivityN`, of any sets of pixels.
package enum SensitivityN {
  /// In percent of the pixels.
  static let sizes = [10.0, 20, 40, 60, 80]
  static let setCount = 64

  /// For each size its sets.
  static func randomSets(shape: [Int], seed: UInt64) -> [(percent: Double, sets: [PixelMask])] {
    var random = SeededRandom(seed: seed &+ 0x5E75_1717)
    let pixels = (0..<shape.reduce(1, *)).map { $0 }
    return sizes.map { percent in
      let count = Int((percent / 100 * Double(pixels.count)).rounded())
      return (
        percent,
        (0..<setCount).map { _ in
          PixelMask(shape: shape, removing: pixels.shuffled(using: &random).prefix(count))
        }
      )
    }
  }

  package static func scores(
    _ maps: [MapUnderTest], _ picture: PerturbedPicture, sets: [(percent: Double, sets: [PixelMask])]
  ) async throws -> [MetricScore] {
    guard !maps.isEmpty else { return [] }
    let masks = sets.flatMap(\.sets)
    let losses = try await picture.probabilities(count: masks.count) {
      picture.imageNCHW.zeroed(where: masks[$0]).slice(0)
    }.map { picture.probability - $0 }
    return maps.map { map in
      let unit = map.unitMap
      let sums = masks.map { unit.sum(where: $0) }
      var defined: [(percent: Double, correlation: Double)] = []
      var start = 0
      for (percent, sets) in sets {
        let range = start..<start + sets.count
        start = range.upperBound
        if let correlation = Similarity.pearson(Array(sums[range]), Array(losses[range])) {
          defined.append((percent, correlation))
        }
      }
      guard !defined.isEmpty else {
        return MetricScore(value: nil, note: "not defined: all sets of pixels have the same relevance or probability")
      }
      return MetricScore(
        value: defined.reduce(0) { $0 + $1.correlation } / Double(defined.count),
        parts: [
          .init(name: "percent", values: defined.map(\.percent)),
          .init(name: "correlation", values: defined.map(\.correlation)),
        ])
    }
  }
}

extension Tensor {
  /// The sum of the values where the mask has its bits, in double precision.
  func sum(where mask: PixelMask) -> Double {
    withUnsafeElements { values in
      var sum = 0.0
      for pixel in values.indices where mask[pixel] { sum += Double(values[pixel]) }
      return sum
    }
  }
}
