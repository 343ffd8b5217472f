import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct SensitivityNTests {
  /// By Quantus' function over the script's sets; the losses differ by up to 1e-4 of a probability, of which correlations over
  /// spreads of some hundredths make less than 0.01.
  @Test(arguments: Measures.caseNames)
  func agreesWithQuantus(caseName: String) async throws {
    let golden = try Golden(caseName)
    let picture = try await golden.picture()
    for (method, expected) in try QuantusMeasures(caseName).methods {
      let map = try QuantusMeasures.distinct(golden.map(method).map)
      let score = try await SensitivityN.scores([map], picture, sets: QuantusMeasures.blockSets)[0]
      #expect(score.part("percent") == expected.sensitivityN.map(\.percent))
      let correlations = try #require(score.part("correlation"))
      for (found, expected) in zip(correlations, expected.sensitivityN) {
        #expect(abs(found - expected.correlation) < 0.01, "\(method)")
      }
      #expect(score.value == correlations.reduce(0, +) / Double(correlations.count))
    }
  }

  /// A network that adds up the pixels and hardly bends: the picture itself tells what the loss of its pixels does, and its
  /// opposite the contrary.
  @Test func agreesWithHand() async throws {
    var random = SeededRandom(seed: 5)
    let values = (0..<100).map { _ in Float(random.uniform()) }
    let image = Tensor(shape: [1, 3, 10, 10], elements: values + values + values)
    let picture = try await PerturbedPicture.mean(of: image, weight: 0.1)
    let right = try MapUnderTest(method: "right", map: Tensor(shape: [10, 10], elements: values))
    let wrong = try MapUnderTest(method: "wrong", map: right.map.map { -$0 })
    let scores = try await Metric.sensitivityN.scores([right, wrong], of: picture, EvaluationOptions())
    #expect(try #require(scores[0][0].value) > 0.99)
    #expect(try #require(scores[1][0].value) < -0.99)
    #expect(scores[0][0].part("percent") == [10, 20, 40, 60, 80])
  }

  @Test func isNotDefinedForAConstantMap() async throws {
    let score = try await Metric.sensitivityN.scores([.constant(2)], of: .mean(of: 1, weight: 1), EvaluationOptions())[
      0][0]
    #expect(score.value == nil)
    #expect(score.note?.hasPrefix("not defined: ") == true)
  }

  /// The same sets for the same seed, and for all maps.
  @Test func isSeeded() async throws {
    let picture = try await PerturbedPicture.small()
    let maps = try [MapUnderTest.random(seed: 1), .random(seed: 2)]
    func values(_ seed: UInt64, _ maps: [MapUnderTest]) async throws -> [Double?] {
      try await Metric.sensitivityN.scores(maps, of: picture, EvaluationOptions(seed: seed)).map { $0[0].value }
    }
    let first = try await values(1, maps)
    #expect(try await values(1, maps) == first)
    #expect(try await values(1, [maps[1]]) == [first[1]])
    #expect(try await values(2, maps) != first)
  }
}
