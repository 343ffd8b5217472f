import Failures
import MetaCAM
import TestSupport
import Testing

/// Detectors and a segmentation against PyTorch: see `Scripts/fixtures/make_task_fixtures.py`.
@Suite struct TaskTests {
  private struct Known {
    let model: NetworkModel
    let tensors: StateDictionary
    let input: NetworkInput

    init(_ name: String, _ task: TaskChoice = TaskChoice()) throws {
      model = try NetworkModel(
        named: Fixtures.path("tasks/\(name).onnx"), network: NetworkChoice(task: task))
      tensors = try SafetensorsFile(contentsOf: Fixtures.path("tasks/\(name).safetensors")).tensors
      let tensor = try #require(tensors["input"]?.tensor)
      input = NetworkInput(
        tensorNCHW: tensor, view: .random(seed: 1, side: 64),
        placement: NetworkInput.Placement(left: 10, top: 20, width: 128, height: 128))
    }

    func tensor(_ name: String) throws -> Tensor { try #require(tensors[name]?.tensor) }
  }

  private static let detectors = [
    ("yolo", "detect (yolo)", 3), ("yolo-v5", "detect (yolo-v5)", 3), ("detr", "detect (scores-and-boxes)", 1),
    ("ssd", "detect (scores-and-boxes)", 3), ("pico", "detect (distributions)", 3),
    ("suppressed", "detect (suppressed)", 3), ("faster-rcnn", "detect (regions)", 2),
  ]

