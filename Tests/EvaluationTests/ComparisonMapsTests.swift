import Evaluation
import Tensors
import Testing

@Suite struct ComparisonMapsTests {
  @Test func gaussianIsCentred() throws {
    for (height, width) in [(224, 224), (7, 12), (1, 1), (5, 1)] {
      let map = try ComparisonMaps.centreGaussian(height: height, width: width)
      #expect(map.shape == [height, width])
      #expect(map.mirrored == map)
      #expect(map.minimum > 0.01 && map.maximum <= 1)
      #expect(map[(height - 1) / 2, (width - 1) / 2] == map.maximum)
    }
    #expect(try ComparisonMaps.centreGaussian(height: 7, width: 7)[3, 3] == 1)
    // A quarter of the side from the middle is one standard deviation, 4.5 pixels, and the next pixel's centre half a pixel:
    // exp(−(4.5² − 0.5²)/(2·4.5²)) = exp(−40/81).
    let map = try ComparisonMaps.centreGaussian(height: 4, width: 18)
    let ratio = Double(map[1, 4]) / Double(map[1, 8])
    #expect(abs(ratio - 0.6102862555505) < 1e-6)
  }

  /// Its boxes stand in the middle, and shrink as the threshold rises: a centred box of any size is found at some threshold.
  @Test func gaussianFindsWhatStandsInTheMiddle() throws {
    let map = try ComparisonMaps.centreGaussian(height: 64, width: 64)
    for side in stride(from: 6.0, through: 62, by: 8) {
      let box = try PictureBox(left: 32 - side / 2, top: 32 - side / 2, width: side, height: side)
      let overlap = try #require(try BoxOverlap(map, boxes: [box]))
      #expect(overlap.largest == overlap.best)
      #expect(try #require(overlap.largest.max()) > 6000, "\(side)")
    }
  }

  @Test func randomHasItsSeed() throws {
    let map = try ComparisonMaps.random(height: 50, width: 40, seed: 3)
    #expect(map.shape == [50, 40])
    #expect(try ComparisonMaps.random(height: 50, width: 40, seed: 3) == map)
    #expect(try ComparisonMaps.random(height: 50, width: 40, seed: 4) != map)
    #expect(map.minimum >= 0 && map.maximum < 1)
    // The mean of 2000 even numbers is 0.5 with a standard deviation of 0.0065.
    #expect(abs(map.mean - 0.5) < 0.03)
  }

  @Test func refusesEmptyMaps() {
    #expect(throws: EvaluationError.self) { try ComparisonMaps.centreGaussian(height: 0, width: 3) }
    #expect(throws: EvaluationError.self) { try ComparisonMaps.random(height: 3, width: -1, seed: 0) }
  }
}
