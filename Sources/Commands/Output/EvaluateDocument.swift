import MetaCAM
import Studies

/// What `metacam evaluate --json` prints, and the rows of `--csv`.
struct EvaluateDocument: Encodable {
  let model: String
  /// What was done to each picture.
  let preprocessing: Preprocessing
  let scoreReading: ScoreReading
  let layers: [String]
  /// What a reader of all scores should know, such as a guess that they rest on.
  private(set) var notes: [String]
  let seed: UInt64
  /// The noise's standard deviation.
  let noise: Float
  let percentages: [Double]
  private(set) var scores: [Score] = []
  private var warnings: [Warning] = []
  /// How many removals of pixels were asked for, and how many were imputed and run: equal ones once.
  private var removals = Removals()
  private var runs: [String: Int] = [:]
  private var stageSeconds: [String: Double] = [:]
  /// The pictures that could not be evaluated, if any.
  private var failures: [FailedPictures.Failure]?
  private let labels: ClassLabels

  init(
    model: NetworkModel, layers: [Recorder.Layer], notes: [String], request: EvaluationRequest
  ) {
    self.model = model.name
    preprocessing = model.preprocessing
    scoreReading = model.scoreReading
    self.notes = notes
    self.layers = layers.map(\.name)
    labels = model.labels
    seed = request.options.seed
    noise = request.noise.standardDeviation
    percentages = request.options.percentages
  }

  mutating func append(_ result: ClassEvaluation, image: String) {
    warnings += result.warnings.map { Warning(image: image, warning: $0) }
    for map in result.scores.joined() {
      for score in map.scores {
        scores.append(
          Score(
            image: image, class: result.classIndex, name: result.label.name,
            probability: result.picture.probability, method: map.method, metric: map.metric.slug, score: score,
            percentages: percentages))
      }
    }
    removals.asked += result.picture.counts.removalsAsked
    removals.made += result.picture.counts.removalsMade
  }

  /// - Parameter remarks: on how pictures were read.
  mutating func finish(_ log: RunLog, remarks: [String], failures: [FailedPictures.Failure]?) {
    notes += remarks
    self.failures = failures
    runs = log.runs
    stageSeconds = log.secondsByStage
  }

  enum CodingKeys: String, CodingKey {
    case model, preprocessing, scoreReading, layers, notes, seed, noise, percentages, scores, warnings, removals, runs,
      stageSeconds,
      failures
  }

  struct Warning: Encodable {
    let image: String
    let warning: MapWarning
  }

  struct Removals: Encodable {
    var asked = 0
    var made = 0
  }

  struct Score: Encodable {
    let image: String
    let `class`: Int
    let name: String?
    let probability: Double
    let method: String
    let metric: String
    let score: MetricScore
    let percentages: [Double]

    /// The common keys, and one for each part: a number, a list, or for ROAD's orders an object by percentage.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(image, forKey: "image")
      try container.encode(`class`, forKey: "class")
      try container.encodeIfPresent(name, forKey: "name")
      try container.encode(probability, forKey: "probability")
      try container.encode(method, forKey: "method")
      try container.encode(metric, forKey: "metric")
      try container.encode(score.removalProtocol?.rawValue, forKey: "protocol")
      try container.encode(score.value, forKey: "value")
      try container.encodeIfPresent(score.note, forKey: "note")
      for part in score.parts {
        if score.removalProtocol != nil, part.values.count == percentages.count {
          let byPercent = Dictionary(zip(percentages.map(Columns.plain), part.values)) { first, _ in first }
          try container.encode(byPercent, forKey: Key(part.name))
        } else if let number = part.values.first, part.values.count == 1 {
          try container.encode(number, forKey: Key(part.name))
        } else {
          try container.encode(part.values, forKey: Key(part.name))
        }
      }
    }
  }

  /// Any key.
  struct Key: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init(stringLiteral name: String) { stringValue = name }
    init?(stringValue name: String) { stringValue = name }
    init?(intValue: Int) { nil }
  }

  /// A row a score; ROAD's changes at each percentage in columns of their own.
  var csv: String {
    let changes = ["morf", "lerf"].flatMap { order in percentages.map { "\(order)_\(Columns.plain($0))" } }
    var table = CommaSeparated(
      columns: ["image", "class", "method", "metric", "protocol", "value", "note"] + changes)
    for row in scores {
      let score = row.score
      let parts = ["morf", "lerf"].flatMap { order in
        score.part(order).map { $0.map { "\($0)" } } ?? percentages.map { _ in "" }
      }
      table.append(
        [
          row.image, "\(row.class)", row.method, row.metric, score.removalProtocol?.rawValue ?? "",
          score.value.map { "\($0)" } ?? "", score.note ?? "",
        ] + parts)
    }
    return table.text
  }
}
