import Tensors

extension Metric {
  /// How much of the class's probability is lost when only what the map shows is left of the picture.
  ///
  ///     drop = max(0, Y − O)/Y
  ///
  /// with Y the probability of the picture and O that of the picture multiplied by the map, pixel by pixel. From 0 to
  /// 1; lower is better; the average over pictures and classes is the measure of the paper. Not defined where Y is 0.
  ///
  /// Invariant to the map's scale: it masks the picture once it is scaled to [0, 1].
  ///
  /// Complexity: one run a map.
  ///
  /// Source: Chattopadhay, Sarkar, Howlader, Balasubramanian, "Grad-CAM++: Generalized Gradient-Based Visual
  /// Explanations for Deep Convolutional Networks", 2018, section 4.1, equation (i).
  public static let averageDrop = Metric(
    slug: "average-drop", summary: "share of the probability lost when the map masks the picture",
    source: "Chattopadhay et al. 2018", higherIsBetter: false, invariance: .scale
  ) { maps, picture, _ in
    try await picture.probabilities(maskedBy: maps.map(\.unitMap)).map { masked in
      [AverageDrop.score(whole: picture.probability, masked: masked)]
    }
  }

  /// Whether the class's probability rises when only what the map shows is left of the picture.
  ///
  ///     increase = 1 where Y < O, else 0
  ///
  /// with Y and O as for `average-drop`. Higher is better; the mean over pictures and classes is the measure of the
  /// paper.
  ///
  /// Invariant to the map's scale, likewise.
  ///
  /// Complexity: one run a map.
  ///
  /// Source: the same, equation (ii).
  public static let increase = Metric(
    slug: "increase", summary: "1 where the probability rises when the map masks the picture",
    source: "Chattopadhay et al. 2018", higherIsBetter: true, invariance: .scale
  ) { maps, picture, _ in
    try await picture.probabilities(maskedBy: maps.map(\.unitMap)).map { masked in
      [MetricScore(value: masked > picture.probability ? 1 : 0)]
    }
  }
}

enum AverageDrop {
  static func score(whole: Double, masked: Double) -> MetricScore {
    whole > 0
      ? MetricScore(value: max(0, whole - masked) / whole)
      : MetricScore.undefined(at: whole)
  }
}

extension PerturbedPicture {
  /// The class's probability for the picture multiplied by a map, for each map: `[H, W]`.
  package func probabilities(maskedBy maps: [Tensor]) async throws -> [Double] {
    try await probabilities(count: maps.count) { imageNCHW.masked(by: maps[$0]).slice(0) }
  }
}

extension Tensor {
  /// Each plane multiplied by a map: `[…, H, W]` by `[H, W]`.
  func masked(by map: Tensor) -> Tensor {
    Tensor(shape: shape) { result in
      withUnsafeElements { elements in
        map.withUnsafeElements { map in
          for plane in stride(from: 0, to: elements.count, by: map.count) {
            for pixel in map.indices { result[plane + pixel] = elements[plane + pixel] * map[pixel] }
          }
        }
      }
    }
  }
}
