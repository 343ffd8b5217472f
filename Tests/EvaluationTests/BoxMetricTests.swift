import ActivationMaps
import Evaluation
import Tensors
import TestSupport
import Testing

/// The measures that ask where the object is: `pointing-game`, `energy`, `rank-accuracy`.
@Suite struct BoxMetricTests {
  /// 1e-5: maps in single precision. Quantus knows no tolerance around the object, so a hit there is one here.
  @Test(arguments: Measures.caseNames)
  func agreesWithQuantus(caseName: String) async throws {
    let golden = try Golden(caseName)
    let picture = try await golden.picture()
    let options = EvaluationOptions(boxes: [try QuantusMeasures.box()])
    for (method, expected) in try QuantusMeasures(caseName).methods {
      let map = try QuantusMeasures.distinct(golden.map(method).map)
      func value(_ metric: Metric) async throws -> Double? {
        try await metric.scores([map], of: picture, options)[0][0].value
      }
      #expect(abs(try #require(try await value(.energy)) - expected.massAccuracy) < 1e-5, "\(method)")
      #expect(abs(try #require(try await value(.rankAccuracy)) - expected.rankAccuracy) < 1e-12, "\(method)")
      if expected.pointing == 1 { #expect(try await value(.pointingGame) == 1, "\(method)") }
    }
  }

  @Test func areThoseOfStudies() async throws {
    let picture = try await PerturbedPicture.small()
    let options = EvaluationOptions(boxes: [try PictureBox(left: 2, top: 3.5, width: 10, height: 6)])
    let map = try MapUnderTest.random(seed: 4)
    let pointing = try await Metric.pointingGame.scores([map], of: picture, options)[0][0]
    #expect(try pointing.value == PointingGame.score(map.map, boxes: options.boxes))
    let energy = try await Metric.energy.scores([map], of: picture, options)[0][0]
    let expected = try #require(try EnergyInBox(map.unitMap, boxes: options.boxes))
    #expect(energy.value == expected.share)
    #expect(energy.part("area") == [expected.areaShare])
  }

  @Test func ranksByHand() throws {
    // Ten pixels in a row, five on the object.
    let boxes = [try PictureBox(left: 0, top: 0, width: 5, height: 1)]
    func score(_ values: [Float]) throws -> Double? {
      try RankAccuracy.score(RankedMap(Tensor(shape: [1, 10], elements: values)), boxes: boxes)
    }
    #expect(try score([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]) == 1)
    #expect(try score([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]) == 0)
    #expect(try score([9, 8, 7, 1, 1, 6, 5, 1, 1, 1]) == 0.6)
    // Three are stronger, one of them beside it; of seven equal ones two are wanted, three of the seven are on it.
    let shared = try #require(try score([9, 8, 1, 1, 1, 7, 1, 1, 1, 1]))
    let expected: Double = (2 + 2 * 3.0 / 7) / 5
    #expect(abs(shared - expected) < 1e-12)
    #expect(try score([Float](repeating: 4, count: 10)) == 0.5)
    // Parts of pixels count by their share.
    let half = [try PictureBox(left: 0.5, top: 0, width: 1, height: 1)]
    let map = try RankedMap(Tensor(shape: [1, 10], elements: [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]))
    #expect(RankAccuracy.score(map, boxes: half) == 0.5)
    #expect(RankAccuracy.score(map, boxes: [try PictureBox(left: 10, top: 0, width: 1, height: 1)]) == nil)
  }

  @Test func areNotDefinedWithoutABox() async throws {
    let picture = try await PerturbedPicture.small()
    let beyond = try PictureBox(left: 24, top: 0, width: 3, height: 3)
    for metric in Metric.all where metric.needsBoxes {
      for boxes in [[], [beyond]] {
        let score = try await metric.scores([.random(seed: 1)], of: picture, EvaluationOptions(boxes: boxes))[0][0]
        #expect(score.value == nil)
        #expect(score.note?.hasPrefix("not defined: no box") == true)
      }
    }
    #expect(Metric.all.filter(\.needsBoxes).map(\.slug) == ["pointing-game", "energy", "rank-accuracy"])
  }
}
