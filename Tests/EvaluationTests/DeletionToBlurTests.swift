import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct DeletionToBlurTests {
  /// The pictures on the way are those of `insertion` in the other direction: of a map turned round, whose values are all
  /// different, the same pictures in the other order. 1e-6: batches of other pictures round otherwise.
  @Test func isInsertionTheOtherWay() async throws {
    let picture = try await PerturbedPicture.small()
    let map = try MapUnderTest.random(seed: 3)
    let turned = try MapUnderTest(method: "turned", map: map.map.map { -$0 })
    let deletion = try await Metric.deletionToBlur.scores([map], of: picture, EvaluationOptions())[0][0]
    let insertion = try await Metric.insertion.scores([turned], of: picture, EvaluationOptions())[0][0]
    let (first, second) = (try #require(deletion.part("curve")), try #require(insertion.part("curve")))
    #expect(zip(first, second.reversed()).allSatisfy { abs($0 - $1) < 1e-6 })
    #expect(abs(try #require(deletion.value) - #require(insertion.value)) < 1e-6)
  }

  /// A picture of one value is its own blur.
  @Test func leavesAnEvenPicture() async throws {
    let picture = try await PerturbedPicture.mean(of: 1, weight: 3)
    let score = try await Metric.deletionToBlur.scores([.constant(0.3)], of: picture, EvaluationOptions())[0][0]
    #expect(abs(try #require(score.value) - PerturbedPicture.logistic(3)) < 1e-6)
    #expect(!Metric.deletionToBlur.higherIsBetter)
  }
}
