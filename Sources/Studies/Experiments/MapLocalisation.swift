import Evaluation
import Tensors

/// How well one map finds the object whose boxes are known.
public struct MapLocalisation: Sendable, Equatable, Codable {
  /// A method's slug, a rival's name, a `CaseResult.ChosenMap`, or one of `comparisons`.
  public let map: String
  /// 1 where the map's maximum lies in a box or near it; nil of a map that says nothing.
  public let pointing: Double?
  /// The share of the map that lies in boxes; nil of a map that says nothing.
  public let energy: Double?
  /// The share of the picture that boxes take: what `energy` would be by chance.
  public let area: Double
  /// At each threshold of the map; nil of a map that says nothing.
  public let overlap: BoxOverlap?

  /// What stands beside every method: a centred Gaussian, and noise.
  public static let comparisons = ["centre-gaussian", "random-map"]

  /// - Parameters:
  ///   - map: `[H, W]`.
  ///   - boxes: in the map's pixels.
  /// - Returns: nil where no box is seen.
  /// - Throws: `EvaluationError` if it is no map.
  public init?(_ name: String, _ map: Tensor, boxes: [PictureBox]) throws(EvaluationError) {
    guard let energy = try EnergyInBox(map, boxes: boxes) else { return nil }
    self.map = name
    self.energy = energy.share
    area = energy.areaShare
    let isSilent = energy.share == nil
    pointing = isSilent ? nil : try PointingGame.score(map, boxes: boxes)
    overlap = isSilent ? nil : try BoxOverlap(map, boxes: boxes)
  }

  /// Of several maps and of the comparisons, which are the same for every map of a size.
  public static func all(
    of maps: [(name: String, map: Tensor)], boxes: [PictureBox], seed: UInt64
  ) throws(EvaluationError) -> [MapLocalisation] {
    guard let first = maps.first?.map, !boxes.isEmpty else { return [] }
    let (height, width) = (first.shape[0], first.shape[1])
    let beside = [
      (name: comparisons[0], map: try ComparisonMaps.centreGaussian(height: height, width: width)),
      (name: comparisons[1], map: try ComparisonMaps.random(height: height, width: width, seed: seed)),
    ]
    var result: [MapLocalisation] = []
    for (name, map) in maps + beside {
      if let found = try MapLocalisation(name, map, boxes: boxes) { result.append(found) }
    }
    return result
  }
}
