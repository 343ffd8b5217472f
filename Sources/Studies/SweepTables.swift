import Failures
import Files

/// A sweep's numbers as tables of comma-separated values, a row an observation.
///
///     let tables = SweepTables(results)
///     tables.members  // case,model,class,method,protocol,k,road
public struct SweepTables: Sendable {
  private let results: SweepResults

  public init(_ results: SweepResults) { self.results = results }

  /// The names of the tables' files.
  public static let files = ["members.csv", "experiments.csv", "groups.csv", "summary.csv"]

  /// Every table with its file's name.
  public var all: [(file: String, csv: String)] {
    zip(Self.files, [members, experiments, groups, summary]).map { (file: $0, csv: $1) }
  }

  /// - Throws: `FileError`.
  public func write(to folder: String) throws {
    for table in all { try AtomicFile.write(table.csv.utf8, to: "\(folder)/\(table.file)") }
  }

  private var settings: ExperimentSettings { results.plan.settings }

  private func name(of group: Int) -> String { settings.groups[group].joined(separator: " + ") }

  private func common(_ result: CaseResult) -> [String] {
    [result.name, result.model, result.image, "\(result.classIndex)"]
  }

  private static let commonColumns = ["case", "model", "image", "class"]

  /// Each member at every threshold.
  public var members: String {
    var table = CommaSeparated(columns: Self.commonColumns + ["method", "protocol", "k", "road"])
    for result in results.cases {
      for member in result.members {
        for (threshold, score) in zip(settings.thresholds, member.curve.scores) {
          table.append(
            common(result) + [member.method, settings.removalProtocol.rawValue, "\(threshold)", "\(score)"])
        }
      }
    }
    return table.text
  }

  /// Each combination of groups at every threshold.
  public var experiments: String {
    var table = CommaSeparated(columns: Self.commonColumns + ["groups", "protocol", "k", "road"])
    for result in results.cases {
      for experiment in result.experiments {
        let groups = experiment.groups.map(name).joined(separator: " + ")
        for (threshold, score) in zip(settings.thresholds, experiment.curve.scores) {
          table.append(common(result) + [groups, settings.removalProtocol.rawValue, "\(threshold)", "\(score)"])
        }
      }
    }
    return table.text
  }

  /// What each group contributes.
  public var groups: String {
    var table = CommaSeparated(columns: Self.commonColumns + ["group", "cre", "median"])
    for result in results.cases {
      for (group, cre) in result.cre.enumerated() {
        table.append(common(result) + [name(of: group), "\(cre)", "\(result.median)"])
      }
    }
    return table.text
  }

  /// The chosen maps, one row each: what they are made of, and what they score under other circumstances.
  public var summary: String {
    let fresh = (1...ExperimentSettings.freshSeedCount).map { "fresh_\($0)" }
    var table = CommaSeparated(
      columns: Self.commonColumns + ["map", "made_of", "k", "road", "road_other_protocol"] + fresh)
    for result in results.cases {
      for confirmation in result.confirmations {
        table.append(
          common(result) + [
            confirmation.map.rawValue, result.components(of: confirmation.map, in: settings).joined(separator: " + "),
            "\(result.threshold(of: confirmation.map))", "\(confirmation.score)", "\(confirmation.otherProtocol)",
          ] + confirmation.freshScores.map { "\($0)" })
      }
    }
    return table.text
  }
}

/// Rows of fields, as RFC 4180 has them.
public struct CommaSeparated: Sendable {
  public private(set) var text = ""

  public init(columns: [String]) { append(columns) }

  public mutating func append(_ fields: [String]) {
    text += fields.map(Self.quoted).joined(separator: ",") + "\r\n"
  }

  /// A table may be shown as it is, so hidden characters are written out; line feeds and tabs stay.
  private static func quoted(_ text: String) -> String {
    let field = ShownText.visible(text, keepsLines: true)
    guard field.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}
