import MetaCAM

/// What `metacam explain --json` prints.
struct ExplainDocument: Encodable {
  let model: String
  /// What was done to each picture.
  let preprocessing: Preprocessing
  let scoreReading: ScoreReading
  /// The target layer; with several, their names with commas between.
  let layer: String
  let layers: [Layer]
  /// What a reader of all maps should know, such as a guess that they rest on.
  let notes: [String]
  let target: String
  let seed: UInt64
  let images: [Picture]
  /// The pictures that could not be explained, if any.
  let failures: [FailedPictures.Failure]?
  let runs: [String: Int]
  let stageSeconds: [String: Double]

  init(
    _ session: NetworkSession, layers: [Recorder.Layer], notes: [String], options: ExplanationOptions,
    images: [Picture],
    failures: [FailedPictures.Failure]?
  ) {
    self.notes = notes
    model = session.model.name
    preprocessing = session.model.preprocessing
    scoreReading = session.model.scoreReading
    layer = layers.map(\.name).joined(separator: ",")
    self.layers = layers.map { Layer(name: $0.name, shape: $0.shape) }
    target = options.target.rawValue
    seed = options.seed
    self.images = images
    self.failures = failures
    runs = session.log.runs
    stageSeconds = session.log.secondsByStage
  }

  struct Layer: Encodable {
    let name: String
    let shape: [Int]
  }

  struct Picture: Encodable {
    let image: String
    let top: [PredictionOutput]
    let maps: [Map]
    let warnings: [MapWarning]
    /// What the words of each text do to its score, where `--words` asks for it.
    let words: [Words]?

    init(_ drawn: DrawnExplanation, dicom: [[String]]?, path: String, top: [Prediction]) {
      image = path
      self.top = top.map(PredictionOutput.init)
      warnings = drawn.explanation.warnings
      words = drawn.words.isEmpty ? nil : drawn.words.map(Words.init)
      maps = zip(drawn.explanation.maps, drawn.files).enumerated().map { index, pair in
        let (map, file) = pair
        return Map(
          class: map.classIndex, name: drawn.explanation.scores.labels[map.classIndex].name, method: map.method,
          file: file.path,
          dicom: dicom?[index],
          boxes: file.boxes?.map(BoxOutput.init), seconds: map.seconds, isEmpty: map.isEmpty, notes: map.notes)
      }
    }
  }

  struct Words: Encodable {
    let `class`: Int
    let file: String
    let words: [Word]

    struct Word: Encodable {
      let word: String
      /// By how much the score falls without it.
      let score: Double
      /// By how much the probability does.
      let probability: Double
    }

    init(_ words: DrawnExplanation.Words) {
      (`class`, file) = (words.classIndex, words.path)
      self.words = words.traces.map { Word(word: $0.word, score: $0.score, probability: $0.probability) }
    }
  }

  struct Map: Encodable {
    let `class`: Int
    let name: String?
    let method: String
    let file: String
    /// What is written as DICOM, where that is asked for.
    let dicom: [String]?
    /// Around the parts of the map, where `--boxes` asks for them, the one that holds most of it first.
    let boxes: [BoxOutput]?
    let seconds: Double
    let isEmpty: Bool
    let notes: [String]

    enum CodingKeys: String, CodingKey {
      case name, method, file, dicom, boxes, seconds, notes
      case `class`
      case isEmpty = "empty"
    }
  }
}
