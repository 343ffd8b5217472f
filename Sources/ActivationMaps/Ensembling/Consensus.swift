import Tensors

/// How maps become one.
///
/// Source: Kaczmarek et al., "MetaCAM: Ensemble-Based Class Activation Map", 2023, for `sum`.
public enum Consensus: String, Sendable, CaseIterable, Codable {
  /// S = Σᵢ Lᵢ
  case sum
  /// V_k: the number of members whose own top k % holds the pixel.
  case vote

  /// The members' common map, brought to [0, 1].
  ///
  /// - Parameters:
  ///   - members: of one size, each in [0, 1]; one that stands there twice counts twice. The order has no influence.
  ///   - percent: k, for `vote`.
  /// - Returns: of one member by `sum`, that member itself; of none, nil.
  /// - Throws: `ActivationMapError` if sizes differ, or for a k out of range.
  /// - Complexity: O(n·H·W), and sorting the result.
  public func map(of members: [RankedMap], percent: Double) throws(ActivationMapError) -> RankedMap? {
    guard let first = members.first else { return nil }
    guard members.allSatisfy({ $0.map.shape == first.map.shape && $0.isInUnitRange }) else {
      throw ActivationMapError(
        .shapeMismatch, "only maps of one size, with values from 0 to 1, have a consensus",
        context: ["sizes": members.map { "\($0.map.shape)" }.joined(separator: ", ")])
    }
    switch self {
    case .sum:
      return members.count == 1 ? first : try Self.sum(of: members.map(\.map))
    case .vote:
      guard percent > 0, percent <= 100 else {
        throw ActivationMapError(.invalidThreshold, "a vote takes the top part of each map, above 0 and up to 100 %")
      }
      return try Self.sum(
        of: members.map { member in
          let isStrongest = member.strongest(Int((percent / 100 * Double(member.count)).rounded()))
          return Tensor(shape: member.map.shape, elements: isStrongest.map { $0 ? 1 : 0 })
        })
    }
  }

  /// Σᵢ Lᵢ, of which the smallest value is brought to 0 and the largest to 1.
  ///
  /// The sum is taken in whole multiples of 2⁻⁵⁰, so that it is the same in any order.
  ///
  /// - Parameter weights: what each map counts, from 0 to 1; nil for 1.
  static func sum(of maps: [Tensor], weights: [Double]? = nil) throws(ActivationMapError) -> RankedMap {
    var sums = [Int64](repeating: 0, count: maps[0].count)
    for (index, map) in maps.enumerated() {
      let unit = (weights?[index] ?? 1) * 0x1p50
      map.withUnsafeElements { values in
        for pixel in values.indices { sums[pixel] += Int64((Double(values[pixel]) * unit).rounded()) }
      }
    }
    let (smallest, largest) = (sums.min() ?? 0, sums.max() ?? 0)
    let range = Double(largest - smallest)
    return try RankedMap(
      Tensor(shape: maps[0].shape, elements: sums.map { range > 0 ? Float(Double($0 - smallest) / range) : 0 }))
  }
}
