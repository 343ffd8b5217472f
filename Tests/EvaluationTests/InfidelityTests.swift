import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct InfidelityTests {
  /// By Quantus' function over the script's squares. 1 %: the losses, of some hundredths, differ by up to 1e-4.
  @Test(arguments: Measures.caseNames)
  func agreesWithQuantus(caseName: String) async throws {
    let golden = try Golden(caseName)
    let picture = try await golden.picture()
    for (method, expected) in try QuantusMeasures(caseName).methods {
      let map = try QuantusMeasures.distinct(golden.map(method).map)
      let score = try await Infidelity.scores([map], picture, squares: QuantusMeasures.squares)[0]
      #expect(abs(try #require(score.value) / expected.infidelity.value - 1) < 0.01, "\(method)")
      #expect(abs(try #require(score.part("scale"))[0] / expected.infidelity.scale - 1) < 0.01, "\(method)")
    }
  }

  @Test func agreesWithHand() async throws {
    // What is relevant is what counts: the map times β is the loss, up to the bend of σ.
    var random = SeededRandom(seed: 5)
    var values = (0..<100).map { _ in Float(random.uniform()) }
    values[0] = 0
    let image = Tensor(shape: [1, 3, 10, 10], elements: values + values + values)
    let picture = try await PerturbedPicture.mean(of: image, weight: 0.1)
    let right = try MapUnderTest(method: "right", map: Tensor(shape: [10, 10], elements: values))
    let score = try await Metric.infidelity.scores([right, .constant(1)], of: picture, EvaluationOptions())
    let nothing = try #require(score[0][0].part("nothing"))[0]
    #expect(try #require(score[0][0].value) < 1e-4 * nothing)
    #expect(try #require(score[0][0].part("scale"))[0] > 0)
    // A map that says nothing.
    #expect(score[1][0].value == nothing)
    #expect(score[1][0].part("scale") == [0])
    #expect(!Metric.infidelity.higherIsBetter)
  }

  @Test func isSeeded() async throws {
    let picture = try await PerturbedPicture.small()
    let map = try MapUnderTest.random(seed: 1)
    let values = try await [1, 1, 2].asyncMap {
      try await Metric.infidelity.scores([map], of: picture, EvaluationOptions(seed: $0))[0][0].value
    }
    #expect(values[0] == values[1])
    #expect(values[0] != values[2])
  }
}
