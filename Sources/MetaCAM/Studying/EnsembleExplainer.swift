import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Failures
import Imaging
import Studies
import Tensors

/// Explains images by an ensemble: the members' maps, their combinations, and the threshold that ROAD chooses.
///
///     let ensemble = EnsembleExplainer(explainer: explainer, settings: settings)
///     let outcome = try await ensemble.explain(
///       input, classes: ["tabby"], name: "cat", path: "cat.jpg", searches: [.groups])[0]
///     outcome.result.experiments[outcome.result.bestExperiment].curve.bestScore
public struct EnsembleExplainer: Sendable {
  /// The network, with the layers that maps are made from.
  public let explainer: Explainer
  /// Thresholds, consensus, groups and seeds.
  public let settings: ExperimentSettings
  /// In the order of the results.
  public let methods: [Method]
  /// The SHA-256 of the picture's file, by which ensembles that were learnt know it; nil where nobody asks.
  public let imageHash: String?
  /// Which score of the class is explained.
  public let target: ScoreTarget
  private let runner: VariantRunner

  /// Prepares a network for ensembles of some methods.
  /// - Parameters:
  ///   - explainer: makes the maps, and has the network.
  ///   - settings: thresholds, consensus, groups and seeds.
  ///   - methods: the members; those of the settings' groups among them.
  ///   - target: which score of the class is explained.
  ///   - batchSize: how many perturbed images run at once; nil for what suits the network.
  ///   - imageHash: of the picture's file: ensembles that were learnt by it judge it with weights that were learnt without it.
  public init(
    explainer: Explainer, settings: ExperimentSettings, methods: [Method] = Method.explaining,
    target: ScoreTarget = .logit, batchSize: Int? = nil, imageHash: String? = nil
  ) {
    self.explainer = explainer
    self.settings = settings
    self.methods = methods
    self.imageHash = imageHash
    self.target = target
    runner = VariantRunner(programs: explainer.programs, batchSize: batchSize)
  }

  /// Makes the ensemble of one picture.
  /// - Parameters:
  ///   - input: the picture as the network sees it.
  ///   - classes: where there is none, the likeliest one.
  ///   - name: what the result is called.
  ///   - path: the image as the user named it.
  ///   - modelName: what the network is called; nil for its own name.
  ///   - searches: what is tried beside the members and all of them together; nil leaves the maps unjudged.
  ///   - metrics: what else the maps are measured by.
  ///   - log: counts the runs, and their time.
  ///   - onStep: called before each map that is made, and after each that was scored at all thresholds.
  /// - Returns: an outcome for each class.
  /// - Throws: as `Explainer.explain` and `CaseExperiment.run`.
  public func explain(
    _ input: NetworkInput, classes: [ClassChoice], name: String, path: String, modelName: String? = nil,
    searches: [CaseExperiment.Search]?, metrics: [Metric] = [], log: RunLog = RunLog(),
    onStep: (_ what: String) -> Void = { _ in }
  ) async throws -> [EnsembleOutcome] {
    var options = ExplanationOptions(classes: classes, methods: methods, target: target, seed: settings.seed)
    options.methods = (options.methods + settings.ensembleMethods).eachOnce(by: \.slug)
    let explanation = try await explainer.explain([input], options, log: log) { onStep($1.slug) }[0]
    return try await explanation.maps.map(\.classIndex).eachOnce { $0 }.asyncMap { classIndex in
      try await outcome(
        of: explanation, classIndex: classIndex, name: name, path: path, modelName: modelName, searches: searches,
        metrics, log, onStep: onStep)
    }
  }

