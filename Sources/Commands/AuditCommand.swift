import ArgumentParser
import MetaCAM

struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Test whether methods' maps depend on the network, come again, and are better than chance.",
    discussion: """
      INPUTS are pictures, or one list of cases as `metacam study` takes them: a table, a folder with a folder for each class, \
      ImageNet's validation set, or a JSON file as COCO has them. Boxes in it are what localisation is tested by.

      Writes audit.html, audit.pdf and audit.json, and prints which method passed which test. A failed test is a result: the \
      status is 0 all the same, unless --strict is given.

      Tests:
      \(HelpLists.auditTests)

      Of some 100 runs of the network for each picture and costly methods many more; Documentation/Audit.md has them.

      Examples:
        metacam audit cat.jpg dog.jpg --out audit
        metacam audit cases.csv --out audit --method all --against resnet50 --sample 20
      """)

  @Argument(help: "Pictures, or one list of cases. Name them before the options.", completion: .file())
  var inputs: [String]

  @Option(name: .long, help: ArgumentHelp("Where the report is written.", valueName: "folder"), completion: .directory)
  var out: String

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      "The class whose maps are audited on all pictures: index, name or WordNet id (default: each picture's likeliest).",
      valueName: "class"))
  var classChoice: ClassChoice?

  @Option(
    name: .customLong("method"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "The methods, or 'all' (default: those that need no run for each channel).", valueName: "method"),
    completion: .methods)
  var methodNames: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "A second network for reproducibility: a name, or a file, as --model takes it.", valueName: "model"),
    completion: .networks)
  var against: String?

  @Option(
    name: .customLong("against-weights"),
    help: ArgumentHelp("The weights of the second network, where it is a named one.", valueName: "file"),
    completion: .file())
  var againstWeights: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Of a list: so many cases at random, by --seed (default: \(AuditInputs.usualSampleCount)).", valueName: "count"))
  var sample: Int?

  @Option(
    name: .long,
    help: ArgumentHelp("The pictures' folder, where the list does not lie beside them.", valueName: "folder"),
    completion: .directory)
  var pictures: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How many networks with random weights each of the two randomisations takes at most.", valueName: "count"))
  var stages = AuditOptions.usualStageCount

  @Option(name: .long, help: "For random weights, other classes, noise, the sample, and the order of equal pixels.")
  var seed: UInt64 = 0

  @Option(
    name: .customLong("layer"), parsing: .upToNextOption,
    help: ArgumentHelp("The layers to make the maps from: names that `metacam layers` lists.", valueName: "layer"))
  var layers: [String] = []

  @Flag(name: .long, help: "End with status 1 where a method failed a test.")
  var strict = false

  @OptionGroup var pictureOptions: PictureOptions
  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var consoleOptions: ConsoleOptions
  @OptionGroup var engineOptions: EngineOptions

  @Flag(name: .long, help: "Print the audit as a JSON object instead of a table.")
  var json = false

  func validate() throws {
    guard (1...1000).contains(stages) else { throw ValidationError("--stages is from 1 to 1000.") }
    if let sample, sample < 1 { throw ValidationError("--sample takes a number of cases from 1 up, not \(sample).") }
    if againstWeights != nil, against == nil { throw ValidationError("--against-weights needs --against.") }
    guard isList else {
      let wrong = [("--sample", sample != nil), ("--pictures", pictures != nil)].first(where: \.1)
      if let wrong { throw ValidationError("\(wrong.0) is for a list of cases, and these are pictures.") }
      return
    }
    if classChoice != nil { throw ValidationError("A list of cases names the classes; leave out --class.") }
  }

  func run() async throws {
    let methods = try methodNames.isEmpty ? nil : Method.named(methodNames)
    let session = try await AuditSession(
      modelOptions, limitOptions, engineOptions, consoleOptions, against: against.map { ($0, againstWeights) },
      layers: layers, reading: inputs, writing: out)
    let result = try await session.audit(
      isList ? .list(inputs[0], pictures: pictures, sample: sample, seed: seed) : .pictures(inputs, class: classChoice),
      by: methods, AuditOptions(seed: seed, stageCount: stages, version: Version.current), pictureOptions)
    try session.write(result, asJSON: json)
    if strict, result.hasFailures { throw ExitCode(1) }
  }

  private var isList: Bool { AuditInputs.areList(inputs) }
}
