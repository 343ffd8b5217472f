import Tensors

extension Metric {
  /// How soon the class disappears when whole patches of the picture are set to zero, the most relevant first.
  ///
  ///     IROF = 1 − area under (p(x without the first l patches)/p(x)),  l = 0 … n
  ///
  /// Iterative removal of features. The patches are some hundred of much the same colour (`Superpixels`), so that what is
  /// removed has the edges of the picture and not those of the map; they go by the mean of their relevance, equal ones in
  /// a random order from the seed. The area is taken over the share of patches by the trapezoidal rule. Up to 1; higher is better;
  /// below 0 where the probability rises. Parts: `curve`, the shares of the probability; `patches`, how many there are.
  ///
  /// Invariant to the map's scale. Not defined where the class's probability is 0.
  ///
  /// Complexity: as many runs a map as there are patches, about a hundred.
  ///
  /// Source: Rieger and Hansen, "IROF: A Low Resource Evaluation Metric for Explanation Methods", 2020; zeros are the mean
  /// of the training data.
  public static let irof = Metric(
    slug: "irof", summary: "share of the probability lost as relevant patches of one colour are set to zero",
    source: "Rieger et al. 2020", higherIsBetter: true, invariance: .scale
  ) { maps, picture, options in
    guard picture.probability > 0 else {
      return maps.map { _ in [MetricScore.undefined(at: picture.probability)] }
    }
    guard picture.lengths.count == 2 else {
      return maps.map { _ in [MetricScore(value: nil, note: "not defined: patches of one colour are those of a plane")]
      }
    }
    let patches = Superpixels(of: picture.imageNCHW.slice(0))
    return try await IROF.scores(maps, picture, patches: patches, seed: options.seed).map { [$0] }
  }
}

/// The curves of `Metric.irof`, over any patches.
package enum IROF {
  /// - Precondition: the class's probability is above 0.
  package static func scores(
    _ maps: [MapUnderTest], _ picture: PerturbedPicture, patches: Superpixels, seed: UInt64
  ) async throws -> [MetricScore] {
    let orders = maps.map { ranks(of: patches, by: $0.unitMap, seed: seed) }
    let lost = try await picture.probabilities(count: maps.count * patches.count) { index in
      let (ranks, last) = (orders[index / patches.count], index % patches.count)
      return picture.imageNCHW.zeroed(
        where: PixelMask(shape: picture.lengths) { ranks[patches.labels[$0]] <= last }
      ).slice(0)
    }
    return maps.indices.map { map in
      let curve =
        [1] + lost[map * patches.count..<(map + 1) * patches.count].map { $0 / picture.probability }
      return MetricScore(
        value: 1 - ExchangeCurves.area(under: curve),
        parts: [.init(name: "curve", values: curve), .init(name: "patches", values: [Double(patches.count)])])
    }
  }

  /// For each patch its place, the most relevant first.
  private static func ranks(of patches: Superpixels, by map: Tensor, seed: UInt64) -> [Int] {
    var (sums, counts) = ([Double](repeating: 0, count: patches.count), [Double](repeating: 0, count: patches.count))
    map.withUnsafeElements { values in
      for pixel in values.indices {
        sums[patches.labels[pixel]] += Double(values[pixel])
        counts[patches.labels[pixel]] += 1
      }
    }
    let means = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
    var random = SeededRandom(seed: seed &+ 0x120F)
    var ranks = [Int](repeating: 0, count: patches.count)
    for (rank, patch) in (0..<patches.count).shuffled(using: &random).sorted(by: { means[$0] > means[$1] }).enumerated()
    {
      ranks[patch] = rank
    }
    return ranks
  }
}
