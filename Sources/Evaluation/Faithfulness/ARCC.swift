import Failures
import Tensors

extension Metric {
  /// ROAD, coherency and complexity in one number: the harmonic mean of coherency, 1 − complexity and a share of ROAD.
  ///
  ///     ARCC = 3 / (1/coherency + 1/(1 − complexity) + 1/clip(2·ROAD, 0, 1))
  ///
  /// Coherency and complexity are those of `adcc`. ROAD is the combined one, −0.5 to 0.5, by the protocol `reference` and
  /// at the percentages of the options, 20, 40, 60 and 80 by default: as pytorch-grad-cam's `ARCC` has it.
  ///
  /// From 0 to 1; higher is better; 0 where one of the three is 0, and so wherever ROAD is not above 0. Parts:
  /// `coherency`, `complexity`, `road`. A constant map's coherency counts as 1/2. Not defined for maps that cannot be made
  /// anew, since another program made them.
  ///
  /// Invariant to the map's scale: it is scaled to [0, 1].
  ///
  /// Complexity: one further map a map, and what `road` takes by one protocol.
  ///
  /// Source: Domeniconi et al., 2026, arXiv 2605.14641; pytorch-grad-cam, `ARCC`.
  public static let arcc = Metric(
    slug: "arcc", summary: "harmonic mean of coherency, 1 − complexity and twice ROAD, cut to 0 … 1",
    source: "Domeniconi et al. 2026", higherIsBetter: true, invariance: .scale, remakesMaps: true
  ) { maps, picture, options in
    let known = maps.filter { $0.remake != nil }
    let removal = PixelRemoval(shape: picture.lengths, seed: options.seed)
    var roads = try await ROAD(picture, removal, options.percentages, .reference)
      .scores(known.map { $0.ranked(for: .reference) }).makeIterator()
    return try await maps.asyncMap { map in
      guard let coherency = try await Coherency.score(of: map, picture), let road = roads.next()?.value else {
        return [Coherency.undefined]
      }
      let complexity = map.unitMap.mean
      return [
        MetricScore(
          value: HarmonicMean.of([coherency, 1 - complexity, min(max(2 * road, 0), 1)]),
          parts: [
            .init(name: "coherency", values: [coherency]), .init(name: "complexity", values: [complexity]),
            .init(name: "road", values: [road]),
          ])
      ]
    }
  }
}
