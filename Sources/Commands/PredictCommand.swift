import ArgumentParser
import MetaCAM

struct PredictCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Name the likeliest classes of images.",
    discussion: """
      Examples:
        metacam predict cat.jpg
        metacam predict *.jpg --model efficientnet-lite2 --top 3 --json
      """)

  @OptionGroup var inputOptions: InputOptions
  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var seriesOptions: SeriesOptions
  @OptionGroup var engineOptions: EngineOptions

  @Option(name: .long, help: "How many classes to name (default: 5, or with --threshold those above it).")
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "Name all classes of at least this probability, 0 to 1 (default: 0.5 where each class has its own).",
      valueName: "probability"))
  var threshold: Double?

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top takes a number of classes from 1 up, not \(top).") }
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold takes a probability from 0 to 1, not \(threshold).")
    }
  }

  func run() async throws {
    let console = Console(isQuiet: false)
    let list = try InputList(inputOptions)
    let notice = PreparationNotice(of: [modelOptions.model], console: console)
    let log = RunLog(stage: notice.stage)
    let model = try log.measure("read") { try modelOptions.loaded(for: list, within: limitOptions.limits) }
    let (engine, precisionNote) = try await log.measure("compile") {
      try await engineOptions.engine(for: model)
    }
    let predictor = try log.measure("compile") { try Predictor(model: model, engine: engine) }
    predictor.model.notes.map(\.worded).forEach(console.warn)
    if let precisionNote { console.note(precisionNote) }
    let paths = list.paths
    let series = InputSeries(list, for: model, inputOptions.picture, limitOptions.limits, log: log)
    var failed = seriesOptions.failures(of: paths, console: console)
    var results: [ImageOutput] = []
    let answers = predictor.logits(of: series.prepared(atMost: 2 * predictor.largestBatch).map(\.input), log: log)
    var place = 0
    for try await answer in answers {
      let path = paths[place]
      place += 1
      guard let logits = try await failed.noting(path, answer.get) else { continue }
      if let remark = model.classifier.remark(on: logits.elements) { console.warn("\(path): \(remark)") }
      let likeliest = named(of: logits, by: model)
      if json {
        results.append(ImageOutput(image: path, top: likeliest.map(PredictionOutput.init)))
      } else {
        try StandardOutput.print(path)
        for line in PredictionTable.lines(likeliest) { try StandardOutput.print(line) }
        if let threshold, likeliest.isEmpty {
          try StandardOutput.print("  no class has a probability of \(threshold) or more")
        }
      }
    }
    if !json {
      try StandardOutput.print("input: \(model.preprocessing)")
      try StandardOutput.print("probabilities: \(model.scoreReading)")
    }
    if json {
      try JSONOutput.write(
        Output(
          model: predictor.model.name, preprocessing: model.preprocessing, scoreReading: model.scoreReading,
          notes: predictor.model.notes.map(\.worded) + [precisionNote].compactMap(\.self),
          images: results, failures: failed.listed))
    }
    try failed.check()
  }

  /// As many of the likeliest classes as are asked for, and else all of those above the threshold where classes do not exclude each
  /// other.
  private func named(of logits: Tensor, by model: NetworkModel) -> [Prediction] {
    let all = Prediction.likeliest(model.labels.count, of: logits, by: model)
    if let top, threshold == nil { return Array(all.prefix(top)) }
    let isOfEach = model.classifier.activation(of: logits.elements).isOfEachClass && !model.classifier.isOfOneNumber
    let least = threshold ?? (isOfEach ? 0.5 : nil)
    let above = least.map { least in all.count { $0.probability >= least } } ?? 0
    return Array(all.prefix(max(above, top ?? (threshold == nil ? 5 : 0))))
  }

  private struct Output: Encodable {
    let model: String
    let preprocessing: Preprocessing
    let scoreReading: ScoreReading
    let notes: [String]
    let images: [ImageOutput]
    let failures: [FailedPictures.Failure]?
  }

  private struct ImageOutput: Encodable {
    let image: String
    let top: [PredictionOutput]
  }
}
