import ActivationMaps
import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct ADCCTests {
  /// 1e-3: the second map is made from another picture by both sides, in single precision, and scaled by a maximum.
  @Test(arguments: Measures.caseNames)
  func agreesWithTheReference(caseName: String) async throws {
    let (golden, measures) = (try Golden(caseName), try Measures(caseName))
    let pictures = try await golden.pictures(classes: 0..<10)
    var compared = 0
    for method in [Method.gradCAM, .layerCAM] {
      let expected = try #require(measures.methods[method.slug])
      let map = try MapUnderTest(
        method: method.slug, map: golden.tensor("cam.\(method.slug)"), remake: golden.remake(method))
      for adcc in expected.adcc {
        let score = try await Metric.adcc.scores([map], of: pictures[adcc.class], EvaluationOptions())[0][0]
        #expect(abs(try #require(score.part("complexity"))[0] - expected.complexity) < 1e-6)
        #expect(abs(try #require(score.part("drop"))[0] - expected.drop[adcc.class]) < 1e-4)
        #expect(abs(try #require(score.part("coherency"))[0] - adcc.coherency) < 1e-3)
        #expect(abs(try #require(score.value) - adcc.value) < 1e-3)
        compared += 1
      }
    }
    #expect(compared >= 2)
  }

  private static func score(_ map: Tensor, again: @escaping @Sendable (Tensor) -> Tensor) async throws -> MetricScore {
    let map = try MapUnderTest(method: "mine", map: map) { _, _ in again(map) }
    return try await Metric.adcc.scores([map], of: .mean(of: 2, weight: 1.5), EvaluationOptions())[0][0]
  }

  @Test func agreesWithHand() async throws {
    // Half of the picture: mean 1 is left of 2, so that σ(1.5) is left of σ(3).
    let map = Tensor(shape: [10, 10], elements: (0..<100).map { $0 < 50 ? 1 : 0 })
    let drop = 1 - PerturbedPicture.logistic(1.5) / PerturbedPicture.logistic(3)
    let same = try await Self.score(map) { $0 }
    #expect(same.part("coherency") == [1])
    #expect(same.part("complexity") == [0.5])
    #expect(abs(try #require(same.part("drop"))[0] - drop) < 1e-6)
    #expect(abs(try #require(same.value) - 3 / (1 + 2 + 1 / (1 - drop))) < 1e-6)
    // The opposite map correlates with −1: no coherency, and so no score.
    let opposite = try await Self.score(map) { $0.map { 1 - $0 } }
    #expect(opposite.part("coherency") == [0])
    #expect(opposite.value == 0)
    // A constant map correlates with nothing.
    let constant = try await Self.score(map) { $0.map { _ in 0.25 } }
    #expect(constant.part("coherency") == [0.5])
  }

  /// A map that is the same everywhere shows nothing, whatever its value.
  @Test(arguments: [0, 0.25, 1, -7] as [Float])
  func showsNothingByAConstantMap(value: Float) async throws {
    let drop = 1 - 0.5 / PerturbedPicture.logistic(3)
    let score = try await Self.score(Tensor(shape: [10, 10], repeating: value)) { $0 }
    #expect(score.part("complexity") == [0])
    #expect(score.part("coherency") == [0.5])
    #expect(abs(try #require(score.part("drop"))[0] - drop) < 1e-6)
    #expect(abs(try #require(score.value) - 3 / (2 + 1 + 1 / (1 - drop))) < 1e-6)
  }

  /// The map is made anew of the picture multiplied by it, and of the same class.
  @Test func masksThePictureForTheSecondMap() async throws {
    let picture = try await PerturbedPicture.small(classIndex: 3)
    let half = Tensor(shape: [24, 24], elements: (0..<576).map { Float($0) / 575 })
    let map = try MapUnderTest(method: "mine", map: half) { image, classIndex in
      #expect(classIndex == 3)
      let expected = picture.imageNCHW.elements.indices.map { picture.imageNCHW.elements[$0] * half.elements[$0 % 576] }
      #expect(image.elements == expected)
      return half
    }
    #expect(try await Metric.adcc.scores([map], of: picture, EvaluationOptions())[0][0].value != nil)
  }
}
