import ActivationMaps
import Failures
import Tensors

extension Metric {
  /// How much a map changes when the picture hardly does.
  ///
  ///     max over 10 noisy pictures x' of ‖L(x') − L(x)‖ / ‖L(x)‖,   |x' − x| ≤ 0.1 in every number
  ///
  /// in the Euclidean norm, both maps scaled to [0, 1], of the same class. The noise is even in ±0.1 of normalised units, a
  /// tenth of the training data's spread, drawn from the seed and the same for all maps. From 0 up; lower is better; a map that
  /// ignores the picture has 0. Parts: `distance`, one a noisy picture. Not defined for a map that is the same everywhere,
  /// and for maps that cannot be made anew.
  ///
  /// Invariant to the map's scale.
  ///
  /// Complexity: 10 further maps a map.
  ///
  /// Source: Yeh, Hsieh, Suggala, Inouye, Ravikumar, "On the (In)fidelity and Sensitivity of Explanations", 2019;
  /// divided by the map's norm: Quantus, `MaxSensitivity`.
  public static let maxSensitivity = Metric(
    slug: "max-sensitivity", summary: "largest change of the map, as a share of it, under slight noise on the picture",
    source: "Yeh et al. 2019", higherIsBetter: false, invariance: .scale, remakesMaps: true
  ) { maps, picture, options in
    let pictures = MaxSensitivity.noisy(picture.imageNCHW, seed: options.seed)
    return try await maps.asyncMap {
      [try await MaxSensitivity.score(of: $0, pictures: pictures, classIndex: picture.classIndex)]
    }
  }
}

/// The distances of `Metric.maxSensitivity`, of any changed pictures.
package enum MaxSensitivity {
  /// In normalised units.
  static let radius = 0.1
  static let pictureCount = 10

  static func noisy(_ imageNCHW: Tensor, seed: UInt64) -> [Tensor] {
    var random = SeededRandom(seed: seed &+ 0x3A5E_0517)
    return (0..<pictureCount).map { _ in
      imageNCHW.map { $0 + Float(random.uniform(in: -radius...radius)) }
    }
  }

  package static func score(
    of map: MapUnderTest, pictures: [Tensor], classIndex: Int
  ) async throws -> MetricScore {
    guard let remake = map.remake else {
      return MetricScore(value: nil, note: "not defined: a noisy picture needs the method, and only its map is known")
    }
    let unit = map.unitMap
    let norm = unit.withUnsafeElements { $0.reduce(into: 0.0) { $0 += Double($1) * Double($1) } }.squareRoot()
    guard norm > 0 else { return MetricScore(value: nil, note: "not defined: the map is the same everywhere") }
    let distances = try await pictures.asyncMap { picture in
      let other = try await RankedMap(remake(picture, classIndex)).scaledToUnit.map
      return unit.distance(to: other) / norm
    }
    return MetricScore(value: distances.max(), parts: [.init(name: "distance", values: distances)])
  }
}

extension Tensor {
  /// ‖a − b‖, Euclidean, in double precision.
  fileprivate func distance(to other: Tensor) -> Double {
    withUnsafeElements { a in
      other.withUnsafeElements { b in
        a.indices.reduce(into: 0.0) { sum, index in
          let difference = Double(a[index]) - Double(b[index])
          sum += difference * difference
        }
      }
    }.squareRoot()
  }
}
