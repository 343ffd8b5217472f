import ActivationMaps
import Evaluation
import Studies
import Tensors
import TestSupport
import Testing

/// Experiments with maps of noise, and a formula for a network: the numbers mean nothing, but they must hang together.
@Suite struct CaseExperimentTests {
  private let members: [CaseExperiment.Member]
  private let makePicture: (ImputationNoise) -> PerturbedPicture

  init() throws {
    var random = SeededRandom(seed: 1)
    let shape = [1, 3, 24, 24]
    let image = Tensor(
      shape: shape, elements: (0..<shape.reduce(1, *)).map { _ in Float(random.uniform(in: -2...2)) })
    let scorer = WeighingScorer(shape: shape, &random)
    let probability = scorer.probabilities(ofClass: 1, count: 1, like: image) { _ in image.slice(0) }[0]
    makePicture = { noise in
      PerturbedPicture(imageNCHW: image, classIndex: 1, probability: probability, scorer: scorer, noise: noise)
    }
    members = try Method.explaining.map { method in
      // Smooth in one direction, so that the maps differ in what they remove.
      let phase = Float(random.uniform(in: 0...20))
      let (height, width) = (shape[2], shape[3])
      let values = (0..<height * width).map { pixel in
        let value = (Float(pixel % width) * phase + Float(pixel / width) * 3).truncatingRemainder(dividingBy: 17)
        return abs(value) / 17
      }
      return CaseExperiment.Member(
        method: method.slug, map: try RankedMap(Tensor(shape: [height, width], elements: values)))
    }
  }

  private func findings(
    _ settings: ExperimentSettings, _ searches: [CaseExperiment.Search] = CaseExperiment.Search.allCases
  ) async throws -> CaseExperiment.Findings {
    try await CaseExperiment(members: members, settings: settings, makePicture: makePicture).run(searches: searches)
  }

  private static func small(
    _ removalProtocol: RemovalProtocol = .reference, consensus: Consensus = .sum
  ) throws -> ExperimentSettings {
    try ExperimentSettings(
      thresholds: [10, 40, 100], consensus: consensus, removalProtocol: removalProtocol,
      removalPercentages: [30, 70], groups: MethodGroups([["grad-cam"], ["layer-cam", "eigen-cam"], ["score-cam"]]))
  }

  /// One score after another: the curves that all experiments together have.
  @Test(arguments: RemovalProtocol.allCases, Consensus.allCases)
  func haveCurvesThatComeScoreByScore(removalProtocol: RemovalProtocol, consensus: Consensus) async throws {
    let settings = try Self.small(removalProtocol, consensus: consensus)
    let found = try await findings(settings, [.groups])
    let curves = try CaseExperiment(members: members, settings: settings, makePicture: makePicture).curves()
    for experiment in found.experiments {
      let methods = experiment.groups.flatMap { settings.groups[$0] }
      var told: [Double] = []
      let curve = try await curves.curve(of: methods) { threshold, score in
        #expect(threshold == settings.thresholds[told.count])
        told.append(score)
      }
      #expect(curve == experiment.curve && told == curve.scores)
    }
    let chosen = try #require(found.chosen.first { $0.map == .allMembers })
    let all = settings.groups.flatMap { $0 }
    let best = try #require(found.experiments.last).curve.bestThreshold
    #expect(try curves.map(of: all, threshold: best).map == chosen.ranked.map)
    await #expect(throws: StudyError.self) { _ = try await curves.curve(of: ["random-cam"]) }
  }

