import ActivationMaps
import Classifiers
import Evaluation
import Execution
import Failures
import Imaging
import ModelReaders
import Studies
import Tensors

/// Judges maps of images: those that the methods make, or some that another program has made.
///
///     let evaluator = Evaluator(explainer: explainer)
///     let input = try explainer.model.preprocessing.input(of: image)
///     let result = try await evaluator.evaluate(input, EvaluationRequest(methods: [.gradCAM, .layerCAM]))[0]
///     result.scores[0][0].scores[0].value  // ROAD of Grad-CAM
public struct Evaluator: Sendable {
  /// The network, with the layers that maps are made from.
  public let explainer: Explainer
  private let runner: VariantRunner
  private let unlearned: UnlearnedNetwork

  /// Judges the maps of an explainer.
  /// - Parameters:
  ///   - explainer: makes the maps, and has the network.
  ///   - batchSize: how many perturbed images run at once; nil for what suits the network.
  public init(explainer: Explainer, batchSize: Int? = nil) {
    self.explainer = explainer
    runner = VariantRunner(programs: explainer.programs, batchSize: batchSize)
    unlearned = UnlearnedNetwork(of: explainer)
  }

  /// Makes the maps of one picture and judges them.
  /// - Parameters:
  ///   - input: the picture as the network sees it.
  ///   - request: what to judge, and by what.
  ///   - foreignMaps: maps from elsewhere by class (`Reading.tag(of:)`), each of the network's input size; they are judged beside
  ///     those of the request's methods. Where the request names no class, theirs are taken.
  ///   - log: counts the runs, and their time.
  ///   - onMap: called before each map that is made.
  /// - Returns: a result for each class.
  /// - Throws: `EvaluationError` if a map or an option does not fit; otherwise as `Explainer.explain`.
  public func evaluate(
    _ input: NetworkInput, _ request: EvaluationRequest, foreignMaps: [String: [MapUnderTest]] = [:],
    log: RunLog = RunLog(),
    onMap: (Method) -> Void = { _ in }
  ) async throws -> [ClassEvaluation] {
    try request.options.check()
    var options = request.explanation
    if options.classes.isEmpty { options.classes = try Self.classes(of: foreignMaps) }
    let explanation = try await explainer.explain([input], options, log: log) { onMap($1) }[0]
    let explained = options
    var judged = request.options
    judged.boxes += request.boxes.compactMap { $0.seen(in: explanation.input) }
    let judging = judged
    let metrics = request.metrics.eachOnce(by: \.slug)
    let methods = Dictionary(options.methods.map { ($0.slug, $0) }, uniquingKeysWith: { first, _ in first })
    let classIndices = try explanation.scores.asking(options.classes).indices
    return try await classIndices.asyncMap { classIndex in
      let made = try explanation.maps.filter { $0.classIndex == classIndex }.map { map in
        // An ensemble of several maps is not made anew for another picture.
        guard map.method != EnsembleFile.slug else { return try MapUnderTest(method: map.method, map: map.map) }
        guard let method = methods[map.method] else { return try MapUnderTest(method: map.method, map: map.map) }
        return try MapUnderTest(
          method: map.method, map: map.map,
          remake: { imageNCHW, classIndex in
            let input = NetworkInput(
              tensorNCHW: imageNCHW, view: explanation.image, placement: explanation.input.placement)
            return try await explainer.map(
              of: input, classIndex: classIndex, by: method, explained, as: explanation.scores.reading, log: log)
          },
          unlearned: { [unlearned] in
            try await unlearned.map(
              of: explanation.input, classIndex: classIndex, by: method, explained, as: explanation.scores.reading,
              seed: judging.seed, log: log)
          })
      }
      let picture = PerturbedPicture(
        explanation, classIndex: classIndex, runner: runner, noise: request.noise, log: log)
      let foreign = foreignMaps[explanation.scores.reading.tag(of: classIndex)] ?? []
      let maps = foreign + made
      let byMetric = try await metrics.asyncMap { try await $0.scores(maps, of: picture, judging) }
      let curves =
        request.drawsCurves
        ? try await RemovalCurve.curves(of: maps.map(\.ranked), on: picture, seed: judging.seed) : []
      let scores = maps.indices.map { map in
        zip(metrics, byMetric).map { metric, scores in
          MapScores(method: maps[map].method, metric: metric, scores: scores[map])
        }
      }
      let ofForeign = foreign.flatMap { map in
        MapWarning.texts(about: map.map).map { MapWarning(classIndex: classIndex, method: map.method, text: $0) }
      }
      return ClassEvaluation(
        label: explanation.scores.labels[classIndex], likelihood: explanation.scores.likelihood,
        tag: explanation.scores.reading.tag(of: classIndex), maps: maps,
        picture: picture, scores: scores, curves: curves,
        warnings: explanation.warnings.filter { $0.classIndex == classIndex } + ofForeign)
    }
  }

  /// The classes that maps from elsewhere are of, by their numbers.
  /// - Throws: `MetaCAMError` for maps of a sum of scores: their name does not tell which.
  private static func classes(of maps: [String: [MapUnderTest]]) throws(MetaCAMError) -> [ClassChoice] {
    let numbers = maps.keys.compactMap { Int($0) }.sorted()
    if numbers.count < maps.count, let other = maps.keys.filter({ Int($0) == nil }).min() {
      throw MetaCAMError(
        .unknownName,
        "there are maps of '\(ShownText.visible(other))', which is no class's number; name the classes, or the sums of scores, "
          + "that they are of")
    }
    return numbers.map(ClassChoice.index)
  }

