import ActivationMaps
import Evaluation
import Tensors
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Every metric is held to what its row says of a map's values: that their order alone counts, or that their unit does not.
@Suite struct InvarianceTests {
  /// Multiples of 1/1024 from 0 to 1, some of them often: what is done to them below is exact in single precision.
  private static func map(seed: UInt64) -> Tensor {
    var random = SeededRandom(seed: seed)
    var values = (0..<576).map { _ in random.uniform() < 0.3 ? 0 : Float(Int(random.uniform() * 1023)) / 1024 }
    values[100] = 1
    values[200] = 0
    return Tensor(shape: [24, 24], elements: values)
  }

  private static func scores(_ metric: Metric, _ map: Tensor, classIndex: Int = 2) async throws -> [MetricScore] {
    // Like the picture, so that it has to do with the mask that was laid over it.
    let underTest = try MapUnderTest(
      method: "mine", map: map, remake: { image, _ in image.slice(0).slice(0).map(abs) },
      unlearned: { Self.map(seed: 9) })
    let boxes = [try PictureBox(left: 3, top: 4, width: 10, height: 12)]
    return try await metric.scores([underTest], of: .small(classIndex: classIndex), EvaluationOptions(boxes: boxes))[0]
  }

  private static func invariance(_ metric: Metric, _ score: MetricScore) -> MapInvariance {
    score.removalProtocol?.invariance ?? metric.invariance
  }

  @Test(arguments: Metric.all.map(\.slug), 0..<3 as Range<UInt64>)
  func isAsItsRowSays(slug: String, seed: UInt64) async throws {
    let metric = try Metric.named([slug])[0]
    let map = Self.map(seed: seed)
    let expected = try await Self.scores(metric, map)
    #expect(expected.allSatisfy { $0.value != nil })

    let units: [@Sendable (Float) -> Float] = [{ $0 / 1024 }, { $0 * 0x1p-100 }, { $0 * 0x1p100 }, { 8 * $0 - 4 }]
    for unit in units { #expect(try await Self.scores(metric, map.map(unit)) == expected, "\(slug)") }

    // A rounding of the map's values, each by less than 1e-7 of it: patches of nearly the same mean may change places by it.
    let rounding = slug == "irof" ? 1e-4 : 1e-5
    for factor in [0.001, 100] as [Float] {
      for (score, expected) in zip(try await Self.scores(metric, map.map { $0 * factor }), expected) {
        let difference = abs(try #require(score.value) - #require(expected.value))
        #expect(difference <= (Self.invariance(metric, score) == .order ? 0 : rounding), "\(slug), × \(factor)")
      }
    }

    let risings: [@Sendable (Float) -> Float] = [
      { $0 * $0 * $0 }, { 3 + $0 }, { exp(5 * $0) }, { $0 < 0.5 ? $0 : 1e30 * $0 },
    ]
    for rising in risings {
      for (score, expected) in zip(try await Self.scores(metric, map.map(rising)), expected)
      where Self.invariance(metric, score) == .order {
        #expect(score == expected, "\(slug)")
      }
    }
  }

  /// The rows don't say less than they could: these see more than the order.
  @Test(arguments: [
    "average-drop", "sensitivity-n", "infidelity", "sparseness", "irof", "max-sensitivity", "energy", "adcc", "arcc",
    "random-logit", "random-network",
  ])
  func seesMoreThanTheOrder(slug: String) async throws {
    let metric = try Metric.named([slug])[0]
    #expect(metric.invariance == .scale)
    // Some probabilities fall when the picture is masked, and some rise.
    let map = Self.map(seed: 0)
    let differs = try await (0..<4).asyncMap { classIndex in
      let scores = try await Self.scores(metric, map, classIndex: classIndex)
      return try await scores != Self.scores(metric, map.map { $0 * $0 * $0 }, classIndex: classIndex)
    }
    #expect(differs.contains(true))
  }

  /// Maps that say nothing say it in any unit.
  @Test(arguments: Metric.all.map(\.slug))
  func takesAllConstantMapsForOne(slug: String) async throws {
    let metric = try Metric.named([slug])[0]
    let zero = try await Self.scores(metric, Tensor(shape: [24, 24], repeating: 0))
    for value in [1, 0.25, -3, .greatestFiniteMagnitude, .leastNonzeroMagnitude] as [Float] {
      #expect(try await Self.scores(metric, Tensor(shape: [24, 24], repeating: value)) == zero, "\(slug) \(value)")
    }
  }

  /// The largest and the smallest numbers that there are.
  @Test func scalesAnyFiniteMap() throws {
    let largest = Float.greatestFiniteMagnitude
    let map = try MapUnderTest(
      method: "mine", map: Tensor(shape: [2, 2], elements: [-largest, 0, largest / 2, largest]))
    #expect(map.unitMap.elements == [0, 0.5, 0.75, 1])
    let tiny = Float.leastNonzeroMagnitude
    let small = try MapUnderTest(method: "mine", map: Tensor(shape: [2, 2], elements: [0, tiny, 2 * tiny, 4 * tiny]))
    #expect(small.unitMap.elements == [0, 0.25, 0.5, 1])
  }
}
