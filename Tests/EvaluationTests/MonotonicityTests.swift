import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct MonotonicityTests {
  /// 1e-4: PyTorch's network and the engine's agree to that.
  @Test(arguments: Measures.caseNames)
  func agreesWithTheReference(caseName: String) async throws {
    let golden = try Golden(caseName)
    let picture = try await golden.picture()
    for (method, expected) in try QuantusMeasures(caseName).methods {
      let map = try QuantusMeasures.distinct(golden.map(method).map)
      let score = try await Metric.monotonicity.scores([map], of: picture, EvaluationOptions(stepCount: 48))[0][0]
      let curve = try #require(score.part("curve"))
      #expect(curve.count == 49)
      #expect(zip(curve, expected.monotonicity).allSatisfy { abs($0 - $1) < 1e-4 }, "\(method)")
      let rising = zip(curve, curve.dropFirst()).filter { $1 >= $0 }.count
      #expect(score.value == Double(rising) / 48)
      #expect(score.part("all") == [rising == 48 ? 1 : 0])
    }
  }

  @Test func agreesWithHand() async throws {
    // Rising while 60 pixels of 1 enter, falling while 40 of −1 do; the map says which come first.
    let image = Tensor(shape: [1, 3, 10, 10], elements: (0..<300).map { $0 % 100 < 60 ? 1 : -1 })
    let picture = try await PerturbedPicture.mean(of: image, weight: 2)
    let map = try MapUnderTest(method: "mine", map: Tensor(shape: [10, 10], elements: (0..<100).map { Float($0) }))
    let score = try await Metric.monotonicity.scores([map], of: picture, EvaluationOptions())[0][0]
    #expect(score.value == 0.6)
    #expect(score.part("all") == [0])
    let speaks = try await PerturbedPicture.mean(of: 1, weight: 2)
    let all = try await Metric.monotonicity.scores([map], of: speaks, EvaluationOptions())[0][0]
    #expect(all.value == 1)
    #expect(all.part("all") == [1])
    let curve = try #require(all.part("curve"))
    #expect(abs(curve[0] - 0.5) < 1e-6 && abs(curve[50] - PerturbedPicture.logistic(2)) < 1e-6)
  }
}