  /// The same of a series of inputs, in their order.
  ///
  /// - Parameters:
  ///   - inputs: one that could not be had is an error in its place.
  ///   - request: what to judge of each, and by what.
  ///   - foreignMaps: of the input at this place in the series.
  ///   - log: counts the runs, and their time.
  ///   - onMap: called before each map that is made with the input's place and the method.
  /// - Returns: for each input its results, or why there are none. The sequence throws the first error that is not about one input.
  public func evaluations<Inputs: AsyncSequence>(
    of inputs: Inputs, _ request: EvaluationRequest,
    foreignMaps: @escaping @Sendable (_ input: Int) throws -> [String: [MapUnderTest]] = { _ in [:] },
    log: RunLog = RunLog(), onMap: @escaping @Sendable (_ input: Int, _ method: Method) -> Void = { _, _ in }
  ) -> ConcurrentMap<Inputs, Result<[ClassEvaluation], any Error>>
  where Inputs.Element == Result<NetworkInput, any Error> {
    // One after another: by all methods, 3 of some 1,900 runs of a picture could share a batch with another's, and then its
    // scores would hang on what it is judged beside.
    ConcurrentMap(inputs, atMost: 1) { place, input in
      do {
        return .success(
          try await evaluate(input.get(), request, foreignMaps: foreignMaps(place), log: log) { onMap(place, $0) })
      } catch  where error.isAboutOneInput {
        return .failure(error)
      }
    }
  }
}

/// What to judge, and by what.
public struct EvaluationRequest: Sendable {
  /// Classes and methods, as for an explanation.
  public var explanation: ExplanationOptions
  /// What maps are judged by, in the order of the scores.
  public var metrics: [Metric]
  /// Protocols, percentages, and the seed of what is drawn.
  public var options: EvaluationOptions
  /// What imputed pixels are given.
  public var noise: ImputationNoise
  /// Where the object is, in pixels of the picture, for the metrics that ask for it.
  public var boxes: [PictureBox] = []
  /// Whether the curves of each map are taken: `ClassEvaluation.curves`.
  public var drawsCurves = false

  /// By default judged by ROAD alone.
  public init(
    explanation: ExplanationOptions, metrics: [Metric] = [.road], options: EvaluationOptions = EvaluationOptions(),
    noise: ImputationNoise
  ) {
    self.explanation = explanation
    self.metrics = metrics
    self.options = options
    self.noise = noise
  }

  /// ROAD of some methods, by both protocols, where nothing else is said.
  /// - Parameters:
  ///   - classes: where there is none, the likeliest one.
  ///   - methods: what makes the maps.
  ///   - ensemble: one that was chosen before, to be judged beside the methods.
  ///   - metrics: what they are judged by.
  ///   - protocols: of removal, for metrics that know several.
  ///   - percentages: at which ROAD is taken, 0 to 100.
  ///   - noise: the standard deviation of the noise on imputed pixels, in normalised units.
  ///   - seed: of the noise and all that is drawn.
  /// - Throws: `EvaluationError` if the noise is negative or not finite.
  public init(
    classes: [ClassChoice] = [], methods: [Method], ensemble: EnsembleFile? = nil, metrics: [Metric] = [.road],
    protocols: [RemovalProtocol] = RemovalProtocol.allCases,
    percentages: [Double] = EvaluationOptions.usualPercentages,
    noise: Float = ImputationNoise.usualStandardDeviation, seed: UInt64 = 0
  ) throws(EvaluationError) {
    self.init(
      explanation: ExplanationOptions(classes: classes, methods: methods, seed: seed, ensemble: ensemble),
      metrics: metrics, options: EvaluationOptions(protocols: protocols, percentages: percentages, seed: seed),
      noise: try ImputationNoise(standardDeviation: noise, seed: seed))
  }
}

/// The maps of one image and class, and their scores.
public struct ClassEvaluation: Sendable {
  /// The class that was explained.
  public let label: ClassLabel
  /// What the class's probability is.
  public let likelihood: Likelihood
  /// What the class is called in the name of a file: as `Reading.tag(of:)`.
  public let tag: String
  /// The maps that were judged, in the order of the methods.
  public let maps: [MapUnderTest]
  /// What the scores were taken on; it tells how many pixels were imputed, and shows them.
  public let picture: PerturbedPicture
  /// For each of the maps, its scores metric by metric.
  public let scores: [[MapScores]]
  /// For each of the maps the probability over the share of pixels removed; empty where it was not asked for.
  public let curves: [RemovalCurve]
  /// The class's index.
  public var classIndex: Int { label.index }
  /// What to know before believing the maps, and so their scores.
  public let warnings: [MapWarning]
}

/// The scores of one map by one metric.
public struct MapScores: Sendable {
  /// The slug of the method that made the map.
  public let method: String
  /// What it was judged by.
  public let metric: Metric
  /// One for each protocol, where the metric has several.
  public let scores: [MetricScore]
}
