import ArgumentParser
import FoundationEssentials
import MetaCAM

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Run all experiments on a list of pictures, and report them.",
    discussion: """
      CASES.csv has rows image,class or image,class,name; paths are relative to its folder. For each case and network:
      every method at every k, all combinations of groups at every k, the search member by member, what each group
      contributes, and the chosen maps under fresh seeds and by the other protocol.

      Writes into OUT: report.html, results.json, tables (*.csv), figures (PNG, SVG, PDF), maps (safetensors). What is
      finished is kept: a sweep that was ended goes on with --resume, to the same results.

      Examples:
        metacam sweep cases.csv --out sweep
        metacam sweep cases.csv --out sweep --model efficientnet-lite0 mine.onnx --protocol exact
      """)

  @Argument(help: "The list of cases.")
  var casesFile: String

  @Option(name: .long, help: ArgumentHelp("The folder for the results; made if missing.", valueName: "folder"))
  var out: String

  @Option(
    name: .customLong("model"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "The networks: names that `metacam models` lists, or paths of .onnx files (default: efficientnet-lite0).",
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

  func run() throws {
    let console = Console(isQuiet: false)
    let settings = try experimentOptions.settings(
      thresholds: thresholds.isEmpty ? AdaptiveThreshold.usualPercentages : thresholds)
    let log = RunLog()
    let networks = try models.enumerated().map { index, name in
      try log.measure("read") {
        try NetworkModel(named: name, weights: weights.isEmpty ? nil : weights[index])
      }
    }
    let list = try caseList(networks)
    let plan = SweepPlan(
      version: Program.version, settings: settings, models: models, weights: weights,
      precision: engineOptions.precision.rawValue,
      cases: list.cases.map { .init(name: $0.name, image: $0.image, className: $0.className) })
    let store = try SweepStore(folder: out, plan: plan, resumes: resume)
    let engine = try engineOptions.engine()

    for network in networks {
      let ensemble = try log.measure("compile") {
        EnsembleExplainer(explainer: try Explainer(model: network, engine: engine), settings: settings, engine: engine)
      }
      for item in list.cases {
        let id = plan.id(model: network.name, name: item.name)
        if try store.result(of: id) != nil {
          if !json { print("\(id): finished before") }
          continue
        }
        let steps = StepBar(console: console, name: id, stepCount: SearchChoice.groups.stepCount(settings) + 44)
        let image: Image
        do { image = try Image(contentsOf: item.path) } catch let error as ImagingError {
          throw error.adding(["case": id])
        }
        let outcome = try ensemble.explain(
          image, className: item.className, name: item.name, path: item.image, searches: [.groups, .members], log: log
        ) { steps.advance($0) }
        console.endProgress()
        try keep(outcome, id: id, in: store)
        if !json { print("\(id): \(Self.line(outcome.result))") }
      }
    }
    let results = try store.writeResults()
    for table in SweepTables(results).all { try AtomicFile.write(table.csv.utf8, to: "\(out)/\(table.file)") }
    let report = SweepReport(
      results, folder: out, command: CommandLine.arguments.shellWords, engineVersion: Core.engineVersion)
    let figures = StepBar(console: console, name: "figures", stepCount: 5 + 2 * results.cases.count)
    _ = try log.measure("figures") { try report.write { figures.advance("drawn") } }
    console.endProgress()
    if json {
      try JSONOutput.write(SweepOutput(results: results, log: log))
    } else {
      for paragraph in SweepSummary(results).paragraphs { print(paragraph) }
      let removals = results.removals
      print("removals of pixels: \(removals.asked) asked for, \(removals.made) imputed and run")
      print(
        "wrote \(out)/report.html, results.json, \(SweepTables(results).all.map(\.file).joined(separator: ", ")), figures"
      )
    }
  }

  /// The cases, each with a class that every network has.
  private func caseList(_ networks: [NetworkModel]) throws -> CaseList {
    let folder = casesFile.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let bytes = try MappedFile(path: casesFile).withBytes { Array($0) }
    do {
      return try CaseList(csv: bytes, folder: folder) { name in
        for network in networks {
          do { _ = try network.labels.index(matching: name) } catch { return "\(error)" }
        }
        return nil
      }
    } catch {
      throw error.adding(["file": casesFile])
    }
  }

  /// The case's file last: what has one is finished.
  private func keep(_ outcome: EnsembleOutcome, id: String, in store: SweepStore) throws {
    let numbers = try SafetensorsWriter(path: "\(out)/maps/\(id).safetensors")
    for (method, map) in outcome.members.sorted(by: { $0.key < $1.key }) { try numbers.append(method, map) }
    for (kind, map) in outcome.chosen.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try numbers.append(kind.rawValue, map)
    }
    try numbers.finish()
    try outcome.image.writePNG(to: "\(out)/pictures/\(id).png")
    try store.finish(outcome.result, id: id)
  }

  private static func line(_ result: CaseResult) -> String {
    func score(_ map: CaseResult.ChosenMap) -> String {
      result.confirmation(of: map).map { Columns.fixed($0.score, digits: 4) } ?? "–"
    }
    return "best member \(score(.bestMember)) (\(result.bestMember?.method ?? "–")), best of the combinations "
      + "\(score(.bestExperiment)), member search \(score(.memberSearch)), all members \(score(.allMembers))"
  }
}

/// What `metacam sweep --json` prints; the results are in their file.
struct SweepOutput: Encodable {
  let cases: Int
  let removals: CaseResult.Removals
  let runs: [String: Int]
  let stageSeconds: [String: Double]

  init(results: SweepResults, log: RunLog) {
    cases = results.cases.count
    removals = results.removals
    runs = ["forward": log.counts.forward, "head": log.counts.head, "backward": log.counts.backward]
    stageSeconds = Dictionary(log.stageSeconds.map { ($0.stage, $0.seconds) }, uniquingKeysWith: +)
  }
}

extension [String] {
  /// Words as they are typed into a shell.
  fileprivate var shellWords: String {
    enumerated().map { index, word in
      // The program by its name: where it lies says nothing about the results.
      if index == 0 { return "metacam" }
      let isPlain = word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_./=,:+%@".unicodeScalars.contains($0)
      }
      return isPlain && !word.isEmpty
        ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }.joined(separator: " ")
  }
}
