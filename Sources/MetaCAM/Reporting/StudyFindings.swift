import Figures
import Studies

/// What a study found by one network, in words and tables, whichever way it went.
///
///     let findings = try StudyFindings(columns, plan: plan)
///     findings.paragraphs
public struct StudyFindings: Sendable {
  private let columns: StudyColumns
  private let plan: StudyPlan
  /// By the protocol that chose, and by measures that nothing was chosen by.
  public let comparisons: [Comparison]
  /// Whether any row differs, by the protocol that chose; nil with too few rows or cases.
  public let friedman: FriedmanTest?
  /// Which pairs of rows differ; nil where there is no Friedman's test.
  public let nemenyi: NemenyiTest?

  /// All maps by one measure, held against the best single method over all pictures.
  public struct Comparison: Sendable {
    /// The measure's slug.
    public let metric: String
    /// Whether maps or thresholds were chosen by it.
    public let isChosenBy: Bool
    /// Means, differences and intervals, row by row.
    public let comparison: ScoreComparison
  }

  /// Compares the maps of one network's cases.
  /// - Throws: `StudyError` where no case has a score.
  public init(_ columns: StudyColumns, plan: StudyPlan, seed: UInt64 = 0) throws(StudyError) {
    self.columns = columns
    self.plan = plan
    let chosen = plan.chosenMaps
    let own = "road-\(plan.settings.removalProtocol.rawValue)"
    let metrics = columns.keys.map(\.metric).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    var comparisons: [Comparison] = []
    for metric in metrics where !["road-fresh", "pointing", "energy"].contains(metric) {
      let rows =
        (plan.methods + plan.settings.rivalNames).map { (name: $0, map: $0) }
        + chosen.map { (name: $0.name, map: $0.rawValue) }
      let scored = rows.map { row in
        ScoreComparison.Row(
          name: row.name, scores: columns.values(.init(map: row.map, variant: .best, metric: metric)))
      }
      let known = scored.filter { $0.scores.contains { $0 != nil } }
      let members = known.indices.filter { plan.methods.contains(known[$0].name) }
      guard known.count > 1, !members.isEmpty else { continue }
      comparisons.append(
        Comparison(
          metric: metric, isChosenBy: metric == own,
          comparison: try ScoreComparison(
            rows: known, higherIsBetter: Self.higherIsBetter(metric), candidates: members, seed: seed)))
    }
    self.comparisons = comparisons
    let ranked =
      (plan.methods + plan.settings.rivalNames).map { columns.values(.init(map: $0, variant: .best, metric: own)) }
      + chosen.map { columns.values(.init(map: $0.rawValue, variant: .best, metric: own)) }.filter { !$0.isEmpty }
    friedman = ranked.count > 1 ? FriedmanTest(ranked) : nil
    nemenyi = friedman.map { NemenyiTest($0) }
  }

  private static func higherIsBetter(_ metric: String) -> Bool {
    Metric.all.first { $0.slug == metric }?.higherIsBetter ?? true
  }

  /// What ranks are of, in the order of `friedman`.
  public var rankedNames: [String] {
    let own = "road-\(plan.settings.removalProtocol.rawValue)"
    return plan.methods + plan.settings.rivalNames
      + plan.chosenMaps
      .filter { !columns.values(.init(map: $0.rawValue, variant: .best, metric: own)).isEmpty }.map(\.name)
  }

  /// The findings in sentences, as the report has them.
  public var paragraphs: [String] {
    let right =
      columns.isRight.isEmpty ? "" : ", of which the network takes \(columns.isRight.count { $0 }) for their class"
    var result = ["\(columns.network): \(columns.items.count) case(s) with a result\(right)."]
    for comparison in comparisons {
      let entries = comparison.comparison.entries
      let reference = entries[comparison.comparison.reference]
      let said = entries.compactMap { entry -> String? in
        guard let difference = entry.difference, !plan.methods.contains(entry.name),
          entry.name != CaseResult.ChosenMap.bestMember.name
        else { return nil }
        let verdict = difference.isDifferent ? "" : " (no difference that these cases show)"
        return "\(entry.name) \(Self.signed(difference.mean))\(verdict)"
      }
      guard !said.isEmpty else { continue }
      let kind =
        comparison.isChosenBy
        ? "k and the ensembles were chosen by it on the same pictures, so they are too good"
        : "nothing was chosen by it"
      result.append(
        "By \(comparison.metric) (\(kind)) the best single method over all pictures is \(reference.name) with "
          + "\(reference.mean.map(ScoreText.shown) ?? "–"). Against it: \(said.joined(separator: ", ")).")
      if let best = entries.firstIndex(where: { $0.name == CaseResult.ChosenMap.bestMember.name }),
        let mean = entries[best].mean
      {
        result.append(
          "The best single method of each picture, chosen anew each time, has \(ScoreText.shown(mean)) by "
            + "\(comparison.metric).")
      }
    }
    return result
  }

