import Classifiers
import Execution
import Graphs
import Tensors
import TestSupport
import Testing

/// Networks that take more than one picture of floats.
@Suite struct ImageInputTests {
  /// Scores [N, 2]: the mean of a picture's channels, and with it a sum over other inputs.
  private static func network(_ image: Graph.Input, facts: Graph.Input? = nil, isLast: Bool = false) throws -> Graph {
    var graph = Graph(inputs: [image] + [facts].compactMap(\.self))
    var value = image.name
    if isLast {
      value = try graph.add("Transpose", [value], attributes: ["perm": .integers([0, 3, 1, 2])], name: "turned")
    }
    if !image.elementType.isFloatingPoint {
      value = try graph.add("Cast", [value], attributes: ["to": .integer(1)], name: "floats")
    }
    value = try graph.add("GlobalAveragePool", [value], name: "pooled")
    value = try graph.add("Flatten", [value], name: "flat")
    if let facts {
      value = try graph.add("Concat", [value, facts.name], attributes: ["axis": .integer(1)], name: "all")
    }
    let inputs = 3 + (facts?.dimensions.last.flatMap { $0 } ?? 0)
    graph.constant("weights", Tensor(shape: [inputs, 2], elements: (0..<inputs * 2).map { Float($0) / 10 }))
    graph.outputs = [try graph.add("MatMul", [value, "weights"], name: "scores")]
    return graph
  }

  private static func scores(
    _ network: ImageNetwork, batch: Int = 1, of image: Tensor
  ) async throws -> [Float] {
    let classifier = try Classifier(network: network)
    let graph = try classifier.graph(batch: batch)
    let stacked = Tensor.stacked((0..<batch).map { _ in image })
    return try await Engine().compiled(graph).run([classifier.input: stacked])[classifier.output]?.elements ?? []
  }

  private static let picture = Tensor(shape: [3, 4, 4], elements: (0..<48).map { Float($0) })

