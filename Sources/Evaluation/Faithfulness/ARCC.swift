import Tensors

extension Metric {
  /// Average drop, coherency and complexity in one number: the harmonic mean of coherency, 1 − complexity and 1 − drop.
  ///
  ///     ARCC = 3 / (1/coherency + 1/(1 − complexity) + 1/(1 − drop))
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
  /// Complexity: one run and one further map a map.
  ///
  /// Source: Poppi, Cornia, Baraldi, Cucchiara, "Revisiting the Evaluation of Class Activation Mapping for
  /// Explainability: A Novel Metric and Experimental Analysis", 2021.
  public static let arcc = Metric(
    slug: "arcc", summary: "harmonic mean of coherency, 1 − complexity and 1 − average drop",
    source: "Poppi et al. 2021", higherIsBetter: true
  ) { maps, picture, _ in
    let masked = try picture.probabilities(maskedBy: maps.map(\.unitMap))
    return try zip(maps, masked).map { map, masked in
      let drop = AverageDrop.score(whole: picture.probability, masked: masked)
      guard let lost = drop.value else { return [drop] }
      guard let remake = map.remake else {
        return [MetricScore(value: nil, note: "not defined: coherency needs the method, and only its map is known")]
      }
      let again = try remake(picture.imageNCHW.masked(by: map.unitMap), picture.classIndex)
      let coherency = (1 + Similarity.correlation(map.map, again)) / 2
      let complexity = map.unitMap.mean
      let parts = [coherency, 1 - complexity, 1 - lost]
      let value = parts.allSatisfy { $0 > 0 } ? 3 / parts.reduce(0) { $0 + 1 / $1 } : 0
      return [
        MetricScore(
          value: value,
          parts: [
            .init(name: "coherency", values: [coherency]), .init(name: "complexity", values: [complexity]),
            .init(name: "drop", values: [lost]),
          ])
      ]
    }
  }
}
