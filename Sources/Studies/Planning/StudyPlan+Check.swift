import ActivationMaps

extension StudyPlan {
  /// Whether a result from a file is one that this plan could have had: what tables and figures rely on. The names in it are
  /// the plan's business.
  ///
  /// - Throws: `StudyError` that says what is wrong.
  package func check(_ result: CaseResult, of item: StudyItem) throws(StudyError) {
    try expect(item.classIndex == nil || result.classIndex == item.classIndex, "it is of another class")
    try expect(
      (0..<1 << 31).contains(result.classIndex) && (0..<1 << 31).contains(result.likeliestClass), "a class is none")
    try expect(
      item.classIndex != nil || result.classIndex == result.likeliestClass, "its class is not the likeliest one")
    try expect(
      Self.isProbability(result.probability, isBounded: item.hasProbability)
        && Self.isProbability(result.likeliestProbability, isBounded: item.network.hasProbabilities != false),
      "a probability is none")
    try expect(!result.layers.isEmpty, "it names no layer")
    let removals = result.removals
    try expect(
      (0...1 << 40).contains(removals.asked) && (0...removals.asked).contains(removals.made), "it counts wrongly")
    try expect(
      result.warnings.allSatisfy { $0.classIndex == result.classIndex }, "it has warnings of another class")
    try checkLocalisation(result, of: item)
    guard profile != .maps else {
      return try expect(
        result.members.isEmpty && result.rivals == nil && result.experiments.isEmpty && result.memberSearch == nil
          && result.weighted == nil
          && result.confirmations.isEmpty && result.measures.isEmpty, "it has scores that were not asked for")
    }
    // ROAD is half a difference of probabilities; a mean of several may leave that by a rounding.
    let scores = ScoreCheck(largest: item.hasProbability ? 0.5 + 1e-9 : .greatestFiniteMagnitude)
    try checkMembers(result, scores)
    try checkExperiments(result, scores)
    try checkSearch(result, scores)
    try checkWeights(result, scores)
    try checkConfirmations(result, scores)
    try checkMeasures(result)
  }

  private func checkMembers(_ result: CaseResult, _ scores: ScoreCheck) throws(StudyError) {
    try expect(result.members.map(\.method) == methods, "its members are not the methods")
    let rivals = result.rivals ?? []
    try expect(rivals.map(\.method) == settings.rivalNames, "its ensembles are not those that were asked for")
    for member in result.members + rivals {
      try check(member.curve, scores)
      try expect(
        [member.unthresholded, member.otherProtocol, member.otherProtocolUnthresholded].allSatisfy(scores.holds),
        "a score is none")
    }
  }

  private func checkExperiments(_ result: CaseResult, _ scores: ScoreCheck) throws(StudyError) {
    let groups: MethodGroups
    do { groups = try MethodGroups(settings.groups) } catch {
      throw StudyError(.damagedResults, "the groups are none", cause: error)
    }
    let subsets = CaseExperiment.subsets(of: groups, searches)
    try expect(result.experiments.map(\.groups) == subsets, "its combinations are not those of the groups")
    for experiment in result.experiments { try check(experiment.curve, scores) }
    // What follows from the scores is computed anew rather than believed.
    let effect = CumulativeResidualEffect(
      scores: result.experiments.map(\.curve.bestScore), subsets: subsets)
    try expect(
      result.median == effect.median && result.cre == effect.ofGroups
        && result.bestExperiment == CaseResult.best(of: result.experiments),
      "its best combination, median or contributions do not follow from its scores")
  }

  private func checkSearch(_ result: CaseResult, _ scores: ScoreCheck) throws(StudyError) {
    guard searches.contains(.members) else {
      return try expect(result.memberSearch == nil, "it has a search that was not asked for")
    }
    guard let search = result.memberSearch, let best = result.bestMember else {
      throw StudyError(.damagedResults, "it has no member search")
    }
    let rises = zip(search.scores, search.scores.dropFirst()).allSatisfy { $0 < $1 }
    try expect(
      search.members.first == best.method && search.scores.first == best.curve.bestScore
        && search.members.count == search.scores.count && search.members.count <= MemberSearch.largestStepCount && rises
        && search.scores.allSatisfy(scores.holds) && settings.thresholds.contains(search.threshold)
        && search.members.allSatisfy { method in result.members.contains { $0.method == method } },
      "its member search is none")
  }

