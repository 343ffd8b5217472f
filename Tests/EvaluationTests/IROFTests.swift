import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct IROFTests {
  /// 1e-3 of the probability: PyTorch's network and the engine's differ by up to 1e-4, before it is divided by that of the whole
  /// picture. Quantus counts patches and leaves the unchanged picture out.
  @Test(arguments: Measures.caseNames)
  func agreesWithQuantus(caseName: String) async throws {
    let golden = try Golden(caseName)
    let picture = try await golden.picture()
    for (method, expected) in try QuantusMeasures(caseName).methods {
      let map = try QuantusMeasures.graded(golden.map(method).map)
      let score = try await IROF.scores([map], picture, patches: QuantusMeasures.patches, seed: 0)[0]
      let curve = try #require(score.part("curve"))
      #expect(score.part("patches") == [36])
      #expect(curve.count == 37 && curve[0] == 1)
      let removed = Array(curve.dropFirst())
      let area = zip(removed, removed.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / 2 }
      #expect(abs((36 - area - expected.irof) / 36) < 1e-3 / picture.probability, "\(method)")
    }
  }

  @Test func agreesWithHand() async throws {
    // Only the left half counts; each half is a patch.
    let image = Tensor(shape: [1, 3, 10, 10], elements: (0..<300).map { $0 % 10 < 5 ? 2 : 0 })
    let picture = try await PerturbedPicture.mean(of: image, weight: 3)
    let patches = Superpixels(labels: (0..<100).map { $0 % 10 < 5 ? 0 : 1 })
    let right = try MapUnderTest(method: "right", map: image.slice(0).slice(0))
    let wrong = try MapUnderTest(method: "wrong", map: right.map.map { -$0 })
    let scores = try await IROF.scores([right, wrong], picture, patches: patches, seed: 0)
    let left = 0.5 / PerturbedPicture.logistic(3)
    // 1, left, left against 1, 1, left.
    #expect(abs(try #require(scores[0].value) - (1 - (0.5 + 1.5 * left) / 2)) < 1e-6)
    #expect(abs(try #require(scores[1].value) - (1 - (1.5 + 0.5 * left) / 2)) < 1e-6)
  }

  @Test func ordersEqualPatchesByTheSeed() async throws {
    let picture = try await PerturbedPicture.small()
    let map = try MapUnderTest.constant(1, side: 24)
    let values = try await [1, 1, 2].asyncMap {
      try await Metric.irof.scores([map], of: picture, EvaluationOptions(seed: $0))[0][0].value
    }
    #expect(values[0] == values[1])
    #expect(values[0] != values[2])
  }
}
