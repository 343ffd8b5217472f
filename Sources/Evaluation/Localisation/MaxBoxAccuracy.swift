/// The share of a data set's cases whose boxes a map finds, at the thresholds that are best over the data set.
///
///     V1 = max_τ mean_cases 1[IoU_largest(τ) ≥ 0.5]
///     V2 = mean_δ max_τ mean_cases 1[IoU_best(τ) ≥ δ],  δ ∈ {0.3, 0.5, 0.7}
///
/// A threshold is chosen once for all cases, never for a picture. Of thresholds that are equally good the lowest is taken.
/// Cases whose object the network does not see have no overlap, and so are none of them.
///
///     var accuracy = MaxBoxAccuracy()
///     for overlap in overlaps { accuracy.add(overlap) }
///     accuracy.largest?.value  // V1
///
/// To compare methods case by case, `isHit` tells at the chosen threshold.
///
/// Source: Choe et al., "Evaluating weakly supervised object localization methods right", 2020.
public struct MaxBoxAccuracy: Sendable, Equatable {
  /// The IoU from which a box is found, in V1.
  public static let overlap = 0.5
  /// Those of V2.
  public static let overlaps = [0.3, 0.5, 0.7]

  /// The share at the best threshold.
  public struct Best: Sendable, Equatable {
    /// From 0 to 1.
    public let value: Double
    /// τ, from 0 to 1.
    public var threshold: Double { Double(thresholdIndex) / Double(BoxOverlap.thresholdCount - 1) }
    /// Its place among a `BoxOverlap`'s.
    public let thresholdIndex: Int
    /// δ.
    public let overlap: Double
  }

  /// How many cases there are.
  public private(set) var count = 0
  private var hitsOfLargest = [Int](repeating: 0, count: BoxOverlap.thresholdCount)
  private var hitsOfBest = [[Int]](
    repeating: [Int](repeating: 0, count: BoxOverlap.thresholdCount), count: Self.overlaps.count)

  public init() {}

  /// - Complexity: O(101).
  public mutating func add(_ overlaps: BoxOverlap) {
    count += 1
    for index in 0..<BoxOverlap.thresholdCount {
      if Self.isHit(overlaps.largest[index], Self.overlap) { hitsOfLargest[index] += 1 }
      for (place, overlap) in Self.overlaps.enumerated() where Self.isHit(overlaps.best[index], overlap) {
        hitsOfBest[place][index] += 1
      }
    }
  }

  /// As if the cases of another had been added.
  public mutating func add(_ other: MaxBoxAccuracy) {
    count += other.count
    for index in 0..<BoxOverlap.thresholdCount {
      hitsOfLargest[index] += other.hitsOfLargest[index]
      for place in hitsOfBest.indices { hitsOfBest[place][index] += other.hitsOfBest[place][index] }
    }
  }

  /// V1, and its threshold; nil without cases.
  public var largest: Best? { best(of: hitsOfLargest, overlap: Self.overlap) }

  /// Of V2 each part with its threshold, in the order of `overlaps`; empty without cases.
  public var parts: [Best] { zip(hitsOfBest, Self.overlaps).compactMap { best(of: $0, overlap: $1) } }

  /// V2; nil without cases.
  public var best: Double? {
    let parts = parts
    return parts.isEmpty ? nil : parts.reduce(0) { $0 + $1.value } / Double(parts.count)
  }

  private func best(of hits: [Int], overlap: Double) -> Best? {
    guard count > 0, let most = hits.max(), let index = hits.firstIndex(of: most) else { return nil }
    return Best(value: Double(most) / Double(count), thresholdIndex: index, overlap: overlap)
  }

  /// Whether an IoU, in ten-thousandths, is at least δ.
  public static func isHit(_ value: UInt16, _ overlap: Double) -> Bool {
    Double(value) >= (overlap * Double(BoxOverlap.whole)).rounded()
  }
}
