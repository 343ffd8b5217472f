import ArgumentParser
import Failures
import Files
import MetaCAM
import Studies

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
      \(AuditTest.all.map { Columns.entry($0.slug, width: 24, $0.title) }.joined(separator: "\n"))

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
      "Of a list: so many cases at random, by --seed (default: 4).", valueName: "count"))
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
    let console = try consoleOptions.console()
    let methods = try methodNames.isEmpty ? Self.usualMethods : Method.named(methodNames)
    let read = InputFiles(inputs + modelOptions.files + [against, againstWeights])
    for file in AuditReport.files { try read.check(output: "\(out)/\(file)") }
    let notice = PreparationNotice(of: [modelOptions.model], console: console)
    let log = RunLog(stage: notice.stage)
    let limits = limitOptions.limits
    let network = try log.measure("read") { try modelOptions.loaded(within: limits) }
    let other = try against.map { name in
      try log.measure("read") { try NetworkModel(named: name, weights: againstWeights, limits: limits) }
    }
    let (engine, precisionNote) = try await log.measure("compile") { try await engineOptions.engine(for: network) }
    if let precisionNote { console.note(precisionNote) }
    let model = try await modelOptions.network.comparison.applied(to: network, engine: engine, limits: limits)
    let explainer = try log.measure("compile") { try Explainer(model: model, layers: layers, engine: engine) }
    explainer.notes.map(\.worded).forEach(console.warn)
    let auditor = try Auditor(
      explainer: explainer, layers: layers, methods: methods,
      against: other.map { model in try log.measure("compile") { try Explainer(model: model, engine: engine) } },
      options: AuditOptions(seed: seed, stageCount: stages, version: Version.current))
    let audited = try log.measure("prepare") { try auditPictures(model, other, limits, console) }
    for picture in audited { try read.check(output: "\(out)/\(picture.name)") }
    try AtomicFile.makeFolder(out)
    let result = try await auditor.audit(audited, log: log) { step in
      console.bar(step.done, of: step.total, step.label)
    }
    console.endProgress()
    let report = AuditReport(result, command: CommandLine.arguments.shellWords)
    let files = try report.write(to: out)
    if json {
      try StandardOutput.printLines(result.json())
    } else {
      for line in AuditOutput(report, result).lines { try StandardOutput.print(line) }
      for file in files { try StandardOutput.print("wrote \(file)") }
    }
    if !result.passedControls.isEmpty {
      console.warn(
        "\(result.passedControls.joined(separator: ", ")) passed a test that it must fail: do not believe this audit")
    }
    if strict, result.hasFailures { throw ExitCode(1) }
  }

  /// Those whose runs do not grow with the layer's channels.
  private static var usualMethods: [Method] { Method.explaining.filter { !$0.runsEachChannel } }

  /// One that is no picture by its ending.
  private var isList: Bool {
    inputs.count == 1 && !PictureNames.isPicture(inputs[0])
  }

  private func auditPictures(
    _ model: NetworkModel, _ other: NetworkModel?, _ limits: Limits, _ console: Console
  ) throws -> [AuditPicture] {
    guard isList else {
      let index = try classChoice.flatMap { try $0.indices(in: model.labels, scores: nil).first }
      return try inputs.eachOnce { $0 }.map { path in
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return try AuditPicture.read(
          path, name: name, classIndex: index, model: model, against: other, reading: pictureOptions.reading,
          limits: limits)
      }
    }
    let cases = try CaseSource(inputs[0], pictures: pictures).cases(CaseChoice(sample: sample ?? 4, seed: seed))
    let (read, notes) = try AuditPicture.read(
      cases, model: model, against: other, reading: pictureOptions.reading, limits: limits)
    for note in notes where sample != nil || !note.message.contains("fewer cases") {
      console.note("note: \(note.worded)")
    }
    return read
  }
}
