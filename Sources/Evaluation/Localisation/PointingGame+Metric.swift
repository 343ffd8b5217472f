import Tensors

extension Metric {
  /// Whether the map's maximum lies on the object, or within 15 pixels of it at 224 × 224.
  ///
  /// `PointingGame` of the options' boxes: 1 or 0, between them where several pixels have the maximum. Higher is better; the mean
  /// over pictures is the measure of the paper. A network may rightly look beside the object. Not defined without a box that
  /// the network sees.
  ///
  /// Invariant to all but the order of the map's values.
  ///
  /// Complexity: no run of the network.
  ///
  /// Source: Zhang, Lin, Brandt, Shen, Sclaroff, "Top-down neural attention by excitation backprop", 2016.
  public static let pointingGame = Metric(
    slug: "pointing-game", summary: "1 where the map's maximum lies on the object",
    source: "Zhang et al. 2016", higherIsBetter: true, invariance: .order, needsBoxes: true
  ) { maps, _, options in
    try maps.map { map in
      guard map.map.rank == 2, !options.boxes.isEmpty else { return [.withoutBox] }
      return [
        try PointingGame.score(map.map, boxes: options.boxes).map { MetricScore(value: $0) }
          ?? MetricScore.withoutBox
      ]
    }
  }
}

extension MetricScore {
  static let withoutBox = MetricScore(
    value: nil, note: "not defined: no box says where in what the network sees the object is")
}
