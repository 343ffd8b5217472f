import MetaCAM

/// What `metacam meta --json` prints.
struct MetaDocument: Encodable {
  /// What was done to each picture.
  let preprocessing: Preprocessing
  let scoreReading: ScoreReading
  let settings: ExperimentSettings
  let search: String
  /// What a reader of all maps should know, such as a guess that they rest on.
  let notes: [String]
  let cases: [Case]
  /// The pictures of which no ensemble could be made, if any.
  let failures: [FailedPictures.Failure]?
  let runs: [String: Int]
  let stageSeconds: [String: Double]

  init(
    _ session: NetworkSession, settings: ExperimentSettings, search: String, notes: [String], cases: [Case],
    failures: [FailedPictures.Failure]?
  ) {
    preprocessing = session.model.preprocessing
    scoreReading = session.model.scoreReading
    self.settings = settings
    self.search = search
    self.notes = notes
    self.cases = cases
    self.failures = failures
    runs = session.log.runs
    stageSeconds = session.log.secondsByStage
  }

  struct Case: Encodable {
    let result: CaseResult
    /// The overlay; nil where no combination scores above zero.
    let file: String?
    /// Around the parts of the map, where `--boxes` asks for them.
    let boxes: [BoxOutput]?

    init(_ result: CaseResult, file: String?, boxes: [SalientBox]?) {
      self.result = result
      self.file = file
      self.boxes = boxes?.map(BoxOutput.init)
    }
  }
}
