import ArgumentParser
import Files
import MetaCAM

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Draw heat maps of what spoke for a class.",
    discussion: """
      Writes OUT/<image>.<network>.<class>.<method>.png: the part of the picture that the network saw, with the map over it; red \
      is what spoke most for the class.

      Methods:
      \(Method.all.map { Columns.entry($0.slug, width: 20, "\($0.summary) (\($0.source))") }.joined(separator: "\n"))

      Examples:
        metacam explain cat.jpg
        metacam explain cat.jpg --class tabby 282 n02124075 --method all --out maps
        metacam explain *.jpg --method grad-cam layer-cam --maps maps.safetensors
      """)

  @OptionGroup var inputOptions: InputOptions

  @Option(
    name: .customLong("class"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "The classes to explain: index, name, WordNet id, or top3 for the three likeliest (default: top).",
      valueName: "class"))
  var classes: [ClassChoice] = []

  @Option(
    name: .customLong("method"), parsing: .upToNextOption,
    help: ArgumentHelp("The methods, or 'all' for the eleven that explain (default: grad-cam).", valueName: "method"))
  var methodNames: [String] = []

  @OptionGroup var ensembleOptions: EnsembleOptions

  @Option(
    name: .customLong("layer"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "The layers to make the maps from: names that `metacam layers` lists, or unique endings of them.",
      discussion: "With several, each map is the mean over the layers.", valueName: "layer"))
  var layers: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The score that is explained: 'logit', 'softmax' (the probability), 'rest' (the logit less the cross-entropy)."))
  var target: ScoreTarget = .logit

  @Flag(name: .long, help: "Less noise: the principal component of the channels' contributions instead of their sum.")
  var eigenSmooth = false

  @Flag(name: .long, help: "Less noise: the mean over six variants of the picture, mirrored and at other brightness.")
  var augSmooth = false

  @Option(name: .long, help: "For random-cam.")
  var seed: UInt64 = 0

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many inputs run at once in score-cam and ablation-cam (default: what suits the network).",
      valueName: "count"))
  var batch: Int?

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var seriesOptions: SeriesOptions
  @OptionGroup var engineOptions: EngineOptions

  @Option(name: .long, help: ArgumentHelp("The folder for the pictures; made if missing.", valueName: "folder"))
  var out = "."

  @Option(
    name: .long,
    help: ArgumentHelp("Write inputs, logits and maps as numbers into one safetensors file.", valueName: "file"))
  var maps: String?

  @Flag(
    name: .long,
    help: "With --maps: also the activations of the target layers and the gradients of the score at them.")
  var record = false

  @Option(
    name: .customLong("colormap"),
    help: ArgumentHelp(
      "The colours of the map.", discussion: ColourMap.all.map { "\($0.slug): \($0.summary)." }.joined(separator: "\n"),
      valueName: "name"))
  var colourMap: ColourMap = .jet

  @Option(name: .long, help: "How much of the map and how little of the picture shows, 0 to 1.")
  var opacity: Float = 0.5

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  @Flag(name: .long, help: "Print nothing but results in JSON, warnings and errors.")
  var quiet = false

  func validate() throws {
    if !(0...1).contains(opacity) { throw ValidationError("--opacity takes a number from 0 to 1, not \(opacity).") }
    if record, maps == nil { throw ValidationError("--record needs --maps, the file that it writes to.") }
    if let batch, batch < 1 { throw ValidationError("--batch takes a number from 1 up, not \(batch).") }
  }

  func run() async throws {
    let console = Console(isQuiet: quiet)
    let options = ExplanationOptions(
      classes: classes, methods: try ensembleOptions.methods(methodNames, usual: ["grad-cam"]), target: target,
      eigenSmooth: eigenSmooth, augmentationSmooth: augSmooth, seed: seed, keepsRecords: record,
      ensemble: try ensembleOptions.ensemble())
    let list = try InputList(inputOptions)
    try list.checkNames()
    let (images, names) = (list.paths, list.items.map(\.name))
    let inputs = InputFiles(list.files + modelOptions.files + [ensembleOptions.ensembleFile])
    try inputs.check(output: maps)
    try AtomicFile.makeFolder(out)

    let bar = ProgressBar(
      console: console,
      mapCount: images.count * max(classes.map(\.classCount).reduce(0, +), 1)
        * (options.methods.count + (options.ensemble?.methods.count ?? 0)))
    let notice = PreparationNotice(of: [modelOptions.model], console: console)
    let log = RunLog(stage: notice.stage) { bar.update($0) }
    let model = try log.measure("read") { try modelOptions.loaded(for: list, within: limitOptions.limits) }
    let (engine, precisionNote) = try await log.measure("compile") {
      try await engineOptions.engine(for: model)
    }
    let explainer = try log.measure("compile") {
      try Explainer(model: model, layers: layers, batchSize: batch, engine: engine)
    }
    let notes = explainer.notes.map(\.worded) + [precisionNote].compactMap(\.self)
    explainer.notes.map(\.worded).forEach(console.warn)
    if let precisionNote { console.note(precisionNote) }
    let numbers = try maps.map { try SafetensorsWriter(path: $0) }
    let tag = try log.measure("read") { try model.tag() }
    let overlay = Overlay(colourMap: colourMap, opacity: opacity)
    let series = InputSeries(list, for: model, inputOptions.picture, limitOptions.limits, log: log)
    let explanations = try explainer.explanations(
      of: series.prepared(atMost: 2 * explainer.largestBatch).map(\.input), options, log: log
    ) { picture, method in bar.begin("\(names[picture]) \(method.slug)") }
    // Reading, the network, drawing and writing go on at once; of each, a few pictures are in memory.
    let drawn = ConcurrentMap(explanations, atMost: 4) { [out, tag] place, result -> Result<Drawn, any Error> in
      switch result {
      case .failure(let error): return .failure(error)
      case .success(let explanation):
        let files = try log.measureBeside("draw") {
          try Self.draw(explanation, to: "\(out)/\(names[place]).\(tag)", overlay, sparing: inputs)
        }
        return .success(Drawn(explanation: explanation, files: files))
      }
    }

    var failed = seriesOptions.failures(of: images, console: console)
    var results: [ExplainOutput.ImageOutput] = []
    var place = 0
    for try await result in drawn {
      let (path, name) = (images[place], names[place])
      place += 1
      guard let done = try await failed.noting(path, result.get) else { continue }
      console.endProgress()
      try log.measure("write") { try numbers?.append(done.explanation, named: name) }
      for warning in done.explanation.warnings { console.warn("\(path), \(warning)") }
      let top = Prediction.likeliest(5, of: done.explanation.logits, by: model)
      if json {
        results.append(
          .init(path: path, top: top, explanation: done.explanation, files: done.files, labels: model.labels))
      } else if !quiet {
        try StandardOutput.print(path)
        for line in PredictionTable.lines(top) { try StandardOutput.print(line) }
        for file in done.files { try StandardOutput.print("  wrote \(file)") }
      }
    }
    if let maps, let numbers {
      try log.measure("write") { try numbers.finish() }
      if !json, !quiet { try StandardOutput.print("wrote \(maps)") }
    }
    if !json, !quiet {
      try StandardOutput.print("input: \(model.preprocessing)")
      try StandardOutput.print("probabilities: \(model.scoreReading)")
    }
    if json {
      try JSONOutput.write(
        ExplainOutput(
          model: model, layers: explainer.layers, notes: notes, options: options, images: results,
          failures: failed.listed, log: log))
    }
    try failed.check()
  }

  private struct Drawn: Sendable {
    let explanation: Explanation
    let files: [String]
  }

  private static func draw(
    _ explanation: Explanation, to prefix: String, _ overlay: Overlay, sparing inputs: InputFiles
  ) throws -> [String] {
    try explanation.maps.map { map in
      let file = "\(prefix).\(map.classIndex).\(map.method).png"
      try inputs.check(output: file)
      try overlay.drawn(map.map, over: explanation.image).writePNG(to: file)
      return file
    }
  }
}

extension ClassChoice: ExpressibleByArgument {
  public init(argument: String) { self.init(argument) }
}

extension SafetensorsWriter {
  /// The tensors of `--maps`: `<image>/input`, `<image>/logits`, `<image>/<class>/<method>`; and with `--record`
  /// `<image>/activations/<layer>` and `<image>/<class>/gradients/<layer>`, `[C, h, w]`.
  fileprivate func append(_ explanation: Explanation, named name: String) throws {
    try append("\(name)/input", explanation.imageNCHW)
    try append("\(name)/logits", explanation.logits.reshaped([1, explanation.logits.count]))
    for map in explanation.maps { try append("\(name)/\(map.classIndex)/\(map.method)", map.map) }
    var written: Set<String> = []
    for record in explanation.records {
      let tensors = [
        ("\(name)/activations/\(record.layer)", record.record.activations),
        ("\(name)/\(record.classIndex)/gradients/\(record.layer)", try record.record.gradients),
      ]
      for (name, tensor) in tensors where written.insert(name).inserted { try append(name, tensor) }
    }
  }
}
