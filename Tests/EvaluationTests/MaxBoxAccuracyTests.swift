import Evaluation
import Testing

@Suite struct MaxBoxAccuracyTests {
  private func overlaps(_ value: (Int) -> (largest: UInt16, best: UInt16)) throws -> BoxOverlap {
    try BoxOverlap(largest: (0...100).map { value($0).largest }, best: (0...100).map { value($0).best })
  }

  @Test func agreesWithNumPy() throws {
    let fixture = try LocalisationFixture.read()
    var accuracy = MaxBoxAccuracy()
    for item in fixture.cases { accuracy.add(try #require(try BoxOverlap(item.tensor, boxes: item.boxes))) }
    #expect(accuracy.count == fixture.cases.count)
    #expect(accuracy.largest?.value == fixture.accuracy.largest.value)
    #expect(accuracy.largest?.thresholdIndex == fixture.accuracy.largest.threshold)
    #expect(accuracy.parts.map(\.value) == fixture.accuracy.parts.map(\.value))
    #expect(accuracy.parts.map(\.thresholdIndex) == fixture.accuracy.parts.map(\.threshold))
    let mean = fixture.accuracy.parts.map(\.value).reduce(0, +) / 3
    #expect(abs(try #require(accuracy.best) - mean) < 1e-15)
  }

  /// Two cases that are each found at a threshold of their own: over the data set only one of them is.
  @Test func choosesThresholdsOverTheDataSet() throws {
    var accuracy = MaxBoxAccuracy()
    accuracy.add(try overlaps { $0 == 10 ? (5000, 6999) : (0, 0) })
    accuracy.add(try overlaps { $0 == 20 ? (5000, 7000) : (4999, 4999) })
    let largest = try #require(accuracy.largest)
    #expect(largest.value == 0.5 && largest.threshold == 0.1 && largest.overlap == 0.5)
    // 0.3: both at 0.1; 0.5: one; 0.7: one, at 0.2.
    #expect(accuracy.parts.map(\.value) == [1, 0.5, 0.5])
    #expect(accuracy.parts.map(\.thresholdIndex) == [10, 10, 20])
    #expect(abs(try #require(accuracy.best) - 2.0 / 3) < 1e-15)
  }

  @Test func addsUp() throws {
    let kept = try (0..<6).map { seed in
      let map = try ComparisonMaps.random(height: 8, width: 8, seed: UInt64(seed))
      return try #require(
        try BoxOverlap(map, boxes: [PictureBox(left: Double(seed), top: 0, width: 2, height: 5)]))
    }
    var (whole, first, second) = (MaxBoxAccuracy(), MaxBoxAccuracy(), MaxBoxAccuracy())
    for (index, overlap) in kept.enumerated() {
      whole.add(overlap)
      if index % 2 == 0 { first.add(overlap) } else { second.add(overlap) }
    }
    first.add(second)
    #expect(first == whole)
  }

  @Test func isNothingWithoutCases() {
    #expect(MaxBoxAccuracy().largest == nil && MaxBoxAccuracy().best == nil && MaxBoxAccuracy().parts.isEmpty)
  }

  @Test func hitsFromTheOverlapOn() {
    #expect(MaxBoxAccuracy.isHit(5000, 0.5) && !MaxBoxAccuracy.isHit(4999, 0.5))
    #expect(MaxBoxAccuracy.isHit(7000, 0.7) && !MaxBoxAccuracy.isHit(6999, 0.7))
    #expect(MaxBoxAccuracy.isHit(3000, 0.3) && !MaxBoxAccuracy.isHit(2999, 0.3))
  }
}
