import Execution
import Failures
import Graphs
import ModelReaders
import Tensors

/// The part of a network that makes an embedding of a text: token numbers `[N, L]` in, `[N, D]` out.
///
///     let tower = try TextTower(NetworkFile(contentsOf: "clip.onnx").graph, vocabulary: vocabulary)
///     let embeddings = try await tower.embeddings(of: ["a photo of a cat"], engine: engine)  // [1][D]
///
/// The file may hold pictures' part as well, and scores of both: what an output needs is all that is run. Texts are padded to the
/// longest of them, or to as many tokens as the network fixes; CLIP looks at no token behind a text's end.
public struct TextTower: Sendable {
  /// The value that holds the embeddings.
  public let output: String
  /// D
  public let width: Int
  /// What makes numbers of texts.
  public let vocabulary: TextVocabulary
  /// With inputs of floats, which hold whole numbers.
  private let graph: Graph
  private let roles: [String: Role]
  private let limits: Limits

  private enum Role { case tokens, mask, positions }

  /// Finds the part of texts in a network.
  /// - Parameters:
  ///   - network: as its file has it.
  ///   - vocabulary: the one that it was trained with.
  ///   - output: the value that holds the embeddings; nil for the only one that can, or `text_embeds`.
  ///   - limits: how large it may be.
  /// - Throws: `ClassifierError` where it takes no texts, or was trained with another vocabulary.
  public init(
    _ network: Graph, vocabulary: TextVocabulary, output: String? = nil, limits: Limits = .usual
  ) throws {
    let tokens = try network.tokenInput
    let candidates = network.textOutputs(of: tokens, asked: output)
    guard let chosen = candidates.first(where: { $0 == "text_embeds" }) ?? candidates.first,
      candidates.count == 1 || chosen == "text_embeds"
    else {
      throw ClassifierError(
        .unknownName,
        candidates.isEmpty
          ? "no output of the network is an embedding of its texts [N, D]"
          : "several outputs of the network may be the texts' embedding: \(candidates.joined(separator: ", "))",
        context: ["outputs": network.outputs.joined(separator: ", ")])
    }
    var part = network
    part.outputs = [chosen]
    part = try part.pruned()
    try part.check(vocabulary, of: tokens)
    var roles: [String: Role] = [:]
    for input in part.inputs where part.values(dependingOn: input.name).contains(chosen) {
      guard let role = Self.role(of: input, tokens: tokens) else {
        throw ClassifierError(
          .shapeMismatch, "the texts' embedding needs more than their tokens: \(input.summary)",
          context: ["output": chosen])
      }
      roles[input.name] = role
    }
    (graph, self.roles) = try part.takingFloats(roles)
    (self.output, self.vocabulary, self.limits) = (chosen, vocabulary, limits)
    let shortest = try Self.specialised(graph, self.roles, count: 1, length: 2, limits)
    let shape = try shortest.type(of: chosen).shape
    guard shape.count == 2, shape[1] > 1 else {
      throw ClassifierError(
        .shapeMismatch, "the texts' embedding is [N, D]; this network makes \(shape)", context: ["output": chosen])
    }
    width = shape[1]
  }

  private static func role(of input: Graph.Input, tokens: String) -> Role? {
    guard input.dimensions.count == 2 else { return nil }
    if input.name == tokens { return .tokens }
    let name = input.name.lowercased()
    return name.contains("mask") ? .mask : name.contains("position") ? .positions : nil
  }

  // MARK: - Texts

  /// The embeddings of some texts, in their order: `[N][D]`.
  ///
  /// - Throws: `ModelError` for a text that is longer than the network's context; `ClassifierError` where an embedding is not finite;
  ///   the engine's errors.
  public func embeddings(of texts: [String], engine: Engine) async throws -> [[Float]] {
    guard !texts.isEmpty else { return [] }
    var rows: [[Int]] = []
    for text in texts { rows.append(try tokens(of: text)) }
    // The same text is run once.
    let unique = rows.eachOnce { $0 }
    let made = try await run(unique, engine)
    let places = Dictionary(zip(unique, made)) { first, _ in first }
    return rows.compactMap { places[$0] }
  }

  private func tokens(of text: String) throws -> [Int] {
    let tokens = try vocabulary.tokens(of: text).ids
    guard let most = fixedLength ?? context(for: tokens.count), tokens.count > most else { return tokens }
    throw ModelError(
      .refused,
      "the text is longer than the network's context: it has \(tokens.count) tokens, and \(most) are the most",
      context: ["text": "'\(text.prefix(60))\(text.count > 60 ? "…" : "")'"])
  }

