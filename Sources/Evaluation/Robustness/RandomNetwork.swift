import ActivationMaps
import Failures
import Tensors

extension Metric {
  /// A sanity check: how like the map is to the same method's map of a network that has learned nothing.
  ///
  /// The structural similarity of the two maps of the same picture and class; all the other network's weights are drawn anew,
  /// each layer's with its own mean and spread, from the seed. From −1 to 1; lower is better: a map that stays as it was shows the
  /// picture or the architecture, and not what was learned. It is the end of the cascade that `AuditTest.cascade` takes layer by
  /// layer, for one picture. Not defined where only the map is known, and where the random network makes numbers that are not
  /// finite.
  ///
  /// Invariant to the map's scale: both maps are scaled to [0, 1].
  ///
  /// Complexity: one further map a map, of a network that is compiled for it.
  ///
  /// Source: Adebayo, Gilmer, Muelly, Goodfellow, Hardt, Kim, "Sanity Checks for Saliency Maps", 2018.
  public static let randomNetwork = Metric(
    slug: "random-network", summary: "likeness to the method's map of a network with random weights (sanity check)",
    source: "Adebayo et al. 2018", higherIsBetter: false, invariance: .scale, remakesMaps: true
  ) { maps, _, _ in
    try await maps.asyncMap { map in
      guard let unlearned = map.unlearned else {
        return [
          MetricScore(value: nil, note: "not defined: another network needs the method, and only its map is known")
        ]
      }
      guard let other = try await unlearned() else {
        return [MetricScore(value: nil, note: "not defined: the random network makes numbers that are not finite")]
      }
      return [MetricScore(value: Similarity.structural(map.unitMap, try RankedMap(other).scaledToUnit.map))]
    }
  }
}
