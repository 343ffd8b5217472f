import MetaCAM

/// How members are chosen.
enum SearchChoice: String, NamedChoice, CaseIterable {
  case groups, members, none

  var searches: [CaseExperiment.Search] {
    switch self {
    case .groups: [.groups]
    case .members: [.members]
    case .none: []
    }
  }

  var chosenMap: CaseResult.ChosenMap {
    switch self {
    case .groups: .bestExperiment
    case .members: .memberSearch
    case .none: .allMembers
    }
  }
}

/// Where the map comes from that is drawn: from a search, or from an ensemble that was chosen before.
enum MapSearch {
  case made(by: SearchChoice)
  case given(EnsembleFile)

  /// - Parameter choice: nil for the usual search.
  init(_ choice: SearchChoice?, ensemble: EnsembleFile?) {
    self = ensemble.map { .given($0) } ?? .made(by: choice ?? .groups)
  }

  /// One that was chosen before.
  var ensemble: EnsembleFile? {
    if case .given(let ensemble) = self { ensemble } else { nil }
  }

  /// Whose maps are made.
  var methods: [Method] {
    switch self {
    case .made: Method.explaining
    case .given(let ensemble): Method.explaining.filter { ensemble.methods.contains($0.slug) }
    }
  }

  var searches: [CaseExperiment.Search] {
    switch self {
    case .made(let choice): choice.searches
    case .given: []
    }
  }

  var chosenMap: CaseResult.ChosenMap {
    switch self {
    case .made(let choice): choice.chosenMap
    case .given: .given
    }
  }

  var name: String {
    switch self {
    case .made(let choice): choice.rawValue
    case .given: "file"
    }
  }

  /// How many maps are made or scored at all thresholds, about.
  func stepCount(_ settings: ExperimentSettings) -> Int {
    let count = methods.count
    switch self {
    case .made(by: .groups): return 2 * count + 1 << settings.groups.count
    case .made(by: .members): return 6 * count
    case .made(by: .none), .given: return 2 * count + 2
    }
  }
}
