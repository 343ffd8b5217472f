import ArgumentParser
import MetaCAM

struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Run all experiments on a list of pictures, and report them.",
    discussion: """
      CASES.csv has rows image,class or image,class,name; paths are relative to its folder. For each case and network: \
      every method at every k, all combinations of groups at every k, the search member by member, what each group \
      contributes, and the chosen maps under fresh seeds and by the other protocol.

      Writes into OUT: report.html, results.json, tables (*.csv), figures (PNG, SVG, PDF), maps (safetensors). What is \
      finished is kept: a sweep that was ended goes on with --resume, to the same results. A case that fails is left out of \
      them.

      Examples:
        metacam sweep cases.csv --out sweep
        metacam sweep cases.csv --out sweep --model mine.onnx --protocol exact
      """)

  @Argument(help: "The list of cases.")
  var casesFile: String

  @Option(name: .long, help: ArgumentHelp("The folder for the results; made if missing.", valueName: "folder"))
  var out: String

  @Option(
    name: .customLong("model"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "The networks: names that `metacam models` lists, or paths of .onnx files.",
      valueName: "model"))
  var models: [String] = ["efficientnet-lite0"]

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files of weights for the named networks of --model, one for each, in their order (default: the published ones).",
      valueName: "file"))
  var weights: [String] = []

  @Option(
    name: .customLong("k"), parsing: .upToNextOption,
    help: ArgumentHelp("The thresholds to try, in percent of the pixels (default: 5 10 … 100).", valueName: "percent"))
  var thresholds: [Double] = []

  @OptionGroup var experimentOptions: ExperimentOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var pictureOptions: PictureOptions
  @OptionGroup var seriesOptions: SeriesOptions
  @OptionGroup var engineOptions: EngineOptions

  @Flag(name: .long, help: "Go on with a sweep that was ended.")
  var resume = false

  @Flag(name: .long, help: "Print one JSON object with the runs and the time of each stage instead of text.")
  var json = false

  func validate() throws {
    if !weights.isEmpty, weights.count != models.count {
      throw ValidationError("--weights takes one file for each --model: \(models.count), not \(weights.count).")
    }
  }

  func run() async throws {
    let console = Console(isQuiet: false)
    let settings = try experimentOptions.settings(thresholds: thresholds)
    let log = RunLog(stage: PreparationNotice(of: models, console: console).stage)
    let networks = try log.measure("read") {
      try Sweep.Network.read(
        models.enumerated().map { (name: $1, weights: weights.isEmpty ? nil : weights[$0]) },
        limits: limitOptions.limits)
    }
    let sweep = try Sweep(
      casesFile: casesFile, networks: networks, settings: settings, engine: engineOptions.engine(),
      likePillow: pictureOptions.likePillow, limits: limitOptions.limits, version: Version.current)
    let inputs = InputFiles(sweep.pictures + models + weights + [casesFile, experimentOptions.groupsFile])
    for file in Sweep.files { try inputs.check(output: "\(out)/\(file)") }
    for folder in Sweep.folders { try inputs.check(outputFolder: "\(out)/\(folder)") }
    let store = try sweep.store(in: out, resumes: resume)

    let failed = seriesOptions.failures(
      of: sweep.plan.items.map(\.planned.image), called: "cases", console: console)
    let progress = SweepProgress(of: sweep.plan, failed: failed, console: console, asJSON: json)
    let ending = try await sweep.run(
      in: store, isGoingOn: failed.isGoingOn, log: log, onEvent: progress.show,
      onStep: progress.step)
    let results = try Sweep.report(
      store, of: ending, command: CommandLine.arguments.shellWords, log: log, words: CommandWords.words,
      onFigure: progress.figure)
    try progress.end(with: results, notes: ending.notes.map(\.worded), folder: out, log: log)
  }
}