  private var fixedLength: Int? {
    graph.inputs.first { roles[$0.name] == .tokens }.flatMap { $0.dimensions[1] }
  }

  private var fixedCount: Int? {
    graph.inputs.first { roles[$0.name] == .tokens }.flatMap { $0.dimensions[0] }
  }

  /// The longest text, where one of so many tokens is too long; the network's own arithmetic says it.
  private func context(for length: Int) -> Int? {
    func takes(_ length: Int) -> Bool {
      (try? Self.specialised(graph, roles, count: fixedCount ?? 1, length: length, limits)) != nil
    }
    if takes(length) { return nil }
    var (fits, fails) = (2, length)
    while fails - fits > 1 {
      let middle = (fits + fails) / 2
      if takes(middle) { fits = middle } else { fails = middle }
    }
    return fits
  }

  private static let mostAtOnce = 16

  private func run(_ rows: [[Int]], _ engine: Engine) async throws -> [[Float]] {
    let length = fixedLength ?? rows.map(\.count).max() ?? 2
    var count = fixedCount ?? min(rows.count, Self.mostAtOnce)
    // Some exports hold to one text, though they leave the number open.
    if fixedCount == nil, (try? Self.specialised(graph, roles, count: count, length: length, limits)) == nil {
      count = 1
    }
    let ready = try Self.specialised(graph, roles, count: count, length: length, limits)
    guard try ready.type(of: output).shape == [count, width] else {
      throw ClassifierError(
        .shapeMismatch, "of \(count) texts of \(length) tokens the network makes \(try ready.type(of: output).shape)",
        context: ["output": output])
    }
    let program = try engine.compiled(ready)
    var result: [[Float]] = []
    for start in stride(from: 0, to: rows.count, by: count) {
      try Task.checkCancellation()
      // What is missing to a whole batch is the last text again.
      let batch = (0..<count).map { rows[min(start + $0, rows.count - 1)] }
      let made = try await program.run(inputs(batch, length: length)).value(output)
      for place in 0..<min(count, rows.count - start) {
        let embedding = made.slice(place).elements
        guard embedding.allSatisfy(\.isFinite) else {
          throw ClassifierError(
            .notFinite, "the network makes numbers that are not finite of a text", context: ["output": output])
        }
        result.append(embedding)
      }
    }
    return result
  }

  private func inputs(_ rows: [[Int]], length: Int) -> [String: Tensor] {
    // Never the token of the end: networks look for its first place, or for the largest number.
    let padding = vocabulary.end == 0 ? 1 : 0
    func tensor(_ value: (_ row: [Int], _ place: Int) -> Int) -> Tensor {
      Tensor(
        shape: [rows.count, length],
        elements: rows.flatMap { row in (0..<length).map { Float(value(row, $0)) } })
    }
    return roles.mapValues { role in
      switch role {
      case .tokens: tensor { row, place in place < row.count ? row[place] : padding }
      case .mask: tensor { row, place in place < row.count ? 1 : 0 }
      case .positions: tensor { _, place in place }
      }
    }
  }

  private static func specialised(
    _ graph: Graph, _ roles: [String: Role], count: Int, length: Int, _ limits: Limits
  ) throws -> Graph {
    var shapes: [String: [Int]] = [:]
    for input in graph.inputs where roles[input.name] != nil {
      shapes[input.name] = [input.dimensions[0] ?? count, input.dimensions[1] ?? length]
    }
    return try graph.specialised(batch: count, inputShapes: shapes, limits: limits)
  }
}

// MARK: - Inputs and outputs

extension Graph {
  /// The input that token numbers enter by.
  fileprivate var tokenInput: String {
    get throws {
      let candidates = inputs.filter { input in
        let name = input.name.lowercased()
        return input.dimensions.count == 2 && [.int32, .int64].contains(input.elementType)
          && !["mask", "position", "type"].contains(where: name.contains)
      }
      guard candidates.count == 1, let input = candidates.first else {
        throw ClassifierError(
          .shapeMismatch,
          candidates.isEmpty
            ? "a network of texts takes token numbers [N, length]; this one takes none"
            : "several inputs may be the texts' tokens: \(candidates.map(\.summary).joined(separator: ", "))",
          remedy: candidates.isEmpty ? "name the network that does (\(.option(.textModel)))" : nil,
          context: ["inputs": inputs.map(\.summary).joined(separator: ", ")])
      }
      return input.name
    }
  }

  /// Whether the network takes texts beside pictures, or texts alone.
  public var takesTexts: Bool { (try? tokenInput) != nil }

