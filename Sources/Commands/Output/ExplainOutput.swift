import MetaCAM

/// What `metacam explain --json` prints.
struct ExplainOutput: Encodable {
  let model: String
  /// What was done to each picture.
  let preprocessing: Preprocessing
  let scoreReading: ScoreReading
  /// The target layer; with several, their names with commas between.
  let layer: String
  let layers: [LayerOutput]
  /// What a reader of all maps should know, such as a guess that they rest on.
  let notes: [String]
  let target: String
  let seed: UInt64
  let images: [ImageOutput]
  /// The pictures that could not be explained, if any.
  let failures: [FailedPictures.Failure]?
  /// How many inputs went forward through the whole network, how many through the part behind a target layer alone, and
  /// how many scores were differentiated, over all images.
  let runs: Runs
  /// Seconds by stage: read, compile, decode, prepare, run, maps, draw, write. Several go on at once, so that they may be more
  /// together than the time that went by.
  let stageSeconds: [String: Double]

  init(
    model: NetworkModel, layers: [Recorder.Layer], notes: [String], options: ExplanationOptions, images: [ImageOutput],
    failures: [FailedPictures.Failure]?, log: RunLog
  ) {
    self.notes = notes
    self.model = model.name
    preprocessing = model.preprocessing
    scoreReading = model.scoreReading
    layer = layers.map(\.name).joined(separator: ",")
    self.layers = layers.map { LayerOutput(name: $0.name, shape: $0.shape) }
    target = options.target.rawValue
    seed = options.seed
    self.images = images
    self.failures = failures
    runs = Runs(forward: log.counts.forward, head: log.counts.head, backward: log.counts.backward)
    stageSeconds = Dictionary(log.stageSeconds.map { ($0.stage, $0.seconds) }, uniquingKeysWith: +)
  }

  struct LayerOutput: Encodable {
    let name: String
    let shape: [Int]
  }

  struct Runs: Encodable {
    let forward: Int
    let head: Int
    let backward: Int
  }

  struct ImageOutput: Encodable {
    let image: String
    let top: [PredictionOutput]
    let maps: [MapOutput]
    let warnings: [MapWarning]

    /// - Parameter files: one for each map.
    init(path: String, top: [Prediction], explanation: Explanation, files: [String], labels: ClassLabels) {
      image = path
      self.top = top.map(PredictionOutput.init)
      warnings = explanation.warnings
      maps = zip(explanation.maps, files).map { map, file in
        MapOutput(
          class: map.classIndex, name: labels[map.classIndex].name, method: map.method, file: file,
          seconds: map.seconds, isEmpty: map.isEmpty, notes: map.notes)
      }
    }
  }

  struct MapOutput: Encodable {
    let `class`: Int
    let name: String?
    let method: String
    let file: String
    let seconds: Double
    let isEmpty: Bool
    let notes: [String]

    enum CodingKeys: String, CodingKey {
      case name, method, file, seconds, notes
      case `class`
      case isEmpty = "empty"
    }
  }
}
