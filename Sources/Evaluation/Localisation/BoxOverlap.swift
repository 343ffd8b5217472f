import Failures
import Tensors

/// How well boxes around a map's bright parts overlap the object's, at each of 101 thresholds.
///
/// At the threshold τ = 0, 0.01 … 1 the pixels with max(L, 0) ≥ τ·max L are in; those that touch, by an edge or a corner, are a
/// component. `largest` has the best intersection over union (IoU) of the box around the largest component with any of the
/// object's; `best` that of the boxes around all components. Of components of one size the first in row-major order is taken.
/// A map without anything above zero, like a constant one, is in as a whole at each threshold.
///
///     let overlap = try BoxOverlap(map, boxes: [box])
///     overlap?.largest[20]  // 6712: an IoU of 0.6712 at τ = 0.2
///
/// Values are ten-thousandths, rounded down, so that they compare with 0.3, 0.5 and 0.7 as they did before.
/// `MaxBoxAccuracy` makes one number of those of a data set; a threshold that is chosen for each picture flatters.
///
/// Source: Choe et al., "Evaluating weakly supervised object localization methods right", 2020.
public struct BoxOverlap: Sendable, Equatable, Codable {
  /// One for each threshold τ = index/100.
  public static let thresholdCount = 101
  /// The value of an IoU of 1.
  public static let whole = 10_000

  /// Of the box around the largest component, in ten-thousandths, by threshold.
  public let largest: [UInt16]
  /// Of the boxes around all components, in ten-thousandths, by threshold.
  public let best: [UInt16]

  /// Values that were kept.
  /// - Throws: `EvaluationError` unless they are 101 each, up to 10,000, and no largest component passes the best one.
  public init(largest: [UInt16], best: [UInt16]) throws(EvaluationError) {
    guard largest.count == Self.thresholdCount, best.count == Self.thresholdCount,
      best.allSatisfy({ $0 <= Self.whole }),
      zip(largest, best).allSatisfy({ $0 <= $1 })
    else {
      throw EvaluationError(
        .invalidOption, "overlaps are \(Self.thresholdCount) numbers from 0 to \(Self.whole) of each kind")
    }
    self.largest = largest
    self.best = best
  }

  enum CodingKeys: String, CodingKey { case largest, best }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      largest: container.decode([UInt16].self, forKey: .largest), best: container.decode([UInt16].self, forKey: .best))
  }

  /// - Parameters:
  ///   - map: `[H, W]`, finite; what is below zero counts as zero.
  ///   - boxes: in the map's pixels; what passes its edges is cut off.
  /// - Returns: nil where no box lies within the map, so that the network does not see the object.
  /// - Throws: `EvaluationError` if it is no map, or holds NaN or infinite values.
  /// - Complexity: O(H·W·α + c·b) for b boxes and c components over all thresholds, α being the inverse of Ackermann's
  ///   function: pixels are added from the highest threshold to the lowest, and components joined.
  public init?(_ map: Tensor, boxes: [PictureBox]) throws(EvaluationError) {
    try map.checkIsMap()
    let (height, width) = (map.shape[0], map.shape[1])
    let seen = boxes.compactMap { $0.clipped(width: Double(width), height: Double(height)) }
    guard !seen.isEmpty else { return nil }

    let levels = Self.levels(of: map)
    var pixels = [[Int32]](repeating: [], count: Self.thresholdCount)
    for (pixel, level) in levels.enumerated() { pixels[Int(level)].append(Int32(truncatingIfNeeded: pixel)) }
    var largest = [UInt16](repeating: 0, count: Self.thresholdCount)
    var best = largest
    var components = GrowingComponents(height: height, width: width)
    for threshold in (0..<Self.thresholdCount).reversed() {
      for pixel in pixels[threshold] { components.add(Int(pixel)) }
      if pixels[threshold].isEmpty, threshold + 1 < Self.thresholdCount {
        largest[threshold] = largest[threshold + 1]
        best[threshold] = best[threshold + 1]
        continue
      }
      var (mostPixels, first) = (0, 0)
      for component in components.all() {
        let overlap = seen.reduce(0.0) { max($0, component.overlap(with: $1)) }
        let value = UInt16(min((overlap * Double(Self.whole) + 1e-7).rounded(.down), Double(Self.whole)))
        best[threshold] = max(best[threshold], value)
        if component.pixelCount > mostPixels || component.pixelCount == mostPixels && component.firstPixel < first {
          (mostPixels, first) = (component.pixelCount, component.firstPixel)
          largest[threshold] = value
        }
      }
    }
    self.largest = largest
    self.best = best
  }

  /// Of each pixel, the highest threshold at which it is in.
  private static func levels(of map: Tensor) -> [UInt8] {
    let maximum = max(Double(map.maximum), 0)
    let last = thresholdCount - 1
    guard maximum > 0 else { return [UInt8](repeating: UInt8(last), count: map.count) }
    let thresholds = (0...last).map { Double($0) / Double(last) * maximum }
    return map.withUnsafeElements { values in
      values.map { value in
        let value = max(Double(value), 0)
        // The quotient is a guess, which rounding may have put one too high or too low.
        var level = min(Int(value / maximum * Double(last)), last)
        while level < last, value >= thresholds[level + 1] { level += 1 }
        while level > 0, value < thresholds[level] { level -= 1 }
        return UInt8(level)
      }
    }
  }
}
