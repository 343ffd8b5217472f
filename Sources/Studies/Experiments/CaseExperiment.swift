import ActivationMaps
import Evaluation
import Failures
import Tensors

/// All experiments on one picture, class and network.
///
///     let experiment = CaseExperiment(members: members, settings: settings) { noise in PerturbedPicture(…) }
///     let findings = try await experiment.run(searches: [.groups, .members])
///
/// Masks that come up again, in whatever combination, are imputed and run once.
public struct CaseExperiment {
  /// What is searched for the best ensemble of a case.
  public enum Search: String, Sendable, Codable, CaseIterable {
    /// All combinations of groups.
    case groups
    /// Member by member.
    case members
    /// Members by weights that follow from their scores.
    case weights
  }

  /// One map of an ensemble.
  public struct Member: Sendable {
    /// The slug of the method that made it.
    public let method: String
    /// The map with its pixels in order.
    public let map: RankedMap

    /// A method's map, with which it takes part.
    public init(method: String, map: RankedMap) {
      self.method = method
      self.map = map
    }
  }

  /// The maps that ensembles are made of.
  public let members: [Member]
  /// Maps that only the settings' own ensemble asks for.
  public let others: [Member]
  /// Thresholds, consensus, groups and seeds.
  public let settings: ExperimentSettings
  /// What the picture is known by to ensembles that were learnt; nil where nobody knows.
  public let identity: String?
  private let makePicture: (ImputationNoise) -> PerturbedPicture

  /// An experiment of one picture and class.
  /// - Parameters:
  ///   - members: a map for each method in the settings' groups; others take part in the member search alone.
  ///   - others: maps that only the settings' own ensemble asks for.
  ///   - settings: thresholds, consensus, groups and seeds.
  ///   - identity: `EnsembleFile.identity` of the case, by which learnt ensembles judge it with weights that were learnt without it.
  ///   - makePicture: the picture and class, with the noise of a seed.
  public init(
    members: [Member], others: [Member] = [], settings: ExperimentSettings, identity: String? = nil,
    makePicture: @escaping (ImputationNoise) -> PerturbedPicture
  ) {
    self.members = members
    self.others = others
    self.settings = settings
    self.identity = identity
    self.makePicture = makePicture
  }

  /// What was found, before it has a name.
  public struct Findings: Sendable {
    /// Each member by itself, in the members' order.
    public let members: [CaseResult.Member]
    /// Each of the settings' rivals by itself, in their order.
    public let rivals: [CaseResult.Member]
    /// Their maps, in their order.
    public let rivalMaps: [Member]
    /// All combinations of groups; empty where they were not searched.
    public let experiments: [CaseResult.Experiment]
    /// Member by member; nil where it was not searched.
    public let memberSearch: MemberSearch?
    /// By weights; nil where it was not searched, or no member scores above 0.
    public let weighted: CaseResult.Weighted?
    /// The chosen maps under seeds and a protocol that did not choose them.
    public let confirmations: [CaseResult.Confirmation]
    /// The chosen maps and the members by further measures.
    public let measures: [CaseResult.Measure]
    /// How many removals of pixels were asked for and made.
    public let removals: CaseResult.Removals
    /// The maps that were chosen, each with its threshold applied.
    public let chosen: [(map: CaseResult.ChosenMap, ranked: RankedMap)]

    /// What was found; what was not searched is left out.
    public init(
      members: [CaseResult.Member], rivals: [CaseResult.Member] = [], rivalMaps: [Member] = [],
      experiments: [CaseResult.Experiment], memberSearch: MemberSearch? = nil,
      weighted: CaseResult.Weighted? = nil, confirmations: [CaseResult.Confirmation] = [],
      measures: [CaseResult.Measure] = [],
      removals: CaseResult.Removals = .init(asked: 0, made: 0),
      chosen: [(map: CaseResult.ChosenMap, ranked: RankedMap)] = []
    ) {
      self.members = members
      self.rivals = rivals
      self.rivalMaps = rivalMaps
      self.experiments = experiments
      self.memberSearch = memberSearch
      self.weighted = weighted
      self.confirmations = confirmations
      self.measures = measures
      self.removals = removals
      self.chosen = chosen
    }
  }

