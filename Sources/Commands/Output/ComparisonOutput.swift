import MetaCAM

/// What `metacam study compare --json` prints.
struct ComparisonOutput: Encodable {
  let metric: String
  let variant: String
  let reference: String
  let rows: [Row]
  let unknownCases: Int
  let unfinishedCases: Int
  let failedCases: Int
  let seed: UInt64

  struct Row: Encodable {
    let name: String
    let isOfTheFile: Bool
    let cases: Int
    let mean: Double?
    let interval: [Double]?
    let difference: Double?
    let differenceInterval: [Double]?
    let adjustedPValue: Double?
    let effect: Double?
    let wins: Int?
    let ties: Int?
    let losses: Int?
    let isDifferent: Bool?
  }

  init(_ comparison: StudyComparison, seed: UInt64) {
    let entries = comparison.result.entries
    metric = comparison.metric
    variant = comparison.variant.rawValue
    reference = entries[comparison.result.reference].name
    rows = entries.indices.map { index in
      let (entry, difference) = (entries[index], entries[index].difference)
      return Row(
        name: entry.name, isOfTheFile: comparison.others.contains(index), cases: entry.count, mean: entry.mean,
        interval: entry.interval.map { [$0.lower, $0.upper] }, difference: difference?.mean,
        differenceInterval: difference?.interval.map { [$0.lower, $0.upper] },
        adjustedPValue: difference?.adjustedPValue, effect: difference?.effect, wins: difference?.winTieLoss.wins,
        ties: difference?.winTieLoss.ties, losses: difference?.winTieLoss.losses,
        isDifferent: difference?.isDifferent)
    }
    unknownCases = comparison.unknownCases.count
    unfinishedCases = comparison.unfinishedCases.count
    failedCases = comparison.failedCases.count
    self.seed = seed
  }
}

extension StudyComparison {
  /// Which of the table's cases are left out, and why: a sentence for each reason.
  var leftOut: [String] {
    [
      (unknownCases, "are not the study's"), (unfinishedCases, "are not done in the study yet"),
      (failedCases, "failed in the study"),
    ].compactMap { names, reason in
      guard !names.isEmpty else { return nil }
      let first = names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
      return "\(names.count) case(s) of the table \(reason) and are left out, \(first) among them"
    }
  }

  /// The table for a person, the best mean first.
  var lines: [String] {
    func score(_ value: Double?) -> String { value.map { Columns.fixed($0, digits: 4) } ?? "–" }
    func range(_ interval: BootstrapInterval?) -> String {
      interval.map { "\(score($0.lower)) to \(score($0.upper))" } ?? "–"
    }
    let sign = result.higherIsBetter ? 1.0 : -1
    let order = result.entries.indices.sorted { first, second in
      let means = [first, second].map { result.entries[$0].mean.map { sign * $0 } ?? -.infinity }
      return (means[1], first) < (means[0], second)
    }
    var rows = [
      ["", "cases", "mean", "95 %", "difference", "95 %, all rows together", "p (Holm)", "won–tied–lost", ""]
    ]
    for index in order {
      let (entry, difference) = (result.entries[index], result.entries[index].difference)
      let verdict =
        difference.map { difference in
          guard difference.isDifferent else { return "no difference shown" }
          return (difference.mean > 0) == result.higherIsBetter ? "better" : "worse"
        } ?? (index == result.reference ? "the reference" : "")
      rows.append([
        entry.name, "\(entry.count)", score(entry.mean), range(entry.interval), score(difference?.mean),
        range(difference?.interval), score(difference?.adjustedPValue),
        difference.map { "\($0.winTieLoss.wins)–\($0.winTieLoss.ties)–\($0.winTieLoss.losses)" } ?? "–", verdict,
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    let table = rows.map { row in
      row.indices.map { column in
        column == 0 || column == row.count - 1
          ? Columns.left(row[column], width: column == 0 ? widths[0] : 0)
          : Columns.right(row[column], width: widths[column])
      }.joined(separator: "  ")
    }
    let kind = variant == .best ? "each map at its best k" : "maps as they are"
    return ["\(metric), \(kind), \(result.higherIsBetter ? "higher" : "lower") is better"] + table
  }
}
