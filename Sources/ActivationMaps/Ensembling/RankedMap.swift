import Tensors

/// A map with its pixels in ascending order of their values: what all questions about the most and the least relevant
/// pixels need, sorted once.
///
///     let ranked = try RankedMap(map)
///     ranked.order.last  // the most relevant pixel
public struct RankedMap: Sendable {
  /// `[H, W]`, of a volume `[D, H, W]`; finite.
  public let map: Tensor
  /// Pixels by ascending value, equal ones in row-major order.
  public let order: [Int32]
  /// The values in that order.
  public let sorted: [Float]

  /// True where all values lie between 0 and 1.
  public var isInUnitRange: Bool { (sorted.first ?? 0) >= 0 && (sorted.last ?? 0) <= 1 }
  /// `[H, W]` in pixels, or `[D, H, W]` in voxels.
  public var shape: [Int] { map.shape }
  /// The number of pixels or voxels.
  public var count: Int { order.count }

  /// Brings a map's pixels into order.
  /// - Parameter map: `[H, W]` or `[D, H, W]`.
  /// - Throws: `ActivationMapError` if it is no map, is empty, or holds NaN or infinite values.
  /// - Complexity: O(H·W·log(H·W)).
  public init(_ map: Tensor) throws(ActivationMapError) {
    guard (2...3).contains(map.rank), map.count > 0, map.count <= Int32.max else {
      throw ActivationMapError(
        .shapeMismatch, "a map has the shape [height, width], of a volume [depth, height, width]",
        context: ["shape": "\(map.shape)"])
    }
    guard map.isFinite else {
      throw ActivationMapError(.notFinite, "the map holds NaN or infinite values, so its pixels cannot be ordered")
    }
    // One whole number a pixel: the value, in bits that order as it does, above the place.
    var keys = map.withUnsafeElements { values in
      values.indices.map { UInt64(Self.orderedBits(values[$0])) << 32 | UInt64($0) }
    }
    keys.sort()
    let order = keys.map { Int32(truncatingIfNeeded: $0 & 0xFFFF_FFFF) }
    self.init(map: map, order: order)
  }

  /// - Parameter order: the pixels by ascending value.
  init(map: Tensor, order: [Int32]) {
    self.map = map
    self.order = order
    sorted = map.withUnsafeElements { values in order.map { values[Int($0)] } }
  }

  /// (L − min L) / (max L − min L): from 0 to 1, in the same order; zero where the map is constant.
  ///
  /// Computed in double precision, so that neither the smallest nor the largest numbers are lost. `Scaling.minMaxScaled`,
  /// for methods, follows pytorch-grad-cam instead and ends a shade below 1.
  public var scaledToUnit: RankedMap {
    let smallest = Double(sorted.first ?? 0)
    let range = Double(sorted.last ?? 0) - smallest
    return RankedMap(map: map.map { range > 0 ? Float((Double($0) - smallest) / range) : 0 }, order: order)
  }

  /// Bits that order as the numbers do; both zeros are one.
  private static func orderedBits(_ value: Float) -> UInt32 {
    let bits = (value == 0 ? 0 : value).bitPattern
    return bits >> 31 == 1 ? ~bits : bits | 0x8000_0000
  }
}
