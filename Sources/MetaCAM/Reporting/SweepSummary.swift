import Figures
import Studies

/// What a sweep says, in words and in one table, whichever way it went.
public struct SweepSummary: Sendable {
  private let results: SweepResults

  public init(_ results: SweepResults) { self.results = results }

  public var paragraphs: [String] {
    let cases = results.cases
    func count(_ holds: (CaseResult) -> Bool) -> Int { cases.filter(holds).count }
    func score(_ result: CaseResult, _ map: CaseResult.ChosenMap) -> CaseResult.Confirmation? {
      result.confirmation(of: map)
    }
    func isAbove(_ a: CaseResult.ChosenMap, _ b: CaseResult.ChosenMap, _ value: (CaseResult.Confirmation) -> Double)
      -> Int
    {
      count { result in
        guard let a = score(result, a), let b = score(result, b) else { return false }
        return value(a) > value(b)
      }
    }
    let total = cases.count
    return [
      "By ROAD with the protocol \(results.plan.settings.removalProtocol.rawValue), the best combination of groups scores "
        + "above the best single method at its own best k in \(isAbove(.bestExperiment, .bestMember) { $0.score }) of "
        + "\(total) case(s), all methods together in \(isAbove(.allMembers, .bestMember) { $0.score }), and the member "
        + "search in \(isAbove(.memberSearch, .bestMember) { $0.score }); the member search never scores below, since "
        + "it starts there.",
      "These scores were selected as the highest of many, so they are too good. Under seeds that nothing was chosen by, "
        + "the best combination is above the best single method in "
        + "\(isAbove(.bestExperiment, .bestMember) { $0.freshMean }) of \(total), the member search in "
        + "\(isAbove(.memberSearch, .bestMember) { $0.freshMean }); by the protocol "
        + "\(results.plan.settings.otherProtocol.rawValue), in "
        + "\(isAbove(.bestExperiment, .bestMember) { $0.otherProtocol }) and "
        + "\(isAbove(.memberSearch, .bestMember) { $0.otherProtocol }).",
      "Scores of one picture say little about another; with few cases, differences in the second decimal mean nothing.",
    ]
  }

  public var table: Table {
    let kinds: [(map: CaseResult.ChosenMap, name: String)] = [
      (.bestMember, "best member"), (.allMembers, "all members"), (.bestExperiment, "best combination"),
      (.memberSearch, "member search"),
    ]
    let figures = SweepFigures(results)
    return Table(
      columns: ["map", "k", "ROAD", "fresh", "other"],
      rows: results.cases.flatMap { result -> [[Table.Cell]] in
        [[.text(figures.title(of: result))]]
          + kinds.compactMap { kind in
            guard let confirmation = result.confirmation(of: kind.map) else { return nil }
            let name = kind.map == .bestMember ? "\(kind.name): \(result.bestMember?.method ?? "")" : kind.name
            return [
              .text(name), .percent(result.threshold(of: kind.map)), .number(confirmation.score),
              .number(confirmation.freshMean), .number(confirmation.otherProtocol),
            ]
          }
      })
  }
}
