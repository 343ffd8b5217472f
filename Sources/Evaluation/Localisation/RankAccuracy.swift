import ActivationMaps
import Failures
import Tensors

/// How many of a map's strongest pixels lie on the object, of as many as the object has.
///
///     accuracy = Σ_{i ∈ top K} c_i / Σ_i c_i,   K = round(Σ_i c_i), at least 1
///
/// c is the share of a pixel within the boxes, what several share counted once. Of pixels that are equal where the top K ends,
/// each counts by the share of them that is still wanted: the mean over all their orders. So a map that is the same everywhere
/// has the boxes' share of the area.
///
///     try RankAccuracy.score(ranked, boxes: [box])  // 0.7
///
/// Source: Arras, Osman, Samek, "CLEVR-XAI: A Benchmark Dataset for the Ground Truth Evaluation of Neural Network
/// Explanations", 2022, relevance rank accuracy.
public enum RankAccuracy {
  /// - Parameters:
  ///   - map: in any unit.
  ///   - boxes: in the map's pixels; what passes its edges is cut off.
  /// - Returns: from 0 to 1; nil where no box lies within the map.
  /// - Complexity: O(H·W·b) for b boxes at most.
  public static func score(_ map: RankedMap, boxes: [PictureBox]) -> Double? {
    guard map.shape.count == 2 else { return nil }
    let coverage = BoxCoverage(boxes, height: map.shape[0], width: map.shape[1])
    guard coverage.area > 0 else { return nil }
    let wanted = min(max(1, Int(coverage.area.rounded())), map.count)
    let cut = map.sorted[map.count - wanted]
    var (above, inside, equalCount, equalInside) = (0, 0.0, 0, 0.0)
    map.map.withUnsafeElements { values in
      for pixel in values.indices {
        if values[pixel] > cut {
          above += 1
          inside += coverage.shares[pixel]
        } else if values[pixel] == cut {
          equalCount += 1
          equalInside += coverage.shares[pixel]
        }
      }
    }
    let ofEqual = Double(wanted - above) / Double(equalCount)
    return min(1, (inside + ofEqual * equalInside) / coverage.area)
  }
}

extension Metric {
  /// How many of the map's strongest pixels lie on the object, of as many as the object has.
  ///
  /// `RankAccuracy` of the options' boxes: from 0 to 1; higher is better; the boxes' share of the area for a map that knows
  /// nothing. Not defined without a box that the network sees.
  ///
  /// Invariant to all but the order of the map's values.
  ///
  /// Complexity: no run of the network.
  ///
  /// Source: Arras, Osman, Samek, "CLEVR-XAI: A Benchmark Dataset for the Ground Truth Evaluation of Neural Network
  /// Explanations", 2022, relevance rank accuracy.
  public static let rankAccuracy = Metric(
    slug: "rank-accuracy", summary: "share of the object's pixels among as many of the map's strongest",
    source: "Arras et al. 2022", higherIsBetter: true, invariance: .order, needsBoxes: true
  ) { maps, _, options in
    maps.map { map in
      [RankAccuracy.score(map.ranked, boxes: options.boxes).map { MetricScore(value: $0) } ?? .withoutBox]
    }
  }
}
