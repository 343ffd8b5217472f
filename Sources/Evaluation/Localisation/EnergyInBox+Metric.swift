import Tensors

extension Metric {
  /// How much of the map lies on the object.
  ///
  /// `EnergyInBox` of the options' boxes, which others call relevance mass accuracy: from 0 to 1; higher is better. Parts: `area`,
  /// the boxes' share of the picture, which a map has that knows nothing of the object: hold the value against it. Not
  /// defined without a box that the network sees, and for a map that is the same everywhere.
  ///
  /// Invariant to the map's scale: it is brought to [0, 1] before.
  ///
  /// Complexity: no run of the network.
  ///
  /// Source: Wang et al., "Score-CAM", 2020, the energy-based pointing game; Arras, Osman, Samek, "CLEVR-XAI: A Benchmark
  /// Dataset for the Ground Truth Evaluation of Neural Network Explanations", 2022, relevance mass accuracy.
  public static let energy = Metric(
    slug: "energy", summary: "share of the map's sum that lies on the object (relevance mass accuracy)",
    source: "Wang et al. 2020", higherIsBetter: true, invariance: .scale, needsBoxes: true
  ) { maps, _, options in
    try maps.map { map in
      guard map.map.rank == 2, !options.boxes.isEmpty,
        let energy = try EnergyInBox(map.unitMap, boxes: options.boxes)
      else { return [.withoutBox] }
      let parts = [MetricScore.Part(name: "area", values: [energy.areaShare])]
      return [
        energy.share.map { MetricScore(value: $0, parts: parts) }
          ?? MetricScore(value: nil, parts: parts, note: "not defined: the map is the same everywhere")
      ]
    }
  }
}
