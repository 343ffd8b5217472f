import ArgumentParser
import MetaCAM

struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure how faithful maps are to the network.",
    discussion: """
      Prints a table for each picture and class, best map first, with the control random-cam in it for scale.

      Metrics (↑ higher is better, ↓ lower is better; 'order': only the order of a map's values counts, 'scale': not their \
      unit, so that a map and its multiple score the same):
      \(HelpLists.metrics)

      ROAD removes pixels and fills them from their surroundings. Protocols, which differ for maps with many equal values:
      \(HelpLists.removalProtocols)

      Examples:
        metacam evaluate cat.jpg --method all
        metacam evaluate cat.jpg --class tabby --metric all --csv scores.csv
        metacam evaluate cat.jpg --maps maps.safetensors --removals removed
        metacam evaluate cat.jpg --method all --curves curves
        metacam evaluate cat.jpg --metric energy rank-accuracy --box 95,0,260,300
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
      valueName: "method"), completion: .methods)
  var methodNames: [String] = []

  @OptionGroup var ensembleOptions: EnsembleOptions

  @Option(
    name: .customLong("metric"), parsing: .upToNextOption,
    help: ArgumentHelp("The metrics, or 'all'.", valueName: "metric"), completion: .metrics)
  var metricNames: [String] = ["road"]

  @Option(name: .customLong("protocol"), help: "ROAD's protocol: 'reference', 'exact' or 'both'.")
  var protocolChoice: ProtocolChoice = .both

  @Option(
    name: .customLong("percent"), parsing: .upToNextOption,
    help: ArgumentHelp("ROAD's percentages, 0 to 100 (default: 20 40 60 80).", valueName: "p"))
  var percentages: [Double] = []

  @Option(name: .long, help: "For the noise, the order of equal pixels, random-cam and all else that is drawn.")
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
      valueName: "file"), completion: .file())
  var maps: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Write the imputed pictures of ROAD into this folder, as PNG.", valueName: "folder"),
    completion: .directory)
  var removals: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Draw the probability over the share of pixels removed into this folder, most and least relevant first, as PNG and SVG.",
      valueName: "folder"),
    completion: .directory)
  var curves: String?

  @Option(
    name: .customLong("box"), parsing: .singleValue,
    help: ArgumentHelp(
      "Where the object is in the one picture, in its pixels, for the metrics that ask for it; give the option once a box.",
      valueName: "left,top,width,height"), transform: PictureBox.named)
  var boxes: [PictureBox] = []

  @Flag(name: .long, help: "Leave out random-cam.")
  var noControl = false

  @Option(
    name: .customLong("layer"), parsing: .upToNextOption,
    help: ArgumentHelp("The layers to make the maps from: names that `metacam layers` lists.", valueName: "layer"))
  var layers: [String] = []

  @OptionGroup var sessionOptions: SessionOptions

  @Flag(name: .long, help: "Print one JSON object instead of tables.")
  var json = false

  @Option(
    name: .long, help: ArgumentHelp("Write the scores as a table of comma-separated values.", valueName: "file"),
    completion: .file())
  var csv: String?

  func run() async throws {
    var request = try EvaluationRequest(
      classes: classes, methods: methods(), ensemble: ensembleOptions.ensemble(),
      metrics: Metric.named(metricNames, hasBoxes: !boxes.isEmpty),
      protocols: protocolChoice.protocols,
      percentages: percentages.isEmpty ? EvaluationOptions.usualPercentages : percentages.eachOnce { $0 },
      noise: noise, seed: seed)
    request.boxes = boxes
    request.drawsCurves = curves != nil
    try request.options.check()
    let session = try NetworkSession(
      inputOptions, sessionOptions, reading: [maps, ensembleOptions.readFile], writing: csv,
      making: request.explanation)
    let foreign = try maps.map { try MapFile(contentsOf: $0) }
    if !boxes.isEmpty, session.names.count != 1 {
      throw ValidationError("--box is for one picture; there are \(session.names.count).")
    }
    let folders = EvaluateOutput.Folders(
      removals: try removals.map { try session.pictureFolder($0) },
      curves: try curves.map { try session.pictureFolder($0) })
    let (explainer, notes) = try await session.explainer(layers: layers)
    var output = EvaluateOutput(
      session, layers: explainer.layers, notes: notes, request, isJSON: json, csv: csv, folders)
    let evaluations = Evaluator(explainer: explainer).evaluations(
      of: session.inputs(atMost: 2), request,
      foreignMaps: { [names = session.names] in try foreign?.maps(ofImage: names[$0]) ?? [:] }, log: session.log,
      onMap: session.onMap)
    let failed = try await session.each(of: evaluations) { try output.add($1, of: $0) }
    try output.end(failed)
  }

  /// Those asked for, and the control.
  private func methods() throws -> [Method] {
    let usual = maps == nil ? ["grad-cam"] : []
    let asked = try ensembleOptions.methods(methodNames, usual: usual)
    return asked + (noControl || asked.contains { $0.isControl } ? [] : try Method.named(["random-cam"]))
  }
}
