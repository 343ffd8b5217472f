import ArgumentParser
import Files
import MetaCAM

struct MetaCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "meta", abstract: "Draw the ensemble of all methods, with the threshold that ROAD chooses.",
    discussion: """
      Makes the eleven maps, searches for the combination and the top k percent that ROAD scores best, and writes \
      OUT/<image>.<network>.<class>.metacam.png. The table compares it with its members, each at its own best k and without a \
      threshold. What was selected by its score scores too well: the lines below the table say what the chosen map \
      scores under other noise and by the other protocol.

      Searches:
        groups        all 64 combinations of six groups of methods, as in the source
        members       one member after another, as long as the score rises
        none          all methods together; only k is searched

      Examples:
        metacam meta cat.jpg
        metacam meta cat.jpg --class tabby --search members --out maps
        metacam meta cat.jpg --search none --k 10 --consensus vote
        metacam meta cat.jpg --ensemble ensemble.json
      """)

  @OptionGroup var inputOptions: InputOptions

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      "The class: index, name, WordNet id, or top3 for the three likeliest (default: top).", valueName: "class"))
  var classChoice: ClassChoice?

  @Option(name: .long, help: "How members are chosen; 'groups' unless it is said otherwise.")
  var search: SearchChoice?

  @Option(
    name: .customLong("k"),
    help: ArgumentHelp("Keep the top k percent; 'auto' tries 5, 10, … 100 and takes the best.", valueName: "percent"))
  var threshold: ThresholdChoice = .auto

  @OptionGroup var ensembleOptions: EnsembleOptions
  @OptionGroup var experimentOptions: ExperimentOptions

  @Option(
    name: .customLong("layer"), parsing: .upToNextOption,
    help: ArgumentHelp("The layers to make the maps from: names that `metacam layers` lists.", valueName: "layer"))
  var layers: [String] = []

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var seriesOptions: SeriesOptions
  @OptionGroup var engineOptions: EngineOptions

  @Option(name: .long, help: ArgumentHelp("The folder for the pictures; made if missing.", valueName: "folder"))
  var out = "."

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write the members' maps and the ensemble's as numbers: <image>/<class>/<method>, <image>/<class>/metacam.",
      valueName: "file"))
  var maps: String?

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func validate() throws {
    guard ensembleOptions.ensembleFile != nil else { return }
    if search != nil || !threshold.isAuto || experimentOptions.hasGroups || experimentOptions.consensus != .sum {
      throw ValidationError(
        "An ensemble's file says which methods, k and consensus are taken: leave out --search, --k, --groups, --group and "
          + "--consensus beside --ensemble.")
    }
  }

  func run() async throws {
    let console = Console(isQuiet: false)
    let chosenBefore = try ensembleOptions.ensemble()
    let search: MapSearch = chosenBefore.map { .given($0) } ?? .made(by: self.search ?? .groups)
    let settings = try experimentOptions.settings(
      thresholds: threshold.percentages, methods: search.methods.map(\.slug), ensemble: chosenBefore)
    let list = try InputList(inputOptions)
    try list.checkNames()
    let inputs = InputFiles(
      list.files + modelOptions.files + [experimentOptions.groupsFile, ensembleOptions.ensembleFile])
    try inputs.check(output: maps)
    try AtomicFile.makeFolder(out)
    let notice = PreparationNotice(of: [modelOptions.model], console: console)
    let log = RunLog(stage: notice.stage)
    let model = try log.measure("read") { try modelOptions.loaded(for: list, within: limitOptions.limits) }
    _ = try classChoice?.indices(in: model.labels, scores: nil)
    let (engine, precisionNote) = try await log.measure("compile") {
      try await engineOptions.engine(for: model)
    }
    let explainer = try log.measure("compile") { try Explainer(model: model, layers: layers, engine: engine) }
    let ensemble = EnsembleExplainer(explainer: explainer, settings: settings, methods: search.methods)
    explainer.notes.map(\.worded).forEach(console.warn)
    if let precisionNote { console.note(precisionNote) }
    let numbers = try maps.map { try SafetensorsWriter(path: $0) }
    var results: [MetaOutput.CaseOutput] = []
    let tag = try log.measure("read") { try model.tag() }
    var withoutMap: [String] = []

    let series = InputSeries(list, for: model, inputOptions.picture, limitOptions.limits, log: log)
    var failed = seriesOptions.failures(of: list.paths, console: console)

    for try await picture in series.prepared(atMost: 2) {
      let (path, name) = (picture.path, list.items[picture.place].name)
      let stepCount = search.stepCount(settings) * (classChoice?.classCount ?? 1)
      let steps = StepBar(console: console, name: name, stepCount: stepCount)
      let outcomes = try await failed.noting(path) {
        try await ensemble.explain(
          picture.input.get(), classes: [classChoice].compactMap(\.self), name: name, path: path,
          searches: search.searches, log: log
        ) { steps.advance($0) }
      }
      console.endProgress()
      for outcome in outcomes ?? [] {
        for warning in outcome.result.warnings { console.warn("\(path), \(warning)") }
        // The best combination may be that of no map at all.
        let map = outcome.chosen[search.chosenMap]
        let file = map == nil ? nil : "\(out)/\(name).\(tag).\(outcome.result.classIndex).metacam.png"
        try inputs.check(output: file)
        if let map, let file { try Overlay().drawn(map, over: outcome.image).writePNG(to: file) }
        if let numbers {
          for method in search.methods.map(\.slug) {
            if let member = outcome.members[method] {
              try numbers.append("\(name)/\(outcome.result.classIndex)/\(method)", member)
            }
          }
          if let map { try numbers.append("\(name)/\(outcome.result.classIndex)/metacam", map) }
        }
        if json {
          results.append(.init(result: outcome.result, file: file))
        } else {
          try StandardOutput.print("\(path), \(MetaTable.heading(of: outcome.result))")
          for line in MetaTable(outcome.result, settings: settings, chosen: search.chosenMap).lines {
            try StandardOutput.print(line)
          }
          if let file { try StandardOutput.print("  wrote \(file)") }
        }
        if map == nil { withoutMap.append("class \(outcome.result.classIndex) of '\(path)'") }
      }
    }
    if let maps, let numbers {
      try numbers.finish()
      if !json { try StandardOutput.print("wrote \(maps)") }
    }
    if json {
      try JSONOutput.write(
        MetaOutput(
          preprocessing: model.preprocessing, scoreReading: model.scoreReading, settings: settings,
          search: search.name,
          notes: explainer.notes.map(\.worded) + [precisionNote].compactMap(\.self),
          cases: results,
          failures: failed.listed, log: log))
    } else {
      try StandardOutput.print("input: \(model.preprocessing)")
      try StandardOutput.print("probabilities: \(model.scoreReading)")
      try StandardOutput.print(
        "seed \(settings.seed), noise \(settings.noiseStandardDeviation), chosen by \(settings.removalProtocol.rawValue)"
      )
    }
    try failed.check()
    if let first = withoutMap.first {
      let others = withoutMap.count == 1 ? "" : " and \(withoutMap.count - 1) more"
      throw MetaCAMError(
        .noMap, "no map of \(first)\(others) was written: no combination of methods scores above zero",
        remedy: "\(.option(.search)) none draws all methods together, whatever they score")
    }
  }
}

