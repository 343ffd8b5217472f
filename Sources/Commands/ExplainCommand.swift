import ArgumentParser
import MetaCAM

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Draw heat maps of what spoke for a class.",
    discussion: """
      Writes OUT/<image>.<network>.<class>.<method>.png: the picture with the map over it; red is what spoke most for the class, \
      and what the network did not see is grey and hatched.

      Methods:
      \(HelpLists.methods)

      Examples:
        metacam explain cat.jpg
        metacam explain cat.jpg --class tabby 282 n02124075 --method all --out maps
        metacam explain *.jpg --method grad-cam layer-cam --maps maps.safetensors
        metacam explain cat.jpg --boxes --contour --caption --format pdf
        metacam explain thorax.dcm --dicom --anonymise
        metacam explain cat.mp4 --method grad-cam --every 5 --out cat-cam.mp4

      A film (\(FilmInput.endingList); it needs ffmpeg) becomes a film with the maps over its frames, a table and a curve of its \
      classes. '-' reads and writes frames without a container:
        metacam explain - --raw 640x480@25 --out -
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
    help: ArgumentHelp(
      "The methods, 'all' for the eleven that ensembles are made of, or 'every' (default: grad-cam; of a detector hires-cam).",
      valueName: "method"),
    completion: .methods)
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
      "The score that is explained: 'logit', 'probability', 'log-probability', 'rest' (the logit less the cross-entropy)."
    ))
  var target: ScoreTarget = .logit

  @Flag(name: .long, help: "Less noise: the principal component of the channels' contributions instead of their sum.")
  var eigenSmooth = false

  @Flag(name: .long, help: "Less noise: the mean over six variants of the picture, mirrored and at other brightness.")
  var augSmooth = false

  @Option(name: .long, help: "For methods that draw lots, such as random-cam and rise.")
  var seed: UInt64 = 0

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many inputs run at once in score-cam and ablation-cam (default: what suits the network).",
      valueName: "count"))
  var batch: Int?

  @OptionGroup var sessionOptions: SessionOptions

  @OptionGroup var filmOptions: FilmOptionGroup

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder for the pictures; made if missing. Of a film also the film's name, or '-' for standard output.",
      valueName: "folder"), completion: .directory)
  var out = "."

  @Option(
    name: .long,
    help: ArgumentHelp("Write inputs, logits and maps as numbers into one safetensors file.", valueName: "file"),
    completion: .file())
  var maps: String?

  @Flag(
    name: .long,
    help: "With --maps: also the activations of the target layers and the gradients of the score at them.")
  var record = false

  @OptionGroup var drawingOptions: DrawingOptions

  @OptionGroup var dicomOptions: DICOMOptions

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  @Flag(name: .long, help: "Print nothing but results in JSON, warnings and errors.")
  var quiet = false

  func validate() throws {
    if record, maps == nil { throw ValidationError("--record needs --maps, the file that it writes to.") }
    if try filmOptions.film(among: inputOptions.images) != nil {
      if maps != nil { throw ValidationError("--maps is for pictures: of a film there are far too many numbers.") }
      let ofPictures = drawingOptions.ofPictures + inputOptions.picture.given + dicomOptions.given
      if let option = ofPictures.first { throw ValidationError("\(option) is for pictures.") }
      if out == "-", json { throw ValidationError("--json and the frames cannot both go to standard output.") }
    }
    if let batch, batch < 1 { throw ValidationError("--batch takes a number from 1 up, not \(batch).") }
  }

  func run() async throws {
    var options = ExplanationOptions(
      classes: classes, methods: try ensembleOptions.methods(methodNames, usual: ["grad-cam"]), target: target,
      eigenSmooth: eigenSmooth, augmentationSmooth: augSmooth, seed: seed, keepsRecords: record,
      ensemble: try ensembleOptions.ensemble())
    if let film = try filmOptions.film(among: inputOptions.images) {
      let session = try NetworkSession(
        inputOptions, sessionOptions, reading: [ensembleOptions.readFile], isQuiet: quiet)
      return try await FilmCommandRun(
        film, filmOptions.options(options, drawingOptions.drawing.overlay), in: session, out: out, layers: layers,
        batchSize: batch, isJSON: json, isQuiet: quiet
      ).run()
    }
    let session = try NetworkSession(
      inputOptions, sessionOptions, reading: [ensembleOptions.readFile], writing: maps, making: options,
      isQuiet: quiet)
    let drawing = drawingOptions.drawing
    let pictures = try session.pictureFolder(out, drawing.format)
    let (explainer, notes) = try await session.explainer(layers: layers, batchSize: batch)
    options.methods = await session.suited(options.methods, named: methodNames, by: explainer)
    var output = try ExplainOutput(
      session, layers: explainer.layers, notes: notes, options, isJSON: json, numbers: maps)
    // Reading, the network, drawing and writing go on at once; of each, a few pictures are in memory.
    let inputs = session.inputs(atMost: 2 * explainer.largestBatch)
    let explanations = try explainer.explanations(of: inputs, options, log: session.log, onMap: session.onMap)
    let drawn = explanations.drawn(by: drawing, tracing: explainer.model.promptTracer, log: session.log) {
      [names = session.names] in
      try pictures.path(of: names[$0], $1)
    }
    let failed = try await session.each(of: drawn) { picture, drawn in
      let dicom = try dicomOptions.write(
        drawn.explanation, of: picture, of: pictures.tag,
        page: inputOptions.picture.page, overlay: drawing.overlay,
        session.limits
      ) { try pictures.path(of: picture.name, "\($0.classIndex).\($0.method)", ending: $1) }
      if dicom == nil, dicomOptions.writesDICOM {
        session.console.warn("\(picture.path) is no DICOM file; its maps are not written as DICOM")
      }
      try output.add(drawn, dicom: dicom, of: picture)
    }
    try output.end(failed)
  }
}

extension ClassChoice: ExpressibleByArgument {
  public init(argument: String) { self.init(argument) }
}
