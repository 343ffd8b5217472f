import Failures
import Tensors

extension Metric {
  /// Average drop, coherency and complexity in one number: the harmonic mean of coherency, 1 − complexity and 1 − drop.
  ///
  ///     ADCC = 3 / (1/coherency + 1/(1 − complexity) + 1/(1 − drop))
  ///
  /// - coherency: the correlation of the map L with the map that the same method makes of the picture multiplied by L,
  ///   brought from [−1, 1] to [0, 1];
  /// - complexity: the mean of L, its L1 norm over the number of pixels;
  /// - drop: as `average-drop`.
  ///
  /// From 0 to 1; higher is better; 0 where one of the three is 0. Parts: `coherency`, `complexity`, `drop`. A constant
  /// map has no correlation with anything: its coherency counts as 1/2. Not defined where the class's probability is 0,
  /// and for maps that cannot be made anew, since another program made them.
  ///
  /// Invariant to the map's scale: L is the map scaled to [0, 1].
  ///
  /// Complexity: one run and one further map a map.
  ///
  /// Source: Poppi, Cornia, Baraldi, Cucchiara, "Revisiting the Evaluation of Class Activation Mapping for
  /// Explainability: A Novel Metric and Experimental Analysis", 2021.
  public static let adcc = Metric(
    slug: "adcc", summary: "harmonic mean of coherency, 1 − complexity and 1 − average drop",
    source: "Poppi et al. 2021", higherIsBetter: true, invariance: .scale, remakesMaps: true
  ) { maps, picture, _ in
    let masked = try await picture.probabilities(maskedBy: maps.map(\.unitMap))
    return try await zip(maps, masked).asyncMap { map, masked in
      let drop = AverageDrop.score(whole: picture.probability, masked: masked)
      guard let lost = drop.value else { return [drop] }
      guard let coherency = try await Coherency.score(of: map, picture) else { return [Coherency.undefined] }
      let complexity = map.unitMap.mean
      return [
        MetricScore(
          value: HarmonicMean.of([coherency, 1 - complexity, 1 - lost]),
          parts: [
            .init(name: "coherency", values: [coherency]), .init(name: "complexity", values: [complexity]),
            .init(name: "drop", values: [lost]),
          ])
      ]
    }
  }
}

enum Coherency {
  /// The correlation of the map with the same method's map of the picture multiplied by it, in [0, 1]; nil where only the
  /// map is known.
  static func score(of map: MapUnderTest, _ picture: PerturbedPicture) async throws -> Double? {
    guard let remake = map.remake else { return nil }
    let again = try await remake(picture.imageNCHW.masked(by: map.unitMap), picture.classIndex)
    return (1 + Similarity.correlation(map.map, again)) / 2
  }

  static let undefined = MetricScore(
    value: nil, note: "not defined: coherency needs the method, and only its map is known")
}

enum HarmonicMean {
  /// n / Σᵢ 1/xᵢ, and 0 where one of the xᵢ is 0.
  static func of(_ values: [Double]) -> Double {
    values.allSatisfy { $0 > 0 } ? Double(values.count) / values.reduce(0) { $0 + 1 / $1 } : 0
  }
}
