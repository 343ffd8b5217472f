import Files
import MetaCAM
import TestSupport
import Testing

/// What is made of a series of pictures: files, scores, ensembles.
@Suite struct SeriesResultTests {
  private struct Unreadable: Error {}

  private let explainer: Explainer

  init() throws { explainer = try Explainer(model: Golden.narrowResNet().model(), engine: Engine()) }

  private func inputs(_ count: Int) throws -> [NetworkInput] {
    try (0..<count).map { try explainer.model.preprocessing.input(of: .random(seed: UInt64($0), side: 120)) }
  }

  /// With one that cannot be had between them.
  private func series(_ inputs: [NetworkInput]) -> AsyncList<Result<NetworkInput, any Error>> {
    AsyncList([.success(inputs[0]), .failure(Unreadable())] + inputs.dropFirst().map { .success($0) })
  }

  private func collected<Series: AsyncSequence>(_ series: Series) async throws -> [Series.Element] {
    var elements: [Series.Element] = []
    for try await element in series { elements.append(element) }
    return elements
  }

  @Test func isDrawnIntoFiles() async throws {
    let inputs = try inputs(3)
    let files = inputs.indices.map { _ in TemporaryFile(ending: ".png") }
    let options = ExplanationOptions(classes: ["3"], methods: [.gradCAM])
    let paths = [files[0].path, "", files[1].path, files[2].path]
    let overlay = Overlay(colourMap: .viridis, opacity: 0.3)
    var drawing = MapDrawing()
    drawing.overlay = overlay
    let drawn = try await collected(
      explainer.explanations(of: series(inputs), options).drawn(by: drawing) { place, _ in
        paths[place]
      })
    #expect(drawn.count == 4)
    #expect(throws: Unreadable.self) { try drawn[1].get() }
    for place in [0, 2, 3] {
      let one = try drawn[place].get()
      #expect(one.files.map(\.path) == [paths[place]])
      #expect(
        try Image(contentsOf: paths[place]) == overlay.drawn(one.explanation.maps[0].map, over: one.explanation.image))
    }
  }

  /// What may not be written over ends the series.
  @Test func isNotDrawnWhereThePathIsRefused() async throws {
    let drawn = try explainer.explanations(of: series(inputs(2)), ExplanationOptions())
      .drawn(by: MapDrawing()) { _, _ in throw FileError(.isInput, "no", context: [:]) }
    await #expect(throws: FileError.self) { try await collected(drawn) }
  }

  /// Maps of a sum of scores are named by its words, and found again by the sum.
  @Test func isReadBackOfASum() async throws {
    let sum = ClassChoice("3 - 1")
    let input = try inputs(1)[0]
    let explanation = try await explainer.explain([input], ExplanationOptions(classes: [sum], methods: [.gradCAM]))[0]
    let file = TemporaryFile(ending: ".safetensors")
    let writer = try MapFileWriter(path: file.path)
    try writer.append(explanation, named: "cat")
    try writer.finish()
    let maps = try MapFile(contentsOf: file.path).maps(ofImage: "cat")
    #expect(maps.mapValues(\.count) == ["3-minus-1": 1])
    let evaluator = Evaluator(explainer: explainer)
    var request = try EvaluationRequest(methods: [.gradCAM], metrics: Metric.named(["sparseness"]))
    request.explanation.classes = [sum]
    let result = try await evaluator.evaluate(input, request, foreignMaps: maps)
    #expect(result.count == 1)
    #expect(result[0].maps.count == 2)
    #expect(result[0].maps[0].map == result[0].maps[1].map)
    request.explanation.classes = []
    await #expect { try await evaluator.evaluate(input, request, foreignMaps: maps) } throws: {
      "\($0)".contains("'3-minus-1'")
    }
  }

  @Test func isReadBackAsItWasWritten() async throws {
    let options = ExplanationOptions(classes: ["3", "1"], methods: [.gradCAM, .layerCAM], keepsRecords: true)
    let explanation = try await explainer.explain(inputs(1), options)[0]
    let file = TemporaryFile(ending: ".safetensors")
    let writer = try MapFileWriter(path: file.path)
    try writer.append(explanation, named: "cat")
    try writer.append([("mine", explanation.maps[0].map)], of: "3", named: "dog")
    try writer.finish()
    let maps = try MapFile(contentsOf: file.path)
    #expect(try maps.maps(ofImage: "dog").mapValues { $0.map(\.method) } == ["3": ["mine"]])
    #expect(try maps.maps(ofImage: "cat").mapValues(\.count) == ["3": 2, "1": 2])
    let names = try SafetensorsFile(contentsOf: file.path).tensors.map(\.name)
    let layer = explainer.layers[0].name
    #expect(
      Set(names).isSuperset(of: [
        "cat/input", "cat/logits", "cat/3/grad-cam", "cat/1/layer-cam", "cat/activations/\(layer)",
        "cat/1/gradients/\(layer)",
      ]))
    #expect(Set(names).count == names.count)
  }

  /// As the evaluator says by each of them, one after another.
  @Test func isJudged() async throws {
    let inputs = try inputs(3)
    let evaluator = Evaluator(explainer: explainer)
    let request = try EvaluationRequest(classes: ["3"], methods: [.gradCAM], protocols: [.reference], percentages: [40])
    let judged = try await collected(evaluator.evaluations(of: series(inputs), request))
    #expect(judged.count == 4)
    #expect(throws: Unreadable.self) { try judged[1].get() }
    for (place, input) in [(0, inputs[0]), (2, inputs[1]), (3, inputs[2])] {
      let (found, alone) = (try judged[place].get()[0], try await evaluator.evaluate(input, request)[0])
      let (a, b) = (try #require(found.scores[0][0].scores[0].value), try #require(alone.scores[0][0].scores[0].value))
      // The engine may sum in another order for another batch.
      #expect(abs(a - b) < 1e-4)
    }
  }

  /// A picture for each map, protocol, order and percentage, and that many pixels are others.
  @Test func isShownWithoutPixels() async throws {
    let request = try EvaluationRequest(
      classes: ["3"], methods: [.gradCAM, .layerCAM], protocols: [.exact], percentages: [0, 25])
    let evaluation = try await Evaluator(explainer: explainer).evaluate(inputs(1)[0], request)[0]
    let removals = evaluation.removals(request.options)
    #expect(removals.map(\.method) == ["grad-cam", "layer-cam"].flatMap { Array(repeating: $0, count: 4) })
    #expect(removals.prefix(4).map(\.percent) == [0, 25, 0, 25])
    #expect(
      removals.prefix(4).map(\.order)
        == [.mostRelevantFirst, .mostRelevantFirst, .leastRelevantFirst, .leastRelevantFirst])
    let pictures = try removals.prefix(2).map { try $0.picture(by: explainer.model.preprocessing).pixels }
    let changed = stride(from: 0, to: pictures[0].count, by: 3).count { pixel in
      (pixel..<pixel + 3).contains { pictures[0][$0] != pictures[1][$0] }
    }
    let removed = pictures[0].count / 3 / 4
    // Some pixels come back as they were.
    #expect(changed <= removed && changed > removed / 2)
  }

  @Test func isExplainedByEnsembles() async throws {
    let inputs = try inputs(2)
    let settings = try ExperimentSettings(thresholds: [20], groups: MethodGroups([["grad-cam"], ["layer-cam"]]))
    let ensemble = EnsembleExplainer(explainer: explainer, settings: settings, methods: [.gradCAM, .layerCAM])
    let outcomes = try await collected(
      ensemble.outcomes(of: series(inputs), classes: ["3"], searches: [], naming: { ("p\($0)", "p\($0).png") }))
    #expect(outcomes.count == 3)
    #expect(throws: Unreadable.self) { try outcomes[1].get() }
    #expect(try [0, 2].map { try outcomes[$0].get()[0].result.name } == ["p0", "p2"])
    #expect(try outcomes[2].get()[0].result.image == "p2.png")
  }
}
