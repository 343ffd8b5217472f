/// How much the experiments that contain a group score above the median of all of them.
///
///     CRE(g) = Σ over the experiments j that contain g of (scoreⱼ − median of all m scores)
///
/// Unitless; above zero for a group that helps. Each group is in half of the experiments.
///
///     let effect = CumulativeResidualEffect(scores: [0, 0.2, 0.1, 0.4], subsets: [[], [0], [1], [0, 1]])
///     effect.ofGroups  // [0.3, 0.2], of the median 0.15
///
/// Source: Kaczmarek et al., "MetaCAM: Ensemble-Based Class Activation Map", 2023.
public struct CumulativeResidualEffect: Sendable, Equatable {
  /// The mean of the two middle ones where there is an even number.
  public let median: Double
  /// One for each group.
  public let ofGroups: [Double]

  /// Of no experiments.
  static let none = CumulativeResidualEffect(median: 0, ofGroups: [])

  private init(median: Double, ofGroups: [Double]) {
    self.median = median
    self.ofGroups = ofGroups
  }

  /// The effect of each group over all experiments.
  /// - Parameters:
  ///   - scores: one for each experiment; at least one.
  ///   - subsets: the groups that each experiment contains, by index.
  public init(scores: [Double], subsets: [[Int]]) {
    precondition(scores.count == subsets.count && !scores.isEmpty)
    let sorted = scores.sorted()
    let median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    let groupCount = (subsets.joined().max() ?? -1) + 1
    self.median = median
    ofGroups = (0..<groupCount).map { group in
      zip(scores, subsets).reduce(0) { $1.1.contains(group) ? $0 + ($1.0 - median) : $0 }
    }
  }
}
