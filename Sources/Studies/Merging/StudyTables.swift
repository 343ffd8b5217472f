import Files

/// A study's numbers as tables of comma-separated values, a row an observation; written as the cases come.
///
///     let tables = try StudyTables(plan, folder: "run/tables")
///     try tables.append(item, outcome)
///     try tables.finish()
public final class StudyTables {
  private let plan: StudyPlan
  private let files: [String: ReplacingFile]

  /// The tables' names and columns.
  public static let columns: [(name: String, columns: [String])] = [
    (
      "cases",
      ["case", "network", "image", "class", "group", "probability", "likeliest", "likeliest_probability", "failure"]
    ),
    ("members", ["case", "network", "method", "protocol", "k", "road"]),
    ("experiments", ["case", "network", "groups", "protocol", "k", "road"]),
    ("groups", ["case", "network", "group", "cre", "median"]),
    (
      "chosen",
      ["case", "network", "map", "made_of", "k", "road", "road_other_protocol"]
        + (1...ExperimentSettings.freshSeedCount).map { "fresh_\($0)" }
    ),
    ("measures", ["case", "network", "map", "variant", "measure", "value"]),
  ]

  /// The names of the tables' files.
  public static var files: [String] { columns.map { "\($0.name).csv" } }

  /// Begins the tables in a folder.
  /// - Throws: `FileError`.
  public init(_ plan: StudyPlan, folder: String) throws {
    self.plan = plan
    var files: [String: ReplacingFile] = [:]
    for table in Self.columns {
      let file = try ReplacingFile(path: "\(folder)/\(table.name).csv")
      try file.append(CommaSeparated(columns: table.columns).text)
      files[table.name] = file
    }
    self.files = files
  }

  /// Writes the rows of one item.
  /// - Throws: `FileError`.
  public func append(_ item: StudyItem, _ outcome: CaseRow.Outcome) throws {
    let common = [item.planned.name, item.model]
    let planned = item.planned
    func write(_ table: String, _ rows: [[String]]) throws {
      guard !rows.isEmpty else { return }
      var text = CommaSeparated()
      for row in rows { text.append(common + row) }
      try files[table]?.append(text.text)
    }
    guard case .result(let result) = outcome else {
      guard case .failure(let reason) = outcome else { return }
      return try write("cases", [[planned.image, planned.className, planned.group ?? "", "", "", "", reason]])
    }
    let settings = plan.settings
    try write(
      "cases",
      [
        [
          planned.image, "\(result.classIndex)", planned.group ?? "", "\(result.probability)",
          "\(result.likeliestClass)", "\(result.likeliestProbability)", "",
        ]
      ])
    func points(_ name: String, _ curve: ThresholdCurve) -> [[String]] {
      zip(settings.thresholds, curve.scores).map { [name, settings.removalProtocol.rawValue, "\($0)", "\($1)"] }
    }
    try write("members", (result.members + (result.rivals ?? [])).flatMap { points($0.method, $0.curve) })
    try write("experiments", result.experiments.flatMap { points(name(of: $0.groups), $0.curve) })
    try write("groups", result.cre.enumerated().map { [name(of: [$0]), "\($1)", "\(result.median)"] })
    try write(
      "chosen",
      result.confirmations.map { confirmation in
        [
          confirmation.map.rawValue, result.components(of: confirmation.map, in: settings).joined(separator: " + "),
          "\(result.threshold(of: confirmation.map, in: settings))", "\(confirmation.score)",
          "\(confirmation.otherProtocol)",
        ] + confirmation.freshScores.map { "\($0)" }
      })
    try write(
      "measures",
      result.allMeasures(settings).map { [$0.map, $0.variant.rawValue, $0.metric, "\($0.value)"] })
  }

  /// Ends the tables, which have their names from then on.
  /// - Throws: `FileError`.
  public func finish() throws { for table in Self.columns { try files[table.name]?.finish() } }

  private func name(of groups: [Int]) -> String {
    groups.flatMap { plan.settings.groups[$0] }.joined(separator: " + ")
  }
}

extension CaseResult {
  /// ROAD by both protocols, and what was measured beside it, as rows of one form.
  ///
  /// ROAD's name is `road-reference` or `road-exact`; `road-fresh` is the mean under seeds that nothing was chosen by.
  public func allMeasures(_ settings: ExperimentSettings) -> [Measure] {
    let (own, other) = ("road-\(settings.removalProtocol.rawValue)", "road-\(settings.otherProtocol.rawValue)")
    let ofMembers = (members + (rivals ?? [])).flatMap { member in
      [
        Measure(map: member.method, variant: .whole, metric: own, value: member.unthresholded),
        Measure(map: member.method, variant: .whole, metric: other, value: member.otherProtocolUnthresholded),
        Measure(map: member.method, variant: .best, metric: own, value: member.curve.bestScore),
        Measure(map: member.method, variant: .best, metric: other, value: member.otherProtocol),
      ]
    }
    let ofChosen = confirmations.flatMap { confirmation in
      [
        Measure(map: confirmation.map.rawValue, variant: .best, metric: own, value: confirmation.score),
        Measure(map: confirmation.map.rawValue, variant: .best, metric: other, value: confirmation.otherProtocol),
        Measure(map: confirmation.map.rawValue, variant: .best, metric: "road-fresh", value: confirmation.freshMean),
      ]
    }
    let located = localisation.flatMap { found in
      [("pointing", found.pointing), ("energy", found.energy)].compactMap { metric, value in
        value.map { Measure(map: found.map, variant: .whole, metric: metric, value: $0) }
      }
    }
    return ofMembers + ofChosen + measures + located
  }
}
