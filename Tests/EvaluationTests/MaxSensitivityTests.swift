import ActivationMaps
import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct MaxSensitivityTests {
  /// 2e-3: the other maps are made by both sides in single precision, and scaled by a maximum.
  @Test(arguments: Measures.caseNames)
  func agreesWithQuantus(caseName: String) async throws {
    let golden = try Golden(caseName)
    let pictures = QuantusMeasures.noisy(try golden.tensor("input"))
    var compared = 0
    for method in [Method.gradCAM, .layerCAM] {
      let map = try MapUnderTest(
        method: method.slug, map: golden.tensor("cam.\(method.slug)"), remake: golden.remake(method))
      guard let expected = try QuantusMeasures(caseName).methods[method.slug]?.maxSensitivity else { continue }
      let score = try await MaxSensitivity.score(of: map, pictures: pictures, classIndex: golden.information.class)
      #expect(abs(try #require(score.value) - expected) < 2e-3)
      #expect(score.part("distance")?.count == 3)
      compared += 1
    }
    #expect(compared > 0)
  }

  @Test func agreesWithHand() async throws {
    // The noise adds up to 0.1 to each pixel of the map, which is the picture's first channel; two pixels hold the scale.
    let picture = try await PerturbedPicture.small()
    let half = Tensor(shape: [24, 24], elements: (0..<576).map { $0 < 288 ? 1 : 0 })
    let same = try MapUnderTest(method: "same", map: half) { _, classIndex in
      #expect(classIndex == 2)
      return half
    }
    let turned = try MapUnderTest(method: "turned", map: half) { _, _ in half.map { 1 - $0 } }
    let scores = try await Metric.maxSensitivity.scores([same, turned], of: picture, EvaluationOptions())
    #expect(scores[0][0].value == 0)
    // All 576 pixels differ by 1, of a map with 288 of them.
    #expect(abs(try #require(scores[1][0].value) - 2.0.squareRoot()) < 1e-12)
    #expect(scores[1][0].part("distance")?.count == 10)
  }

  /// The noise is within ±0.1, reaches near it, is the same for the same seed and for all maps.
  @Test func keepsToTheRadius() async throws {
    let picture = try await PerturbedPicture.small()
    let half = Tensor(shape: [24, 24], elements: (0..<576).map { Float($0) })
    let map = try MapUnderTest(method: "mine", map: half) { image, _ in
      let largest = zip(image.elements, picture.imageNCHW.elements).map { abs($0 - $1) }.max() ?? 0
      #expect(largest > 0.09 && largest <= 0.1001)
      return image.slice(0).slice(0)
    }
    let values = try await [1, 1, 2].asyncMap {
      try await Metric.maxSensitivity.scores([map, map], of: picture, EvaluationOptions(seed: $0)).map { $0[0].value }
    }
    #expect(values[0] == values[1])
    #expect(values[0][0] == values[0][1])
    #expect(values[0] != values[2])
  }

  @Test func saysWhereItIsNotDefined() async throws {
    let zero = try MapUnderTest(method: "zero", map: Tensor(shape: [24, 24], repeating: 0)) { image, _ in
      image.slice(0).slice(0)
    }
    let scores = try await Metric.maxSensitivity.scores([zero, .random(seed: 1)], of: .small(), EvaluationOptions())
    #expect(scores[0][0].note == "not defined: the map is the same everywhere")
    #expect(scores[1][0].note?.contains("only its map is known") == true)
  }
}
