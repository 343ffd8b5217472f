import ArgumentParser
import MetaCAM

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Draw heat maps of what spoke for a class.",
    discussion: """
      Writes OUT/<image>.<class>.<method>.png: the part of the picture that the network saw, with the map over it; red
      is what spoke most for the class.

      Methods:
      \(Method.all.map { "  \(Columns.left($0.slug, width: 22)) \($0.summary) (\($0.source))" }.joined(separator: "\n"))

      Examples:
        metacam explain cat.jpg
        metacam explain cat.jpg --class tabby 282 n02124075 --method all --out maps
        metacam explain *.png --method grad-cam layer-cam --maps maps.safetensors --json
      """)

  @Argument(help: "Pictures: JPEG, PNG or WebP. Name them before the options.")
  var images: [String]

  @Option(
    name: .customLong("class"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "The classes to explain: index, name or WordNet id (default: the likeliest class of each picture).",
      valueName: "class"))
  var classes: [String] = []

  @Option(
    name: .customLong("method"), parsing: .upToNextOption,
    help: ArgumentHelp("The methods, or 'all' (default: grad-cam).", valueName: "method"))
  var methodNames: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The layer to make the maps from: a name that `metacam layers` lists, or a unique ending of one.",
      valueName: "layer"))
  var layer: String?

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var engineOptions: EngineOptions

  @Option(name: .long, help: ArgumentHelp("The folder for the pictures; made if missing.", valueName: "folder"))
  var out = "."

  @Option(
    name: .long,
    help: ArgumentHelp("Write inputs, logits and maps as numbers into one safetensors file.", valueName: "file"))
  var maps: String?

  @Option(name: .customLong("colormap"), help: ArgumentHelp("The colours of the map.", valueName: "name"))
  var colourMap: ColourMap = .jet

  @Option(name: .long, help: "How much of the map and how little of the picture shows, 0 to 1.")
  var opacity: Float = 0.5

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  @Flag(name: .long, help: "Print nothing but results in JSON, warnings and errors.")
  var quiet = false

  func validate() throws {
    if !(0...1).contains(opacity) { throw ValidationError("--opacity takes a number from 0 to 1, not \(opacity).") }
  }

  func run() throws {
    let console = Console(isQuiet: quiet)
    var times = StageTimes()
    let methods = try Method.named(methodNames.isEmpty ? ["grad-cam"] : methodNames)
    let names = try ImageNames(paths: images)
    try AtomicFile.makeFolder(out)

    let model = try times.measure("read") { try modelOptions.loaded() }
    let explainer = try times.measure("compile") {
      try Explainer(model: model, layer: layer, engine: engineOptions.engine())
    }
    let classesPerImage = max(classes.count, 1)
    let total = images.count * classesPerImage * methods.count
    var done = 0
    var numbers: [(name: String, tensor: Tensor)] = []
    var results: [ExplainOutput.ImageOutput] = []
    let overlay = Overlay(colourMap: colourMap, opacity: opacity)

    for (path, name) in zip(images, names.names) {
      let image = try times.measure("decode") { try Image(contentsOf: path) }
      let explanation = try explainer.explain(image, classes: classes, methods: methods, times: &times) { _, method in
        console.progress(done, of: total, "\(name) \(method)")
        done += 1
      }
      let files = try times.measure("draw") {
        try explanation.maps.map { map in
          let file = "\(out)/\(name).\(map.classIndex).\(map.method).png"
          try overlay.drawn(map.map, over: explanation.image).writePNG(to: file)
          return file
        }
      }
      console.endProgress()
      for map in explanation.maps where map.isEmpty {
        console.warn("\(map.method) found nothing in \(path) that speaks for class \(map.classIndex): its map is zero")
      }
      if maps != nil { numbers += explanation.numbers(named: name) }
      let top = Prediction.likeliest(5, of: explanation.logits, labels: model.labels)
      results.append(.init(path: path, top: top, maps: zip(explanation.maps, files), labels: model.labels))
      if !json, !quiet {
        print(path)
        for line in PredictionTable.lines(top) { print(line) }
        for file in files { print("  wrote \(file)") }
      }
    }
    if let maps {
      try times.measure("write") { try SafetensorsFile.write(numbers, to: maps) }
      if !json, !quiet { print("wrote \(maps)") }
    }
    if json {
      try JSONOutput.write(
        ExplainOutput(
          model: model.name, layer: explainer.targetLayer, layerShape: explainer.layerShape, images: results,
          stageSeconds: times))
    }
  }
}

extension ColourMap: ExpressibleByArgument {}

extension Explanation {
  /// The tensors of `--maps`: `<image>/input`, `<image>/logits`, `<image>/<class>/<method>`.
  fileprivate func numbers(named name: String) -> [(name: String, tensor: Tensor)] {
    [("\(name)/input", imageNCHW), ("\(name)/logits", logits.reshaped([1, logits.count]))]
      + maps.map { ("\(name)/\($0.classIndex)/\($0.method)", $0.map) }
  }
}
