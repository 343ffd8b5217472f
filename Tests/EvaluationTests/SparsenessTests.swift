import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct SparsenessTests {
  private static func score(_ map: MapUnderTest) async throws -> MetricScore {
    try await Metric.sparseness.scores([map], of: .mean(of: 1, weight: 1), EvaluationOptions())[0][0]
  }

  /// 1e-4: Quantus adds 1e-7 to each value, and takes the map as it is, which ends a shade below 1.
  @Test(arguments: Measures.caseNames)
  func agreesWithQuantus(caseName: String) async throws {
    let golden = try Golden(caseName)
    let picture = try await golden.picture()
    for (method, expected) in try QuantusMeasures(caseName).methods {
      let score = try await Metric.sparseness.scores([golden.map(method)], of: picture, EvaluationOptions())[0][0]
      guard let expected = expected.sparseness else {
        #expect(score.value == nil)
        continue
      }
      #expect(abs(try #require(score.value) - expected) < 1e-4, "\(method)")
    }
  }

  @Test func agreesWithHand() async throws {
    // One pixel of 100 has everything: (2·100 − 101)/100.
    let single = try MapUnderTest(
      method: "single", map: Tensor(shape: [10, 10], elements: (0..<100).map { $0 == 42 ? 7 : 0 }))
    #expect(try await Self.score(single).value == 0.99)
    // Half of them share it equally: Σ over 51 … 100 of (2i − 101) = 2500, over 100·50.
    let half = try MapUnderTest(
      method: "half", map: Tensor(shape: [10, 10], elements: (0..<100).map { $0 % 2 == 0 ? 3 : 1 }))
    #expect(try await Self.score(half).value == 0.5)
    let even = try await Self.score(.constant(4))
    #expect(even.value == nil)
    #expect(even.note == "not defined: the map is the same everywhere")
  }
}
