import ArgumentParser
import Failures
import MetaCAM

struct MethodsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "methods", abstract: "List the methods that make maps, and which of them a network can serve.",
    discussion: """
      Prints a table: when a method was described, the runs of the network that it takes beyond the one forward and the one backward \
      that all share, and what it needs.

      With `--model` each is tried against the network and the layers: what it needs is prepared, nothing is run, and where \
      it cannot be had the reason is said. `--method every` of other commands takes those that can.

      With pictures the sanity check is run besides: whether a map changes when all that the network has learned is drawn anew, and \
      when another class is asked about. It makes every map three times: ten minutes of processor time for a picture by efficientnet-lite0.

      Examples:
        metacam methods
        metacam methods --model vit_b_16
        metacam methods --model mine.onnx --layer layer3 layer4 --json
        metacam methods cat.jpg dog.jpg
      """)

  @Argument(help: "Pictures for the sanity check. Name them before the options.", completion: .file())
  var pictures: [String] = []

  @OptionGroup var modelOptions: ModelOptions

  @Option(
    name: .customLong("layer"), parsing: .upToNextOption,
    help: ArgumentHelp("The layers to make maps from: names that `metacam layers` lists.", valueName: "layer"))
  var layers: [String] = []

  @Flag(name: .long, help: "Try the methods against the network also where it is the usual one.")
  var check = false

  @Option(name: .long, help: "Of the sanity check: for random weights and other classes.")
  var seed: UInt64 = 0

  @OptionGroup var pictureOptions: PictureOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var consoleOptions: ConsoleOptions
  @OptionGroup var engineOptions: EngineOptions

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func run() async throws {
    let console = try consoleOptions.console()
    let start = ContinuousClock.now
    let network = try await network(console)
    let tried = await network?.explainer.suited(Method.all)
    let faults = tried.map { tried in
      Dictionary(tried.left.map { ($0.method.slug, $0.reason.worded) }) { first, _ in first }
    }
    let tests =
      if let network, let tried { try await sanityCheck(of: tried.methods, network, console) } else {
        [AuditResult.Section]()
      }
    let rows = Method.all.map { method in
      Row(
        method: method.slug, summary: method.summary, source: method.source, year: method.year,
        furtherRuns: method.furtherRuns, needs: Method.Need.allCases.filter(method.needs.contains).map(\.rawValue),
        isControl: method.isControl, isAvailable: faults.map { $0[method.slug] == nil }, reason: faults?[method.slug],
        sanity: tests.isEmpty
          ? nil : Dictionary(uniqueKeysWithValues: tests.map { ($0.test.slug, $0.verdict(of: method.slug)) }))
    }
    if json { return try JSONOutput.write(Output(methods: rows)) }
    for line in MethodTable(of: tests, faults: faults).lines { try StandardOutput.print(line) }
    guard !tests.isEmpty else { return }
    try StandardOutput.print(
      "sanity check: \(pictures.count) picture(s), seed \(seed), \(Columns.duration(start.duration(to: .now) / .seconds(1)))"
    )
    let passed = tests.filter { $0.verdict(of: AuditSubject.edges.slug) == .pass }
    if !passed.isEmpty {
      console.warn("\(AuditSubject.edges.slug) passed a test that it must fail: do not believe this check")
    }
  }

  /// What methods are tried against; nil where no network was asked about.
  private func network(_ console: Console) async throws -> LoadedNetwork? {
    guard check || modelOptions.isNamed || !layers.isEmpty || !pictures.isEmpty else { return nil }
    return try await LoadedNetwork(modelOptions, limitOptions, engineOptions, layers: layers, console)
  }

  private func sanityCheck(
    of methods: [Method], _ network: LoadedNetwork, _ console: Console
  ) async throws -> [AuditResult.Section] {
    guard !pictures.isEmpty else { return [] }
    let read = try pictures.eachOnce { $0 }.map { path in
      try AuditPicture.read(
        path, name: path.split(separator: "/").last.map(String.init) ?? path, model: network.model,
        reading: pictureOptions.reading, limits: limitOptions.limits)
    }
    let auditor = try Auditor(
      explainer: network.explainer, layers: layers, methods: methods, options: AuditOptions(seed: seed))
    let tests = try await auditor.sanityCheck(of: read, log: network.log) { step in
      console.bar(step.done, of: step.total, step.label)
    }
    console.endProgress()
    return tests
  }

  private struct Output: Encodable {
    let methods: [Row]
  }

  private struct Row: Encodable {
    let method: String
    let summary: String
    let source: String
    /// Nil where no paper described it.
    let year: Int?
    let furtherRuns: String
    let needs: [String]
    let isControl: Bool
    /// Nil where no network was asked about.
    let isAvailable: Bool?
    let reason: String?
    /// By test; nil where no picture was named, and in it for what the network cannot serve.
    let sanity: [String: AuditVerdict?]?

    enum CodingKeys: String, CodingKey {
      case method, summary, source, year, needs, reason, sanity
      case furtherRuns = "further_runs"
      case isControl = "control"
      case isAvailable = "available"
    }
  }
}
