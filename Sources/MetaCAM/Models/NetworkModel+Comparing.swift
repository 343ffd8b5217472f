import Classifiers
import Execution
import Failures
import Files
import Graphs
import Imaging
import ModelReaders
import Tensors

extension NetworkModel {
  /// The same network of embeddings, ready to say how near pictures come to some texts: CLIP and its like.
  ///
  ///     let clip = try NetworkModel(named: "clip.onnx", network: NetworkChoice(task: TaskChoice(slug: "prompts")))
  ///     let model = try await clip.comparing(with: TextChoice(["a cat", "a dog"]), engine: engine)
  ///     let explainer = try Explainer(model: model, engine: engine)
  ///
  /// The texts are the classes: score k is s · cos(picture, text k), and softmax over the texts makes probabilities.
  /// - Parameters:
  ///   - choice: the texts, and what makes embeddings of them.
  ///   - engine: runs the texts' part, once; in single precision, since a token's number has to stay whole.
  ///   - limits: how large that may be.
  /// - Throws: `ClassifierError` for a network of another task, one that takes no texts, or parts that do not belong together;
  ///   `ModelError` for a vocabulary that cannot be read, and for a text that is longer than the network's context.
  public func comparing(
    with choice: TextChoice, engine: Engine, limits: Limits = .usual
  ) async throws -> NetworkModel {
    let embedding = try embedding(for: Embedding.promptsSlug)
    try Self.check(choice)
    let own = ownGraph(limits)
    let network: Graph
    let source: String
    if let path = choice.network {
      (network, source) = (try NetworkFile(contentsOf: path, limits: limits).graph, path)
    } else if let own, own.takesTexts {
      (network, source) = (own, sourceName)
    } else {
      throw ClassifierError(
        .invalidValue, "'\(sourceName)' takes pictures alone",
        remedy: "name the network that takes the texts (\(.option(.textModel)))")
    }
    let tower = try TextTower(network, vocabulary: Self.vocabulary(choice.vocabulary, beside: source), limits: limits)
    let learned = network.logitFactor ?? own?.logitFactor
    let factor = choice.factor ?? learned ?? TextChoice.usualFactor
    let note =
      choice.factor == nil && learned == nil
      ? Note(
        "the network does not say what cosines are multiplied by, and \(TextChoice.usualFactor) is taken, as CLIP has learned it",
        remedy: "\(.option(.logitFactor)) sets it") : nil
    let single =
      engine.precision == .float32
      ? engine : try Engine(device: engine.device, precision: .float32, threadCount: engine.threadCount)
    let embeddings = try await tower.embeddings(of: choice.texts, engine: single)
    let compared = try embedding.comparing(with: .texts(embeddings, names: choice.texts, factor: factor))
    let tracer =
      choice.tracesWords
      ? try await PromptTracer(texts: choice.texts, tower: tower, factor: factor, engine: single) : nil
    return performing(compared, notes: [note].compactMap(\.self), tracer: tracer)
  }

  /// The same network of embeddings, ready to say how like pictures are to some others: for retrieval, and for faces.
  ///
  /// The others are the classes: the score is the cosine of both embeddings, from −1 to 1, and so is what stands for a probability.
  /// - Parameters:
  ///   - pictures: the others, and what they are called; prepared as all pictures are.
  ///   - engine: runs the network once for each.
  /// - Throws: `ClassifierError` for a network of another task; the engine's errors.
  public func comparing(
    with pictures: [(name: String, image: Image)], engine: Engine
  ) async throws -> NetworkModel {
    let embedding = try embedding(for: Embedding.likenessSlug)
    let programs = NetworkPrograms(classifier: classifier, engine: engine)
    let recorder = try Recorder(programs: programs, layers: [])
    var embeddings: [[Float]] = []
    for picture in pictures {
      let input = try preprocessing.input(of: picture.image)
      embeddings.append(try await recorder.forward(input.tensorNCHW, log: RunLog())[0].scores.output.elements)
    }
    return performing(
      try embedding.comparing(with: .pictures(embeddings, names: pictures.map(\.name))), notes: [], tracer: nil)
  }

  /// The same of pictures in files.
  /// - Parameter limits: how large a picture may be.
  /// - Throws: also what reading the pictures throws.
  package func comparing(
    withFiles paths: [String], engine: Engine, limits: Limits
  ) async throws -> NetworkModel {
    let pictures = try paths.map { path in
      (name: path, image: try Image(contentsOf: path, mostPixels: limits.picturePixels))
    }
    return try await comparing(with: pictures, engine: engine)
  }

  private func embedding(for slug: String) throws(ClassifierError) -> Embedding {
    if let embedding = task as? Embedding, embedding.slug == slug { return embedding }
    throw ClassifierError(
      .invalidValue, "the network was read for the task \(task.slug), and comparing needs the task \(slug)",
      context: ["network": name])
  }

  private static func check(_ choice: TextChoice) throws(ClassifierError) {
    guard (1...TextChoice.mostTexts).contains(choice.texts.count) else {
      throw ClassifierError(
        .invalidValue, "pictures are compared with 1 to \(TextChoice.mostTexts) texts, not \(choice.texts.count)",
        remedy: choice.texts.isEmpty ? "say at least one (\(.option(.texts)))" : nil)
    }
    for text in choice.texts where text.allSatisfy(\.isWhitespace) {
      throw ClassifierError(.invalidValue, "a text that pictures are compared with is empty")
    }
    guard Set(choice.texts).count == choice.texts.count else {
      throw ClassifierError(.invalidValue, "a text that pictures are compared with is given twice")
    }
    if let factor = choice.factor {
      guard factor.isFinite, factor > 0, factor <= 1e6 else {
        throw ClassifierError(
          .invalidValue, "what cosines are multiplied by lies above 0 and is 1,000,000 at most, not \(factor)")
      }
    }
  }

  /// As its file has it, texts and all; nil of a built-in network and of a folder.
  private func ownGraph(_ limits: Limits) -> Graph? {
    guard NetworkFile.isPath(sourceName), !ModelFolder.isFolder(sourceName) else { return nil }
    return try? NetworkFile(contentsOf: sourceName, limits: limits).graph
  }

  private static func folder(of network: String) -> String {
    network.lastIndex(of: "/").map { String(network[..<$0]) } ?? "."
  }

  /// The files that a vocabulary is read from: of the one that is named, or that lies beside the network of texts; none where there is
  /// none.
  static func vocabularyFiles(_ path: String?, beside network: String) -> [String] {
    let named = path ?? folder(of: network)
    guard let file = TextVocabulary.found(in: named) ?? path else { return [] }
    // Two that are read together.
    let pair = ["vocab.json", "merges.txt"].map { "\(folder(of: file))/\($0)" }
    return pair.contains(file) ? pair.filter { FileIdentity(of: $0) != nil } : [file]
  }

  private static func vocabulary(_ path: String?, beside network: String) throws -> TextVocabulary {
    if let path { return try TextVocabulary(contentsOf: path) }
    let folder = folder(of: network)
    if let found = TextVocabulary.found(in: folder) { return try TextVocabulary(contentsOf: found) }
    throw ClassifierError(
      .invalidValue,
      "there is no vocabulary beside the network of texts: none of \(TextVocabulary.fileNames.joined(separator: ", "))",
      remedy: "name its file (\(.option(.vocabulary)))", context: ["folder": folder])
  }
}