  /// The same of a series of inputs, in their order.
  ///
  /// - Parameters:
  ///   - inputs: one that could not be had is an error in its place.
  ///   - classes: where there is none, the likeliest one of each input.
  ///   - searches: what is tried beside the members and all of them together; nil leaves the maps unjudged.
  ///   - log: counts the runs, and their time.
  ///   - naming: what the result of the input at this place is called, and its image as the user named it.
  ///   - onStep: with the input's place.
  /// - Returns: for each input an outcome for each class, or why there is none. The sequence throws the first error that is not about one
  ///   input.
  public func outcomes<Inputs: AsyncSequence>(
    of inputs: Inputs, classes: [ClassChoice], searches: [CaseExperiment.Search]?, log: RunLog = RunLog(),
    naming: @escaping @Sendable (_ input: Int) -> (name: String, path: String),
    onStep: @escaping @Sendable (_ input: Int, _ what: String) -> Void = { _, _ in }
  ) -> ConcurrentMap<Inputs, Result<[EnsembleOutcome], any Error>>
  where Inputs.Element == Result<NetworkInput, any Error> {
    // One after another, for the reasons of `Evaluator.evaluations`; two at once gain 2 % by EfficientNet-Lite0
    // (`Documentation/Performance.md`, Studies).
    ConcurrentMap(inputs, atMost: 1) { place, input in
      let (name, path) = naming(place)
      do {
        return .success(
          try await explain(input.get(), classes: classes, name: name, path: path, searches: searches, log: log) {
            onStep(place, $0)
          })
      } catch  where error.isAboutOneInput {
        return .failure(error)
      }
    }
  }

  private func outcome(
    of explanation: Explanation, classIndex: Int, name: String, path: String, modelName: String?,
    searches: [CaseExperiment.Search]?, _ metrics: [Metric], _ log: RunLog, onStep: (_ what: String) -> Void
  ) async throws -> EnsembleOutcome {
    let made = try explanation.maps.filter { $0.classIndex == classIndex }.map { map in
      // The scaling leaves a map's largest value a shade below 1; nothing leaves [0, 1].
      CaseExperiment.Member(method: map.method, map: try RankedMap(map.map))
    }
    // What only the ensemble asks for is no member of the others.
    let members = made.filter { map in methods.contains { $0.slug == map.method } }
    let others = made.filter { map in !methods.contains { $0.slug == map.method } }
    let namedClass = explanation.scores.reading.classIndex(of: classIndex)
    let identity = imageHash.map { EnsembleFile.identity(imageHash: $0, classIndex: namedClass) }
    let experiment = CaseExperiment(members: members, others: others, settings: settings, identity: identity) { noise in
      PerturbedPicture(explanation, classIndex: classIndex, runner: runner, noise: noise, log: log)
    }
    let findings: CaseExperiment.Findings
    if let searches {
      findings = try await experiment.run(searches: searches, metrics: metrics) { onStep("combinations") }
    } else {
      findings = CaseExperiment.Findings(members: [], experiments: [])
    }
    let model = explainer.model
    let probability = explanation.scores.probability(classIndex)
    let likeliest = Prediction.likeliest(1, of: explanation.scores)[0]
    let ofChosen = findings.chosen.flatMap { kind, ranked in
      MapWarning.texts(about: ranked.map).map { text in
        MapWarning(classIndex: classIndex, method: kind.rawValue, text: text)
      }
    }
    let isNothing = searches?.contains(.groups) == true && CaseResult.best(of: findings.experiments) == 0
    let ofBest = isNothing ? [MapWarning.ofNothing(classIndex: classIndex)] : []
    let result = CaseResult(
      name: name, image: path, model: modelName ?? model.name, layers: explainer.layers.map(\.name),
      classIndex: classIndex,
      className: explanation.scores.labels[classIndex].name, probability: probability,
      likeliestClass: likeliest.label.index, likeliestProbability: likeliest.probability, findings: findings,
      warnings: explanation.warnings.filter { $0.classIndex == classIndex } + ofBest + ofChosen)
    return EnsembleOutcome(
      result: result, input: explanation.input, scores: explanation.scores,
      members: Dictionary(members.map { ($0.method, $0.map.map) }) { first, _ in first },
      rivals: findings.rivalMaps.map { ($0.method, $0.map.map) },
      chosen: Dictionary(findings.chosen.map { ($0.map, $0.ranked.map) }) { first, _ in first })
  }
}

/// What an ensemble made of an image: the numbers, and the maps behind them.
public struct EnsembleOutcome: Sendable {
  /// The numbers.
  public let result: CaseResult
  /// The picture as the network saw it.
  public let input: NetworkInput
  /// What the network says of it.
  public let scores: PictureScores
  /// By method: `[H, W]`.
  public let members: [String: Tensor]
  /// The settings' rivals by name, in their order: `[H, W]`.
  public let rivals: [(name: String, map: Tensor)]
  /// The maps that were chosen, with their thresholds.
  public let chosen: [CaseResult.ChosenMap: Tensor]
}
