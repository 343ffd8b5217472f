import ActivationMaps
import Classifiers
import Evaluation
import Graphs
import Imaging
import ModelReaders
import Studies
import Tensors

extension QuestionKind {
  static let evaluate = QuestionKind(
    slug: "evaluate",
    summary: "scores of maps: of methods', and of those that come as arrays `maps/picture/name`"
  ) { reader, means in
    let pictures = try PictureQuestion(&reader, means.folder, means.limits)
    let network = try NetworkQuestion(&reader)
    let classes = try ClassesQuestion(&reader, count: pictures.count)
    let ensemble = try reader.text("ensemble").map { try EnsembleFile(named: $0) }
    let names = try reader.texts("methods")
    let given = try (0..<pictures.count).map { try pictures.givenMaps(of: $0) }
    let hasGiven = given.contains { !$0.isEmpty }
    let asked =
      names.isEmpty && (ensemble != nil || hasGiven) ? [] : try Method.named(names.isEmpty ? ["grad-cam"] : names)
    let control =
      try reader.flag("no_control") || asked.contains { $0.isControl } ? [] : try Method.named(["random-cam"])
    let metrics = try reader.texts("metrics")
    let protocols = try reader.choice("protocol", AskedProtocol.self) ?? .both
    var request = try EvaluationRequest(
      methods: asked + control, ensemble: ensemble,
      metrics: Metric.named(metrics.isEmpty ? ["road"] : metrics, hasBoxes: false),
      protocols: protocols.protocols,
      percentages: try reader.numbers("percentages")?.eachOnce { $0 } ?? EvaluationOptions.usualPercentages,
      noise: try reader.number("noise").map { Float($0) } ?? ImputationNoise.usualStandardDeviation,
      seed: reader.seed())
    try reader.finish()
    try request.options.check()

    let explainer = try await means.networks.explainer(for: network)
    let model = explainer.model
    try classes.check(model.task)
    let evaluator = Evaluator(explainer: explainer)
    var answers: [EvaluateAnswer.Picture] = []
    for place in 0..<pictures.count {
      let input = try pictures.input(place, model)
      request.explanation.classes = classes[place]
      var foreign: [String: [MapUnderTest]] = [:]
      if !given[place].isEmpty {
        foreign[try await explainer.tag(of: classes[place], in: input)] = given[place]
      }
      let results = try await evaluator.evaluate(input, request, foreignMaps: foreign)
      answers += results.prefix(1).map { EvaluateAnswer.Picture($0, request.options.percentages) }
    }
    return EvaluateAnswer(
      network: NetworkAnswer(explainer, means.words),
      percentages: request.options.percentages, pictures: answers)
  }
}

private enum AskedProtocol: String, CaseIterable {
  case reference, exact, both

  var protocols: [RemovalProtocol] {
    switch self {
    case .reference: [.reference]
    case .exact: [.exact]
    case .both: RemovalProtocol.allCases
    }
  }
}

extension PictureQuestion {
  /// The maps of a picture that another program has made: `maps/<picture>/<name>`, floats `[H, W]`.
  fileprivate func givenMaps(of place: Int) throws -> [MapUnderTest] {
    guard let arrays else { return [] }
    let prefix = "maps/\(place)/"
    return try arrays.names.filter { $0.hasPrefix(prefix) }.map { name in
      try arrays.withArray(name) { array in
        guard array.elementType == .float32 else {
          throw MetaCAMError(
            .invalidQuestion, "a map is an array of float32, not \(array.elementType)", context: ["map": name])
        }
        let map = Tensor(shape: array.shape) { UnsafeMutableRawBufferPointer($0).copyMemory(from: array.bytes) }
        return try MapUnderTest(method: String(name.dropFirst(prefix.count)), map: map)
      }
    }
  }
}

extension Explainer {
  /// What the class is called that is asked for, or the likeliest.
  fileprivate func tag(of classes: [ClassChoice], in input: NetworkInput) async throws -> String {
    let asked = try await scores(of: input).asking(classes)
    return asked.scores.reading.tag(of: asked.indices.first ?? 0)
  }
}

private struct EvaluateAnswer: Encodable {
  let network: NetworkAnswer
  let percentages: [Double]
  let pictures: [Picture]

  struct Picture: Encodable {
    let `class`: ClassAnswer
    let scores: [Score]
    let warnings: [String]

    init(_ result: ClassEvaluation, _ percentages: [Double]) {
      self.class = ClassAnswer(
        Prediction(label: result.label, probability: result.picture.probability, as: result.likelihood))
      scores = result.scores.joined().flatMap { map in
        map.scores.map { Score(method: map.method, metric: map.metric.slug, $0) }
      }
      warnings = result.warnings.map(\.description)
    }
  }

  struct Score: Encodable {
    let method: String
    let metric: String
    let `protocol`: String?
    let value: Double?
    let note: String?
    /// By their names.
    let parts: [String: [Double]]

    init(method: String, metric: String, _ score: MetricScore) {
      self.method = method
      self.metric = metric
      self.protocol = score.removalProtocol?.rawValue
      value = score.value
      note = score.note
      parts = Dictionary(score.parts.map { ($0.name, $0.values) }) { first, _ in first }
    }
  }
}
