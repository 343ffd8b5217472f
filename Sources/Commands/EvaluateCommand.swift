import ArgumentParser
import Evaluation
import Failures
import Files
import MetaCAM

struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure how faithful maps are to the network.",
    discussion: """
      Prints a table for each picture and class, best map first, with the control random-cam in it for scale.

      Metrics (↑ higher is better, ↓ lower is better; 'order': only the order of a map's values counts, 'scale': not their \
      unit, so that a map and its multiple score the same):
      \(Metric.all.map(Self.entry).joined(separator: "\n"))

      ROAD removes pixels and fills them from their surroundings. Protocols, which differ for maps with many equal values:
      \(RemovalProtocol.allCases.map { Columns.entry($0.rawValue, width: 20, $0.summary) }.joined(separator: "\n"))

      Examples:
        metacam evaluate cat.jpg --method all
        metacam evaluate cat.jpg --class tabby --metric all --csv scores.csv
        metacam evaluate cat.jpg --maps maps.safetensors --removals removed
      """)

  @OptionGroup var inputOptions: InputOptions

  @Option(
    name: .customLong("class"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "The classes: index, name, WordNet id, or top3 for the three likeliest (default: top, or those of --maps).",
      valueName: "class"))
  var classes: [ClassChoice] = []

  @Option(
    name: .customLong("method"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "The methods whose maps are made and judged, or 'all' (default: grad-cam, or none beside --maps).",
      valueName: "method"))
  var methodNames: [String] = []

  @OptionGroup var ensembleOptions: EnsembleOptions

  @Option(
    name: .customLong("metric"), parsing: .upToNextOption,
    help: ArgumentHelp("The metrics, or 'all'.", valueName: "metric"))
  var metricNames: [String] = ["road"]

  @Option(name: .customLong("protocol"), help: "ROAD's protocol: 'reference', 'exact' or 'both'.")
  var protocolChoice: ProtocolChoice = .both

  @Option(
    name: .customLong("percent"), parsing: .upToNextOption,
    help: ArgumentHelp("ROAD's percentages, 0 to 100 (default: 20 40 60 80).", valueName: "p"))
  var percentages: [Double] = []

  @Option(name: .long, help: "For the noise, the order of equal pixels, random-cam and the class of random-logit.")
  var seed: UInt64 = 0

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The standard deviation of the noise on imputed pixels, in normalised units.", valueName: "deviation"))
  var noise: Float = ImputationNoise.usualStandardDeviation

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Judge the maps in this safetensors file, named <image>/<class>/<method> as `explain --maps` writes them.",
      valueName: "file"))
  var maps: String?

  @Option(
    name: .long, help: ArgumentHelp("Write the imputed pictures of ROAD into this folder, as PNG.", valueName: "folder")
  )
  var removals: String?

  @Flag(name: .long, help: "Leave out random-cam.")
  var noControl = false

  @Option(
    name: .customLong("layer"), parsing: .upToNextOption,
    help: ArgumentHelp("The layers to make the maps from: names that `metacam layers` lists.", valueName: "layer"))
  var layers: [String] = []

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var seriesOptions: SeriesOptions
  @OptionGroup var engineOptions: EngineOptions

  @Flag(name: .long, help: "Print one JSON object instead of tables.")
  var json = false

  @Option(name: .long, help: ArgumentHelp("Write the scores as a table of comma-separated values.", valueName: "file"))
  var csv: String?

  func run() async throws {
    let console = Console(isQuiet: false)
    let metrics = try Metric.named(metricNames)
    let methods = try methods()
    let request = EvaluationRequest(
      explanation: ExplanationOptions(
        classes: classes, methods: methods, seed: seed, ensemble: try ensembleOptions.ensemble()), metrics: metrics,
      options: EvaluationOptions(
        protocols: protocolChoice.protocols,
        percentages: percentages.isEmpty ? EvaluationOptions.usualPercentages : percentages.eachOnce { $0 }, seed: seed),
      noise: try ImputationNoise(standardDeviation: noise, seed: seed))
    try request.options.check()
    let list = try InputList(inputOptions)
    try list.checkNames()
    let inputs = InputFiles(list.files + modelOptions.files + [maps])
    try inputs.check(output: csv)
    let foreign = try maps.map { try MapFile(contentsOf: $0) }
    if let removals { try AtomicFile.makeFolder(removals) }

    let bar = ProgressBar(
      console: console, mapCount: list.items.count * max(classes.map(\.classCount).reduce(0, +), 1) * methods.count)
    let notice = PreparationNotice(of: [modelOptions.model], console: console)
    let log = RunLog(stage: notice.stage) { bar.update($0) }
    let model = try log.measure("read") { try modelOptions.loaded(for: list, within: limitOptions.limits) }
    let (engine, precisionNote) = try await log.measure("compile") {
      try await engineOptions.engine(for: model)
    }
    let explainer = try log.measure("compile") { try Explainer(model: model, layers: layers, engine: engine) }
    let evaluator = Evaluator(explainer: explainer)
    let tag = removals == nil ? "" : try log.measure("read") { try model.tag() }
    var report = EvaluateOutput(
      model: model, layers: explainer.layers,
      notes: explainer.notes.map(\.worded) + [precisionNote].compactMap(\.self),
      request: request)
    explainer.notes.map(\.worded).forEach(console.warn)
    if let precisionNote { console.note(precisionNote) }
    let series = InputSeries(list, for: model, inputOptions.picture, limitOptions.limits, log: log)
    var failed = seriesOptions.failures(of: list.paths, console: console)

    for try await picture in series.prepared(atMost: 2) {
      let (path, name) = (picture.path, list.items[picture.place].name)
      let results = try await failed.noting(path) {
        try await evaluator.evaluate(
          picture.input.get(), request, foreignMaps: foreign?.maps(ofImage: name) ?? [:], log: log
        ) { bar.begin("\(name) \($0.slug)") }
      }
      guard let results else { continue }
      console.endProgress()
      for result in results {
        for warning in result.warnings { console.warn("\(path), \(warning)") }
        if !json { try EvaluationTable(result, path: path, labels: model.labels).print(log: console) }
        report.append(result, image: path)
        if let removals {
          let written = WrittenRemovals(result, request.options, model.preprocessing)
          for file in try written.write(to: "\(removals)/\(name).\(tag)", sparing: inputs) where !json {
            try StandardOutput.print("  wrote \(file)")
          }
        }
      }
    }
    if let csv {
      try AtomicFile.write(report.csv.utf8, to: csv)
      if !json { try StandardOutput.print("wrote \(csv)") }
    }
    if json {
      report.finish(log, failures: failed.listed)
      try JSONOutput.write(report)
    } else {
      try StandardOutput.print("input: \(model.preprocessing)")
      try StandardOutput.print("probabilities: \(model.scoreReading)")
      try StandardOutput.print("seed \(seed), noise \(noise)")
    }
    try failed.check()
  }

  private static func entry(_ metric: Metric) -> String {
    let marks = "\(metric.higherIsBetter ? "↑" : "↓") \(Columns.left(metric.invariance.rawValue, width: 5))"
    return Columns.entry(
      "\(Columns.left(metric.slug, width: 12)) \(marks)", width: 20, "\(metric.summary) (\(metric.source))")
  }

  /// Those asked for, and the control.
  private func methods() throws -> [Method] {
    let usual = maps == nil ? ["grad-cam"] : []
    let asked = try ensembleOptions.methods(methodNames, usual: usual)
    return asked + (noControl || asked.contains { $0.isControl } ? [] : try Method.named(["random-cam"]))
  }
}

