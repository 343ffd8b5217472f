import ArgumentParser
import FoundationEssentials
import MetaCAM

struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep", abstract: "Run all experiments on a list of pictures, and report them.",
    discussion: """
      CASES.csv has rows image,class or image,class,name; paths are relative to its folder. For each case and network: \
      every method at every k, all combinations of groups at every k, the search member by member, what each group \
      contributes, and the chosen maps under fresh seeds and by the other protocol.

      Writes into OUT: report.html, results.json, tables (*.csv), figures (PNG, SVG, PDF), maps (safetensors). What is \
      finished is kept: a sweep that was ended goes on with --resume, to the same results.

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
    let notice = PreparationNotice(of: models, console: console)
    let log = RunLog(stage: notice.stage)
    let networks = try log.measure("read") { try sweptNetworks() }
    let list = try caseList(networks.map(\.model))
    let plan = SweepPlan(
      version: Version.current, settings: settings, networks: networks.map(\.planned),
      precision: engineOptions.precision.rawValue, likePillow: pictureOptions.likePillow,
      cases: try list.cases.map { item in
        .init(
          name: item.name, image: item.image, imageHash: try hash(ofPicture: item), className: item.className,
          classIndices: item.classIndices)
      })
    let inputs = InputFiles(list.cases.map(\.path) + models + weights + [casesFile, experimentOptions.groupsFile])
    for file in SweepTables.files + ["results.json", "report.html", "sweep.json"] {
      try inputs.check(output: "\(out)/\(file)")
    }
    for folder in ["cases", "figures", "maps", "pictures"] { try inputs.check(outputFolder: "\(out)/\(folder)") }
    let store = try SweepStore(folder: out, plan: plan, resumes: resume)
    let engine = try engineOptions.engine()

    var notes: [String] = []
    for (index, network) in networks.enumerated() {
      let ensemble = try log.measure("compile") {
        EnsembleExplainer(
          explainer: try Explainer(model: network.model, engine: engine), settings: settings, engine: engine)
      }
      for note in ensemble.explainer.notes {
        notes.append("\(network.planned.name): \(note)")
        console.warn("\(network.planned.name): \(note)")
      }
      for (listed, item) in zip(list.cases, plan.items(ofNetwork: index)) {
        if try store.result(of: item) != nil {
          if !json { try StandardOutput.print("\(item.id): finished before") }
          continue
        }
        let steps = StepBar(
          console: console, name: item.id, stepCount: SearchChoice.groups.stepCount(settings) + 44)
        let image: Image
        do { image = try pictureOptions.image(at: listed.path, within: limitOptions.limits) } catch let error
          as ImagingError
        {
          throw error.adding(["case": item.id])
        }
        let outcome = try naming(listed.path) {
          try ensemble.explain(
            ensemble.explainer.model.preprocessing.input(of: image), className: "\(item.classIndex)", name: listed.name,
            path: listed.image,
            modelName: network.planned.name, searches: [.groups, .members], log: log
          ) { steps.advance($0) }
        }
        console.endProgress()
        for warning in outcome.result.warnings { console.warn("\(item.id), \(warning)") }
        try keep(outcome, of: item, in: store)
        if !json { try StandardOutput.print("\(item.id): \(Self.line(outcome.result))") }
      }
    }
    let results = try store.writeResults()
    for table in SweepTables(results).all { try AtomicFile.write(table.csv.utf8, to: "\(out)/\(table.file)") }
    let report = SweepReport(
      results, folder: out, command: CommandLine.arguments.shellWords, engineVersion: Core.engineVersion, notes: notes)
    let figures = StepBar(console: console, name: "figures", stepCount: 5 + 2 * results.cases.count)
    _ = try log.measure("figures") { try report.write { figures.advance("drawn") } }
    console.endProgress()
    if json {
      try JSONOutput.write(SweepOutput(results: results, notes: notes, log: log))
    } else {
      for paragraph in SweepSummary(results).paragraphs { try StandardOutput.print(paragraph) }
      let removals = results.removals
      try StandardOutput.print("removals of pixels: \(removals.asked) asked for, \(removals.made) imputed and run")
      try StandardOutput.print(
        "wrote \(out)/report.html, results.json, \(SweepTables(results).all.map(\.file).joined(separator: ", ")), figures"
      )
    }
  }

  private struct SweptNetwork {
    let model: NetworkModel
    let planned: SweepPlan.PlannedNetwork
  }

  /// Each network once, however often and by whatever path it is named.
  private func sweptNetworks() throws -> [SweptNetwork] {
    try models.enumerated().map { index, name in
      let file = weights.isEmpty ? nil : weights[index]
      let model = try NetworkModel(named: name, weights: file, limits: limitOptions.limits)
      let isAmbiguous = models.count { $0 == name } > 1
      let label = isAmbiguous ? file.map { "\(name) with \($0)" } ?? name : name
      return SweptNetwork(model: model, planned: .init(name: label, hash: try model.contentHash()))
    }.eachOnce(by: \.planned.hash)
  }

  /// The cases, each with a class that every network has.
  private func caseList(_ networks: [NetworkModel]) throws -> CaseList {
    let folder = casesFile.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let bytes = try MappedFile(path: casesFile).withBytes { Array($0) }
    do {
      return try CaseList(csv: bytes, folder: folder) { name in
        try networks.map { try $0.labels.index(matching: name) }
      }
    } catch {
      throw error.adding(["file": casesFile])
    }
  }

  private func hash(ofPicture item: CaseList.Case) throws -> String {
    do {
      return try MappedFile(path: item.path).withBytes { SHA256.hexadecimal(of: $0) }
    } catch let error as FileError {
      throw error.adding(["case": item.name])
    }
  }

  /// The case's file last: what has one is finished.
  private func keep(_ outcome: EnsembleOutcome, of item: SweepPlan.Item, in store: SweepStore) throws {
    let numbers = try SafetensorsWriter(path: "\(out)/maps/\(item.id).safetensors")
    for (method, map) in outcome.members.sorted(by: { $0.key < $1.key }) { try numbers.append(method, map) }
    for (kind, map) in outcome.chosen.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try numbers.append(kind.rawValue, map)
    }
    try numbers.finish()
    try outcome.image.writePNG(to: "\(out)/pictures/\(item.id).png")
    try store.finish(outcome.result, of: item)
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
  let warnings: [Warning]
  /// What a reader should know, network by network.
  let notes: [String]
  let removals: CaseResult.Removals
  let runs: [String: Int]
  let stageSeconds: [String: Double]

  init(results: SweepResults, notes: [String], log: RunLog) {
    self.notes = notes
    cases = results.cases.count
    warnings = zip(results.plan.items, results.cases).flatMap { item, result in
      result.warnings.map { Warning(case: item.id, warning: $0) }
    }
    removals = results.removals
    runs = ["forward": log.counts.forward, "head": log.counts.head, "backward": log.counts.backward]
    stageSeconds = Dictionary(log.stageSeconds.map { ($0.stage, $0.seconds) }, uniquingKeysWith: +)
  }

  struct Warning: Encodable {
    let `case`: String
    let warning: MapWarning
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
