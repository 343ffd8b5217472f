import ActivationMaps
import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct ARCCTests {
  /// The parts: 1e-3 as for ADCC, 2e-3 as for ROAD. ARCC follows ROAD at six times its pace where that is small, as it is
  /// here; both sides' ROAD agree better than they must, so that 2e-3 holds for it too.
  @Test(arguments: Measures.caseNames)
  func agreesWithTheReference(caseName: String) async throws {
    let (golden, measures) = (try Golden(caseName), try Measures(caseName))
    let pictures = try await golden.pictures(classes: 0..<10)
    var compared = 0
    for method in [Method.gradCAM, .layerCAM] {
      let expected = try #require(measures.methods[method.slug])
      let map = try MapUnderTest(
        method: method.slug, map: golden.tensor("cam.\(method.slug)"),
        remake: golden.remake(method, target: .probability))
      for arcc in expected.arcc {
        let score = try await Metric.arcc.scores([map], of: pictures[arcc.class], EvaluationOptions())[0][0]
        #expect(abs(try #require(score.part("complexity"))[0] - arcc.complexity) < 1e-6)
        #expect(abs(try #require(score.part("coherency"))[0] - arcc.coherency) < 1e-3)
        #expect(abs(try #require(score.part("road"))[0] - arcc.road) < 2e-3)
        #expect(abs(try #require(score.value) - arcc.value) < 2e-3)
        #expect((score.value == 0) == (arcc.road < 0))
        compared += 1
      }
    }
    #expect(compared >= 2)
  }

  /// A picture whose upper half is bright, and a class that is bright: half of the pixels removed leave the other half's
  /// value everywhere.
  @Test func agreesWithHand() async throws {
    let rows = (0..<100).map { $0 < 50 ? Float(2) : 0 }
    let image = Tensor(shape: [1, 3, 10, 10], elements: rows + rows + rows)
    let picture = try await PerturbedPicture.mean(of: image, weight: 2)
    let bright = Tensor(shape: [10, 10], elements: (0..<100).map { $0 < 50 ? 1 : 0 })
    let road = (PerturbedPicture.logistic(4) - PerturbedPicture.logistic(0)) / 2
    let options = EvaluationOptions(percentages: [50])
    let right = try MapUnderTest(method: "right", map: bright) { _, _ in bright }
    let score = try await Metric.arcc.scores([right], of: picture, options)[0][0]
    #expect(abs(try #require(score.part("road"))[0] - road) < 1e-6)
    #expect(score.part("coherency") == [1])
    #expect(score.part("complexity") == [0.5])
    #expect(abs(try #require(score.value) - 3 / (1 + 2 + 1 / (2 * road))) < 1e-6)
    // A map that is wrong has a ROAD below zero, and so no score.
    let dark = bright.map { 1 - $0 }
    let wrong = try MapUnderTest(method: "wrong", map: dark) { _, _ in dark }
    #expect(try await Metric.arcc.scores([wrong], of: picture, options)[0][0].value == 0)
  }

  /// Beside maps that can't be made anew, each has its own.
  @Test func keepsMapsApart() async throws {
    let maps = try (0..<3 as Range<UInt64>).map { seed in
      let map = try MapUnderTest.random(seed: seed).map
      let remake: @Sendable (Tensor, Int) throws -> Tensor = { _, _ in map }
      return try MapUnderTest(method: "\(seed)", map: map, remake: seed == 1 ? nil : remake)
    }
    let together = try await Metric.arcc.scores(maps, of: .small(), EvaluationOptions())
    let apart = try await maps.asyncMap { try await Metric.arcc.scores([$0], of: .small(), EvaluationOptions())[0] }
    #expect(together == apart)
    #expect(together.map { $0[0].value == nil } == [false, true, false])
  }
}
