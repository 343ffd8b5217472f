import ActivationMaps
import Evaluation
import Execution
import Tensors
import TestSupport
import Testing

@Suite struct ROADTests {
  private static func scores(
    _ maps: [MapUnderTest], _ picture: PerturbedPicture, _ removalProtocol: RemovalProtocol,
    percentages: [Double] = [20, 40, 60, 80], seed: UInt64 = 0
  ) async throws -> [MetricScore] {
    let options = EvaluationOptions(protocols: [removalProtocol], percentages: percentages, seed: seed)
    return try await Metric.road.scores(maps, of: picture, options).map { $0[0] }
  }

  /// 2e-3: both sides run the network in single precision on pictures that are equal to 1e-4.
  ///
  /// NaN there: no pixel was left, and the reference has no number.
  @Test(arguments: Golden.names)
  func agreesWithTheReference(caseName: String) async throws {
    let golden = try Golden(caseName)
    let maps = try await Method.explaining.asyncMap { try golden.map($0.slug) }
    let scores = try await Self.scores(maps, golden.picture(), .reference)
    for (map, score) in zip(maps, scores) {
      for part in ["morf", "lerf"] {
        let expected = try golden.tensor("road.\(map.method).\(part)").elements
        let values = try #require(score.part(part))
        #expect(values.count == expected.count)
        for (value, expected) in zip(values, expected) {
          #expect(value.isFinite)
          if !expected.isNaN { #expect(abs(value - Double(expected)) < 2e-3, "\(map.method) \(part)") }
        }
      }
    }
  }

  // MARK: - exact

  @Test(arguments: [0, 0.4, 1] as [Float])
  func scoresZeroForAConstantMap(value: Float) async throws {
    let picture = try await Golden("narrow_resnet-1-chelsea-3").picture(noise: 0.01)
    let constant = try MapUnderTest(method: "constant", map: Tensor(shape: [96, 96], repeating: value))
    for seed in 0..<3 as Range<UInt64> {
      let score = try await Self.scores([constant], picture, .exact, seed: seed)[0]
      #expect(score.value == 0)
      #expect(score.part("morf") == score.part("lerf"))
    }
  }

  @Test func doesNotDependOnTheMapsScale() async throws {
    let golden = try Golden("narrow_resnet-1-chelsea-3")
    let picture = try await golden.picture()
    let map = try golden.map("layer-cam")
    let scaled = try MapUnderTest(method: "scaled", map: map.map.map { $0 * 0x1p-12 })
    let scores = try await Self.scores([map, scaled], picture, .exact)
    #expect(scores[0] == scores[1])
    #expect(picture.counts.removalsMade * 2 <= picture.counts.removalsAsked)
  }

  /// By hand: w·mean of a picture whose upper half is bright. Removed and imputed from what is left, the mean moves.
  @Test func isPositiveForARightMap() async throws {
    let rows = (0..<100).map { $0 < 50 ? Float(2) : 0 }
    let image = Tensor(shape: [1, 3, 10, 10], elements: rows + rows + rows)
    let picture = try await PerturbedPicture.mean(of: image, weight: 2)
    let right = try MapUnderTest(method: "right", map: image.slice(0).slice(0).map { $0 / 2 })
    let wrong = try MapUnderTest(method: "wrong", map: right.map.map { 1 - $0 })
    let scores = try await Self.scores([right, wrong], picture, .exact, percentages: [50])
    // Half of the pixels: the bright ones go, and the dark ones fill their place; or the other way.
    let (whole, dark, bright) = (
      PerturbedPicture.logistic(2), PerturbedPicture.logistic(0), PerturbedPicture.logistic(4)
    )
    #expect(abs(try #require(scores[0].part("morf"))[0] - (dark - whole)) < 1e-6)
    #expect(abs(try #require(scores[0].part("lerf"))[0] - (bright - whole)) < 1e-6)
    #expect(abs(try #require(scores[0].value) - (bright - dark) / 2) < 1e-6)
    #expect(abs(try #require(scores[1].value) + (bright - dark) / 2) < 1e-6)
  }

  /// A photograph and its likeliest class: what these methods call relevant is, more than what chance does.
  @Test func prefersExplanationsToChance() async throws {
    let golden = try Golden("lite0-chelsea-281")
    let picture = try await #require(try golden.pictures(classes: [golden.information.top1]).first)
    func map(_ method: Method, seed: UInt64 = 0) async throws -> MapUnderTest {
      let remake = try golden.remake(method, seed: seed)
      return try await MapUnderTest(method: method.slug, map: remake(picture.imageNCHW, picture.classIndex))
    }
    let methods = try await [Method.gradCAM, .gradCAMPlusPlus, .layerCAM].asyncMap { try await map($0) }
    let controls = try await (0..<3 as Range<UInt64>).asyncMap { try await map(.randomCAM, seed: $0) }
    let noise = try (0..<4 as Range<UInt64>).map { try MapUnderTest.random(seed: $0, height: 224, width: 224) }
    let values = try await Self.scores(methods + controls + noise, picture, .exact).map { try #require($0.value) }
    #expect(try #require(values.prefix(3).min()) > #require(values.dropFirst(3).max()))
  }

  @Test func staysWithinItsRange() async throws {
    for scale in [1, 100] as [Float] {
      let picture = try await PerturbedPicture.small { network in
        try network.replacingConstants { $0.hasPrefix("fc") ? $1.map { $0 * scale } : $1 }
      }
      let maps = try (0..<6 as Range<UInt64>).map { try MapUnderTest.random(seed: $0, zeros: Double($0) / 6) }
      for removalProtocol in RemovalProtocol.allCases {
        for score in try await Self.scores(maps, picture, removalProtocol) {
          #expect((-0.5...0.5).contains(try #require(score.value)))
          #expect(score.removalProtocol == removalProtocol)
        }
      }
    }
  }

  @Test func averagesThreeDraws() async throws {
    let picture = try await PerturbedPicture.small()
    let map = try MapUnderTest.random(seed: 2, zeros: 0.7)
    let removal = PixelRemoval(height: 24, width: 24, seed: 6)
    let expected = try await (0..<3).asyncMap { draw in
      try await picture.probabilities(removing: [
        removal.mask(of: map.ranked, percent: 40, order: .leastRelevantFirst, by: .exact, draw: draw)
      ])[0]
    }
    let score = try await Self.scores([map], picture, .exact, percentages: [40], seed: 6)[0]
    #expect(abs(try #require(score.part("lerf"))[0] - (expected.reduce(0, +) / 3 - picture.probability)) < 1e-12)
    #expect(Set(expected).count == 3)
  }

  @Test func givesAScoreForEachProtocol() async throws {
    let maps = try (0..<2 as Range<UInt64>).map { try MapUnderTest.random(seed: $0) }
    let options = EvaluationOptions(protocols: [.exact, .reference], percentages: [30, 70])
    let scores = try await Metric.road.scores(maps, of: .small(), options)
    #expect(scores.map { $0.map(\.removalProtocol) } == [[.exact, .reference], [.exact, .reference]])
    #expect(scores.joined().allSatisfy { $0.part("morf")?.count == 2 && $0.part("lerf")?.count == 2 })
  }

  // MARK: - The same every time

  /// To the last digit, however many threads the engine and the imputation have.
  @Test(arguments: ["narrow_resnet-1-chelsea-3", "tiny_densenet-1-chelsea-7"])
  func doesNotDependOnTheNumberOfThreads(caseName: String) async throws {
    let golden = try Golden(caseName)
    let maps = try await ["layer-cam", "eigen-cam", "full-grad"].asyncMap { try golden.map($0) }
    let scores = try await [1, 2, 3, 2].asyncMap { threads in
      let picture = try await golden.picture(engine: Engine(threadCount: threads), noise: 0.01)
      return try await RemovalProtocol.allCases.asyncMap { try await Self.scores(maps, picture, $0, seed: 5) }
    }
    #expect(scores.allSatisfy { $0 == scores[0] })
  }

  @Test func doesNotDependOnTheMapsBesideIt() async throws {
    let maps = try (0..<5 as Range<UInt64>).map { try MapUnderTest.random(seed: $0, zeros: 0.3) }
    let together = try await Self.scores(maps, .small(), .exact)
    #expect(try await maps.asyncMap { try await Self.scores([$0], .small(), .exact)[0] } == together)
    #expect(try await Self.scores(maps.reversed(), .small(), .exact) == together.reversed())
  }
}
