import ArgumentParser
import MetaCAM

struct PredictCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "predict", abstract: "Name the likeliest classes of images.",
    discussion: """
      Examples:
        metacam predict cat.jpg
        metacam predict *.jpg --model efficientnet-lite2 --top 3 --json
      """)

  @OptionGroup var inputOptions: InputOptions
  @OptionGroup var sessionOptions: SessionOptions

  @Option(name: .long, help: "How many classes to name (default: 5, or with --threshold those above it).")
  var top: Int?

  @Option(
    help: ArgumentHelp(
      "Name all classes of at least this probability, 0 to 1 (default: 0.5 where each class has its own).",
      valueName: "probability"))
  var threshold: Double?

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top takes a number of classes from 1 up, not \(top).") }
    if let threshold, !(0...1).contains(threshold) {
      throw ValidationError("--threshold takes a probability from 0 to 1, not \(threshold).")
    }
  }

  func run() async throws {
    let session = try NetworkSession(inputOptions, sessionOptions, namesResults: false)
    let (predictor, notes) = try await session.predictor()
    var output = PredictOutput(session, notes: notes, top: top, threshold: threshold, isJSON: json)
    let answers = predictor.scores(of: session.inputs(atMost: 2 * predictor.largestBatch), log: session.log)
    let failed = try await session.each(of: answers) { try output.add($1, of: $0) }
    try output.end(failed)
  }
}
