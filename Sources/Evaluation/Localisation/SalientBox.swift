import Tensors

/// The boxes around the parts of a map that reach a share of its maximum.
///
///     let boxes = try SalientBox.found(in: map, threshold: 0.5)
///     boxes[0].box  // around the part that holds most of the map
///
/// Zhou et al. (Learning deep features for discriminative localization, 2016, section 3.2) take the largest part at a fifth of
/// the maximum; here each part is given, and a user says the share.
public struct SalientBox: Sendable, Equatable {
  /// In the map's pixels.
  public let box: PictureBox
  /// What of the map's sum lies in this part, in (0, 1].
  public let share: Double
  /// The map's greatest value in it.
  public let peak: Float

  /// A box with what of the map lies in it.
  public init(box: PictureBox, share: Double, peak: Float) {
    self.box = box
    self.share = share
    self.peak = peak
  }

  /// Half of the maximum.
  public static let usualThreshold = 0.5
  /// What holds less of the map is left out: single pixels of a noisy map are no objects.
  public static let leastShare = 0.01

  /// Boxes around the parts of a map, the part with most of the map first.
  /// - Parameters:
  ///   - map: `[H, W]`, at least 0.
  ///   - threshold: above 0, at most 1; the share of the map's maximum from which a pixel counts.
  /// - Returns: the one with the largest share first, equal ones from the top; none of a map that is zero.
  /// - Throws: `EvaluationError` (`invalidOption`) for a threshold out of range.
  /// - Complexity: O(H·W).
  public static func found(in map: Tensor, threshold: Double) throws(EvaluationError) -> [SalientBox] {
    guard threshold > 0, threshold <= 1 else {
      throw EvaluationError(
        .invalidOption, "the share of a map's maximum must lie above 0, and be 1 at most",
        context: ["value": "\(threshold)"])
    }
    let (height, width) = (map.shape[0], map.shape[1])
    let values = map.elements
    let least = Float(threshold) * map.maximum
    let total = values.reduce(0) { $0 + Double($1) }
    guard map.maximum > 0, total > 0 else { return [] }
    var components = GrowingComponents(height: height, width: width)
    for pixel in values.indices where values[pixel] >= least { components.add(pixel) }
    var sums: [Int: (sum: Double, peak: Float)] = [:]
    for pixel in values.indices where values[pixel] >= least {
      let part = components.part(of: pixel)
      let known = sums[part] ?? (0, 0)
      sums[part] = (known.sum + Double(values[pixel]), max(known.peak, values[pixel]))
    }
    var boxes: [(firstPixel: Int, box: SalientBox)] = []
    for component in components.all() {
      guard let found = sums[components.part(of: component.firstPixel)], found.sum / total >= leastShare else {
        continue
      }
      let box = try PictureBox(
        left: Double(component.left), top: Double(component.top), right: Double(component.right),
        bottom: Double(component.bottom))
      boxes.append((component.firstPixel, SalientBox(box: box, share: found.sum / total, peak: found.peak)))
    }
    return boxes.sorted { ($1.box.share, $0.firstPixel) < ($0.box.share, $1.firstPixel) }.map(\.box)
  }
}
