import ActivationMaps
import Studies

/// How members are chosen.
package enum SearchChoice: String, Sendable, CaseIterable {
  case groups, members, none

  package var searches: [CaseExperiment.Search] {
    switch self {
    case .groups: [.groups]
    case .members: [.members]
    case .none: []
    }
  }

  package var chosenMap: CaseResult.ChosenMap {
    switch self {
    case .groups: .bestExperiment
    case .members: .memberSearch
    case .none: .allMembers
    }
  }
}

/// Where the map comes from that is drawn: from a search, or from an ensemble that was chosen before.
package enum MapSearch: Sendable {
  case made(by: SearchChoice)
  case given(EnsembleFile)

  /// - Parameter choice: nil for the usual search.
  package init(_ choice: SearchChoice?, ensemble: EnsembleFile?) {
    self = ensemble.map { .given($0) } ?? .made(by: choice ?? .groups)
  }

  /// One that was chosen before.
  package var ensemble: EnsembleFile? {
    if case .given(let ensemble) = self { ensemble } else { nil }
  }

  /// Whose maps are made.
  package var methods: [Method] {
    switch self {
    case .made: Method.explaining
    case .given(let ensemble): ensemble.memberMethods
    }
  }

  package var searches: [CaseExperiment.Search] {
    switch self {
    case .made(let choice): choice.searches
    case .given: []
    }
  }

  package var chosenMap: CaseResult.ChosenMap {
    switch self {
    case .made(let choice): choice.chosenMap
    case .given: .given
    }
  }

  package var name: String {
    switch self {
    case .made(let choice): choice.rawValue
    case .given: "file"
    }
  }

  /// How many maps are made or scored at all thresholds, about.
  package func stepCount(_ settings: ExperimentSettings) -> Int {
    let count = methods.count
    switch self {
    case .made(by: .groups): return 2 * count + 1 << settings.groups.count
    case .made(by: .members): return 6 * count
    case .made(by: .none), .given: return 2 * count + 2
    }
  }
}