/// How members are chosen.
enum SearchChoice: String, NamedChoice, CaseIterable {
  case groups, members, none

  var searches: [CaseExperiment.Search] {
    switch self {
    case .groups: [.groups]
    case .members: [.members]
    case .none: []
    }
  }

  var chosenMap: CaseResult.ChosenMap {
    switch self {
    case .groups: .bestExperiment
    case .members: .memberSearch
    case .none: .allMembers
    }
  }

}

/// Where the map comes from that is drawn: from a search, or from an ensemble that was chosen before.
enum MapSearch {
  case made(by: SearchChoice)
  case given(EnsembleFile)

  /// Whose maps are made.
  var methods: [Method] {
    switch self {
    case .made: Method.explaining
    case .given(let ensemble): Method.explaining.filter { ensemble.methods.contains($0.slug) }
    }
  }

  var searches: [CaseExperiment.Search] {
    switch self {
    case .made(let choice): choice.searches
    case .given: []
    }
  }

  var chosenMap: CaseResult.ChosenMap {
    switch self {
    case .made(let choice): choice.chosenMap
    case .given: .given
    }
  }

  var name: String {
    switch self {
    case .made(let choice): choice.rawValue
    case .given: "file"
    }
  }

  /// How many maps are made or scored at all thresholds, about.
  func stepCount(_ settings: ExperimentSettings) -> Int {
    let count = methods.count
    switch self {
    case .made(by: .groups): return 2 * count + 1 << settings.groups.count
    case .made(by: .members): return 6 * count
    case .made(by: .none), .given: return 2 * count + 2
    }
  }
}

/// `auto`, or a percentage.
enum ThresholdChoice: ExpressibleByArgument {
  case auto
  case percent(Double)

  init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if let percent = Double(argument), percent > 0, percent <= 100 {
      self = .percent(percent)
    } else {
      return nil
    }
  }

  var defaultValueDescription: String { "auto" }

  var isAuto: Bool {
    if case .auto = self { true } else { false }
  }

  var percentages: [Double] {
    switch self {
    case .auto: AdaptiveThreshold.usualPercentages
    case .percent(let percent): [percent]
    }
  }
}

/// How far an ensemble is.
final class StepBar {
  private let console: Console
  private let name: String
  private let stepCount: Int
  private var done = 0

  init(console: Console, name: String, stepCount: Int) {
    self.console = console
    self.name = name
    self.stepCount = stepCount
  }

  func advance(_ what: String) {
    done = min(done + 1, stepCount)
    console.bar(done, of: stepCount, "\(name): \(what)")
  }
}
