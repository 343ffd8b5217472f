/// All that a sweep found: `results.json`.
public struct SweepResults: Sendable, Equatable, Codable {
  public let plan: SweepPlan
  public let cases: [CaseResult]

  public init(plan: SweepPlan, cases: [CaseResult]) {
    self.plan = plan
    self.cases = cases
  }

  /// Removals of pixels over all cases.
  public var removals: CaseResult.Removals {
    CaseResult.Removals(
      asked: cases.reduce(0) { $0 + $1.removals.asked }, made: cases.reduce(0) { $0 + $1.removals.made })
  }
}