  /// The outputs that depend on texts and on no picture, of two axes where these are known.
  fileprivate func textOutputs(of tokens: String, asked: String?) -> [String] {
    let ofTexts = values(dependingOn: tokens)
    let ofOthers = inputs.filter { $0.dimensions.count != 2 }.reduce(into: Set<String>()) {
      $0.formUnion(values(dependingOn: $1.name))
    }
    if let asked { return ofTexts.contains(asked) ? [asked] : [] }
    var shapes: [String: [Int]] = [:]
    for input in inputs {
      shapes[input.name] = input.dimensions.enumerated().map { axis, length in
        length ?? (axis == 0 ? 3 : input.dimensions.count == 2 ? 2 : axis == 1 ? 3 : 224)
      }
    }
    return outputs.filter { output in
      guard ofTexts.contains(output), !ofOthers.contains(output) else { return false }
      var part = self
      part.outputs = [output]
      guard let type = try? part.pruned().specialised(inputShapes: shapes).types[output] else { return true }
      return type.elementType.isFloatingPoint && type.shape.count == 2 && type.shape[1] > 1
    }
  }

  /// The values that hold token numbers, maybe laid out anew.
  private func tokenValues(_ tokens: String) -> Set<String> {
    var values: Set<String> = [tokens]
    for node in nodes
    where ["Identity", "Cast", "Reshape", "Flatten", "Squeeze", "Unsqueeze"].contains(node.operatorName) {
      if let first = node.inputs.first, values.contains(first) { values.formUnion(node.outputs) }
    }
    return values
  }

  /// - Throws: `ClassifierError` where the network has embeddings of another number of tokens, or looks for another end.
  fileprivate func check(_ vocabulary: TextVocabulary, of tokens: String) throws(ClassifierError) {
    let values = tokenValues(tokens)
    for node in nodes where node.operatorName == "Gather" && node.inputs.count == 2 && values.contains(node.inputs[1]) {
      guard let rows = constants[node.inputs[0]]?.shape, rows.count == 2 else { continue }
      // Tables are rounded up to a length that suits machines.
      guard (vocabulary.count...vocabulary.count + 255).contains(rows[0]) else {
        throw ClassifierError(
          .invalidValue,
          "the vocabulary has \(vocabulary.count) tokens, and the network knows \(rows[0]): the two do not belong together",
          remedy: "give the vocabulary that it was trained with (\(.option(.vocabulary)))")
      }
    }
    var compared: [String: Int64] = [:]
    for node in nodes {
      switch node.operatorName {
      case "Equal" where node.inputs.contains(where: values.contains):
        let other = node.inputs.first { !values.contains($0) }
        guard let number = other.flatMap(known), let made = node.outputs.first else { continue }
        compared[made] = number
      case "Cast", "Identity":
        if let number = compared[node.inputs.first ?? ""], let made = node.outputs.first { compared[made] = number }
      case "ArgMax":
        guard let end = compared[node.inputs.first ?? ""], end != Int64(vocabulary.end) else { continue }
        throw ClassifierError(
          .invalidValue,
          "the vocabulary ends texts with the token \(vocabulary.end), and the network looks for \(end): the two do not "
            + "belong together", remedy: "give the vocabulary that it was trained with (\(.option(.vocabulary)))")
      default: continue
      }
    }
  }

  /// The only number of a constant, or of a node that makes one.
  private func known(_ value: String) -> Int64? {
    var constant = constants[value]
    if constant == nil, let node = producer(of: value), node.operatorName == "Constant",
      case .constant(let made)? = node.attributes["value"]
    {
      constant = made
    }
    guard let constant, constant.shape.reduce(1, *) == 1 else { return nil }
    return constant.integers?.first ?? constant.tensor.flatMap { Int64(exactly: $0.elements[0]) }
  }

  /// The engine takes floats alone; these are exact up to 2²⁴, and no vocabulary has as many tokens.
  fileprivate func takingFloats<Role>(_ roles: [String: Role]) throws -> (Graph, [String: Role]) {
    var (taken, casts, floats): ([Input], [Node], [String: Role]) = ([], [], [:])
    for input in inputs {
      guard let role = roles[input.name] else { continue }
      guard !input.elementType.isFloatingPoint else {
        taken.append(input)
        floats[input.name] = role
        continue
      }
      let name = unusedName("\(input.name)/floats")
      taken.append(Input(name: name, dimensions: input.dimensions))
      casts.append(
        Node(
          name: input.name, operatorName: "Cast", inputs: [name], outputs: [input.name],
          attributes: ["to": .integer(input.elementType.onnxNumber)]))
      floats[name] = role
    }
    return (try Graph(inputs: taken, outputs: outputs, nodes: casts + nodes, constants: constants), floats)
  }
}
