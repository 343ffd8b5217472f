import ArgumentParser
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

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The score that is explained: 'logit', 'probability', 'log-probability', 'rest' (the logit less the cross-entropy)."
    ))
  var target: ScoreTarget = .logit

  @OptionGroup var sessionOptions: SessionOptions
  @OptionGroup var drawingOptions: DrawingOptions

  @Option(
    name: .long, help: ArgumentHelp("The folder for the pictures; made if missing.", valueName: "folder"),
    completion: .directory)
  var out = "."

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write the members' maps and the ensemble's as numbers: <image>/<class>/<method>, <image>/<class>/metacam.",
      valueName: "file"), completion: .file())
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
    let search = try MapSearch(search, ensemble: ensembleOptions.ensemble())
    let settings = try experimentOptions.settings(
      thresholds: threshold.percentages, methods: search.methods.map(\.slug), ensemble: search.ensemble)
    let session = try NetworkSession(
      inputOptions, sessionOptions, reading: [experimentOptions.groupsFile, ensembleOptions.readFile],
      writing: maps)
    try session.model.task.check([classChoice].compactMap(\.self))
    let drawing = drawingOptions.drawing
    let pictures = try session.pictureFolder(out, drawing.format)
    let (explainer, notes) = try await session.explainer(layers: layers)
    var output = try MetaOutput(
      session, notes: notes, settings, search, pictures: pictures, drawing, isJSON: json, numbers: maps)
    let ensemble = EnsembleExplainer(
      explainer: explainer, settings: settings, methods: search.methods, target: target)
    let outcomes = ensemble.outcomes(
      of: session.inputs(atMost: 2), classes: [classChoice].compactMap(\.self), searches: search.searches,
      log: session.log, naming: { [named = session.pictures] in (named[$0].name, named[$0].path) },
      onStep: session.steps(search.stepCount(settings) * (classChoice?.classCount ?? 1)))
    let failed = try await session.each(of: outcomes) { try output.add($1, of: $0) }
    try output.end(failed)
  }
}
