import ArgumentParser
import MetaCAM

struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List the networks that are built in, or fetch their weights.",
    discussion: """
      Parameters are in millions; GFLOP are multiplications in billions, each with its addition, for one picture of the \
      network's size, as the papers and torchvision count them. Weights are looked for in the folder that METACAM_WEIGHTS \
      names, or else in the cache folder and beside the program; --weights names any other file.

      Examples:
        metacam models
        metacam models fetch resnet50
        metacam explain cat.jpg --model resnet50 --weights resnet50-0676ba61.pth
      """, subcommands: [FetchCommand.self])

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func run() throws {
    let models = try Architecture.all.map(ModelOutput.init)
    if json { return try JSONOutput.write(Output(models: models)) }
    let width = models.map(\.name.count).max() ?? 0
    let layerWidth = models.map(\.layer.count).max() ?? 0
    let head = [Columns.left("network", width: width), "parameters", " GFLOP", "input"]
    try StandardOutput.print("\(head.joined(separator: "  "))  \(Columns.left("layer", width: layerWidth))  weights")
    for model in models {
      let columns = [
        Columns.left(model.name, width: width),
        Columns.right(Columns.fixed(Double(model.parameters) / 1e6, digits: 1), width: 10),
        Columns.right(Columns.fixed(model.gigaOperations, digits: 2), width: 6),
        Columns.right("\(model.inputSize)", width: 5), Columns.left(model.layer, width: layerWidth),
        model.weights == nil ? "no" : "here",
      ]
      try StandardOutput.print(columns.joined(separator: "  "))
    }
  }

  private struct Output: Encodable {
    let models: [ModelOutput]
  }

  private struct ModelOutput: Encodable {
    let name: String
    let parameters: Int
    let gigaOperations: Double
    let inputSize: Int
    let shorterSide: Int
    let layer: String
    /// The published weights' file, and where it can be had.
    let file: String
    let url: String?
    /// Where the weights are on this machine.
    let weights: String?

    init(_ architecture: Architecture) throws {
      let summary = try architecture.summary()
      name = architecture.name
      parameters = summary.parameterCount
      gigaOperations = Double(summary.multiplicationCount) / 1e9
      inputSize = architecture.input.cropSize
      shorterSide = architecture.input.shorterSide
      layer = summary.defaultLayer.value
      file = architecture.weights.file
      url = architecture.weights.url
      weights = WeightFiles.foundPath(of: architecture)
    }
  }
}