  /// Scores the members, searches ensembles, and confirms what was chosen.
  /// - Parameters:
  ///   - searches: what is searched for the best ensemble.
  ///   - metrics: what else the members and the chosen maps are measured by; where a score is not defined, there is none.
  ///   - onCurve: called after each map has been scored at all thresholds.
  /// - Throws: `StudyError` if a method of the groups has no map; the errors of `Evaluation` and the engine.
  public func run(
    searches: [Search], metrics: [Metric] = [], onCurve: () -> Void = {}
  ) async throws -> Findings {
    let groups = try MethodGroups(settings.groups)
    let needed =
      groups.methods + ([settings.ensemble].compactMap { $0 } + (settings.rivals ?? [])).flatMap(\.methods)
    if let missing = needed.first(where: { method in
      !(members + others).contains { $0.method == method }
    }) {
      throw StudyError(.invalidSettings, "the groups or an ensemble name \(missing), of which there is no map")
    }
    let noise = try ImputationNoise(standardDeviation: settings.noiseStandardDeviation, seed: settings.seed)
    let picture = makePicture(noise)
    let scorer = ThresholdScorer(picture: picture, settings: settings, seed: settings.seed)
    func curves(_ ensembles: [[RankedMap]]) async throws -> [ThresholdCurve] {
      let curves = try await scorer.curves(of: ensembles)
      for _ in curves { onCurve() }
      return curves
    }

    let singles = try await curves(members.map { [$0.map] })
    let memberResults = try await zip(members, singles).asyncMap { member, curve in
      try await self.result(of: member, curve, scorer)
    }
    let rivalMaps = try await rivalMaps(picture)
    let rivalResults = try await zip(rivalMaps, curves(rivalMaps.map { [$0.map] })).asyncMap { rival, curve in
      try await self.result(of: rival, curve, scorer)
    }
    let subsets = Self.subsets(of: groups, searches)
    let experiments = try await zip(subsets, curves(subsets.map { maps(of: groups.methods(of: $0)) })).map {
      CaseResult.Experiment(groups: $0, curve: $1)
    }
    let search =
      searches.contains(.members)
      ? try await MemberSearch(names: members.map(\.method), singles: singles) { candidates in
        try await curves(candidates.map { $0.map { members[$0].map } })
      } : nil
    let weighted = searches.contains(.weights) ? try await weighted(memberResults, scorer, onCurve) : nil

    let chosen = try await chosenMaps(singles, experiments, search, weighted, groups, picture)
    let confirmations = try await confirmations(of: chosen, scorer)
    let judged = zip(members + rivalMaps, (memberResults + rivalResults).map(\.curve))
    let measures = try await measures(metrics, Array(judged), chosen, picture)
    return Findings(
      members: memberResults, rivals: rivalResults, rivalMaps: rivalMaps, experiments: experiments,
      memberSearch: search, weighted: weighted,
      confirmations: confirmations, measures: measures,
      removals: CaseResult.Removals(asked: picture.counts.removalsAsked, made: picture.counts.removalsMade),
      chosen: chosen)
  }

  /// What scores one combination of the members after another, threshold by threshold, for whoever wants each score as it comes.
  ///
  /// - Throws: `EvaluationError`.
  public func curves() throws -> ConsensusCurves {
    let noise = try ImputationNoise(standardDeviation: settings.noiseStandardDeviation, seed: settings.seed)
    return ConsensusCurves(
      members: Dictionary(members.map { ($0.method, $0.map) }) { first, _ in first }, settings: settings,
      picture: makePicture(noise))
  }

  /// The combinations that are tried: all of them, or none and all groups together.
  static func subsets(of groups: MethodGroups, _ searches: [Search]) -> [[Int]] {
    searches.contains(.groups) ? groups.subsets : [[], Array(groups.groups.indices)]
  }