/// ROAD's protocols on the command line.
enum ProtocolChoice: String, NamedChoice, CaseIterable {
  case reference, exact, both

  var protocols: [RemovalProtocol] {
    switch self {
    case .reference: [.reference]
    case .exact: [.exact]
    case .both: RemovalProtocol.allCases
    }
  }
}

/// ROAD's imputed pictures as files.
private struct WrittenRemovals {
  private let result: ClassEvaluation
  private let options: EvaluationOptions
  private let preprocessing: Preprocessing

  init(_ result: ClassEvaluation, _ options: EvaluationOptions, _ preprocessing: Preprocessing) {
    self.result = result
    self.options = options
    self.preprocessing = preprocessing
  }

  /// Writes `<prefix>.<class>.<method>.<protocol>.<morf or lerf>.<percent>.png`, of the first draw.
  func write(to prefix: String, sparing inputs: InputFiles) throws -> [String] {
    let picture = result.picture
    let removal = PixelRemoval(height: picture.height, width: picture.width, seed: options.seed)
    var files: [String] = []
    for map in result.maps {
      let method = ShownText.fileName(map.method)
      for removalProtocol in options.protocols {
        for (order, letters) in [(RemovalOrder.mostRelevantFirst, "morf"), (.leastRelevantFirst, "lerf")] {
          for percent in options.percentages {
            let mask = try removal.mask(
              of: map.ranked(for: removalProtocol), percent: percent, order: order, by: removalProtocol)
            let file =
              "\(prefix).\(result.classIndex).\(method).\(removalProtocol.rawValue).\(letters).\(Columns.plain(percent)).png"
            try inputs.check(output: file)
            try preprocessing.picture(of: picture.imputed(removing: mask)).writePNG(to: file)
            files.append(file)
          }
        }
      }
    }
    return files
  }
}
