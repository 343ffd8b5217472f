import MetaCAM

/// Which ensembles a study makes of each case; all methods together are always among them.
enum EnsembleChoice: String, NamedChoice, CaseIterable {
  case all, groups, members, weights

  /// One line for the help.
  var summary: String {
    switch self {
    case .all: "all methods together, which are always there, and nothing that is searched"
    case .groups: "all combinations of groups, the best of which is taken"
    case .members: "one method after another, as long as the score rises"
    case .weights: "all methods, weighted by their scores"
    }
  }

  /// nil for what needs none.
  var search: CaseExperiment.Search? { CaseExperiment.Search(rawValue: rawValue) }
}