  @Test(arguments: RemovalProtocol.allCases, Consensus.allCases)
  func hangTogether(removalProtocol: RemovalProtocol, consensus: Consensus) async throws {
    let found = try await findings(Self.small(removalProtocol, consensus: consensus))
    #expect(found.experiments.count == 8)
    #expect(found.experiments[0].curve.scores == [0, 0, 0])
    // A group of one method is that method, whatever the consensus.
    let gradCAM = try #require(found.members.first { $0.method == "grad-cam" })
    #expect(found.experiments.first { $0.groups == [0] }?.curve == gradCAM.curve)
    // What is kept of a whole map is that map.
    for member in found.members {
      #expect(member.curve.scores.last == member.unthresholded)
      #expect(member.curve.bestScore == member.curve.scores.max())
    }
    // The member search begins with the best member, and rises.
    let search = try #require(found.memberSearch)
    #expect(search.scores.first == found.members.map(\.curve.bestScore).max())
    #expect(zip(search.scores, search.scores.dropFirst()).allSatisfy { $0 < $1 })
    #expect(search.score >= found.members.map(\.curve.bestScore).max() ?? .infinity)
    // The chosen maps score what they were chosen by.
    for confirmation in found.confirmations {
      switch confirmation.map {
      case .bestMember: #expect(confirmation.score == search.scores.first)
      case .memberSearch: #expect(confirmation.score == search.score)
      case .allMembers: #expect(confirmation.score == found.experiments.last?.curve.bestScore)
      case .bestExperiment:
        #expect(confirmation.score == found.experiments.map(\.curve.bestScore).max())
      case .weighted: #expect(confirmation.score == found.weighted?.curve.bestScore)
      case .given: Issue.record("no ensemble was given")
      }
      #expect(confirmation.freshScores.count == ExperimentSettings.freshSeedCount)
    }
    // Masks come up again.
    #expect(found.removals.made < found.removals.asked)
  }

  @Test func twiceTheSame() async throws {
    let settings = try Self.small()
    let (first, second) = (try await findings(settings), try await findings(settings))
    #expect(first.members == second.members)
    #expect(first.experiments == second.experiments)
    #expect(first.memberSearch == second.memberSearch)
    #expect(first.confirmations == second.confirmations)
    #expect(first.removals == second.removals)
  }

  /// A method twice and another once, at a k of its own: the map is the file's, and it is judged like the others.
  @Test(arguments: Consensus.allCases)
  func judgesAnEnsembleThatWasChosenBefore(consensus: Consensus) async throws {
    let ensemble = try EnsembleFile(members: ["grad-cam", "score-cam", "grad-cam"], consensus: consensus, k: 35)
    let settings = try ExperimentSettings(
      thresholds: [10, 100], removalPercentages: [30, 70], groups: MethodGroups([["grad-cam"]]), ensemble: ensemble)
    let found = try await findings(settings, [])
    let chosen = try #require(found.chosen.first { $0.map == .given })
    let maps = Dictionary(members.map { ($0.method, $0.map) }) { first, _ in first }
    let expected = try await ensemble.map(of: maps) { _ in [] }
    #expect(chosen.ranked.map == expected.map)
    #expect(found.confirmations.map(\.map) == [.bestMember, .allMembers, .bestExperiment, .given])
    // It changes nothing of the others.
    let without = try await findings(
      ExperimentSettings(
        thresholds: [10, 100], removalPercentages: [30, 70], groups: MethodGroups([["grad-cam"]])), [])
    #expect(without.confirmations == Array(found.confirmations.dropLast()))
    #expect(without.experiments == found.experiments)
  }

