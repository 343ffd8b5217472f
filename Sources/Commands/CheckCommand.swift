import ArgumentParser
import MetaCAM

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Try whether a network runs as its owner runs it.",
    discussion: """
      Runs the self-test of a network's description, and shows what the network says of the picture with the likely other \
      settings: other channels, range of samples, fit. Where one of them is far more certain, or right where the taken one \
      is wrong, a setting is to be looked at.

      Examples:
        metacam check brain
        metacam check net.onnx mri.png --fit stretch --preprocess none
      """)

  @Argument(
    help: "The network: a description, its folder, a network's file or a built-in name.", completion: .networks)
  var network: String

  @Argument(help: "The picture (default: that of the self-test).", completion: .file())
  var image: String?

  @OptionGroup var networkOptions: NetworkOptions
  @OptionGroup var pictureOptions: PictureOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var consoleOptions: ConsoleOptions
  @OptionGroup var engineOptions: EngineOptions

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func run() async throws {
    let console = try consoleOptions.console()
    let log = RunLog(stage: PreparationNotice(of: [network], console: console).stage)
    let model = try log.measure("read") { try networkOptions.loaded(network, within: limitOptions.limits) }
    guard let path = image ?? model.selfTest?.picture else {
      throw MetaCAMError(
        .invalidDescription, "nothing describes a self-test of '\(network)'; give a picture to look at")
    }
    let picture = try pictureOptions.image(at: path, within: limitOptions.limits)
    let (engine, _) = try await log.measure("compile") { try await engineOptions.engine(for: model) }
    model.notes.map(\.worded).forEach(console.warn)
    let check = try await NetworkCheck(
      of: model, on: picture, test: image == nil ? model.selfTest : nil, engine: engine, log: log)
    try CheckOutput(check, of: path).print(asJSON: json)
  }
}
