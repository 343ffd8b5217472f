import Tensors

/// The area under the precision-recall curve of a map that is taken for a detector of pixels (AUPRC), beside what chance has.
///
///     AP = Σ_n (R_n − R_{n−1})·P_n
///
/// over the map's values from the highest down, P_n and R_n the precision and recall of the pixels that have at least that
/// value; nothing is interpolated, and equal values count at once. A map that knows nothing has the prevalence.
///
///     try AveragePrecision(map, boxes: [box])?.value  // 0.7
///
/// Source: the definition is scikit-learn's `average_precision_score`; the use for maps, Arun et al., "Assessing the
/// Trustworthiness of Saliency Maps for Localizing Abnormalities in Medical Imaging", 2021.
public struct AveragePrecision: Sendable, Equatable {
  /// From 0 to 1.
  public let value: Double
  /// The share of pixels that lie on the object, above 0 to 1.
  public let prevalence: Double

  /// - Parameters:
  ///   - map: `[H, W]`, finite.
  ///   - isObject: one a pixel, row by row.
  /// - Returns: nil where no pixel lies on the object.
  /// - Throws: `EvaluationError` if it is no map, or there are not as many pixels.
  /// - Complexity: O(n log n) for n pixels.
  public init?(_ map: Tensor, isObject: [Bool]) throws(EvaluationError) {
    try map.checkIsMap()
    guard isObject.count == map.count else {
      throw EvaluationError(
        .shapeMismatch, "a mask has a place for each of the map's pixels",
        context: ["map": "\(map.count)", "mask": "\(isObject.count)"])
    }
    let positives = isObject.count { $0 }
    guard positives > 0 else { return nil }
    let values = map.elements
    let order = values.indices.sorted { values[$0] > values[$1] }
    var (found, area, start) = (0, 0.0, 0)
    while start < order.count {
      var (end, new) = (start, 0)
      while end < order.count, values[order[end]] == values[order[start]] {
        if isObject[order[end]] { new += 1 }
        end += 1
      }
      found += new
      area += Double(new) / Double(positives) * Double(found) / Double(end)
      start = end
    }
    value = min(area, 1)
    prevalence = Double(positives) / Double(map.count)
  }

  /// - Parameter boxes: in the map's pixels; a pixel lies on the object where they cover half of it or more.
  /// - Returns: nil where that is so of no pixel.
  /// - Throws: `EvaluationError` if it is no map, or holds NaN or infinite values.
  public init?(_ map: Tensor, boxes: [PictureBox]) throws(EvaluationError) {
    try map.checkIsMap()
    let coverage = BoxCoverage(boxes, height: map.shape[0], width: map.shape[1])
    try self.init(map, isObject: coverage.shares.map { $0 >= 0.5 })
  }
}
