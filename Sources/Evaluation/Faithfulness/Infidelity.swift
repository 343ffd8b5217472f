import Tensors

extension Metric {
  /// How far the relevance of what is taken away is from what its loss does to the probability.
  ///
  ///     infidelity = mean over random squares S of (β·Σ_{i ∈ S} L_i − (p(x) − p(x without S)))²,
  ///     β = Σ_S s_S·d_S / Σ_S s_S²,   s_S = Σ_{i ∈ S} L_i,   d_S = p(x) − p(x without S)
  ///
  /// β brings the map, whose unit says nothing, to the unit of probabilities as well as it can: the paper's optimal scaling.
  /// 100 squares, their sides even in an eighth to a half of the shorter side, drawn from the seed, the same for all maps;
  /// what is taken away is set to zero (the mean of the training data). From 0 up; lower is better. Parts: `scale`, β; `nothing`,
  /// what a map has that says nothing, mean d². Such a map has that itself.
  ///
  /// A class activation map says how much a place adds, not how fast the score changes with its brightness. So the squares
  /// count by their relevance, and it is not multiplied by the pixels' values, as that of a gradient would be.
  ///
  /// Invariant to the map's scale.
  ///
  /// Complexity: 100 runs, whatever the number of maps.
  ///
  /// Source: Yeh, Hsieh, Suggala, Inouye, Ravikumar, "On the (In)fidelity and Sensitivity of Explanations", 2019.
  public static let infidelity = Metric(
    slug: "infidelity", summary: "squared error of random squares' relevance as the probability lost without them",
    source: "Yeh et al. 2019", higherIsBetter: false, invariance: .scale
  ) { maps, picture, options in
    let squares = Infidelity.randomSquares(shape: picture.lengths, seed: options.seed)
    return try await Infidelity.scores(maps, picture, squares: squares).map { [$0] }
  }
}

/// The error of `Metric.infidelity`, of any sets of pixels.
package enum Infidelity {
  static let squareCount = 100

  static func randomSquares(shape: [Int], seed: UInt64) -> [PixelMask] {
    var random = SeededRandom(seed: seed &+ 0x1F1D_E117)
    let shorter = shape.min() ?? 1
    let sides = max(1, shorter / 8)...max(1, shorter / 2)
    return (0..<squareCount).map { _ in
      let side = Int.random(in: sides, using: &random)
      let starts = shape.map { Int.random(in: 0...$0 - side, using: &random) }
      return PixelMask(shape: shape) { pixel in
        var rest = pixel
        for axis in shape.indices.reversed() {
          guard (starts[axis]..<starts[axis] + side).contains(rest % shape[axis]) else { return false }
          rest /= shape[axis]
        }
        return true
      }
    }
  }

  package static func scores(
    _ maps: [MapUnderTest], _ picture: PerturbedPicture, squares: [PixelMask]
  ) async throws -> [MetricScore] {
    guard !maps.isEmpty else { return [] }
    let losses = try await picture.probabilities(count: squares.count) {
      picture.imageNCHW.zeroed(where: squares[$0]).slice(0)
    }.map { picture.probability - $0 }
    let count = Double(squares.count)
    return maps.map { map in
      let unit = map.unitMap
      let sums = squares.map { unit.sum(where: $0) }
      let squared = sums.reduce(0) { $0 + $1 * $1 }
      let scale = squared > 0 ? zip(sums, losses).reduce(0) { $0 + $1.0 * $1.1 } / squared : 0
      let error = zip(sums, losses).reduce(0) { $0 + (scale * $1.0 - $1.1) * (scale * $1.0 - $1.1) } / count
      return MetricScore(
        value: error,
        parts: [
          .init(name: "scale", values: [scale]),
          .init(name: "nothing", values: [losses.reduce(0) { $0 + $1 * $1 } / count]),
        ])
    }
  }
}
