import ArgumentParser
import Failures
import MetaCAM

struct LayersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layers", abstract: "List the layers that a map can be made from.",
    discussion: """
      Every value of the network that keeps height and width can be a target layer; the later, the closer to the class \
      and the coarser the map. So can the tokens of a transformer: their shape is shown as they lie over the image, and \
      whether that is a guess. Any unique ending of a name serves as `--layer`, and so do the further names behind "=".

      Examples:
        metacam layers
        metacam layers --model mine.onnx
        metacam layers --model vit.onnx --tokens 14x14+1
        metacam layers --model resnet152 --weights mine.pth
      """)

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func run() throws {
    let console = try consoleOptions.console()
    let notice = PreparationNotice(of: [modelOptions.model], console: console)
    let model = try RunLog(stage: notice.stage).measure("read") { try modelOptions.loaded(within: limitOptions.limits) }
    let candidates = model.graph.candidateLayers(tokens: model.tokens)
    let usual = Set(((try? model.usualLayers()) ?? []).map(\.value))
    let aliases = Dictionary(grouping: model.graph.layerAliases.keys.sorted()) { model.graph.layerAliases[$0] ?? $0 }
    model.notes.map(\.worded).forEach(console.warn)
    if let note = candidates.lazy.compactMap(\.note).first { console.warn(note.worded) }
    if json {
      let layers = candidates.map {
        LayerOutput(
          name: $0.value, node: $0.node, aliases: aliases[$0.value] ?? [], operator: $0.operatorName, shape: $0.shape,
          isDefault: usual.contains($0.value), note: $0.note?.worded)
      }
      try JSONOutput.write(Output(model: model.name, notes: model.notes.map(\.worded), layers: layers))
      return
    }
    let names = candidates.map { ShownText.visible($0.value) }
    let width = names.map(\.count).max() ?? 0
    for (layer, name) in zip(candidates, names) {
      let shape = layer.shape.map(String.init).joined(separator: " × ")
      let mark = usual.contains(layer.value) ? "* " : "  "
      let others = aliases[layer.value].map { "  = " + $0.joined(separator: ", ") } ?? ""
      let made = Columns.left(layer.operatorName, width: 20)
      let guess = layer.isGuess ? " (a guess)" : ""
      try StandardOutput.print("\(mark)\(Columns.left(name, width: width))  \(made)  \(shape)\(guess)\(others)")
    }
    try StandardOutput.print(usual.isEmpty ? "No default: choose one with --layer." : "* the default")
  }

  private struct Output: Encodable {
    let model: String
    let notes: [String]
    let layers: [LayerOutput]
  }

  private struct LayerOutput: Encodable {
    let name: String
    let node: String
    let aliases: [String]
    let `operator`: String
    let shape: [Int]
    let isDefault: Bool
    /// What to know of the layer, such as that its layout is a guess.
    let note: String?

    enum CodingKeys: String, CodingKey {
      case name, node, aliases, shape, note
      case `operator`
      case isDefault = "default"
    }
  }
}
