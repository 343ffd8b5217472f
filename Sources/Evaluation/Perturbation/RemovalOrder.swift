import ActivationMaps
import Tensors

/// Which pixels go first.
public enum RemovalOrder: String, Sendable, CaseIterable {
  /// MoRF
  case mostRelevantFirst
  /// LeRF
  case leastRelevantFirst
}

/// How a percentage becomes a set of pixels. The two differ where a map has ties, as one with a threshold has.
public enum RemovalProtocol: String, Sendable, CaseIterable, Codable {
  /// As pytorch-grad-cam does: kept are the pixels strictly below the p-th percentile of the map (NumPy's, with linear
  /// interpolation), or of 1 − map for the least relevant first. So p is about what is *kept*, and pixels of one value
  /// fall together: a map with 90 % zeros loses all of its pixels. It favours sparse maps.
  case reference
  /// Removed are exactly round(p/100·H·W) pixels; pixels of one value go in a random order, the mean over three draws.
  case exact

  /// One line for the help.
  public var summary: String {
    switch self {
    case .reference: "keeps the pixels strictly below the p-th percentile, as pytorch-grad-cam does"
    case .exact: "removes exactly p percent, equal values at random; the mean over three draws"
    }
  }

  /// `exact` sees the order of a map's values alone; so does `reference` but for values so close that 1 − map makes them
  /// equal, and is therefore held to the scale only.
  public var invariance: MapInvariance { self == .exact ? .order : .scale }

  /// How many draws are averaged.
  public var drawCount: Int { self == .exact ? 3 : 1 }
}

/// Chooses the pixels to remove, by both protocols.
///
///     let removal = PixelRemoval(height: 224, width: 224, seed: 0)
///     let mask = removal.mask(of: ranked, percent: 20, order: .mostRelevantFirst, by: .exact, draw: 0)
///
/// The random order of equal pixels depends on the seed and the draw alone, and is the same for both orders: of a
/// constant map both remove the same pixels.
public struct PixelRemoval: Sendable {
  /// `[H, W]`, or of a volume `[D, H, W]`.
  public let shape: [Int]
  /// For each draw, the pixels in a random order.
  private let shuffles: [[Int32]]

  public init(shape: [Int], seed: UInt64) {
    self.shape = shape
    shuffles = (0..<RemovalProtocol.exact.drawCount).map { draw in
      var random = SeededRandom(seed: seed &+ 0x5EED_0F_D4A3 &* UInt64(draw + 1))
      return (0..<Int32(shape.reduce(1, *))).shuffled(using: &random)
    }
  }

  /// Of an image's pixels.
  public init(height: Int, width: Int, seed: UInt64) { self.init(shape: [height, width], seed: seed) }

  /// - Parameters:
  ///   - percent: 0 to 100.
  ///   - draw: below the protocol's `drawCount`.
  /// - Throws: `EvaluationError` if the map is of another size, or the percentage out of range.
  /// - Complexity: O(pixels).
  public func mask(
    of map: RankedMap, percent: Double, order: RemovalOrder, by removalProtocol: RemovalProtocol, draw: Int = 0
  ) throws(EvaluationError) -> PixelMask {
    guard map.shape == shape else {
      throw EvaluationError(
        .shapeMismatch,
        "the map is of another size than the network's input: make it "
          + shape.map(String.init).joined(separator: " × "),
        context: ["map": "\(map.map.shape)"])
    }
    guard (0...100).contains(percent) else {
      throw EvaluationError(.invalidOption, "a percentage is a number from 0 to 100, not \(percent)")
    }
    switch removalProtocol {
    case .reference: return referenceMask(map, percent, order)
    case .exact:
      return exactMask(map, Int((percent / 100 * Double(map.count)).rounded()), order, shuffles[draw])
    }
  }

  /// The first pixels of an order, equal ones by the first draw; for curves over the number of pixels.
  func mask(of map: RankedMap, removing count: Int, order: RemovalOrder) -> PixelMask {
    exactMask(map, count, order, shuffles[0])
  }

  private func referenceMask(_ map: RankedMap, _ percent: Double, _ order: RemovalOrder) -> PixelMask {
    // 1 − map in single precision, as the reference computes it: small values may become equal there.
    func relevance(_ value: Float) -> Float { order == .mostRelevantFirst ? value : 1 - value }
    let last = map.count - 1
    func sorted(_ rank: Int) -> Double {
      Double(relevance(map.sorted[order == .mostRelevantFirst ? rank : last - rank]))
    }
    let rank = percent * Double(last) / 100
    let lower = Int(rank)
    let threshold = sorted(lower) + (sorted(min(lower + 1, last)) - sorted(lower)) * (rank - Double(lower))
    // The smallest value at or above the threshold, so that the pixels are compared in their own precision.
    var bound = Float(threshold)
    if Double(bound) < threshold { bound = bound.nextUp }
    return map.map.withUnsafeElements { values in
      order == .mostRelevantFirst
        ? PixelMask(shape: shape) { values[$0] >= bound }
        : PixelMask(shape: shape) { 1 - values[$0] >= bound }
    }
  }

  private func exactMask(_ map: RankedMap, _ count: Int, _ order: RemovalOrder, _ shuffle: [Int32]) -> PixelMask {
    guard count > 0 else { return PixelMask(shape: shape) { _ in false } }
    guard count < map.count else { return PixelMask(shape: shape) { _ in true } }
    let isMost = order == .mostRelevantFirst
    // The value at which the cut is: pixels beyond it go, of those that have it as many as are wanting.
    let cut = map.sorted[isMost ? map.count - count : count - 1]
    return map.map.withUnsafeElements { values in
      var wanting = count
      var isRemoved = [Bool](repeating: false, count: values.count)
      for pixel in values.indices where isMost ? values[pixel] > cut : values[pixel] < cut {
        isRemoved[pixel] = true
        wanting -= 1
      }
      for pixel in shuffle {
        if wanting == 0 { break }
        if values[Int(pixel)] == cut {
          isRemoved[Int(pixel)] = true
          wanting -= 1
        }
      }
      return PixelMask(shape: shape) { isRemoved[$0] }
    }
  }
}