  /// Whole and at every k, as methods are, and nothing else changes; a learnt one by the weights of the case.
  @Test func judgesRivalsLikeMethods() async throws {
    let all = MethodGroups.usual.methods
    let learnt = try EnsembleFile(
      members: ["grad-cam", "score-cam"], weights: [1, 0], heldOut: ["ab 1": [0, 1]])
    func settings(_ rivals: [EnsembleFile]) throws -> ExperimentSettings {
      try ExperimentSettings(
        thresholds: [10, 100], removalPercentages: [30, 70], groups: MethodGroups([all]), rivals: rivals)
    }
    func found(_ rivals: [EnsembleFile], _ identity: String? = nil) async throws -> CaseExperiment.Findings {
      try await CaseExperiment(
        members: members, settings: settings(rivals), identity: identity, makePicture: makePicture
      ).run(searches: [], metrics: [.deletion])
    }
    let rivals = [EnsembleFile(.mean), EnsembleFile(.fusionCAM), learnt]
    let judged = try await found(rivals, "ab 1")
    #expect(judged.rivals.map(\.method) == ["mean", "fusion-cam", "learned-weights"])
    #expect(judged.rivals[0].curve == judged.experiments.last?.curve)
    for rival in judged.rivals {
      #expect(rival.curve.scores.last == rival.unthresholded)
      #expect(judged.measures.filter { $0.map == rival.method }.map(\.variant) == [.whole, .best])
    }
    // The weights that were learnt without the case are score-cam's alone, those of all grad-cam's.
    func curve(_ method: String) -> ThresholdCurve? { judged.members.first { $0.method == method }?.curve }
    #expect(judged.rivals[2].curve == curve("score-cam"))
    let without = try await found(rivals)
    #expect(without.rivals[2].curve == curve("grad-cam"))
    let none = try await found([])
    #expect(none.members == judged.members && none.confirmations == judged.confirmations && none.rivals.isEmpty)
  }

  /// Two of one name could not be told apart, and one with a k of its own is judged at it.
  @Test func refusesOtherRivals() throws {
    let chosen = try EnsembleFile(members: ["grad-cam"], k: 50)
    for rivals in [[EnsembleFile(.mean), EnsembleFile(.mean)], [chosen]] {
      #expect(throws: StudyError.self) { try ExperimentSettings(rivals: rivals) }
    }
  }

  @Test func namesAMemberOfTheEnsembleWithoutAMap() async throws {
    let settings = try ExperimentSettings(
      groups: MethodGroups([["grad-cam"]]), ensemble: EnsembleFile(members: ["full-grad"], k: 10))
    let some = members.filter { $0.method != "full-grad" }
    let error = await #expect(throws: StudyError.self) {
      try await CaseExperiment(members: some, settings: settings, makePicture: makePicture).run(searches: [])
    }
    #expect(error?.message.contains("full-grad") == true)
  }

  @Test func withoutSearchesThereIsTheWholeAlone() async throws {
    let found = try await findings(Self.small(), [])
    #expect(found.experiments.map(\.groups) == [[], [0, 1, 2]])
    #expect(found.memberSearch == nil)
  }

  @Test func namesAMethodWithoutAMap() async throws {
    let settings = try Self.small()
    let some = members.filter { $0.method != "score-cam" }
    let error = await #expect(throws: StudyError.self) {
      try await CaseExperiment(members: some, settings: settings, makePicture: makePicture).run(searches: [])
    }
    #expect(error?.message.contains("score-cam") == true)
  }

  @Test(arguments: [[], [0.0], [101], [.nan], [-1, 50]] as [[Double]])
  func refusesOtherThresholds(thresholds: [Double]) {
    #expect(throws: StudyError.self) { try ExperimentSettings(thresholds: thresholds) }
  }
}

/// A scorer without a network: the probability is x²/(1 + x²), x a weighted sum of the pixels.
private struct WeighingScorer: PictureScorer {
  let classCount = 4
  let batchSize = 8
  let threadCount = 1
  private let weights: [Float]

  init(shape: [Int], _ random: inout SeededRandom) {
    let count = shape.reduce(1, *)
    weights = (0..<count).map { _ in Float(random.uniform(in: -1...1)) / Float(count).squareRoot() }
  }

  func probabilities(
    ofClass classIndex: Int, count: Int, like imageNCHW: Tensor, picture: (_ index: Int) -> Tensor
  ) -> [Double] {
    (0..<count).map { index in
      let sum = picture(index).withUnsafeElements { zip($0, weights).reduce(0) { $0 + Double($1.0 * $1.1) } }
      return sum * sum / (1 + sum * sum)
    }
  }

  func measure<R>(_ stage: String, _ work: () async throws -> R) async rethrows -> R { try await work() }
}
