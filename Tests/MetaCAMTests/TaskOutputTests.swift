import MetaCAM
import TestSupport
import Testing

/// Outputs of detectors and segmentations in other forms than those of `TaskTests`, made from the same networks.
@Suite struct TaskOutputTests {
  private func network(_ name: String) throws -> Graph {
    try ONNXModel(contentsOf: Fixtures.path("tasks/\(name).onnx")).graph
  }

  private func input(of name: String) throws -> NetworkInput {
    let tensors = try SafetensorsFile(contentsOf: Fixtures.path("tasks/\(name).safetensors")).tensors
    return NetworkInput(
      tensorNCHW: try #require(tensors["input"]?.tensor), view: .random(seed: 1, side: 64),
      placement: NetworkInput.Placement(left: 0, top: 0, width: 64, height: 64))
  }

  private func explainer(
    _ graph: Graph, _ task: TaskChoice = TaskChoice(), activation: Activation? = nil
  ) throws -> Explainer {
    let file = TemporaryFile(ending: ".onnx")
    try ONNXWriter.write(graph, to: file.path)
    return try Explainer(
      model: NetworkModel(named: file.path, network: NetworkChoice(activation: activation, task: task)),
      engine: Engine())
  }

  private func failure(_ work: () async throws -> Void) async -> String {
    do { try await work() } catch { return "\(error)" }
    return "none"
  }

  /// Logits are what stands before a softmax at the end of a segmentation: the same score, probability and map.
  @Test func takesTheLogitsOfASegmentation() async throws {
    let (plain, input) = (try network("unet"), try input(of: "unet"))
    var ending = plain
    ending.outputs = [try ending.add("Softmax", [plain.outputs[0]], attributes: ["axis": .integer(1)], name: "shares")]
    let task = TaskChoice(region: .point(x: 20, y: 30))
    let options = ExplanationOptions(classes: [1], methods: [.gradCAM])
    let one = try await explainer(plain, task).explain([input], options)[0]
    let other = try await explainer(ending, task).explain([input], options)[0]
    // The same graph, so the same numbers but for the order of sums.
    #expect(abs(one.scores.probability(1) - other.scores.probability(1)) < 1e-6)
    #expect(zip(one.maps[0].map.elements, other.maps[0].map.elements).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  /// A probability of one class is one of the other, too, whoever makes it.
  @Test(arguments: [true, false]) func readsOneProbabilityOfTwo(isSaid: Bool) async throws {
    let (plain, input) = (try network("unet"), try input(of: "unet"))
    var raw = plain
    let place = raw.constant("place", .integers([0]))
    raw.outputs = [try raw.add("Gather", [plain.outputs[0], place], attributes: ["axis": .integer(1)], name: "one")]
    var ending = raw
    ending.outputs = [try ending.add("Sigmoid", ["one"], name: "share")]
    let task = TaskChoice(slug: "segment", region: .point(x: 20, y: 30))
    let wanted = try await explainer(raw, task).scores(of: input)
    let found = try await explainer(ending, task, activation: isSaid ? Activation(.none) : nil).scores(of: input)
    for index in 0..<2 { #expect(abs(found.probability(index) - wanted.probability(index)) < 1e-6) }
    #expect(abs(found.probability(0) + found.probability(1) - 1) < 1e-6)
    // The derivative of the other class's probability is the opposite one.
    let output = found.output.elements
    let slopes = (0..<2).map { found.reading.derivative(output, $0, .probability) }
    #expect(zip(slopes[0], slopes[1]).allSatisfy { abs($0 + $1) < 1e-7 } && slopes[0].contains { $0 != 0 })
  }

  /// A detector's table the other way round, where that is said.
  @Test func readsRowsOfPlaces() async throws {
    let (plain, input) = (try network("yolo"), try input(of: "yolo"))
    var turned = plain
    turned.outputs = [
      try turned.add("Transpose", [plain.outputs[0]], attributes: ["perm": .integers([0, 2, 1])], name: "rows")
    ]
    let wanted = try await explainer(plain).scores(of: input)
    let found = try await explainer(turned, TaskChoice(slug: "detect", layout: "yolo")).scores(of: input)
    #expect(found.reading.boxes == wanted.reading.boxes)
    #expect(abs(found.probability(0) - wanted.probability(0)) < 1e-6)
  }

  /// Key points and angles behind the classes are no probabilities.
  @Test func refusesWhatIsNoProbability() async throws {
    let (plain, input) = (try network("yolo"), try input(of: "yolo"))
    var wrong = plain
    let factor = wrong.constant("factor", Tensor(shape: [1], elements: [100]))
    wrong.outputs = [try wrong.add("Mul", [plain.outputs[0], factor], name: "larger")]
    let words = await failure { _ = try await explainer(wrong).scores(of: input) }
    #expect(words.contains("key points or angles"), "\(words)")
    let activation = await failure {
      _ = try await explainer(plain, activation: Activation(.softmax)).scores(of: input)
    }
    #expect(activation.contains("no activation makes them"), "\(activation)")
  }

  /// The last class of a DETR stands for no object, also behind a softmax; and what was cut out of probabilities needs no second
  /// sigmoid.
  @Test func readsProbabilitiesOfQueries() async throws {
    let (plain, input) = (try network("detr"), try input(of: "detr"))
    let (logits, boxes) = (plain.outputs[0], plain.outputs[1])
    var ending = plain
    ending.outputs = [try ending.add("Softmax", [logits], attributes: ["axis": .integer(-1)], name: "shares"), boxes]
    let wanted = try await explainer(plain).scores(of: input)
    let found = try await explainer(ending).scores(of: input)
    #expect(found.reading.boxes == wanted.reading.boxes)
    #expect(found.labels.map(\.name) == wanted.labels.map(\.name))
    #expect(abs(found.probability(0) - wanted.probability(0)) < 1e-6)

    var cut = plain
    let shares = try cut.add("Sigmoid", [logits], name: "each")
    let all = try cut.add("Concat", [boxes, shares], attributes: ["axis": .integer(2)], name: "all")
    let (first, rest) = (
      cut.constant("first", .integers([0, 1, 2, 3])), cut.constant("rest", .integers([4, 5, 6, 7, 8, 9]))
    )
    cut.outputs = [
      try cut.add("Gather", [all, rest], attributes: ["axis": .integer(2)], name: "scores"),
      try cut.add("Gather", [all, first], attributes: ["axis": .integer(2)], name: "pred_boxes.cut"),
    ]
    let each = try await explainer(plain, activation: Activation(.sigmoid)).scores(of: input)
    let parts = try await explainer(cut).scores(of: input)
    #expect(parts.reading.notes.isEmpty)
    #expect(abs(parts.probability(0) - each.probability(0)) < 1e-6)
    #expect(parts.reading.boxes?[0] == each.reading.boxes?[0])
  }
}
