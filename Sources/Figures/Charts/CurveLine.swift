/// The scores of one method over the thresholds, as a chart shows them.
public struct CurveLine: Sendable {
  /// What the legend calls it.
  public var name: String
  /// k in per cent, in any order; a score that is nil or not finite makes a gap.
  public var values: [(k: Double, score: Double?)]
  /// Whether it is the ensemble, to be drawn thick.
  public var isEmphasised: Bool

  /// A line of scores over k; values are brought into rising order of k.
  public init(name: String, values: [(k: Double, score: Double?)], isEmphasised: Bool = false) {
    self.name = name
    self.values = values.sorted { $0.k < $1.k }
    self.isEmphasised = isEmphasised
  }

  /// The highest score, and the smallest k that reaches it.
  public var peak: (k: Double, score: Double)? {
    values.reduce(nil) { best, value in
      guard let score = finite(value.score), score > best?.score ?? -.infinity else { return best }
      return (value.k, score)
    }
  }
}