  private func checkWeights(_ result: CaseResult, _ scores: ScoreCheck) throws(StudyError) {
    let isExact = settings.removalProtocol == .exact
    let wholes = result.members.map { isExact ? $0.unthresholded : $0.otherProtocolUnthresholded }
    let consensus = WeightedConsensus(scores: wholes)
    let isThere = searches.contains(.weights) && !consensus.isEmpty
    try expect(
      (result.weighted != nil) == isThere, "it lacks its weighted consensus, or has one that it could not have")
    guard let weighted = result.weighted else { return }
    try expect(weighted.consensus == consensus, "its weights do not follow from its scores")
    try check(weighted.curve, scores)
  }

  private func checkConfirmations(_ result: CaseResult, _ scores: ScoreCheck) throws(StudyError) {
    // The empty combination has no map.
    let hasBest = !(result.best?.groups.isEmpty ?? true)
    let expected: [CaseResult.ChosenMap] =
      [.bestMember, .allMembers] + (hasBest ? [.bestExperiment] : [])
      + (result.memberSearch == nil ? [] : [.memberSearch]) + (result.weighted == nil ? [] : [.weighted])
      + (settings.ensemble == nil ? [] : [.given])
    try expect(result.confirmations.map(\.map) == expected, "its chosen maps are others")
    for confirmation in result.confirmations {
      try expect(
        confirmation.freshScores.count == ExperimentSettings.freshSeedCount
          && ([confirmation.score, confirmation.otherProtocol] + confirmation.freshScores).allSatisfy(scores.holds),
        "a score is none")
    }
  }

  private func checkLocalisation(_ result: CaseResult, of item: StudyItem) throws(StudyError) {
    let names = Set(
      methods + settings.rivalNames + CaseResult.ChosenMap.allCases.map(\.rawValue) + MapLocalisation.comparisons)
    let found = result.localisation
    try expect(
      (found.isEmpty || !item.planned.boxes.isEmpty) && Set(found.map(\.map)).count == found.count
        && found.allSatisfy { found in
          names.contains(found.map) && (0...1 + 1e-9).contains(found.area)
            && [found.pointing, found.energy].allSatisfy { $0.map { (0...1 + 1e-6).contains($0) } ?? true }
        }, "it has boxes that it could not have")
  }

  private func checkMeasures(_ result: CaseResult) throws(StudyError) {
    let whole = methods + settings.rivalNames
    let maps = Set(whole + result.confirmations.map(\.map.rawValue))
    try expect(
      result.measures.count <= metrics.count * (2 * whole.count + CaseResult.ChosenMap.allCases.count)
        && result.measures.allSatisfy {
          metrics.contains($0.metric) && maps.contains($0.map) && $0.value.isFinite
        }, "it has measures that were not asked for")
  }

  private func check(_ curve: ThresholdCurve, _ scores: ScoreCheck) throws(StudyError) {
    try expect(
      curve.scores.count == settings.thresholds.count && curve.scores.allSatisfy(scores.holds),
      "a curve has not one score a threshold")
    try expect(
      curve == ThresholdCurve(scores: curve.scores, thresholds: settings.thresholds),
      "a curve's best score is not its best")
  }

  private static func isProbability(_ value: Double, isBounded: Bool) -> Bool {
    isBounded ? (0...1).contains(value) : value.isFinite
  }

  /// What a score may be.
  private struct ScoreCheck {
    let largest: Double

    func holds(_ value: Double) -> Bool { abs(value) <= largest }
  }

  private func expect(_ holds: Bool, _ fault: String) throws(StudyError) {
    guard holds else { throw StudyError(.damagedResults, fault) }
  }
}
