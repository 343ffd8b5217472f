import ArgumentParser
import MetaCAM

struct BenchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Time a network on this machine: forward, each method's map, and memory.",
    discussion: """
      Without --method those are timed that do not run the network once a channel. Times are of the clock, medians behind a first run that is not counted; a method whose first map takes longer than two \
      seconds is timed by that one. Runs are what one map costs: pictures forward through the network, through the part behind the \
      target layer alone, and scores differentiated. Memory is the program's peak so far.

      Examples:
        metacam bench
        metacam bench cat.jpg --model mine.onnx --method grad-cam score-cam
        metacam bench --model mine.onnx --method all --precision bf16 --json
      """)

  @Argument(help: "A picture (default: one that is made up).")
  var image: String?

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Methods to time, or 'all' (default: those that do not run the network once a channel).", valueName: "method"))
  var method: [String] = []

  @Option(help: ArgumentHelp("How often each is timed.", valueName: "count"))
  var runs = 5

  @Option(
    name: .long, parsing: .upToNextOption, help: ArgumentHelp("The layers that maps are made from.", valueName: "layer")
  )
  var layer: [String] = []

  @OptionGroup var picture: PictureOptions
  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func validate() throws {
    guard (1...1000).contains(runs) else { throw ValidationError("--runs takes a number from 1 to 1000, not \(runs).") }
  }

  func run() async throws {
    let console = try consoleOptions.console()
    let notice = PreparationNotice(of: [modelOptions.model], console: console)
    let log = RunLog(stage: notice.stage)
    let methods = try methods()
    let network = try log.measure("read") { try modelOptions.loaded(within: limitOptions.limits) }
    let (engine, note) = try await log.measure("compile") { try await engineOptions.engine(for: network) }
    if let note { console.note(note) }
    let model = try await modelOptions.network.comparison.applied(
      to: network, engine: engine, limits: limitOptions.limits)
    let explainer = try log.measure("compile") { try Explainer(model: model, layers: layer, engine: engine) }
    explainer.notes.map(\.worded).forEach(console.warn)
    let shown = try image.map { try picture.image(at: $0, within: limitOptions.limits) } ?? NetworkBenchmark.picture
    let benchmark = NetworkBenchmark(
      explainer: explainer, input: try model.preprocessing.input(of: shown), runs: runs)
    let batches = try await benchmark.batches()
    var output = Output(
      version: Version.current, model: model.name, precision: engine.precision.rawValue, threads: engine.threadCount,
      layers: explainer.layers.map(\.name), readSeconds: log.seconds(of: "read"), batches: batches, methods: [],
      peakMemory: MemoryUse.peak)
    if !json { try output.head.forEach(StandardOutput.print) }
    for method in methods {
      console.bar(output.methods.count, of: methods.count, method.slug)
      let time = try await benchmark.time(of: method)
      let row = Output.Row(
        method: method.slug, seconds: time.seconds, forward: time.counts.forward, head: time.counts.head,
        backward: time.counts.backward, peakMemory: MemoryUse.peak)
      output.methods.append(row)
      console.endProgress()
      if !json { try StandardOutput.print(row.line(forward: batches[0].seconds)) }
    }
    output.peakMemory = MemoryUse.peak
    if json { try JSONOutput.write(output) }
  }

  private func methods() throws -> [Method] {
    if method == ["all"] { return Method.explaining }
    guard method.isEmpty else { return try Method.named(method) }
    return Method.explaining.filter { !$0.runsEachChannel }
  }

  private struct Output: Encodable {
    let version: String
    let model: String
    let precision: String
    let threads: Int
    let layers: [String]
    let readSeconds: Double
    let batches: [NetworkBenchmark.Batch]
    var methods: [Row]
    /// In bytes.
    var peakMemory: Int?

    var head: [String] {
      var lines = [
        "\(model), \(precision), \(threads) thread\(threads == 1 ? "" : "s"), read in \(BenchCommand.shown(readSeconds))"
      ]
      for batch in batches {
        let rate = Columns.fixed(batch.picturesPerSecond, digits: 1)
        lines.append(
          "forward, batch of \(batch.size): \(BenchCommand.shown(batch.seconds)), \(rate) pictures a second")
      }
      let titles = ["method", "time", "× forward", "forward", "behind layer", "backward", "memory"]
      let widths = [-20, 10, 9, 7, 12, 8, 10]
      lines.append(
        zip(titles, widths).map { $1 < 0 ? Columns.left($0, width: -$1) : Columns.right($0, width: $1) }
          .joined(separator: "  "))
      return lines
    }

    struct Row: Encodable {
      let method: String
      let seconds: Double
      let forward: Int
      let head: Int
      let backward: Int
      let peakMemory: Int?

      func line(forward one: Double) -> String {
        [
          Columns.left(method, width: 20), Columns.right(BenchCommand.shown(seconds), width: 10),
          Columns.right(Columns.fixed(seconds / one, digits: 1), width: 9), Columns.right("\(forward)", width: 7),
          Columns.right("\(head)", width: 12), Columns.right("\(backward)", width: 8),
          Columns.right(peakMemory.map(Columns.size) ?? "unknown", width: 10),
        ].joined(separator: "  ")
      }
    }
  }

  /// `5.53 ms` or `12.1 s`
  private static func shown(_ seconds: Double) -> String {
    seconds < 1 ? "\(Columns.fixed(seconds * 1000, digits: 2)) ms" : "\(Columns.fixed(seconds, digits: 2)) s"
  }
}
