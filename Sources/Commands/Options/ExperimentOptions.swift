import ArgumentParser
import Files
import MetaCAM

/// How maps are combined and judged, for `meta` and `study`.
struct ExperimentOptions: ParsableArguments {
  @Option(
    name: .customLong("groups"),
    help: ArgumentHelp(
      "The groups of methods, as a JSON file: [[\"grad-cam\", \"grad-cam++\"], [\"score-cam\"]].",
      discussion: "The default six are this project's assumption; the source shows its own only as a picture.",
      valueName: "file"), completion: .file())
  var groupsFile: String?

  @Option(
    name: .customLong("group"), parsing: .singleValue,
    help: ArgumentHelp("A group, as methods with commas between; give the option once a group.", valueName: "a,b"))
  var groupList: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("How maps become one: 'sum', or 'vote' (how many members hold a pixel among their top k %)."))
  var consensus: Consensus = .sum

  @Option(name: .customLong("protocol"), help: "The ROAD protocol that chooses: 'reference' or 'exact'.")
  var removalProtocol: RemovalProtocol = .reference

  @Option(name: .long, help: "For the noise and the order of equal pixels.")
  var seed: UInt64 = 0

  func validate() throws {
    if groupsFile != nil, !groupList.isEmpty {
      throw ValidationError("Give groups by --groups or by --group, not both.")
    }
  }

  /// Whether groups were asked for.
  var hasGroups: Bool { groupsFile != nil || !groupList.isEmpty }

  func groups() throws -> MethodGroups {
    if let groupsFile {
      do { return try MethodGroups(json: MappedFile(path: groupsFile).withBytes { Array($0) }) } catch let error
        as ActivationMapError
      { throw error.adding(["file": groupsFile]) }
    }
    if groupList.isEmpty { return .usual }
    return try MethodGroups(
      groupList.map { group in
        group.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
      })
  }

  /// - Parameters:
  ///   - thresholds: none for the usual ones.
  ///   - methods: those that there are maps of; the usual groups are of those among them.
  ///   - ensemble: one that was chosen before.
  ///   - rivals: ensembles that are judged like methods.
  func settings(
    thresholds: [Double], methods: [String]? = nil, ensemble: EnsembleFile? = nil, rivals: [EnsembleFile] = []
  ) throws -> ExperimentSettings {
    var groups = try groups()
    if let methods, groupsFile == nil, groupList.isEmpty { groups = try groups.keeping(methods) }
    return try ExperimentSettings(
      thresholds: thresholds.isEmpty ? AdaptiveThreshold.usualPercentages : thresholds, consensus: consensus,
      removalProtocol: removalProtocol, groups: groups, seed: seed, ensemble: ensemble,
      rivals: rivals)
  }
}