  @Test(arguments: [nil, 1], [1, 3])
  func takesValuesForFurtherInputs(fileBatch: Int?, batch: Int) async throws {
    let network = try Self.network(
      .init(name: "image", dimensions: [fileBatch, 3, 4, 4]), facts: .init(name: "facts", dimensions: [fileBatch, 2]))
    let values = try ["facts": InputValue("0.5, -1")]
    let part = try network.imageNetwork(input: .init(values: values))
    #expect(part.graph.inputs.map(\.name) == ["image"])
    // Channels' means are 7.5, 23.5 and 39.5.
    let inputs: [Float] = [7.5, 23.5, 39.5, 0.5, -1]
    let expected = (0..<2).map { column in
      inputs.indices.reduce(Float(0)) { $0 + inputs[$1] * Float($1 * 2 + column) / 10 }
    }
    let scores = try await Self.scores(part, batch: batch, of: Self.picture)
    #expect(scores.count == 2 * batch)
    for (index, score) in scores.enumerated() { #expect(abs(score - expected[index % 2]) < 1e-4) }
  }

  @Test(arguments: [
    ("facts", "1", "takes 2 numbers, and 1 are given"), ("fact", "1,2", "did you mean 'facts'"),
    ("image", "1", "takes"),
    ("facts", "1,1e60", "finite"), ("weights", "1", "value of its own"),
  ]) func refusesWhatDoesNotFit(_ name: String, _ text: String, _ words: String) throws {
    let network = try Self.network(
      .init(name: "image", dimensions: [1, 3, 4, 4]), facts: .init(name: "facts", dimensions: [1, 2]))
    let values = [
      name: text == "1,1e60"
        ? InputValue(.floats(Tensor(shape: [1, 2], elements: [1, .infinity]))) : try InputValue(text)
    ]
    let error = #expect(throws: ClassifierError.self) { try network.imageNetwork(input: .init(values: values)) }
    #expect(error.map { "\($0)".contains(words) || name == "image" } == true, "\(String(describing: error))")
    for text in ["", "one", "nan", "1,,x"] { #expect(throws: ClassifierError.self) { try InputValue(text) } }
    let none = #expect(throws: ClassifierError.self) { try network.imageNetwork() }
    #expect(none.map { "\($0)".contains("needs more than the picture 'image': facts [1, 2]") } == true)
  }

  @Test func checksWholeNumbers() async throws {
    var graph = Graph(inputs: [
      .init(name: "image", dimensions: [nil, 3, 4, 4]), .init(name: "training", elementType: .bool, dimensions: []),
      .init(name: "count", elementType: .int64, dimensions: [1]),
    ])
    try graph.add("GlobalAveragePool", ["image"], name: "pooled")
    try graph.add("Flatten", ["pooled"], name: "flat")
    try graph.add("Cast", ["count"], attributes: ["to": .integer(1)], name: "floats")
    try graph.add("Mul", ["flat", "floats"], name: "times")
    graph.outputs = [try graph.add("Where", ["training", "flat", "times"], name: "scores")]
    let values = try ["training": InputValue("false"), "count": InputValue("3")]
    let scores = try await Self.scores(graph.imageNetwork(input: .init(values: values)), of: Self.picture)
    for (score, mean) in zip(scores, [7.5, 23.5, 39.5] as [Float]) { #expect(abs(score - 3 * mean) < 1e-4) }
    for (name, text) in [("training", "2"), ("training", "0.5"), ("count", "1.5"), ("count", "1,2")] {
      var wrong = values
      wrong[name] = try InputValue(text)
      #expect(throws: ClassifierError.self) { try graph.imageNetwork(input: .init(values: wrong)) }
    }
  }

  /// Bytes in, first or last channels, floats at once or computed with before.
  @Test(arguments: [false, true], [ElementType.uint8, .int32])
  func takesBytes(isLast: Bool, type: ElementType) async throws {
    let dimensions: [Int?] = isLast ? [nil, 4, 4, 3] : [nil, 3, 4, 4]
    let image = Graph.Input(name: "image", elementType: type, dimensions: dimensions)
    let part = try Self.network(image, isLast: isLast).imageNetwork()
    #expect(part.takesBytes && part.graph.inputs[0].elementType == .float32)
    let reference = try Self.network(.init(name: "image", dimensions: [nil, 3, 4, 4])).imageNetwork()
    #expect(!reference.takesBytes)
    let expected = try await Self.scores(reference, of: Self.picture)
    for (score, other) in zip(try await Self.scores(part, of: Self.picture), expected) {
      #expect(abs(score - other) < 1e-4)
    }
  }

  @Test func computesWithBytes() async throws {
    var graph = Graph(inputs: [.init(name: "image", elementType: .uint8, dimensions: [1, 3, 4, 4])])
    graph.constant("one", .integers(IntegerTensor(shape: [], elements: [1], elementType: .uint8)))
    try graph.add("Add", ["image", "one"], name: "more")
    try graph.add("Cast", ["more"], attributes: ["to": .integer(1)], name: "floats")
    try graph.add("GlobalAveragePool", ["floats"], name: "pooled")
    graph.outputs = [try graph.add("Flatten", ["pooled"], name: "scores")]
    let scores = try await Self.scores(graph.imageNetwork(), of: Self.picture)
    for (score, mean) in zip(scores, [8.5, 24.5, 40.5] as [Float]) { #expect(abs(score - mean) < 1e-4) }
  }

  @Test func readsQuantisedInputs() async throws {
    var graph = Graph(inputs: [.init(name: "image", elementType: .uint8, dimensions: [1, 3, 4, 4])])
    graph.constant("step", Tensor(shape: [], repeating: 0.5))
    graph.constant("zero", .integers(IntegerTensor(shape: [], elements: [8], elementType: .uint8)))
    try graph.add("DequantizeLinear", ["image", "step", "zero"], name: "floats")
    try graph.add("GlobalAveragePool", ["floats"], name: "pooled")
    graph.outputs = [try graph.add("Flatten", ["pooled"], name: "scores")]
    let network = try graph.imageNetwork()
    #expect(!network.graph.nodes.contains { $0.operatorName == "Cast" })
    for (score, mean) in zip(try await Self.scores(network, of: Self.picture), [7.5, 23.5, 39.5] as [Float]) {
      #expect(abs(score - (mean - 8) / 2) < 1e-4)
    }
  }

  @Test func takesAnyChannelsOfTensors() throws {
    let input = Graph.Input(name: "image", dimensions: [1, 5, 4, 4])
    var graph = Graph(inputs: [input])
    try graph.add("GlobalAveragePool", ["image"], name: "pooled")
    graph.outputs = [try graph.add("Flatten", ["pooled"], name: "scores")]
    let refused = #expect(throws: ClassifierError.self) { try graph.imageNetwork() }
    #expect(refused.map { "\($0)".contains("3 channels, or 1") } == true)
    #expect(try graph.imageNetwork(input: .init(channelCount: 5)).graph.inputs == [input])
    #expect(throws: ClassifierError.self) { try graph.imageNetwork(input: .init(channelCount: 7)) }
  }

  /// What a network does with its input says how it lies, and not a tensor that happens to fit.
  @Test func readsTheLayoutFromTheNodes() throws {
    var graph = Graph(inputs: [.init(name: "image", dimensions: [nil, 3, 16, 16])])
    graph.constant("weights", Tensor(shape: [2, 3, 3, 3], repeating: 1))
    try graph.add("Neg", ["image"], name: "scaled")
    try graph.add("Conv", ["scaled", "weights"], name: "layer")
    try graph.add("GlobalAveragePool", ["layer"], name: "pooled")
    graph.outputs = [try graph.add("Flatten", ["pooled"], name: "scores")]
    let error = #expect(throws: ClassifierError.self) { try graph.imageNetwork(input: .init(channelCount: 16)) }
    #expect(error.map { "\($0)".contains("16 channels; this network takes image [any, 3, 16, 16]") } == true)
    #expect(try !graph.imageNetwork(input: .init(channelCount: 3)).isChannelsLast)
  }

  /// Maps of scores of networks that have the channels last: places lie as the picture's do.
  @Test(arguments: [(4, 6), (4, 4), (5, 5)]) func turnsScoreMaps(_ height: Int, _ width: Int) async throws {
    var graph = Graph(inputs: [.init(name: "image", dimensions: [nil, height, width, 3])])
    graph.constant("weights", Tensor(shape: [5, 3, 1, 1], elements: (0..<15).map { Float($0 % 4) - 1 }))
    try graph.add("Transpose", ["image"], attributes: ["perm": .integers([0, 3, 1, 2])], name: "first")
    try graph.add("Conv", ["first", "weights"], name: "layer")
    graph.outputs = [
      try graph.add("Transpose", ["layer"], attributes: ["perm": .integers([0, 2, 3, 1])], name: "scores")
    ]
    let classifier = try Classifier(network: graph.imageNetwork(scoreMap: .mean, size: (height, width)))
    #expect(classifier.classCount == 5 && classifier.isScoreMapTurned)
    var plain = graph
    plain.outputs = ["layer"]
    let first = try Classifier(network: plain.imageNetwork(scoreMap: .mean, size: (height, width)))
    #expect(first.classCount == 5 && !first.isScoreMapTurned)
  }

  @Test func saysWhatIsNoScore() throws {
    var graph = Graph(inputs: [.init(name: "image", dimensions: [nil, 3, 4, 4])])
    graph.outputs = [try graph.add("ArgMax", ["image"], attributes: ["axis": .integer(1)], name: "labels")]
    let error = #expect(throws: ClassifierError.self) { try Classifier(network: graph.imageNetwork(scoreMap: .mean)) }
    #expect(error.map { "\($0)".contains("holds int64, and class scores are floats") } == true)
    let facts = try Self.network(
      .init(name: "image", dimensions: [1, 3, 4, 4]), facts: .init(name: "facts", dimensions: [1, 2]))
    let large = try ["facts": InputValue("1e39, 0")]
    let refused = #expect(throws: ClassifierError.self) { try facts.imageNetwork(input: .init(values: large)) }
    #expect(refused.map { "\($0)".contains("1e+39 is too large for a float of 32 bits") } == true)
  }

  /// Scores all over the picture become those of it where somebody says how.
  @Test func reducesScoreMaps() async throws {
    var graph = Graph(inputs: [.init(name: "image", dimensions: [nil, 3, 4, 4])])
    graph.outputs = [try graph.add("Identity", ["image"], name: "scores")]
    let error = #expect(throws: ClassifierError.self) { try Classifier(network: graph.imageNetwork()) }
    #expect(error.map { "\($0)".contains("3 classes at 4 × 4 places") } == true)
    for (reduction, expected) in [(ScoreMapReduction.mean, [7.5, 23.5, 39.5]), (.maximum, [15, 31, 47])] {
      let network = try graph.imageNetwork(scoreMap: reduction)
      let scores = try await Self.scores(network, batch: 2, of: Self.picture)
      #expect(scores == (expected + expected).map { Float($0) })
    }
  }
}
