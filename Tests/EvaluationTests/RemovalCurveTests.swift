import ActivationMaps
import Evaluation
import Tensors
import TestSupport
import Testing

@Suite struct RemovalCurveTests {
  /// Its values at 20, 40, 60 and 80 % make ROAD's of one draw: of a map without ties, all draws are alike.
  @Test func holdsROAD() async throws {
    let picture = try await PerturbedPicture.small()
    let maps = try [RankedMap(MapUnderTest.random(seed: 1).map), RankedMap(MapUnderTest.random(seed: 2).map)]
    let options = EvaluationOptions(protocols: [.exact])
    let made = picture.counts.removalsMade
    let curves = try await RemovalCurve.curves(of: maps, on: picture)
    #expect(curves.count == 2)
    for (map, curve) in zip(maps, curves) {
      #expect(curve.percentages == stride(from: 0, through: 100, by: 5).map { Double($0) })
      #expect(abs(curve.mostRelevantFirst[0] - picture.probability) < 1e-6)
      #expect(curve.mostRelevantFirst[20] == curve.leastRelevantFirst[20])
      let underTest = try MapUnderTest(method: "mine", map: map.map)
      let road = try await Metric.road.scores([underTest], of: picture, options)[0][0]
      for (place, morf) in zip([4, 8, 12, 16], try #require(road.part("morf"))) {
        #expect(abs(curve.mostRelevantFirst[place] - picture.probability - morf) < 1e-12)
      }
    }
    // ROAD had nothing left to remove.
    #expect(picture.counts.removalsMade - made <= 2 * 2 * 21)
  }

  @Test func refusesWhatIsNoPercentage() async throws {
    let picture = try await PerturbedPicture.small()
    let map = try RankedMap(MapUnderTest.random(seed: 1).map)
    let error = await #expect(throws: EvaluationError.self) {
      try await RemovalCurve.curves(of: [map], on: picture, percentages: [120])
    }
    #expect(error?.code == .invalidOption)
  }
}
