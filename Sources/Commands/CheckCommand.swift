import ArgumentParser
import Failures
import MetaCAM

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Try whether a network runs as its owner runs it.",
    discussion: """
      Runs the self-test of a network's description, and shows what the network says of the picture with the likely other \
      settings: other channels, range of samples, fit. Where one of them is far more certain, or right where the taken one \
      is wrong, a setting is to be looked at.

      Examples:
        metacam check brain
        metacam check net.onnx mri.png --fit stretch --preprocess none
      """)

  @Argument(
    help: "The network: a description, its folder, a network's file or a built-in name.", completion: .networks)
  var network: String

  @Argument(help: "The picture (default: that of the self-test).", completion: .file())
  var image: String?

  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var pictureOptions: PictureOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var consoleOptions: ConsoleOptions
  @OptionGroup var engineOptions: EngineOptions

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func run() async throws {
    let console = try consoleOptions.console()
    let notice = PreparationNotice(of: [network], console: console)
    let log = RunLog(stage: notice.stage)
    let model = try log.measure("read") { try networkOptions.loaded(network, within: limitOptions.limits) }
    guard let path = image ?? model.selfTest?.picture else {
      throw MetaCAMError(
        .invalidDescription, "nothing describes a self-test of '\(network)'; give a picture to look at")
    }
    let picture = try pictureOptions.image(at: path, within: limitOptions.limits)
    let (engine, _) = try await log.measure("compile") { try await engineOptions.engine(for: model) }
    let layers = try Explainer(model: model, engine: engine).layers
    let predictor = try Predictor(model: model, engine: engine)
    model.notes.map(\.worded).forEach(console.warn)

    func answer(_ preprocessing: Preprocessing, _ change: String) async throws -> (row: Row, scores: PictureScores) {
      let scores = try await predictor.scores(of: preprocessing.input(of: picture), log: log)
      return (Row(setting: change, top: PredictionOutput(Prediction.likeliest(1, of: scores)[0])), scores)
    }
    let taken = try await answer(model.preprocessing, "as it is")
    let isOwn = image == nil
    let test = isOwn ? try model.selfTest?.result(of: taken.scores) : nil
    var rows = [taken.row]
    for alternative in model.preprocessing.alternatives {
      rows.append(try await answer(alternative.preprocessing, alternative.change).row)
    }
    if json {
      try JSONOutput.write(
        Output(
          model: model.name, picture: path, preprocessing: model.preprocessing, scoreReading: model.scoreReading,
          layers: layers.map(\.name), notes: model.notes.map(\.worded) + picture.remarks, settings: rows,
          selfTest: test.map {
            SelfTestOutput(
              isPassed: $0.isPassed, class: $0.classIndex, probability: $0.found, described: $0.expected)
          }))
    } else {
      for line in printed(rows, of: path, picture, model, layers, test) { try StandardOutput.print(line) }
    }
    if let test, !test.isPassed {
      throw MetaCAMError(
        .selfTestFailed,
        "the self-test fails: the probability of class \(test.classIndex) is \(Columns.fixed(test.found, digits: 4)), and is "
          + "described as \(Columns.fixed(test.expected, digits: 4))", context: ["picture": path])
    }
  }

  private func printed(
    _ rows: [Row], of path: String, _ picture: Image, _ model: NetworkModel, _ layers: [Recorder.Layer],
    _ test: SelfTest.Result?
  ) -> [String] {
    var lines = [path]
    let width = rows.map(\.setting.count).max() ?? 0
    for (place, row) in rows.enumerated() {
      let percent = Columns.right(Columns.fixed(row.top.probability * 100, digits: 1), width: 5)
      let name = row.top.name.map { "  \(ShownText.visible($0))" } ?? ""
      let differs = place > 0 && row.top.class != rows[0].top.class ? "  (another class)" : ""
      lines.append("  \(Columns.left(row.setting, width: width))  \(percent) %  \(row.top.class)\(name)\(differs)")
    }
    lines.append(StandardOutput.inputLine(of: model))
    if !picture.remarks.isEmpty { lines.append("picture: \(picture.remarks.joined(separator: ", "))") }
    lines.append("probabilities: \(model.scoreReading)")
    lines.append("layer: \(layers.map { ShownText.visible($0.name) }.joined(separator: ", "))")
    if let test, test.isPassed {
      lines.append("self-test: passed, off by \(Columns.fixed(test.difference, digits: 6)) at most")
    }
    return lines
  }

  private struct Row: Encodable {
    let setting: String
    let top: PredictionOutput
  }

  private struct SelfTestOutput: Encodable {
    let isPassed: Bool
    let `class`: Int
    let probability: Double
    let described: Double
  }

  private struct Output: Encodable {
    let model: String
    let picture: String
    let preprocessing: Preprocessing
    let scoreReading: ScoreReading
    let layers: [String]
    let notes: [String]
    let settings: [Row]
    let selfTest: SelfTestOutput?
  }
}
