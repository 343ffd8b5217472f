import ArgumentParser
import Failures
import Files
import MetaCAM

struct DescribeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe", abstract: "Write down what was taken for a network, beside it.",
    discussion: """
      Writes model.json beside the network: input, preprocessing, activation, classes and layer, as the options say and \
      the network tells, and with a picture what the network says of it. `--model FOLDER` then takes all of it, and \
      `metacam check FOLDER` shows whether it still holds.

      Examples:
        metacam describe mri.png --model brain/net.onnx --fit stretch --preprocess none --classes brain/names.txt
        metacam describe --model resnet50 --weights brain/mine.pth --licence "CC BY 4.0" --out brain/model.json
      """)

  @Argument(help: "A picture for the self-test, which lies beside the network.", completion: .file())
  var image: String?

  @OptionGroup var modelOptions: ModelOptions

  @Option(
    name: .customLong("layer"), parsing: .upToNextOption,
    help: ArgumentHelp("The layers to make maps from: names that `metacam layers` lists.", valueName: "layer"))
  var layers: [String] = []

  @Option(help: "Under which terms the network may be used.")
  var licence: String?

  @Option(
    name: .long,
    help: ArgumentHelp("The description (default: model.json beside the network).", valueName: "file"),
    completion: .file())
  var out: String?

  @OptionGroup var pictureOptions: PictureOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var consoleOptions: ConsoleOptions
  @OptionGroup var engineOptions: EngineOptions

  func validate() throws {
    let network = modelOptions.network
    if network.task.region != nil {
      throw ValidationError("--region is of a picture, and a description of a network; give it to the other commands.")
    }
    if network.comparison.task != nil {
      throw ValidationError(
        "\(network.comparison.given) cannot be written into a description; give it to the other commands.")
    }
  }

  func run() async throws {
    // A layer that is not there is found now, and not by whoever has the description.
    let network = try await LoadedNetwork(
      modelOptions, limitOptions, engineOptions, layers: layers, consoleOptions.console())
    let model = network.model
    let file = out ?? model.usualDescriptionPath
    guard out != nil || FileIdentity(of: file) == nil else {
      throw MetaCAMError(
        .invalidDescription, "there is a '\(file)' already; name another file by --out, or the same one to replace it")
    }
    try InputFiles([image] + modelOptions.files).check(output: file)
    var (scores, remarks): (PictureScores?, [String]) = (nil, [])
    if let image {
      let picture = try pictureOptions.image(at: image, within: limitOptions.limits)
      remarks = picture.remarks.map { "\(image): \($0)" }
      scores = try await Predictor(model: model, engine: network.engine).scores(of: picture, log: network.log)
    }
    let folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? "."
    let description = try NetworkDescription(
      of: model, choice: modelOptions.network.choice(), weights: modelOptions.network.weights, layers: layers,
      licence: licence,
      in: folder.isEmpty ? "/" : folder, picture: image, scores: scores)
    try AtomicFile.write(description.text().utf8, to: file)
    try StandardOutput.printReading(of: model, remarks: remarks)
    try StandardOutput.print("layer: \(network.explainer.layers.map(\.name).joined(separator: ", "))")
    try StandardOutput.print("wrote \(file)")
  }
}
