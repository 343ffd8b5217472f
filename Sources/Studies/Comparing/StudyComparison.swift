import Evaluation
import Failures
import Files

/// A study's maps and those of another program, by one measure and the same statistics.
///
///     let comparison = try StudyComparison(of: store, with: "theirs.csv", metric: "road-reference")
///     comparison.result.entries   // the study's rows, then the others, each against the study's best single method
///
/// Whether both programs measured the same thing, nobody can see from the numbers.
public struct StudyComparison: Sendable {
  /// Means, differences and intervals, row by row.
  public let result: ScoreComparison
  /// Rows of the other program, by index.
  public let others: Range<Int>
  /// The slug of the measure that the scores are of.
  public let metric: String
  /// Whether the study's maps are judged as they are or at their best k.
  public let variant: CaseResult.Measure.Variant
  /// Names in the file that are none of the study's cases.
  public let unknownCases: [String]
  /// Names in the file of cases that are the study's, but whose shard is not done, and of such that failed.
  public let unfinishedCases: [String]
  /// Names in the file of cases that failed in the study.
  public let failedCases: [String]

  /// Holds another program's scores against a study's.
  /// - Parameters:
  ///   - store: the study.
  ///   - path: a table of case, method, score: `OtherScores`.
  ///   - metric: which of the study's measures the scores are; nil for ROAD by the protocol that chose.
  ///   - variant: the study's maps as they are, or at their best k.
  ///   - reference: the name of the row that the others are held against; nil for the study's best single method.
  ///   - network: which of the plan's.
  ///   - seed: of the intervals' resamples.
  /// - Throws: `StudyError` if the study has no such measure or network, or the file has faults; `FileError`.
  public init(
    of store: StudyStore, with path: String, metric: String? = nil, variant: CaseResult.Measure.Variant = .best,
    reference: String? = nil, network: Int = 0, seed: UInt64 = 0
  ) throws {
    let plan = store.plan
    guard plan.networks.indices.contains(network) else {
      throw StudyError(
        .invalidSettings, "there is no network \(network); the study has 0 to \(plan.networks.count - 1)")
    }
    let columns = try StudyColumns.read(store)[network]
    let metric = metric ?? "road-\(plan.settings.removalProtocol.rawValue)"
    let keys = columns.keys.filter { $0.metric == metric && $0.variant == variant }
    guard !keys.isEmpty else {
      let known = columns.keys.filter { $0.variant == variant }.map(\.metric)
        .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      throw StudyError(
        .invalidSettings,
        "the study has no measure '\(metric)' of maps \(variant == .best ? "at their best k" : "as they are")"
          + NearestNames.hint(for: metric, among: known)
          + (known.isEmpty ? "" : "; it has \(known.joined(separator: ", "))"))
    }
    // The statistics are of the cases that have a result, in the plan's order.
    let names = columns.items.map(\.planned.name)
    let theirs = try OtherScores(
      contentsOf: path, cases: names, withoutResult: Set(plan.cases.map(\.name)).subtracting(names))
    let own = keys.map { ScoreComparison.Row(name: $0.map, scores: columns.values($0)) }
    let file = path.split(separator: "/").last.map(String.init) ?? path
    let rows = own + theirs.rows.map { .init(name: "\(file): \($0.name)", scores: $0.scores) }
    let index = try reference.map { name in
      guard let index = rows.firstIndex(where: { $0.name == name || $0.name == "\(file): \(name)" }) else {
        throw StudyError(
          .invalidSettings,
          "there is no row '\(name)'" + NearestNames.hint(for: name, among: rows.map(\.name))
            + "; there are \(rows.map(\.name).joined(separator: ", "))")
      }
      return index
    }
    let members = own.indices.filter { plan.methods.contains(own[$0].name) }
    result = try ScoreComparison(
      rows: rows, higherIsBetter: Metric.all.first { $0.slug == metric }?.higherIsBetter ?? true,
      reference: index, candidates: members.isEmpty ? nil : members, seed: seed)
    others = own.count..<rows.count
    (self.metric, self.variant, unknownCases) = (metric, variant, theirs.unknownCases)
    let left = try theirs.casesWithoutResult.isEmpty ? [] : Self.namesLeft(in: store, network: network)
    unfinishedCases = theirs.casesWithoutResult.filter { left.contains(CommaSeparated.unprefixed($0)) }
    failedCases = theirs.casesWithoutResult.filter { !left.contains(CommaSeparated.unprefixed($0)) }
  }

  /// Of the cases whose shards are not done.
  private static func namesLeft(in store: StudyStore, network: Int) throws -> Set<String> {
    let (plan, done) = (store.plan, try store.doneShards())
    return Set(
      plan.cases.indices.filter { !done.contains((network * plan.cases.count + $0) / plan.shardSize) }.map {
        plan.cases[$0].name
      })
  }

  /// The table's columns and rows, as text.
  public func write(to path: String) throws {
    var table = CommaSeparated(columns: [
      "row", "cases", "mean", "mean_low", "mean_high", "difference", "difference_low", "difference_high", "p", "p_holm",
      "effect", "wins", "ties", "losses", "is_different",
    ])
    func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }
    for entry in result.entries {
      let difference = entry.difference
      table.append(
        [entry.name, "\(entry.count)"]
          + [
            entry.mean, entry.interval?.lower, entry.interval?.upper, difference?.mean, difference?.interval?.lower,
            difference?.interval?.upper, difference?.pValue, difference?.adjustedPValue, difference?.effect,
          ].map(text)
          + [difference?.winTieLoss.wins, difference?.winTieLoss.ties, difference?.winTieLoss.losses].map {
            $0.map { "\($0)" } ?? ""
          } + [difference.map { "\($0.isDifferent)" } ?? ""])
    }
    try AtomicFile.write(table.text.utf8, to: path)
  }
}
