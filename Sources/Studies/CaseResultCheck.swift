import ActivationMaps

extension SweepPlan {
  /// Whether a result from a file is one that this plan could have had: what tables and figures rely on.
  ///
  /// - Throws: `StudyError` that says what is wrong.
  func check(_ result: CaseResult, of item: SweepItem) throws(StudyError) {
    try expect(
      result.name == item.planned.name && result.image == item.planned.image && result.model == item.model
        && result.classIndex == item.classIndex, "it is of another case")
    try expect((0...1).contains(result.probability), "the probability is none")
    try expect(!result.layers.isEmpty, "it names no layer")
    let removals = result.removals
    try expect(
      (0...1 << 40).contains(removals.asked) && (0...removals.asked).contains(removals.made), "it counts wrongly")
    try expect(
      result.warnings.allSatisfy { $0.classIndex == item.classIndex }, "it has warnings of another class")
    try checkMembers(result)
    try checkExperiments(result)
    try checkSearch(result)
    try checkConfirmations(result)
  }

  private func checkMembers(_ result: CaseResult) throws(StudyError) {
    try expect(result.members.map(\.method) == Method.explaining.map(\.slug), "its members are not the eleven methods")
    for member in result.members {
      try check(member.curve)
      try expect(
        [member.unthresholded, member.otherProtocol, member.otherProtocolUnthresholded].allSatisfy(Self.isScore),
        "a score is none")
    }
  }

  private func checkExperiments(_ result: CaseResult) throws(StudyError) {
    let subsets: [[Int]]
    do { subsets = try MethodGroups(settings.groups).subsets } catch {
      throw StudyError(.damagedResults, "the groups are none", cause: error)
    }
    try expect(result.experiments.map(\.groups) == subsets, "its combinations are not those of the groups")
    for experiment in result.experiments { try check(experiment.curve) }
    // What follows from the scores is computed anew rather than believed.
    let effect = CumulativeResidualEffect(
      scores: result.experiments.map(\.curve.bestScore), subsets: subsets)
    try expect(
      result.median == effect.median && result.cre == effect.ofGroups
        && result.bestExperiment == CaseResult.best(of: result.experiments),
      "its best combination, median or contributions do not follow from its scores")
  }

  private func checkSearch(_ result: CaseResult) throws(StudyError) {
    guard let search = result.memberSearch, let best = result.bestMember else {
      throw StudyError(.damagedResults, "it has no member search")
    }
    let rises = zip(search.scores, search.scores.dropFirst()).allSatisfy { $0 < $1 }
    try expect(
      search.members.first == best.method && search.scores.first == best.curve.bestScore
        && search.members.count == search.scores.count && search.members.count <= MemberSearch.largestStepCount && rises
        && search.scores.allSatisfy(Self.isScore) && settings.thresholds.contains(search.threshold)
        && search.members.allSatisfy { method in result.members.contains { $0.method == method } },
      "its member search is none")
  }

  private func checkConfirmations(_ result: CaseResult) throws(StudyError) {
    // The empty combination has no map.
    let hasBest = !result.experiments[result.bestExperiment].groups.isEmpty
    let expected: [CaseResult.ChosenMap] =
      [.bestMember, .allMembers] + (hasBest ? [.bestExperiment] : []) + [.memberSearch]
    try expect(result.confirmations.map(\.map) == expected, "its chosen maps are others")
    for confirmation in result.confirmations {
      try expect(
        confirmation.freshScores.count == ExperimentSettings.freshSeedCount
          && ([confirmation.score, confirmation.otherProtocol] + confirmation.freshScores).allSatisfy(Self.isScore),
        "a score is none")
    }
  }

  private func check(_ curve: ThresholdCurve) throws(StudyError) {
    try expect(
      curve.scores.count == settings.thresholds.count && curve.scores.allSatisfy(Self.isScore),
      "a curve has not one score a threshold")
    try expect(
      curve == ThresholdCurve(scores: curve.scores, thresholds: settings.thresholds),
      "a curve's best score is not its best")
  }

  /// ROAD lies between −0.5 and 0.5; a mean of several may leave that by a rounding.
  private static func isScore(_ value: Double) -> Bool { abs(value) <= 0.5 + 1e-9 }

  private func expect(_ holds: Bool, _ fault: String) throws(StudyError) {
    guard holds else { throw StudyError(.damagedResults, fault) }
  }
}