  private func maps(of methods: [String]) -> [RankedMap] {
    methods.compactMap { method in members.first { $0.method == method }?.map }
  }

  private func result(
    of member: Member, _ curve: ThresholdCurve, _ scorer: ThresholdScorer
  ) async throws -> CaseResult.Member {
    let best = try settings.map(of: [member.map], threshold: curve.bestThreshold)
    return CaseResult.Member(
      method: member.method, curve: curve,
      unthresholded: try await scorer.score(of: member.map, by: settings.removalProtocol),
      otherProtocol: try await scorer.score(of: best, by: settings.otherProtocol),
      otherProtocolUnthresholded: try await scorer.score(of: member.map, by: settings.otherProtocol))
  }

  /// The maps of the ensembles that are judged like methods, under their names.
  private func rivalMaps(_ picture: PerturbedPicture) async throws -> [Member] {
    let maps = Dictionary((members + others).map { ($0.method, $0.map) }) { first, _ in first }
    return try await (settings.rivals ?? []).asyncMap { rival in
      let judging = identity.map(rival.judging) ?? rival
      let map = try await judging.map(of: maps) { try await picture.probabilities(maskedBy: $0) }
      return Member(method: rival.name, map: map)
    }
  }

  /// By the scores of the whole maps under the protocol `exact`, which does not favour sparse maps.
  private func weighted(
    _ members: [CaseResult.Member], _ scorer: ThresholdScorer, _ onCurve: () -> Void
  ) async throws -> CaseResult.Weighted? {
    defer { onCurve() }
    let scores = members.map {
      settings.removalProtocol == .exact ? $0.unthresholded : $0.otherProtocolUnthresholded
    }
    let consensus = WeightedConsensus(scores: scores)
    guard let map = try consensus.map(of: self.members.map(\.map)) else { return nil }
    return CaseResult.Weighted(weights: consensus.weights, curve: try await scorer.curves(of: [[map]])[0])
  }

  private func chosenMaps(
    _ singles: [ThresholdCurve], _ experiments: [CaseResult.Experiment], _ search: MemberSearch?,
    _ weighted: CaseResult.Weighted?, _ groups: MethodGroups, _ picture: PerturbedPicture
  ) async throws -> [(map: CaseResult.ChosenMap, ranked: RankedMap)] {
    var chosen: [(map: CaseResult.ChosenMap, ranked: RankedMap)] = []
    func choose(_ kind: CaseResult.ChosenMap, _ maps: [RankedMap], _ threshold: Double) throws {
      guard !maps.isEmpty else { return }
      chosen.append((kind, try settings.map(of: maps, threshold: threshold)))
    }
    if let best = singles.indices.max(by: { (singles[$0].bestScore, $1) < (singles[$1].bestScore, $0) }) {
      try choose(.bestMember, [members[best].map], singles[best].bestThreshold)
    }
    if let all = experiments.last {
      try choose(.allMembers, maps(of: groups.methods(of: all.groups)), all.curve.bestThreshold)
    }
    let best = experiments[CaseResult.best(of: experiments)]
    try choose(.bestExperiment, maps(of: groups.methods(of: best.groups)), best.curve.bestThreshold)
    if let search { try choose(.memberSearch, maps(of: search.members), search.threshold) }
    if let weighted, let map = try weighted.consensus.map(of: members.map(\.map)) {
      try choose(.weighted, [map], weighted.curve.bestThreshold)
    }
    if let ensemble = settings.ensemble {
      let maps = Dictionary((members + others).map { ($0.method, $0.map) }) { first, _ in first }
      chosen.append((.given, try await ensemble.map(of: maps) { try await picture.probabilities(maskedBy: $0) }))
    }
    return chosen
  }

