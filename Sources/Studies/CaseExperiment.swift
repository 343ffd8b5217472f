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
  public enum Search: String, Sendable, CaseIterable {
    /// All combinations of groups.
    case groups
    /// Member by member.
    case members
  }

  /// One map of an ensemble.
  public struct Member: Sendable {
    public let method: String
    public let map: RankedMap

    public init(method: String, map: RankedMap) {
      self.method = method
      self.map = map
    }
  }

  public let members: [Member]
  public let settings: ExperimentSettings
  private let makePicture: (ImputationNoise) -> PerturbedPicture

  /// - Parameters:
  ///   - members: a map for each method in the settings' groups; others take part in the member search alone.
  ///   - makePicture: the picture and class, with the noise of a seed.
  public init(
    members: [Member], settings: ExperimentSettings, makePicture: @escaping (ImputationNoise) -> PerturbedPicture
  ) {
    self.members = members
    self.settings = settings
    self.makePicture = makePicture
  }

  /// What was found, before it has a name.
  public struct Findings: Sendable {
    public let members: [CaseResult.Member]
    public let experiments: [CaseResult.Experiment]
    public let memberSearch: MemberSearch?
    public let confirmations: [CaseResult.Confirmation]
    public let removals: CaseResult.Removals
    /// The maps that were chosen, each with its threshold applied.
    public let chosen: [(map: CaseResult.ChosenMap, ranked: RankedMap)]

    public init(
      members: [CaseResult.Member], experiments: [CaseResult.Experiment], memberSearch: MemberSearch? = nil,
      confirmations: [CaseResult.Confirmation] = [], removals: CaseResult.Removals = .init(asked: 0, made: 0),
      chosen: [(map: CaseResult.ChosenMap, ranked: RankedMap)] = []
    ) {
      self.members = members
      self.experiments = experiments
      self.memberSearch = memberSearch
      self.confirmations = confirmations
      self.removals = removals
      self.chosen = chosen
    }
  }

  /// - Parameter onCurve: called after each map has been scored at all thresholds.
  /// - Throws: `StudyError` if a method of the groups has no map; the errors of `Evaluation` and the engine.
  public func run(searches: [Search], onCurve: () -> Void = {}) async throws -> Findings {
    let groups = try MethodGroups(settings.groups)
    if let missing = groups.methods.first(where: { method in !members.contains { $0.method == method } }) {
      throw StudyError(.invalidSettings, "the groups name \(missing), of which there is no map")
    }
    let noise = try ImputationNoise(standardDeviation: settings.noiseStandardDeviation, seed: settings.seed)
    let picture = makePicture(noise)
    let scorer = ThresholdScorer(picture: picture, settings: settings, seed: settings.seed)
    func curve(_ maps: [RankedMap]) async throws -> ThresholdCurve {
      defer { onCurve() }
      return try await scorer.curve(of: maps)
    }

    let singles = try await members.asyncMap { try await curve([$0.map]) }
    let memberResults = try await zip(members, singles).asyncMap { member, curve in
      try await self.result(of: member, curve, scorer)
    }
    let subsets = searches.contains(.groups) ? groups.subsets : [[], Array(groups.groups.indices)]
    let experiments = try await subsets.asyncMap { subset in
      CaseResult.Experiment(groups: subset, curve: try await curve(maps(of: groups.methods(of: subset))))
    }
    let search =
      searches.contains(.members)
      ? try await MemberSearch(names: members.map(\.method), singles: singles) { chosen in
        try await curve(chosen.map { members[$0].map })
      } : nil

    let chosen = try chosenMaps(singles, experiments, search, groups)
    let confirmations = try await confirmations(of: chosen, scorer)
    return Findings(
      members: memberResults, experiments: experiments, memberSearch: search, confirmations: confirmations,
      removals: CaseResult.Removals(asked: picture.counts.removalsAsked, made: picture.counts.removalsMade),
      chosen: chosen)
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

  private func chosenMaps(
    _ singles: [ThresholdCurve], _ experiments: [CaseResult.Experiment], _ search: MemberSearch?,
    _ groups: MethodGroups
  ) throws -> [(map: CaseResult.ChosenMap, ranked: RankedMap)] {
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
    return chosen
  }

  private func confirmations(
    of chosen: [(map: CaseResult.ChosenMap, ranked: RankedMap)], _ scorer: ThresholdScorer
  ) async throws -> [CaseResult.Confirmation] {
    let fresh = try (1...ExperimentSettings.freshSeedCount).map { step in
      let seed = settings.seed &+ UInt64(step)
      let noise = try ImputationNoise(standardDeviation: settings.noiseStandardDeviation, seed: seed)
      return ThresholdScorer(picture: makePicture(noise), settings: settings, seed: seed)
    }
    return try await chosen.asyncMap { kind, map in
      CaseResult.Confirmation(
        map: kind, score: try await scorer.score(of: map, by: settings.removalProtocol),
        freshScores: try await fresh.asyncMap { try await $0.score(of: map, by: settings.removalProtocol) },
        otherProtocol: try await scorer.score(of: map, by: settings.otherProtocol))
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
    probability: Double, findings: CaseExperiment.Findings, warnings: [MapWarning] = []
  ) {
    let effect = CumulativeResidualEffect(
      scores: findings.experiments.map(\.curve.bestScore), subsets: findings.experiments.map(\.groups))
    self.init(
      name: name, image: image, model: model, layers: layers, classIndex: classIndex, className: className,
      probability: probability, members: findings.members, experiments: findings.experiments, median: effect.median,
      cre: effect.ofGroups, bestExperiment: Self.best(of: findings.experiments), memberSearch: findings.memberSearch,
      confirmations: findings.confirmations, removals: findings.removals, warnings: warnings)
  }
}
