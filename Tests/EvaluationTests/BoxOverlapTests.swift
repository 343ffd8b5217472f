import Evaluation
import FoundationEssentials
import Tensors
import Testing

@Suite struct BoxOverlapTests {
  private func box(_ left: Double, _ top: Double, _ width: Double, _ height: Double) throws -> PictureBox {
    try PictureBox(left: left, top: top, width: width, height: height)
  }

  private func kept(_ overlaps: [Double]) -> [UInt16] { overlaps.map { UInt16(($0 * 10_000 + 1e-7).rounded(.down)) } }

  @Test func agreesWithSciPy() throws {
    for item in try LocalisationFixture.read().cases {
      let overlap = try #require(try BoxOverlap(item.tensor, boxes: item.boxes))
      #expect(overlap.largest == kept(item.largestOverlaps), "\(item.name)")
      #expect(overlap.best == kept(item.bestOverlaps), "\(item.name)")
    }
  }

  /// Thresholds are shares of the maximum: another unit changes nothing.
  @Test func unitsChangeNothing() throws {
    for item in try LocalisationFixture.read().cases {
      let overlap = try BoxOverlap(item.tensor, boxes: item.boxes)
      #expect(try BoxOverlap(item.tensor.map { $0 * 0.125 }, boxes: item.boxes) == overlap)
    }
  }

  /// But for components of one size, of which the first is taken.
  @Test func mirroringChangesNothing() throws {
    for item in try LocalisationFixture.read().cases where !["noise with ties", "diagonals"].contains(item.name) {
      let boxes = try item.boxes.map { try $0.mirrored(width: item.width) }
      #expect(try BoxOverlap(item.tensor.mirrored, boxes: boxes) == BoxOverlap(item.tensor, boxes: item.boxes))
    }
  }

  /// Two parts, the smaller one bright: at the lowest threshold all is in, then both, then one.
  @Test func largestIsByPixels() throws {
    var map = Tensor(shape: [10, 10], repeating: 0)
    for row in 0..<4 { for column in 0..<4 { map[row, column] = 0.5 } }
    for row in 7..<9 { for column in 7..<9 { map[row, column] = 1 } }
    let overlap = try #require(try BoxOverlap(map, boxes: [box(7, 7, 2, 2)]))
    #expect(overlap.largest[0] == 400 && overlap.best[0] == 400)
    for threshold in 1...50 { #expect(overlap.largest[threshold] == 0 && overlap.best[threshold] == 10_000) }
    for threshold in 51...100 { #expect(overlap.largest[threshold] == 10_000 && overlap.best[threshold] == 10_000) }
  }

  @Test func cornersTouch() throws {
    let map = Tensor(shape: [3, 3], elements: [1, 0, 0, 0, 1, 0, 0, 0, 1])
    #expect(try BoxOverlap(map, boxes: [box(0, 0, 3, 3)])?.largest[100] == 10_000)
  }

  @Test func mapsThatSayNothingAreInAsAWhole() throws {
    let boxes = [try box(0, 0, 5, 2)]
    for value: Float in [0, 3, -3] {
      let overlap = try #require(try BoxOverlap(Tensor(shape: [4, 5], repeating: value), boxes: boxes))
      #expect(Set(overlap.largest) == [5000] && Set(overlap.best) == [5000])
    }
    let onePixel = try #require(try BoxOverlap(Tensor(shape: [1, 1], elements: [1]), boxes: [box(0, 0, 1, 1)]))
    #expect(Set(onePixel.best) == [10_000])
  }

  @Test func cutsBoxesOff() throws {
    let map = Tensor(shape: [4, 4], repeating: 1)
    #expect(try BoxOverlap(map, boxes: [box(-10, -10, 100, 100)])?.largest[0] == 10_000)
    #expect(try BoxOverlap(map, boxes: [box(4, 4, 1, 1)]) == nil)
    #expect(try BoxOverlap(map, boxes: []) == nil)
    #expect(throws: EvaluationError.self) { try BoxOverlap(Tensor(shape: [2], repeating: 1), boxes: []) }
    #expect(throws: EvaluationError.self) { try BoxOverlap(Tensor(shape: [1, 1], elements: [.nan]), boxes: []) }
  }

  /// Rounding down keeps what is compared with: 1/2 is at least 0.5, and a hair less is not.
  @Test func roundsDown() throws {
    let map = Tensor(shape: [10, 10], repeating: 1)
    func kept(_ height: Double) throws -> UInt16? { try BoxOverlap(map, boxes: [box(0, 0, 10, height)])?.largest[0] }
    #expect(try kept(5) == 5000)
    #expect(try kept(4.9999) == 4999)
    #expect(try kept(3) == 3000)
    #expect(try kept(7) == 7000)
  }

  @Test func isKept() throws {
    let map = try ComparisonMaps.random(height: 16, width: 16, seed: 1)
    let overlap = try #require(try BoxOverlap(map, boxes: [box(2, 2, 9, 9)]))
    #expect(try JSONDecoder().decode(BoxOverlap.self, from: JSONEncoder().encode(overlap)) == overlap)
    #expect(throws: EvaluationError.self) { try BoxOverlap(largest: [1], best: [1]) }
    let (zeros, ones) = ([UInt16](repeating: 0, count: 101), [UInt16](repeating: 1, count: 101))
    #expect(throws: EvaluationError.self) { try BoxOverlap(largest: ones, best: zeros) }
    #expect(throws: EvaluationError.self) {
      try BoxOverlap(largest: zeros, best: [UInt16](repeating: 10_001, count: 101))
    }
    #expect(try BoxOverlap(largest: zeros, best: ones).best == ones)
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(BoxOverlap.self, from: Data(#"{"largest":[1],"best":[1]}"#.utf8))
    }
  }
}