  /// Boxes to a thousandth of a pixel, probabilities to 1e-5: two engines' rounding. Rounded corners of regions move what is read from
  /// them, so that ONNX Runtime's probabilities of a Faster R-CNN are 2e-5 from PyTorch's; here 1e-4.
  @Test(arguments: detectors) func findsWhatPyTorchFinds(name: String, task: String, layerCount: Int) async throws {
    let known = try Known(name)
    #expect(known.model.scoreReading.task == task)
    let explainer = try Explainer(model: known.model, engine: Engine())
    #expect(explainer.layers.count == layerCount)
    if name == "faster-rcnn" { #expect(explainer.layers.map { Array($0.shape.suffix(2)) } == [[18, 18], [9, 9]]) }
    let scores = try await explainer.scores(of: known.input)
    let expected = try known.tensor("boxes")
    let boxes = try #require(scores.reading.boxes)
    let placed = try #require(scores.boxes)
    #expect(boxes.count == expected.shape[0])
    let numbers = expected.elements
    for (place, box) in boxes.enumerated().prefix(expected.shape[0]) {
      let row = numbers[place * 6..<place * 6 + 6].map(Double.init)
      for (found, wanted) in zip([box.left, box.top, box.right, box.bottom], row) {
        #expect(abs(found - wanted) < 1e-3, "\(name), box \(place)")
      }
      #expect(abs(scores.probability(place) - row[4]) < (name == "faster-rcnn" ? 1e-4 : 1e-5))
      #expect(abs(placed[place].left - (10 + 2 * row[0])) < 2e-3)
      #expect(abs(placed[place].bottom - (20 + 2 * row[3])) < 2e-3)
      #expect(scores.reading.classIndex(of: place) == Int(row[5]))
      let className = name == "yolo" ? "thing\(Int(row[5]))" : "class \(Int(row[5]))"
      #expect(scores.labels[place].name?.hasPrefix(className) == true)
    }
  }

  /// Grad-CAM of the likeliest box at each layer: single precision through some twenty layers, so 1e-3 of the largest value.
  @Test(arguments: detectors) func explainsTheLikeliestBox(name: String, task: String, layerCount: Int) async throws {
    let known = try Known(name)
    let explainer = try Explainer(model: known.model, engine: Engine())
    let options = ExplanationOptions(methods: [.gradCAM], keepsRecords: true)
    let explanation = try await explainer.explain([known.input], options)[0]
    #expect(explanation.maps[0].classIndex == 0)
    #expect(explanation.records.count == layerCount)
    for (place, layer) in explanation.records.enumerated() {
      try expectMap(layer.record, like: known.tensor("maps/\(place)"), "\(name), \(layer.layer)")
    }
  }

  /// A box's score comes from its own scale and those that are mixed into it; at the others there is nothing to refine by.
  @Test(arguments: ["yolo", "yolo-v5", "ssd", "pico", "suppressed"])
  func refinesByTheLayersOfTheBox(name: String) async throws {
    let known = try Known(name)
    let explainer = try Explainer(model: known.model, engine: Engine())
    let options = ExplanationOptions(classes: [.likeliest(5)], methods: [.refineCAM], keepsRecords: true)
    let explanation = try await explainer.explain([known.input], options)[0]
    #expect(!explanation.maps.isEmpty)
    for map in explanation.maps {
      let records = explanation.records.filter { $0.classIndex == map.classIndex }.map(\.record)
      let used = try records.count { try $0.gradients.elements.contains { $0 != 0 } }
      #expect(map.map.maximum > 0, "\(name), box \(map.classIndex), \(used) layers")
      #expect(map.notes.contains { $0.hasPrefix("of the 3 layers") } == (used < 3))
    }
  }

  /// Against differences of the derivative over 2⁻⁹, in single precision, of numbers that bend most near 0: a fiftieth of the largest.
  @Test(arguments: ["yolo", "yolo-v5", "detr", "pico", "unet", "faster-rcnn"], ScoreTarget.allCases)
  func derivativesChangeAsTheySay(name: String, target: ScoreTarget) async throws {
    let known = try Known(name)
    let scores = try await Explainer(model: known.model, engine: Engine()).scores(of: known.input)
    let index = name == "unet" ? try Int(known.tensor("class").elements[0]) : 0
    let output = scores.output.elements
    var random = SeededRandom(seed: 3)
    let change = output.map { _ in Float(random.uniform(in: -1...1)) }
    func derivative(_ step: Float) -> [Float] {
      scores.reading.derivative(zip(output, change).map { $0 + step * $1 }, index, target)
    }
    let step: Float = 1 / 1024
    let slopes = zip(derivative(step), derivative(-step)).map { ($0 - $1) / (2 * step) }
    let changes = scores.reading.derivativeChange(output, index, target, along: change)
    let largest = slopes.reduce(1e-2) { max($0, abs($1)) }
    for (slope, found) in zip(slopes, changes) { #expect(abs(slope - found) < 0.02 * largest, "\(name), \(target)") }
  }

  private func expectMap(_ record: ActivationRecord, like expected: Tensor, _ name: String) throws {
    let (activations, gradients) = (record.activations.elements, try record.gradients.elements)
    let area = expected.count
    var map = [Float](repeating: 0, count: area)
    for start in stride(from: 0, to: activations.count, by: area) {
      let weight = gradients[start..<start + area].reduce(0, +) / Float(area)
      for place in 0..<area { map[place] += weight * activations[start + place] }
    }
    let largest = max(expected.maximum, 1e-6)
    for (found, wanted) in zip(map, expected.elements) {
      #expect(abs(max(found, 0) - wanted) <= 1e-3 * largest, "\(name)")
    }
  }

  @Test func explainsASegmentation() async throws {
    let known = try Known("unet")
    #expect(known.model.scoreReading.task == "segment")
    let explainer = try Explainer(model: known.model, engine: Engine())
    #expect(explainer.layers.map { Array($0.shape.suffix(2)) } == [[16, 16]])
    let index = try Int(known.tensor("class").elements[0])
    let options = ExplanationOptions(classes: [.index(index)], methods: [.gradCAM], keepsRecords: true)
    let explanation = try await explainer.explain([known.input], options)[0]
    try expectMap(explanation.records[0].record, like: known.tensor("maps/0"), "unet")
    #expect(abs(explanation.scores.probability(index) - Double(try known.tensor("probability").elements[0])) < 1e-5)
  }

  /// By all methods, ROAD and the ensemble: nothing is made for classes alone.
  @Test(arguments: ["yolo", "detr", "unet", "faster-rcnn"]) func goesThroughAllMethodsAndMeasures(name: String)
    async throws
  {
    let known = try Known(name)
    let explainer = try Explainer(model: known.model, engine: Engine())
    let request = try EvaluationRequest(methods: Method.explaining, metrics: Metric.named(["road", "adcc"]))
    let result = try await Evaluator(explainer: explainer).evaluate(known.input, request)[0]
    #expect(result.maps.count == Method.explaining.count)
    for scores in result.scores.joined() where scores.metric.slug == "road" {
      for score in scores.scores { #expect(abs(try #require(score.value)) <= 0.5) }
    }
    let settings = try ExperimentSettings(thresholds: [50, 100])
    let outcome = try await EnsembleExplainer(explainer: explainer, settings: settings).explain(
      known.input, classes: [], name: "picture", path: "picture", searches: [.members])[0]
    #expect(outcome.result.className == result.label.name)
  }

  @Test func takesExpressionsOfBoxes() async throws {
    let known = try Known("yolo")
    let explainer = try Explainer(model: known.model, engine: Engine())
    let scores = try await explainer.scores(of: known.input)
    let second = try #require(scores.labels[1].name)
    let options = ExplanationOptions(
      classes: ["top - second", ClassChoice("'\(second)'")], methods: [.gradCAM, .scoreCAM])
    let explanation = try await explainer.explain([known.input], options)[0]
    #expect(explanation.maps.map(\.classIndex) == [scores.labels.count, scores.labels.count, 1, 1])
  }

  /// In another picture the regions are others: a box is looked for where it was.
  @Test func findsABoxAgainWhereItWas() async throws {
    let known = try Known("faster-rcnn")
    let scores = try await Explainer(model: known.model, engine: Engine()).scores(of: known.input)
    let rows = try #require(scores.reading.boxes?.count)
    var output = scores.output.elements
    // The regions in another order, as another picture may have them: 5 probabilities and 20 corners of each.
    let regions = output.count / 25
    let (boxes, probabilities) = (regions * 20, regions * 5)
    #expect(boxes + probabilities == output.count)
    let before = output
    for region in 0..<regions {
      let other = regions - 1 - region
      for value in 0..<20 { output[region * 20 + value] = before[other * 20 + value] }
      for value in 0..<5 { output[boxes + region * 5 + value] = before[boxes + other * 5 + value] }
    }
    for index in 0..<rows {
      #expect(abs(scores.reading.score(output, index, .logit) - scores.reading.score(before, index, .logit)) < 1e-6)
      let places = scores.reading.derivative(output, index, .logit).indices.filter {
        scores.reading.derivative(output, index, .logit)[$0] != 0
      }
      #expect(places.count == 1 && places[0] >= boxes)
      #expect(scores.reading.probability(output, index, isVariant: true) >= scores.probability(index) - 1e-6)
    }
    // Where nothing overlaps it, there is none.
    let gone = before.enumerated().map { $0 < boxes ? 1000 + $1 : $1 }
    #expect(scores.reading.score(gone, 0, .logit) < -16)
    #expect(scores.reading.derivative(gone, 0, .logit).allSatisfy { $0 == 0 })
    #expect(scores.reading.probability(gone, 0, isVariant: true) == 0)
  }

  // MARK: - Bad input

  /// Without regions there is nothing to find; and a picture without numbers ends in an error, not in a box.
  @Test func saysWhereNoRegionIs() async throws {
    let known = try Known("faster-rcnn")
    let explainer = try Explainer(model: known.model, engine: Engine())
    let black = NetworkInput(
      tensorNCHW: Tensor(shape: [1, 3, 64, 64], repeating: .nan), view: .random(seed: 1, side: 64),
      placement: NetworkInput.Placement(left: 0, top: 0, width: 64, height: 64))
    await #expect(throws: (any Error).self) { try await explainer.scores(of: black) }
    #expect(await failure(TaskChoice(detection: .init(threshold: 0.9999)), "faster-rcnn").contains("finds no box"))
    #expect(await failure(TaskChoice(layout: "yolo"), "faster-rcnn").contains("not laid out as yolo"))
  }

  private func failure(_ task: TaskChoice, _ name: String, classes: [ClassChoice] = []) async -> String {
    do {
      let known = try Known(name, task)
      _ = try await Explainer(model: known.model, engine: Engine())
        .explain([known.input], ExplanationOptions(classes: classes))
      return "none"
    } catch { return "\(error)" }
  }

  @Test func saysWhatIsWrong() async throws {
    let high = TaskChoice(detection: .init(threshold: 0.9999))
    #expect(await failure(high, "yolo").contains("the likeliest, thing"))
    #expect(await failure(TaskChoice(), "yolo", classes: [.index(500)]).contains("500"))
    #expect(await failure(TaskChoice(slug: "detekt"), "yolo").contains("detect"))
    #expect(await failure(TaskChoice(slug: "segment"), "yolo").contains("[1, 9, 84]"))
    #expect(await failure(TaskChoice(layout: "distributions"), "yolo").contains("[1, 9, 84]"))
    #expect(await failure(TaskChoice(detection: .init(threshold: 2)), "yolo").contains("from 0 to 1"))
    #expect(await failure(TaskChoice(region: .point(x: 5, y: 30)), "unet").contains("outside"))
    let empty = TaskChoice(region: .mask(Tensor(shape: [64, 64], repeating: 0)))
    #expect(await failure(empty, "unet").contains("empty"))
    let large = TaskChoice(region: .mask(Tensor(shape: [65, 64], repeating: 1)))
    #expect(await failure(large, "unet").contains("as large as the picture"))
  }

  /// A class that is nowhere has no region; at a point it has.
  @Test func asksForClassesThatAreNotSeen() async throws {
    let known = try Known("unet")
    let explainer = try Explainer(model: known.model, engine: Engine())
    let scores = try await explainer.scores(of: known.input)
    let unseen = (0..<5).first { scores.tensor.elements[$0] == -.greatestFiniteMagnitude }
    if let unseen {
      #expect(await failure(TaskChoice(), "unet", classes: [.index(unseen)]).contains("sees no"))
      let point = TaskChoice(region: .point(x: 74, y: 84))
      #expect(await failure(point, "unet", classes: [.index(unseen)]) == "none")
    }
  }

  /// Numbers that are no classes, by name and by place.
  @Test func explainsNumbers() async throws {
    let known = try Known("detr", TaskChoice(slug: "regress"))
    #expect(known.model.labels.count == 20 * 6 + 20 * 4)
    let explainer = try Explainer(model: known.model, engine: Engine())
    let options = ExplanationOptions(classes: ["pred_boxes[3]"], methods: [.gradCAM])
    let explanation = try await explainer.explain([known.input], options)[0]
    #expect(explanation.maps[0].classIndex == 120 + 3)
    let boxes = try known.tensor("outputs/1").elements
    #expect(abs(explanation.scores.probability(123) - Double(boxes[3])) < 1e-4)
    // They are no probabilities, and told in their own order.
    #expect(explanation.scores.likelihood == .number)
    let told = Prediction.telling(of: explanation.scores)
    #expect(told.map(\.label.index) == Array(0..<20))
    #expect(told.allSatisfy { $0.likelihood == .number })
  }

  /// By how sure the network is of them where it sees them, each with its share of the view.
  @Test func ranksRegionsByWhatIsShown() async throws {
    let known = try Known("unet")
    let explainer = try Explainer(model: known.model, engine: Engine())
    let scores = try await explainer.scores(of: known.input)
    let told = Prediction.telling(of: scores)
    #expect(told.map(\.probability) == told.map(\.probability).sorted(by: >))
    #expect(abs(told.reduce(0) { $0 + ($1.share ?? 0) } - 1) < 1e-9)
    #expect(told.allSatisfy { $0.share ?? 0 > 0 })
    #expect(try scores.asking([.likeliest(1)]).indices == [told[0].label.index])
    // Over a mask all classes have the same extent, which says nothing.
    let mask = Tensor(shape: [64, 64], repeating: 1)
    let over = try Known("unet", TaskChoice(region: .mask(mask)))
    let masked = try await Explainer(model: over.model, engine: Engine()).scores(of: over.input)
    #expect(Prediction.telling(of: masked).allSatisfy { $0.share == nil })
  }

  /// A box's threshold for a segmentation, a region for a detector: neither is left unsaid.
  @Test func refusesWhatIsSaidOfAnotherTask() async {
    let boxes = TaskChoice(detection: .init(threshold: 0.5))
    #expect(
      await failure(boxes, "unet").contains("boxes count can be said of networks to detect, and this is one to segment")
    )
    #expect(await failure(TaskChoice(layout: "yolo"), "unet").contains("not laid out as yolo"))
    #expect(await failure(TaskChoice(region: .point(x: 5, y: 5)), "yolo").contains("of networks to segment"))
    #expect(await failure(TaskChoice(slug: "regress", detection: .init(score: .match)), "detr").contains("to regress"))
  }
}
