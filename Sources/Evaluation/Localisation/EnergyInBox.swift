import Failures
import Tensors

/// How much of a map lies on the object, beside how much would at random.
///
///     share = Σ_ij c_ij·max(L_ij, 0) / Σ_ij max(L_ij, 0)
///
/// c is the share of a pixel within the boxes, what several share counted once. A map that knows nothing of the object has
/// the boxes' share of the area.
///
///     try EnergyInBox(map, boxes: [box])?.share  // 0.7
///
/// Source: Wang et al., "Score-CAM", 2020, the energy-based pointing game.
public struct EnergyInBox: Sendable, Equatable {
  /// From 0 to 1; nil where the map has nothing above zero.
  public let share: Double?
  /// Of the boxes in the map, above 0 to 1.
  public let areaShare: Double

  /// - Parameters:
  ///   - map: `[H, W]`, finite; what is below zero counts as zero.
  ///   - boxes: in the map's pixels; what passes its edges is cut off.
  /// - Returns: nil where no box lies within the map, so that the network does not see the object.
  /// - Throws: `EvaluationError` if it is no map, or holds NaN or infinite values.
  /// - Complexity: O(H·W·b) for b boxes at most.
  public init?(_ map: Tensor, boxes: [PictureBox]) throws(EvaluationError) {
    try map.checkIsMap()
    let coverage = BoxCoverage(boxes, height: map.shape[0], width: map.shape[1])
    areaShare = min(coverage.area / Double(map.count), 1)
    guard areaShare > 0 else { return nil }
    let (inside, whole) = map.withUnsafeElements { values in
      values.indices.reduce(into: (0.0, 0.0)) { sums, pixel in
        let value = Double(max(values[pixel], 0))
        sums.0 += coverage.shares[pixel] * value
        sums.1 += value
      }
    }
    share = whole > 0 ? min(inside / whole, 1) : nil
  }
}
