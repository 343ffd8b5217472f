import Tensors

extension Metric {
  /// How few pixels hold a map's relevance: its Gini index.
  ///
  ///     G = Σ_i (2i − n − 1)·L_(i) / (n·Σ_i L_i),   L_(1) ≤ … ≤ L_(n)
  ///
  /// 0 where all pixels are equal, near 1 where one has everything. Counted as better when higher: fewer places are
  /// easier to grasp. It asks neither picture nor network, so a single random pixel has the best value: read it beside
  /// a measure of faithfulness, never alone. Not defined for a map that is the same everywhere.
  ///
  /// Invariant to the map's scale: it is brought to [0, 1] before.
  ///
  /// Complexity: no run of the network.
  ///
  /// Source: Chalasani, Chen, Chowdhury, Jha, Wu, "Concise Explanations of Neural Networks Using Adversarial Training",
  /// 2020.
  public static let sparseness = Metric(
    slug: "sparseness", summary: "Gini index of the map: 0 where all pixels are equal, near 1 where few hold all",
    source: "Chalasani et al. 2020", higherIsBetter: true, invariance: .scale
  ) { maps, _, _ in
    maps.map { map in
      let sorted = map.ranked.scaledToUnit.sorted
      let n = Double(sorted.count)
      var (weighted, sum) = (0.0, 0.0)
      for (index, value) in sorted.enumerated() {
        weighted += (2 * Double(index + 1) - n - 1) * Double(value)
        sum += Double(value)
      }
      return [
        sum > 0
          ? MetricScore(value: weighted / (n * sum))
          : MetricScore(value: nil, note: "not defined: the map is the same everywhere")
      ]
    }
  }
}