  /// Each member and rival as it is and at its best threshold, and the chosen maps at theirs, by each of the metrics.
  private func measures(
    _ metrics: [Metric], _ singles: [(Member, ThresholdCurve)],
    _ chosen: [(map: CaseResult.ChosenMap, ranked: RankedMap)], _ picture: PerturbedPicture
  ) async throws -> [CaseResult.Measure] {
    guard !metrics.isEmpty else { return [] }
    var judged: [(name: String, variant: CaseResult.Measure.Variant, map: RankedMap)] = []
    for (member, curve) in singles {
      judged.append((member.method, .whole, member.map))
      judged.append((member.method, .best, try settings.map(of: [member.map], threshold: curve.bestThreshold)))
    }
    for (kind, map) in chosen { judged.append((kind.rawValue, .best, map)) }
    let maps = try judged.map { try MapUnderTest(method: $0.name, map: $0.map.map) }
    // What asks for maps made anew has no score here.
    let options = EvaluationOptions(
      protocols: [settings.removalProtocol], percentages: settings.removalPercentages, seed: settings.seed)
    return try await metrics.asyncMap { metric in
      let scores = try await metric.scores(maps, of: picture, options)
      return zip(judged, scores).compactMap { judged, scores in
        scores.first?.value.map {
          CaseResult.Measure(map: judged.name, variant: judged.variant, metric: metric.slug, value: $0)
        }
      }
    }.flatMap { $0 }
  }

  private func confirmations(
    of chosen: [(map: CaseResult.ChosenMap, ranked: RankedMap)], _ scorer: ThresholdScorer
  ) async throws -> [CaseResult.Confirmation] {
    let fresh = try (1...ExperimentSettings.freshSeedCount).map { step in
      let seed = settings.seed &+ UInt64(step)
      let noise = try ImputationNoise(standardDeviation: settings.noiseStandardDeviation, seed: seed)
      return ThresholdScorer(picture: makePicture(noise), settings: settings, seed: seed)
    }
    let maps = chosen.map(\.ranked)
    let freshScores = try await fresh.asyncMap { try await $0.scores(of: maps, by: settings.removalProtocol) }
    let scores = try await scorer.scores(of: maps, by: settings.removalProtocol)
    let otherScores = try await scorer.scores(of: maps, by: settings.otherProtocol)
    return chosen.indices.map { index in
      CaseResult.Confirmation(
        map: chosen[index].map, score: scores[index], freshScores: freshScores.map { $0[index] },
        otherProtocol: otherScores[index])
    }
  }
}

extension CaseResult {
  /// Which experiment has the best score; of equal ones the one with the fewest groups, then the first.
  public static func best(of experiments: [Experiment]) -> Int {
    experiments.indices.reduce(0) { best, index in
      let (a, b) = (experiments[best], experiments[index])
      if b.curve.bestScore != a.curve.bestScore { return b.curve.bestScore > a.curve.bestScore ? index : best }
      return b.groups.count < a.groups.count ? index : best
    }
  }

  /// A case with its name, and what follows from the findings.
  public init(
    name: String, image: String, model: String, layers: [String], classIndex: Int, className: String?,
    probability: Double, likeliestClass: Int, likeliestProbability: Double, findings: CaseExperiment.Findings,
    warnings: [MapWarning] = []
  ) {
    let effect =
      findings.experiments.isEmpty
      ? .none
      : CumulativeResidualEffect(
        scores: findings.experiments.map(\.curve.bestScore), subsets: findings.experiments.map(\.groups))
    self.init(
      name: name, image: image, model: model, layers: layers, classIndex: classIndex, className: className,
      probability: probability, likeliestClass: likeliestClass, likeliestProbability: likeliestProbability,
      members: findings.members, rivals: findings.rivals.isEmpty ? nil : findings.rivals,
      experiments: findings.experiments, median: effect.median,
      cre: effect.ofGroups, bestExperiment: Self.best(of: findings.experiments), memberSearch: findings.memberSearch,
      weighted: findings.weighted, confirmations: findings.confirmations, measures: findings.measures,
      removals: findings.removals, warnings: warnings)
  }
}
