import ActivationMaps
import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct InsertionDeletionTests {
  private static func score(_ metric: Metric, _ map: MapUnderTest, _ picture: PerturbedPicture) async throws
    -> MetricScore
  {
    try await metric.scores([map], of: picture, EvaluationOptions())[0][0]
  }

  /// The map without ties that the script takes.
  private static func distinct(_ map: Tensor) throws -> MapUnderTest {
    let elements = map.elements
    let n = elements.count
    let ranked = elements.indices.map { 0.99 * elements[$0] + 0.01 * (Float($0 * 7919 % n) / Float(n)) }
    return try MapUnderTest(method: "distinct", map: Tensor(shape: map.shape, elements: ranked))
  }

  /// 1e-4: PyTorch's network and the engine's agree to that; exchanging two of 9216 pixels moves less.
  @Test(arguments: Measures.caseNames)
  func agreesWithTheReference(caseName: String) async throws {
    let (golden, measures) = (try Golden(caseName), try Measures(caseName))
    let picture = try await golden.picture()
    for (method, expected) in measures.methods {
      let map = try Self.distinct(golden.map(method).map)
      for (metric, expected) in [(Metric.insertion, expected.insertion), (.deletion, expected.deletion)] {
        let score = try await Self.score(metric, map, picture)
        let curve = try #require(score.part("curve"))
        #expect(curve.count == 51)
        let largest = zip(curve, expected.curve).reduce(0) { max($0, abs($1.0 - $1.1)) }
        #expect(largest < 1e-4, "\(method) \(metric.slug)")
        #expect(abs(try #require(score.value) - expected.area) < 1e-4, "\(method) \(metric.slug)")
      }
    }
  }

  @Test func agreesWithHand() async throws {
    let picture = try await PerturbedPicture.mean(of: 1, weight: 3)
    // The mean falls with the share of the pixels deleted, whatever their order; 100 pixels, two a step.
    let curve = (0...50).map { PerturbedPicture.logistic(3 * (1 - Double($0) / 50)) }
    let area = zip(curve, curve.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / 2 } / 50
    for map in try [MapUnderTest.constant(0.3), .random(seed: 2, height: 10, width: 10)] {
      let deletion = try await Self.score(.deletion, map, picture)
      #expect(abs(try #require(deletion.value) - area) < 1e-6)
      #expect(zip(try #require(deletion.part("curve")), curve).allSatisfy { abs($0 - $1) < 1e-6 })
      // A blurred picture of one value is the picture itself.
      let insertion = try await Self.score(.insertion, map, picture)
      #expect(abs(try #require(insertion.value) - PerturbedPicture.logistic(3)) < 1e-6)
    }
  }

  /// The first step takes the most relevant pixels: here the only ones that count.
  @Test func takesTheMostRelevantFirst() async throws {
    let side = 10
    var input = Tensor(shape: [1, 3, side, side], repeating: 0)
    for channel in 0..<3 { for column in 0..<2 { input[0, channel, 4, column + 3] = 50 } }
    let map = try MapUnderTest(method: "right", map: input.slice(0).slice(0))
    let inverse = try MapUnderTest(method: "wrong", map: map.map.map { -$0 })
    let picture = try await PerturbedPicture.mean(of: input, weight: 3)
    let right = try #require(try await Self.score(.deletion, map, picture).part("curve"))
    #expect(abs(right[0] - PerturbedPicture.logistic(3)) < 1e-6)
    #expect(right.dropFirst().allSatisfy { abs($0 - 0.5) < 1e-6 })
    let wrong = try #require(try await Self.score(.deletion, inverse, picture).part("curve"))
    #expect(wrong.dropLast().allSatisfy { abs($0 - PerturbedPicture.logistic(3)) < 1e-6 })
    #expect(abs(wrong[50] - 0.5) < 1e-6)
  }

  @Test func saysWhichWayIsBetter() {
    #expect(Metric.insertion.higherIsBetter)
    #expect(!Metric.deletion.higherIsBetter)
  }

  @Test func dependsOnTheSeedWhereThereAreTies() async throws {
    let picture = try await PerturbedPicture.small()
    let ties = try MapUnderTest.random(seed: 1, zeros: 0.9)
    let curves = try await [1, 2, 1].asyncMap {
      try await Metric.deletion.scores([ties], of: picture, EvaluationOptions(seed: $0))[0][0].value
    }
    #expect(curves[0] == curves[2])
    #expect(curves[0] != curves[1])
  }
}
