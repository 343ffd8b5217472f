import MetaCAM

/// An ensemble beside its members, as lines for a person.
struct MetaTable {
  let lines: [String]

  static func heading(of outcome: EnsembleOutcome) -> String {
    let result = outcome.result
    return PredictionTable.heading(
      classIndex: result.classIndex, name: result.className, probability: result.probability,
      outcome.scores.likelihood)
  }

  private static func components(
    of map: CaseResult.ChosenMap, _ result: CaseResult, _ settings: ExperimentSettings
  ) -> String {
    let names = result.components(of: map, in: settings)
    return names.isEmpty ? "nothing: no combination scores above zero" : names.joined(separator: " + ")
  }

  init(_ result: CaseResult, settings: ExperimentSettings, chosen: CaseResult.ChosenMap) {
    let (by, other) = (settings.removalProtocol.rawValue, settings.otherProtocol.rawValue)
    var rows: [[String]] = [["", "k", "ROAD \(by)", "ROAD \(other)", "whole map \(by)", "whole map \(other)"]]
    for member in result.members.sorted(by: { $0.curve.bestScore > $1.curve.bestScore }) {
      rows.append(
        [member.method, Columns.plain(member.curve.bestThreshold)]
          + [
            member.curve.bestScore, member.otherProtocol, member.unthresholded, member.otherProtocolUnthresholded,
          ].map { Columns.fixed($0, digits: 4) })
    }
    if let confirmation = result.confirmation(of: chosen) {
      rows.append(
        [
          "MetaCAM", Columns.plain(result.threshold(of: chosen, in: settings)),
          Columns.fixed(confirmation.score, digits: 4),
          Columns.fixed(confirmation.otherProtocol, digits: 4), "", "",
        ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { row in
      "  "
        + row.indices.map {
          $0 == 0 ? Columns.left(row[0], width: widths[0]) : Columns.right(row[$0], width: widths[$0])
        }
        .joined(separator: "  ")
    }
    lines.append("  MetaCAM is made of " + MetaTable.components(of: chosen, result, settings))
    if let confirmation = result.confirmation(of: chosen) {
      let fresh = confirmation.freshScores.map { Columns.fixed($0, digits: 4) }.joined(separator: ", ")
      lines.append(
        "  Under fresh seeds it scores \(fresh): mean \(Columns.fixed(confirmation.freshMean, digits: 4))")
    }
    lines.append("  Removals of pixels: \(result.removals.asked) asked for, \(result.removals.made) imputed and run")
    self.lines = lines
  }
}
