import Figures
import Studies

/// A study's numbers by one network as charts, over all cases.
struct StudyFigures {
  let columns: StudyColumns
  let settings: ExperimentSettings
  /// The chosen maps that are worth a line.
  let chosen: [CaseResult.ChosenMap]

  private var count: Int { columns.items.count }
  private var title: String { "mean over \(count) case(s)" }

  /// ROAD against k, the mean over all cases.
  func curves(_ methods: [String]) -> ThresholdCurves {
    func line(_ name: String, _ key: String, isEmphasised: Bool = false) -> CurveLine? {
      guard let sums = columns.curves[key], count > 0 else { return nil }
      return CurveLine(
        name: name, values: zip(settings.thresholds, sums).map { (k: $0, score: $1 / Double(count)) },
        isEmphasised: isEmphasised)
    }
    let ensembles = [CaseResult.ChosenMap.allMembers, .bestExperiment, .weighted].filter(chosen.contains)
    return ThresholdCurves(panels: [
      .init(
        title: title,
        lines: methods.compactMap { line($0, $0) }
          + ensembles.compactMap { line($0.name, $0.rawValue, isEmphasised: $0 == .bestExperiment) })
    ])
  }

  /// Each member's whole map and at its own best k, and the ensembles, each the mean over all cases.
  func comparison(_ methods: [String]) -> MemberComparison {
    let metric = "road-\(settings.removalProtocol.rawValue)"
    func mean(_ map: String, _ variant: CaseResult.Measure.Variant) -> Double? {
      columns.mean(.init(map: map, variant: variant, metric: metric))
    }
    return MemberComparison(panels: [
      .init(
        title: title, members: methods.map { .init(name: $0, unthresholded: mean($0, .whole), best: mean($0, .best)) },
        references: [CaseResult.ChosenMap.bestExperiment, .memberSearch, .weighted, .given, .allMembers].filter(
          chosen.contains
        )
        .compactMap { map in
          mean(map.rawValue, .best).map { .init(name: map.name, score: $0) }
        })
    ])
  }

  /// CRE of each group: the mean over all cases, with its interval in the note.
  var contributions: ContributionBars {
    ContributionBars(
      groups: settings.groups,
      panels: [
        .init(
          title: title,
          effects: columns.contributions.map { $0.isEmpty ? nil : $0.reduce(0, +) / Double($0.count) })
      ])
  }
}

extension StudyColumns {
  /// Over the cases that have it; nil of none.
  func mean(_ key: Key) -> Double? {
    let values = values(key).compactMap { $0 }
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }
}

extension CaseResult.ChosenMap {
  /// What it is called in reports.
  public var name: String {
    switch self {
    case .bestMember: "best single method of each picture"
    case .allMembers: "all methods together"
    case .bestExperiment: "best combination of each picture"
    case .memberSearch: "member search"
    case .weighted: "weighted consensus"
    case .given: "the ensemble of the file"
    }
  }
}
