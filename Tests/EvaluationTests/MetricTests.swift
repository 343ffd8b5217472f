import ActivationMaps
import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct MetricTests {
  @Test func isFoundByName() throws {
    #expect(Set(Metric.all.map(\.slug)).count == Metric.all.count)
    #expect(try Metric.named(["all"]).map(\.slug) == Metric.all.map(\.slug))
    let found = try Metric.named(["deletion", "road", "all"])
    #expect(found.map(\.slug).prefix(3) == ["deletion", "road", "average-drop"])
    #expect(try Metric.named(["all", "road"]).count == Metric.all.count)
    #expect(try Metric.named(["all"], hasBoxes: false).map(\.slug) == Metric.all.filter { !$0.needsBoxes }.map(\.slug))
    #expect(try Metric.named(["energy"], hasBoxes: false).map(\.slug) == ["energy"])
    let error = #expect(throws: EvaluationError.self) { try Metric.named(["delition"]) }
    #expect(error?.code == .unknownMetric)
    #expect(error?.message.contains("deletion") == true)
  }

  @Test func saysWhatItIs() {
    for metric in Metric.all {
      #expect(!metric.summary.isEmpty)
      // Authors and a year.
      #expect(metric.source.contains(" et al. 20"), "\(metric.slug)")
    }
  }

  @Test(arguments: Metric.all.map(\.slug))
  func refusesAMapOfAnotherSize(slug: String) async throws {
    let metric = try Metric.named([slug])[0]
    for (height, width) in [(24, 23), (12, 48), (1, 1)] {
      let map = try MapUnderTest.random(seed: 1, height: height, width: width)
      let error = await #expect(throws: EvaluationError.self) {
        try await metric.scores([map], of: .small(), EvaluationOptions())
      }
      #expect(error?.code == .shapeMismatch)
      #expect(error?.message.contains("[24, 24]") == true)
    }
  }

  @Test(arguments: [Float.nan, .infinity, -.infinity])
  func refusesAMapThatIsNotFinite(value: Float) {
    var map = Tensor(shape: [24, 24], repeating: 0)
    map[3, 4] = value
    let error = #expect(throws: ActivationMapError.self) { try MapUnderTest(method: "mine", map: map) }
    #expect(error?.code == .notFinite)
    #expect(error?.context.entries.contains { $0.key == "map" && $0.value == "mine" } == true)
  }

  @Test(arguments: [[], [20, -1], [101], [.nan], [.infinity]] as [[Double]])
  func refusesWhatAreNoPercentages(percentages: [Double]) async throws {
    let picture = try await PerturbedPicture.small()
    let map = try MapUnderTest.random(seed: 1)
    for metric in Metric.all {
      let error = await #expect(throws: EvaluationError.self) {
        try await metric.scores([map], of: picture, EvaluationOptions(percentages: percentages))
      }
      #expect(error?.code == .invalidOption)
    }
  }

  @Test(arguments: Metric.all.map(\.slug))
  func judgesNoMapsAtAll(slug: String) async throws {
    #expect(try await Metric.named([slug])[0].scores([], of: .small(), EvaluationOptions()).isEmpty)
  }

  /// Whatever the network and the map are: a number, or no number and a word why.
  @Test(arguments: [0, 0.5, 1], [1, 4])
  func neverGivesNaN(zeros: Double, classes: Int) async throws {
    // Logits so far apart that every probability but one is 0.
    for scale in [1, 1e6] as [Float] {
      for classIndex in 0..<classes {
        let picture = try await PerturbedPicture.small(classIndex: classIndex, classes: classes) { network in
          try network.replacingConstants { $0.hasPrefix("fc") ? $1.map { $0 * scale } : $1 }
        }
        let map = try MapUnderTest.random(seed: 1, zeros: zeros)
        let remade = try MapUnderTest(
          method: "remade", map: map.map, remake: { image, _ in map.map }, unlearned: { map.map })
        for metric in Metric.all {
          let scores = try await metric.scores([map, remade], of: picture, EvaluationOptions())
          #expect(scores.count == 2)
          for score in scores.joined() {
            if let value = score.value {
              #expect(value.isFinite, "\(metric.slug)")
            } else {
              #expect(score.note?.hasPrefix("not defined: ") == true, "\(metric.slug)")
            }
            #expect(score.parts.allSatisfy { $0.values.allSatisfy(\.isFinite) }, "\(metric.slug)")
          }
        }
      }
    }
  }

  @Test func isNotDefinedForAProbabilityOfZero() async throws {
    let pictures = try await (0..<4).asyncMap { classIndex in
      try await PerturbedPicture.small(classIndex: classIndex) { network in
        try network.replacingConstants { $0.hasPrefix("fc") ? $1.map { $0 * 1e6 } : $1 }
      }
    }
    let picture = try #require(pictures.first { $0.probability == 0 })
    let map = try MapUnderTest.random(seed: 1)
    let remade = try MapUnderTest(
      method: "remade", map: map.map, remake: { image, _ in map.map }, unlearned: { map.map })
    for metric in [Metric.averageDrop, .adcc, .irof] {
      let score = try await metric.scores([remade], of: picture, EvaluationOptions())[0][0]
      #expect(score.value == nil)
      #expect(score.note == "not defined: the class's probability is 0")
    }
  }

  @Test func isNotDefinedWhereOnlyTheMapIsKnown() async throws {
    for metric in Metric.all where metric.remakesMaps {
      let score = try await metric.scores([.random(seed: 1)], of: .small(), EvaluationOptions())[0][0]
      #expect(score.value == nil)
      #expect(score.note?.contains("only its map is known") == true)
    }
  }
}
