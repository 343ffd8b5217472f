import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct RandomNetworkTests {
  private static let half = Tensor(shape: [24, 24], elements: (0..<576).map { $0 < 288 ? 1 : 0 })

  private static func score(_ unlearned: (@Sendable () async throws -> Tensor?)?) async throws -> MetricScore {
    let map = try MapUnderTest(method: "mine", map: half, unlearned: unlearned)
    return try await Metric.randomNetwork.scores([map], of: .small(), EvaluationOptions())[0][0]
  }

  @Test func isTheLikenessOfTheTwoMaps() async throws {
    // The unit of either map has no influence.
    #expect(try await Self.score { Self.half.map { 8 * $0 - 3 } }.value == 1)
    let turned = Self.half.map { 1 - $0 }
    #expect(try await Self.score { turned }.value == Similarity.structural(Self.half, turned))
    #expect(!Metric.randomNetwork.higherIsBetter)
  }

  @Test func saysWhereItIsNotDefined() async throws {
    #expect(try await Self.score(nil).note?.contains("only its map is known") == true)
    #expect(try await Self.score { nil }.note?.contains("not finite") == true)
  }
}
