import ActivationMaps
import Failures
import Tensors

extension Metric {
  /// A sanity check: how like the map is to the same method's map of another class.
  ///
  /// The structural similarity of the two maps; the other class is drawn from the seed. From −1 to 1; lower is better:
  /// a method whose maps don't change with the class does not explain the class. `eigen-cam` scores 1 by construction.
  /// Parts: `class`, the class that was drawn. Not defined for maps that cannot be made anew, and for a network of one
  /// class.
  ///
  /// Invariant to the map's scale: both maps are scaled to [0, 1].
  ///
  /// Complexity: one further map a map.
  ///
  /// Source: Sixt, Granz, Landgraf, "When Explanations Lie: Why Many Modified BP Attributions Fail", 2020.
  public static let randomLogit = Metric(
    slug: "random-logit", summary: "likeness to the method's map of a random other class (sanity check)",
    source: "Sixt et al. 2020", higherIsBetter: false, invariance: .scale, remakesMaps: true
  ) { maps, picture, options in
    guard picture.classCount > 1 else {
      return maps.map { _ in [MetricScore(value: nil, note: "not defined: the network has one class only")] }
    }
    var random = SeededRandom(seed: options.seed)
    let drawn = Int.random(in: 0..<picture.classCount - 1, using: &random)
    let other = drawn < picture.classIndex ? drawn : drawn + 1
    return try await maps.asyncMap { map in
      guard let remake = map.remake else {
        return [MetricScore(value: nil, note: "not defined: another class needs the method, and only its map is known")]
      }
      let another = try await RankedMap(remake(picture.imageNCHW, other)).scaledToUnit.map
      let value = Similarity.structural(map.unitMap, another)
      return [MetricScore(value: value, parts: [.init(name: "class", values: [Double(other)])])]
    }
  }
}
