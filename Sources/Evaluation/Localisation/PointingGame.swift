import Failures
import Tensors

/// Whether a map's maximum lies on the object.
///
///     hit = 1[distance(maximum, nearest box) ≤ 15·min(H, W)/224]
///
/// From a pixel's centre, Euclidean; the tolerance is 15 pixels at 224 × 224, scaled with the shorter side. Where several
/// pixels have the maximum, the score is the share of them that hit; so of a map that is constant, or zero, it is the chance
/// of a random pixel.
///
///     try PointingGame.score(map, boxes: [box])  // 1
///
/// Source: Zhang, Lin, Brandt, Shen, Sclaroff, "Top-down neural attention by excitation backprop", 2016.
public enum PointingGame {
  /// In pixels, of a view whose shorter side has 224.
  public static let usualTolerance = 15.0

  /// In pixels of a view.
  public static func tolerance(height: Int, width: Int) -> Double { usualTolerance * Double(min(height, width)) / 224 }

  /// - Parameters:
  ///   - map: `[H, W]`, finite.
  ///   - boxes: in the map's pixels; they may pass its edges.
  /// - Returns: from 0 to 1; nil where no box lies within the map, so that the network does not see the object.
  /// - Throws: `EvaluationError` if it is no map, or holds NaN or infinite values.
  /// - Complexity: O(H·W + m·b) for m maxima and b boxes.
  public static func score(_ map: Tensor, boxes: [PictureBox]) throws(EvaluationError) -> Double? {
    try map.checkIsMap()
    let (height, width) = (map.shape[0], map.shape[1])
    let seen = boxes.compactMap { $0.clipped(width: Double(width), height: Double(height)) }
    guard !seen.isEmpty else { return nil }
    let tolerance = tolerance(height: height, width: width)
    let maximum = map.maximum
    var (hits, count) = (0, 0)
    map.withUnsafeElements { values in
      for pixel in values.indices where values[pixel] == maximum {
        count += 1
        let (x, y) = (Double(pixel % width) + 0.5, Double(pixel / width) + 0.5)
        if seen.contains(where: { $0.squaredDistance(x: x, y: y) <= tolerance * tolerance }) { hits += 1 }
      }
    }
    return Double(hits) / Double(count)
  }
}

extension PictureBox {
  /// From a point to its nearest point; 0 within.
  fileprivate func squaredDistance(x: Double, y: Double) -> Double {
    let across = max(left - x, 0, x - right)
    let down = max(top - y, 0, y - bottom)
    return across * across + down * down
  }
}
