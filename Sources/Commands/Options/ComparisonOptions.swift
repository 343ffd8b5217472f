import ArgumentParser
import MetaCAM

/// What pictures are compared with, by a network that makes a point of a picture, and not scores of classes.
struct ComparisonOptions: ParsableArguments {
  @Option(
    name: .customLong("text"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "By CLIP and its like: the texts that pictures are compared with, such as 'a photo of a cat'.",
      discussion: "They stand for classes: --class 'a photo of a cat', or its place, from 0.", valueName: "text"))
  var texts: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --text: the vocabulary that the network was trained with (default: beside the network).",
      discussion:
        "bpe_simple_vocab_16e6.txt.gz, vocab.json with merges.txt beside it, tokenizer.json, or their folder.",
      valueName: "file"), completion: .file())
  var vocabulary: String?

  @Option(
    help: ArgumentHelp(
      "With --text: the .onnx file that takes texts (default: the network's own file, if it does).", valueName: "file"),
    completion: .file())
  var textModel: String?

  @Option(
    help: ArgumentHelp(
      "With --text: what cosines are multiplied by before softmax (default: what the network has learned, or 100).",
      valueName: "number"))
  var logitFactor: Double?

  @Flag(help: "With --text: what each word does to its text's score, as bars beside the map; each is left out in turn.")
  var words = false

  @Option(
    name: .customLong("like"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "By networks for retrieval or faces: other pictures, to which it is explained how like a picture is.",
      valueName: "picture"), completion: .file())
  var likeness: [String] = []

  /// What is read, where it is a file.
  var files: [String?] { [vocabulary, textModel] + likeness }

  /// The task that these options speak of; nil where none is given.
  var task: String? { Embedding.slug(texts: texts, pictures: likeness) }

  /// The same as a plan keeps it.
  func add(to question: inout PlannedQuestion) {
    question.texts = texts
    question.vocabulary = vocabulary
    question.textModel = textModel
    question.logitFactor = logitFactor
    question.likeness = likeness
  }

  /// The option that says so.
  var given: String { texts.isEmpty ? "--like" : "--text" }

  func validate() throws {
    if !texts.isEmpty, !likeness.isEmpty {
      throw ValidationError("--text and --like are for different networks; give one of them.")
    }
    let ofTexts = [
      ("--vocabulary", vocabulary != nil), ("--text-model", textModel != nil), ("--logit-factor", logitFactor != nil),
      ("--words", words),
    ]
    if texts.isEmpty, let option = ofTexts.first(where: \.1) { throw ValidationError("\(option.0) needs --text.") }
  }

  /// A network with what its pictures are compared with; the network itself where nothing is given.
  func applied(to model: NetworkModel, engine: Engine, limits: Limits) async throws -> NetworkModel {
    if !texts.isEmpty {
      let choice = TextChoice(
        texts, vocabulary: vocabulary, network: textModel, factor: logitFactor, tracesWords: words)
      return try await model.comparing(with: choice, engine: engine, limits: limits)
    }
    return likeness.isEmpty ? model : try await model.comparing(withFiles: likeness, engine: engine, limits: limits)
  }
}
