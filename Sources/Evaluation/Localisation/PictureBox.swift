import Failures

/// A rectangle around an object, in pixels from the upper left corner of a picture, or of a map.
///
///     let box = try PictureBox(left: 10, top: 20, width: 100, height: 50)
///     box.right  // 110
///
/// Places are continuous: pixel (u, v) covers u … u + 1 across and v … v + 1 down, so that a box around that pixel alone has
/// the width 1. A list that names its last pixel, as PASCAL VOC does, has boxes that are a pixel too small here.
public struct PictureBox: Sendable, Hashable {
  /// In pixels from the picture's left edge.
  public let left: Double
  /// In pixels from the picture's upper edge.
  public let top: Double
  /// Above 0.
  public let width: Double
  /// Above 0.
  public let height: Double

  /// `left + width`
  public var right: Double { left + width }
  /// `top + height`
  public var bottom: Double { top + height }
  /// `width · height`, in square pixels.
  public var area: Double { width * height }

  /// A box by its upper left corner and its size.
  /// - Throws: `EvaluationError` (`invalidBox`) if a number or the area is not finite, or a side is not above 0.
  public init(left: Double, top: Double, width: Double, height: Double) throws(EvaluationError) {
    guard [left, top, width, height, left + width, top + height, width * height].allSatisfy(\.isFinite) else {
      throw EvaluationError(.invalidBox, "a box is of finite numbers")
    }
    // A side that is lost beside its place would give a box without width further on.
    guard width > 0, height > 0, left + width > left, top + height > top, width * height > 0 else {
      throw EvaluationError(.invalidBox, "a box is wider and higher than 0, not \(width) × \(height)")
    }
    self.left = left
    self.top = top
    self.width = width
    self.height = height
  }

  /// From its edges.
  /// - Throws: as the other.
  public init(left: Double, top: Double, right: Double, bottom: Double) throws(EvaluationError) {
    try self.init(left: left, top: top, width: right - left, height: bottom - top)
  }

  /// How far a box may pass a picture's edge, in pixels: some lists count from 1, and some round.
  public static let tolerance = 1.0

  /// Whether it lies in a picture, up to `tolerance`.
  ///
  /// - Parameters:
  ///   - width: of the picture, upright, in pixels.
  ///   - height: likewise.
  /// - Throws: `EvaluationError` (`invalidBox`) that names both.
  public func check(width: Int, height: Int) throws(EvaluationError) {
    guard left >= 0, top >= 0, left < Double(width), top < Double(height), right <= Double(width) + Self.tolerance,
      bottom <= Double(height) + Self.tolerance
    else {
      throw EvaluationError(
        .invalidBox,
        "the box \(self) passes the edge of the picture, which has \(width) × \(height) pixels; boxes are in pixels of "
          + "the picture as it is stored, turned upright")
    }
  }

  /// What of it lies within 0 … width across and 0 … height down; nil where nothing does.
  public func clipped(width: Double, height: Double) -> PictureBox? {
    try? PictureBox(
      left: min(max(left, 0), width), top: min(max(top, 0), height), right: min(max(right, 0), width),
      bottom: min(max(bottom, 0), height))
  }

  /// The area of what two boxes share, over the area of both together: from 0 to 1.
  public func intersectionOverUnion(_ other: PictureBox) -> Double {
    let across = min(right, other.right) - max(left, other.left)
    let down = min(bottom, other.bottom) - max(top, other.top)
    guard across > 0, down > 0 else { return 0 }
    let shared = across * down
    return shared / (area + other.area - shared)
  }
}

extension PictureBox: CustomStringConvertible {
  /// `[left, top, width, height]`
  public var description: String { "[\(left), \(top), \(width), \(height)]" }
}

/// As `[left, top, width, height]`.
extension PictureBox: Codable {
  public init(from decoder: any Decoder) throws {
    let numbers = try decoder.singleValueContainer().decode([Double].self)
    guard numbers.count == 4 else {
      throw EvaluationError(.invalidBox, "a box is four numbers: left, top, width, height")
    }
    try self.init(left: numbers[0], top: numbers[1], width: numbers[2], height: numbers[3])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode([left, top, width, height])
  }
}
