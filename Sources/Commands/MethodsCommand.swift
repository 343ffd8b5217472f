import ArgumentParser
import Failures
import MetaCAM

struct MethodsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "methods", abstract: "List the methods that make maps, and which of them a network can serve.",
    discussion: """
      With `--model` each is tried against the network and the layers: what it needs is prepared, nothing is run, and where \
      it cannot be had the reason is said. `--method every` of other commands takes those that can.

      Examples:
        metacam methods
        metacam methods --model vit_b_16
        metacam methods --model mine.onnx --layer layer3 layer4 --json
      """)

  @OptionGroup var modelOptions: ModelOptions

  @Option(
    name: .customLong("layer"), parsing: .upToNextOption,
    help: ArgumentHelp("The layers to make maps from: names that `metacam layers` lists.", valueName: "layer"))
  var layers: [String] = []

  @Flag(name: .long, help: "Try the methods against the network also where it is the usual one.")
  var check = false

  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var consoleOptions: ConsoleOptions
  @OptionGroup var engineOptions: EngineOptions

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func run() async throws {
    let faults = try await faults()
    if json {
      let methods = Method.all.map { method in
        Row(
          method: method.slug, summary: method.summary, source: method.source, furtherRuns: method.furtherRuns,
          needs: Method.Need.allCases.filter(method.needs.contains).map(\.rawValue), isControl: method.isControl,
          isAvailable: faults.map { $0[method.slug] == nil }, reason: faults?[method.slug])
      }
      return try JSONOutput.write(Output(methods: methods))
    }
    let width = Method.all.map(\.slug.count).max() ?? 0
    for method in Method.all {
      let mark = faults.map { $0[method.slug] == nil ? "* " : "  " } ?? "  "
      try StandardOutput.print(
        "\(mark)\(Columns.left(method.slug, width: width))  \(method.summary) (\(method.source))")
      let margin = String(repeating: " ", count: width + 4)
      if let reason = faults?[method.slug] {
        try StandardOutput.print("\(margin)not here: \(reason)")
      } else if method.furtherRuns != "none" {
        try StandardOutput.print("\(margin)runs: \(method.furtherRuns)")
      }
    }
    if faults != nil { try StandardOutput.print("* what the network and its layers can serve") }
  }

  /// Why methods have no map by the network; nil where none was asked about.
  private func faults() async throws -> [String: String]? {
    guard check || modelOptions.isNamed || !layers.isEmpty else { return nil }
    let network = try await LoadedNetwork(
      modelOptions, limitOptions, engineOptions, layers: layers, consoleOptions.console())
    let left = await network.explainer.suited(Method.all).left
    return Dictionary(left.map { ($0.method.slug, $0.reason.worded) }) { first, _ in first }
  }

  private struct Output: Encodable {
    let methods: [Row]
  }

  private struct Row: Encodable {
    let method: String
    let summary: String
    let source: String
    let furtherRuns: String
    let needs: [String]
    let isControl: Bool
    /// Nil where no network was asked about.
    let isAvailable: Bool?
    let reason: String?

    enum CodingKeys: String, CodingKey {
      case method, summary, source, needs, reason
      case furtherRuns = "further_runs"
      case isControl = "control"
      case isAvailable = "available"
    }
  }
}
