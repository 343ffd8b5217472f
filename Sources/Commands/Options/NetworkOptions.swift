import ArgumentParser
import MetaCAM

/// What a network expects of an image, and what its scores mean.
struct NetworkOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The weights of a named network: a .pth or .safetensors file (default: the published ones, if they are there).",
      discussion: "The number of classes follows the file.", valueName: "file"), completion: .file())
  var weights: String?

  @OptionGroup var preprocessing: PreprocessingOptions

  @Option(
    name: .long,
    help: ArgumentHelp("The image input of the network (default: the only one).", valueName: "name"))
  var input: String?

  @Option(
    name: .customLong("input-value"),
    help: ArgumentHelp(
      "What another input gets, the same for all pictures: numbers parted by commas, or a .npy or .safetensors file.",
      discussion: "Once for each input: --input-value age=0.61 --input-value facts=0.3,1,0", valueName: "name=value"))
  var inputValues: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("The output that holds the class scores (default: the only one that can).", valueName: "name"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Where the output holds scores all over the picture [N, K, h, w]: which of each class are its score.",
      valueName: "reduction"))
  var scoreMap: ScoreMapReduction?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How a transformer's tokens lie over the image, such as 14x14, 14x14+1 with a class token before them, or 14x14+1+4"
        + " with four more behind them (14x14+0+1: one behind).",
      discussion: "By default as the network's own nodes tell; where they don't, it is guessed, and said so.",
      valueName: "grid"))
  var tokens: TokenGrid?

  @Option(
    help: ArgumentHelp(
      "What makes probabilities of the network's scores.",
      discussion:
        "By default what the network ends with; where nothing says it, softmax for several classes and sigmoid"
        + " for one number, which then speaks of two. With none the output itself is explained, and not what stands before its"
        + " activation. Every output says what was taken."))
  var activation: ActivationChoice = .auto

  @Option(
    help: ArgumentHelp(
      "What the classes are called: a text with a name in each line, a .csv, or JSON; or imagenet, or imagenet-21k.",
      discussion: "By default as the network's file says; a built-in network of 1000 classes has ImageNet's.",
      valueName: "file"), completion: .file())
  var classes: String?

  @OptionGroup var task: TaskOptions

  @OptionGroup var comparison: ComparisonOptions

  /// What is read, where it is a file.
  var files: [String?] { [weights, classes, task.maskFile] + valuePaths + comparison.files }

  private var parsedValues: [(name: String, text: String)] {
    inputValues.compactMap { value in
      value.firstIndex(of: "=").map { (String(value[..<$0]), String(value[value.index(after: $0)...])) }
    }
  }

  private var valuePaths: [String] { parsedValues.map(\.text).filter(Self.isFile) }

  private static func isFile(_ text: String) -> Bool { text.hasSuffix(".npy") || text.hasSuffix(".safetensors") }

  func validate() throws {
    let values = parsedValues
    if let wrong = inputValues.first(where: { !$0.contains("=") || $0.hasPrefix("=") }) {
      throw ValidationError("--input-value takes <name>=<value>, such as age=0.61, not '\(wrong)'.")
    }
    if let asked = task.task, let needed = comparison.task, asked != needed {
      throw ValidationError("\(comparison.given) is for --task \(needed), not for \(asked).")
    }
    if let twice = values.map(\.name).first(where: { name in values.count { $0.name == name } > 1 }) {
      throw ValidationError("--input-value gives '\(twice)' twice.")
    }
  }

  private func values() throws -> [String: InputValue] {
    let values = try parsedValues.map { entry in
      (
        entry.name,
        Self.isFile(entry.text)
          ? InputValue(try TensorFile(contentsOf: entry.text).only(of: entry.text)) : try InputValue(entry.text)
      )
    }
    return Dictionary(values) { first, _ in first }
  }

  private func classNames() throws -> ClassNames? {
    try classes.map { try ClassNames(builtIn: $0) ?? ClassNames(contentsOf: $0) }
  }

  func choice() throws -> NetworkChoice {
    try NetworkChoice(
      input: InputChoice(image: input, values: values()), output: output, activation: activation.activation,
      scoreMap: scoreMap, tokens: tokens, classNames: classNames(), task: task.choice(usual: comparison.task))
  }

  /// - Parameters:
  ///   - model: which network.
  ///   - list: what it will be given; nil for pictures.
  func loaded(_ model: String, for list: InputList? = nil, within limits: Limits) throws -> NetworkModel {
    var preprocessing = preprocessing.choice
    preprocessing.preparedShape = list?.preparedShape
    return try NetworkModel(
      named: model, weights: weights, preprocessing: preprocessing, network: choice(), limits: limits)
  }
}

extension TokenGrid: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension ScoreMapReduction: NamedChoice {}
