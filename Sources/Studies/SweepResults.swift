/// What a sweep found: `results.json`. Every item of the plan, or less those that could not be computed.
public struct SweepResults: Sendable, Equatable, Codable {
  public let plan: SweepPlan
  public let cases: [CaseResult]

  public init(plan: SweepPlan, cases: [CaseResult]) {
    self.plan = plan
    self.cases = cases
  }

  /// The items that the cases are of, one each: those of the plan that are not missing.
  public var items: [SweepItem] {
    let found = Set(cases.map { [$0.model, $0.name] })
    return plan.items.filter { found.contains([$0.model, $0.planned.name]) }
  }

  /// Removals of pixels over all cases.
  public var removals: CaseResult.Removals {
    CaseResult.Removals(
      asked: cases.reduce(0) { $0 + $1.removals.asked }, made: cases.reduce(0) { $0 + $1.removals.made })
  }
}