  private static func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + ScoreText.shown(value) }

  /// One table a measure: mean with interval, and the difference from the best single method.
  public func table(_ comparison: Comparison) -> Table {
    Table(
      columns: [
        "map", "cases", "mean", "95 % from", "to", "difference", "from", "to", "p (Holm)", "effect", "wins", "ties",
        "losses",
      ],
      rows: comparison.comparison.entries.map { entry in
        let difference = entry.difference
        return [
          .text(entry.name), .count(entry.count), .number(entry.mean), .number(entry.interval?.lower),
          .number(entry.interval?.upper), .number(difference?.mean), .number(difference?.interval?.lower),
          .number(difference?.interval?.upper), .significance(difference?.adjustedPValue),
          .decimal(difference?.effect, digits: 2), .count(difference?.winTieLoss.wins),
          .count(difference?.winTieLoss.ties), .count(difference?.winTieLoss.losses),
        ]
      })
  }

  /// CRE of each group over the cases, with its interval.
  public var contributions: Table? {
    guard columns.contributions.contains(where: { !$0.isEmpty }) else { return nil }
    return Table(
      columns: ["group", "CRE, mean", "95 % from", "to"],
      rows: zip(plan.settings.groups, columns.contributions).map { group, values in
        let interval = BootstrapInterval(ofMean: values)
        return [
          .text(group.joined(separator: " + ")),
          .number(values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)),
          .number(interval?.lower), .number(interval?.upper),
        ]
      })
  }

  /// Pointing game, energy and the accuracy of boxes, the comparisons beside them; nil without boxes.
  public var localisation: Table? {
    guard !columns.boxAccuracies.isEmpty else { return nil }
    func mean(_ map: String, _ metric: String) -> Double? {
      columns.mean(.init(map: map, variant: .whole, metric: metric))
    }
    return Table(
      columns: ["map", "cases", "pointing game", "energy in the box", "MaxBoxAcc (V1)", "at", "MaxBoxAccV2"],
      rows: columns.boxAccuracies.map { map, accuracy in
        let name = CaseResult.ChosenMap(rawValue: map)?.name ?? map
        return [
          .text(name), .count(accuracy.count), .number(mean(map, "pointing")), .number(mean(map, "energy")),
          .number(accuracy.largest?.value), .decimal(accuracy.largest?.threshold, digits: 2), .number(accuracy.best),
        ]
      })
  }

  /// The share of the picture that boxes take, the mean over the cases: the energy of a map by chance.
  public var boxArea: Double? {
    columns.boxAreas.isEmpty ? nil : columns.boxAreas.reduce(0, +) / Double(columns.boxAreas.count)
  }

  /// How many cases have which k, for each of the chosen maps.
  public var thresholds: Table {
    let maps = plan.chosenMaps.filter { columns.thresholds[$0] != nil }
    return Table(
      columns: ["k"] + maps.map(\.name),
      rows: plan.settings.thresholds.map { k in
        [.text(ScoreText.percent(k))] + maps.map { .count(columns.thresholds[$0]?[k] ?? 0) }
      })
  }
}

extension StudyPlan {
  /// The chosen maps that are worth a row: without combinations, the best of them is all methods together.
  var chosenMaps: [CaseResult.ChosenMap] {
    CaseResult.ChosenMap.allCases.filter { map in
      switch map {
      case .bestMember, .allMembers: true
      case .bestExperiment: searches.contains(.groups)
      case .memberSearch: searches.contains(.members)
      case .weighted: searches.contains(.weights)
      case .given: settings.ensemble != nil
      }
    }
  }
}
