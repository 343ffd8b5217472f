/// How much a study asks of each case.
public enum StudyProfile: String, Sendable, Codable, CaseIterable {
  /// The methods' maps alone, unjudged.
  case maps
  /// Each method at every k, and all of them together.
  case quick
  /// Also all combinations of groups, the weighted consensus, the search member by member, and fresh seeds.
  case full

  /// One line for the help.
  public var summary: String {
    switch self {
    case .maps: "the methods' maps alone, unjudged"
    case .quick: "each method at every k, and all of them together"
    case .full: "also all combinations of groups, the weighted consensus, the search member by member, and fresh seeds"
    }
  }

  /// What is searched for the best ensemble of a case.
  public var searches: [CaseExperiment.Search] { self == .full ? CaseExperiment.Search.allCases : [] }
}

/// How a case's maps are kept.
public enum MapKeeping: String, Sendable, Codable, CaseIterable {
  /// In 8 bits: a byte a pixel and map.
  case bytes
  /// As they are: four bytes a pixel and map.
  case exact
  /// Not at all; there are no pictures in the report then.
  case none

  /// One line for the help.
  public var summary: String {
    switch self {
    case .bytes: "in 8 bits: a byte a pixel and map, enough to look at"
    case .exact: "as they are: four bytes a pixel and map"
    case .none: "not at all; there are no pictures in the report then"
    }
  }
}
