import Classifiers
import Execution
import Files
import Graphs
import Imaging
import ModelReaders
import Tensors

/// Which network is asked, as a question says it; two that are equal mean one network.
struct NetworkQuestion: Equatable {
  let model: String
  let weights: String?
  let preprocessing: PreprocessingChoice
  let network: NetworkChoice
  let layers: [String]
  /// What pictures are compared with, where the network makes embeddings of them.
  let texts: TextChoice?
  let likeness: [String]
  /// Of the files that it is read from, as they are now: another file in the place of one is another network.
  private let versions: [FileVersion?]

  /// - Throws: what is wrong with a value; nothing is read yet but the names of classes and the values of other inputs.
  init(_ reader: inout QuestionReader) throws {
    model = try reader.text("model") ?? "efficientnet-lite0"
    weights = try reader.text("weights")
    layers = try reader.texts("layer")
    preprocessing = try Self.preprocessing(&reader)
    let words = try reader.texts("text")
    likeness = try reader.texts("like")
    let (vocabulary, tower, factor) = (
      try reader.text("vocabulary"), try reader.text("text_model"), try reader.number("logit_factor")
    )
    guard words.isEmpty || likeness.isEmpty else {
      throw MetaCAMError(.invalidQuestion, "'text' and 'like' are for different networks; give one of them")
    }
    let tracesWords = try reader.flag("words")
    guard !words.isEmpty || vocabulary == nil && tower == nil && factor == nil && !tracesWords else {
      throw MetaCAMError(.invalidQuestion, "'vocabulary', 'text_model', 'logit_factor' and 'words' need 'text'")
    }
    texts =
      words.isEmpty
      ? nil
      : TextChoice(words, vocabulary: vocabulary, network: tower, factor: factor, tracesWords: tracesWords)
    network = try Self.choice(&reader, task: Embedding.slug(texts: words, pictures: likeness))
    let read = [weights, vocabulary, tower].compactMap(\.self) + likeness
    versions = (Self.files(of: model) + read).map { FileVersion(of: $0) }
  }

  /// Those of a model hub's folder are all that lie in it.
  private static func files(of model: String) -> [String] {
    let named = NetworkModel.files(named: model)
    return named.flatMap { path in
      ((try? FolderFile.all(in: path)) ?? []).map { "\(path)/\($0.name)" }.sorted() + [path]
    }
  }

  private static func preprocessing(_ reader: inout QuestionReader) throws -> PreprocessingChoice {
    let resize = try reader.sides("resize")
    let colour = try reader.text("pad_colour")
    return PreprocessingChoice(
      preset: try reader.row("preprocess"), fit: try reader.row("fit"), size: try reader.sides("size")?.sides,
      shorterSide: resize.flatMap { $0.isOne ? $0.sides.height : nil },
      resizedSize: resize.flatMap { $0.isOne ? nil : $0.sides }, cropSize: try reader.sides("crop")?.sides,
      interpolation: try reader.row("interpolation"), padColour: try colour.map { try PadColour.named($0) },
      padPosition: try reader.row("pad_position"), channels: try reader.row("channels"),
      isInverted: try reader.flag("invert"), scale: try reader.row("scale"),
      mean: try reader.numbers("mean").map { $0.map(Float.init) },
      standardDeviation: try reader.numbers("std").map { $0.map(Float.init) })
  }

  private enum ActivationName: String, CaseIterable {
    case auto, softmax, sigmoid, none

    var activation: Activation? {
      switch self {
      case .auto: nil
      case .softmax: Activation(.softmax)
      case .sigmoid: Activation(.sigmoid)
      case .none: Activation(.none)
      }
    }
  }

  private static func choice(_ reader: inout QuestionReader, task usualTask: String?) throws -> NetworkChoice {
    let tokens = try reader.text("tokens").map { text in
      guard let grid = TokenGrid(text) else {
        throw MetaCAMError(.invalidQuestion, "'tokens' takes a grid such as 14x14+1: rows, columns, tokens before them")
      }
      return grid
    }
    var values: [String: InputValue] = [:]
    for (name, value) in try reader.values("input_values") { values[name] = try inputValue(value, of: name) }
    let usual = Detection.Options()
    let task = TaskChoice(
      slug: try reader.text("task") ?? usualTask, layout: try reader.text("layout"),
      detection: Detection.Options(
        threshold: try reader.number("box_score") ?? usual.threshold,
        overlap: try reader.number("box_overlap") ?? usual.overlap,
        isAcrossClasses: try reader.flag("box_across_classes"), score: try reader.choice("box_target") ?? usual.score),
      region: try reader.text("region").map { try SegmentationRegion($0) } ?? .predicted)
    return NetworkChoice(
      input: InputChoice(image: try reader.text("input"), values: values), output: try reader.text("output"),
      activation: try reader.choice("activation", ActivationName.self)?.activation,
      scoreMap: try reader.choice("score_map"), tokens: tokens,
      classNames: try reader.text("classes").map { try ClassNames(builtIn: $0) ?? ClassNames(contentsOf: $0) },
      task: task)
  }

  /// Numbers, or the path of a file that holds them.
  private static func inputValue(_ value: JSONValue, of name: String) throws -> InputValue {
    if let path = value.text { return InputValue(try TensorFile(contentsOf: path).only(of: path)) }
    let list = value.list ?? [value]
    let numbers = list.compactMap(\.number)
    guard numbers.count == list.count else {
      throw MetaCAMError(
        .invalidQuestion, "an input beside the picture gets numbers, or a .npy or .safetensors file",
        context: ["input": name])
    }
    return try InputValue(numbers)
  }

  func loaded(within limits: Limits, engine: Engine) async throws -> NetworkModel {
    let read = try NetworkModel(
      named: model, weights: weights, preprocessing: preprocessing, network: network, limits: limits)
    if let texts { return try await read.comparing(with: texts, engine: engine, limits: limits) }
    return likeness.isEmpty ? read : try await read.comparing(withFiles: likeness, engine: engine, limits: limits)
  }
}
