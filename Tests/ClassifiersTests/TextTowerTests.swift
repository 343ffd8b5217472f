import Classifiers
import Execution
import Graphs
import ModelReaders
import Tensors
import TestSupport
import Testing

/// Small networks of pictures and texts that transformers and open_clip have exported, and what PyTorch computes with them in double
/// precision: `Scripts/fixtures/make_clip_fixtures.py`.
@Suite struct TextTowerTests {
  private static let texts = ["a photo of a cat", "a photo of a dog", "a drawing of the red car in rain"]

  private func network(_ name: String) throws -> Graph {
    try ONNXModel(contentsOf: Fixtures.path("clip/\(name).onnx")).graph
  }

  private func vocabulary() throws -> TextVocabulary { try TextVocabulary(contentsOf: Fixtures.path("clip/hub")) }

  private func expected(_ name: String) throws -> Tensor {
    let tensors = try SafetensorsFile(contentsOf: Fixtures.path("clip/expected.safetensors")).tensors
    return try #require(tensors[name]?.tensor)
  }

  /// Padded otherwise than there, run together, alone, and two at once where the file fixes it: all the same. The whole model's
  /// embeddings are of length 1. Activations of a whole network: 1e-4, relative to numbers around 1.
  @Test(arguments: ["text", "both", "text-fixed"]) func hasTheLibrarysEmbeddings(_ name: String) async throws {
    let tower = try TextTower(network(name), vocabulary: vocabulary())
    let engine = try Engine()
    let wanted = try expected(name == "text-fixed" ? "fixed/texts" : "texts")
    let together = try await tower.embeddings(of: Self.texts, engine: engine)
    #expect(together.count == 3 && tower.width == 6)
    for (place, embedding) in together.enumerated() {
      var row = wanted.slice(place).elements
      if name == "both" {
        let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        row = row.map { $0 / length }
      }
      for (value, wanted) in zip(embedding, row) { #expect(abs(value - wanted) < 2e-4 * max(1, abs(wanted))) }
      let alone = try await tower.embeddings(of: [Self.texts[place]], engine: engine)[0]
      for (value, other) in zip(embedding, alone) { #expect(abs(value - other) < 1e-4 * max(1, abs(other))) }
    }
    #expect(try await tower.embeddings(of: [], engine: engine).isEmpty)
  }

  /// More texts than are run at once, some of them alike, in their order.
  @Test func keepsTheOrderOfManyTexts() async throws {
    let tower = try TextTower(network("text"), vocabulary: vocabulary())
    let engine = try Engine()
    let words = (0..<40).map { "a \($0 % 19)" }
    let all = try await tower.embeddings(of: words, engine: engine)
    for place in 19..<40 { #expect(all[place] == all[place - 19]) }
    let one = try await tower.embeddings(of: ["a 17"], engine: engine)[0]
    for (value, other) in zip(all[17], one) { #expect(abs(value - other) < 1e-4) }
  }

  @Test(arguments: [("both", 12.182494 as Double?), ("text", nil), ("convolutions", nil)])
  func findsTheLearnedFactor(_ name: String, _ expected: Double?) throws {
    let factor = try network(name).logitFactor
    if let expected { #expect(abs(try #require(factor) - expected) < 1e-4) } else { #expect(factor == nil) }
  }

  /// As PyTorch's older exporter leaves it: the constant by its name, and exp of it before the product.
  @Test func findsAFactorByItsName() throws {
    let scale = Constant.floats(Tensor(shape: [], elements: [2]))
    let graph = try Graph(
      inputs: [.init(name: "x", dimensions: [1, 1])], outputs: ["y"],
      nodes: [Node(name: "", operatorName: "Neg", inputs: ["x"], outputs: ["y"])],
      constants: ["model.logit_scale": scale, "a_logit_scale_b": .floats(Tensor(shape: [], elements: [9]))])
    #expect(abs(try #require(graph.logitFactor) - 7.389056) < 1e-4)
    let product = try Graph(
      inputs: [.init(name: "x", dimensions: [1, 1])], outputs: ["logits_per_image"],
      nodes: [
        Node(name: "", operatorName: "Exp", inputs: ["s"], outputs: ["e"]),
        Node(name: "", operatorName: "Mul", inputs: ["e", "x"], outputs: ["p"]),
        Node(name: "", operatorName: "Transpose", inputs: ["p"], outputs: ["logits_per_image"]),
      ], constants: ["s": scale])
    #expect(abs(try #require(product.logitFactor) - 7.389056) < 1e-4)
  }

  // MARK: - Bad input

  @Test(arguments: ["text", "text-fixed"]) func refusesATextThatIsLongerThanItsContext(_ name: String) async throws {
    let tower = try TextTower(network(name), vocabulary: vocabulary())
    let long = Array(repeating: "a", count: 15).joined(separator: " ")
    let engine = try Engine()
    #expect(try await tower.embeddings(of: [String(long.dropLast(2))], engine: engine).count == 1)
    let error = await #expect(throws: ModelError.self) { try await tower.embeddings(of: ["a", long], engine: engine) }
    #expect(error?.message.contains("it has 17 tokens, and 16 are the most") == true)
  }

  /// A vocabulary of other tokens, and one of as many whose end has another number.
  @Test func refusesAnotherNetworksVocabulary() throws {
    let smaller = try network("text").withRows(of: 300)
    let error = #expect(throws: ClassifierError.self) { try TextTower(smaller, vocabulary: vocabulary()) }
    #expect(error?.message.contains("has 554 tokens, and the network knows 300") == true)
    let other = try network("text").lookingFor(end: 552, insteadOf: 553)
    let second = #expect(throws: ClassifierError.self) { try TextTower(other, vocabulary: vocabulary()) }
    #expect(second?.message.contains("ends texts with the token 553, and the network looks for 552") == true)
  }

  @Test func refusesNetworksWithoutTexts() throws {
    let error = #expect(throws: ClassifierError.self) {
      try TextTower(network("convolutions"), vocabulary: vocabulary())
    }
    #expect(error?.message.contains("takes token numbers") == true)
    #expect(throws: ClassifierError.self) {
      try TextTower(network("both"), vocabulary: vocabulary(), output: "image_embeds")
    }
  }

  // MARK: - Words

  /// What is left of a text is a text like any other.
  @Test func tracesWordsByLeavingThemOut() async throws {
    let tower = try TextTower(network("text"), vocabulary: vocabulary())
    let engine = try Engine()
    let texts = ["a photo of  a cat", "dog", ""]
    let tracer = try await PromptTracer(texts: texts, tower: tower, factor: 12, engine: engine)
    let picture = try expected("image/embedding").elements
    let traces = tracer.trace(picture, of: 0)
    #expect(traces.map(\.word) == ["a", "photo", "of", "a", "cat"] && tracer.trace(picture, of: 2).isEmpty)
    let without = ["photo of a cat", "a of a cat", "a photo a cat", "a photo of cat", "a photo of a"]
    for (place, text) in without.enumerated() {
      func scores(_ texts: [String]) async throws -> [Float] {
        let embeddings = try await tower.embeddings(of: texts, engine: engine)
        return try CosineReadout(references: embeddings, factor: 12, activation: Activation(.softmax)).scores(picture)
      }
      let (whole, left) = (try await scores(texts), try await scores([text] + texts.dropFirst()))
      let probabilities = [whole, left].map { Activation(.softmax).probability($0, classIndex: 0) }
      #expect(abs(traces[place].score - Double(whole[0] - left[0])) < 1e-4)
      #expect(abs(traces[place].probability - (probabilities[0] - probabilities[1])) < 1e-4)
    }
    #expect(tracer.trace(picture, of: 1).map(\.word) == ["dog"])
  }
}

extension Graph {
  /// With a table of tokens that is cut off.
  fileprivate func withRows(of count: Int) throws -> Graph {
    var constants = constants
    for (name, constant) in constants where constant.shape.first == 554 {
      if let tensor = constant.tensor { constants[name] = .floats(tensor.slice(0..<count)) }
    }
    return try Graph(inputs: inputs, outputs: outputs, nodes: nodes, constants: constants)
  }

  fileprivate func lookingFor(end: Int64, insteadOf other: Int64) throws -> Graph {
    func changed(_ constant: Constant) -> Constant {
      guard constant.integers == [other] else { return constant }
      return .integers(IntegerTensor(shape: constant.shape, elements: [end], elementType: constant.elementType))
    }
    let nodes = nodes.map { node in
      var node = node
      if case .constant(let constant)? = node.attributes["value"] {
        node.attributes["value"] = .constant(changed(constant))
      }
      return node
    }
    return try Graph(inputs: inputs, outputs: outputs, nodes: nodes, constants: constants.mapValues(changed))
  }
}
