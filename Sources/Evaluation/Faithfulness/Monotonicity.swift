import Tensors

extension Metric {
  /// Whether every pixel that is put into an empty picture speaks for the class, the least relevant first.
  ///
  ///     share of the steps at which the probability does not fall
  ///
  /// The picture grows out of zeros (the mean of the training data) in 50 steps of equal size. From 0 to 1; higher is
  /// better. Parts: `curve`, the probabilities; `all`, 1 where none of the steps falls: the measure of the paper, which is
  /// 0 of nearly every map. Pixels that speak against the class let it fall however well the map knows them.
  ///
  /// Invariant to all but the order of the map's values.
  ///
  /// Complexity: 49 runs a map with the usual steps, and two for all maps.
  ///
  /// Source: Arya et al., "One Explanation Does Not Fit All: A Toolkit and Taxonomy of AI Explainability Techniques", 2019;
  /// in steps of several pixels: Quantus, `Monotonicity`.
  public static let monotonicity = Metric(
    slug: "monotonicity", summary: "share of steps at which the probability does not fall as pixels enter, least first",
    source: "Arya et al. 2019", higherIsBetter: true, invariance: .order
  ) { maps, picture, options in
    let zeros = Tensor(shape: picture.imageNCHW.shape, repeating: 0)
    return try await ExchangeCurves(picture, options)
      .curves(maps.map(\.ranked), from: zeros, to: picture.imageNCHW, order: .leastRelevantFirst)
      .map { curve in
        let share = Monotonicity.share(ofNotFalling: curve)
        return [
          MetricScore(
            value: share,
            parts: [.init(name: "all", values: [share == 1 ? 1 : 0]), .init(name: "curve", values: curve)])
        ]
      }
  }
}

enum Monotonicity {
  /// Of the steps of a curve, those that do not fall.
  static func share(ofNotFalling curve: [Double]) -> Double {
    Double(zip(curve, curve.dropFirst()).count { $0 <= $1 }) / Double(curve.count - 1)
  }
}
