import ActivationMaps
import Tensors
import Testing

@Suite struct AdaptiveThresholdTests {
  /// Maps without zeros, so that what is kept can be counted; most values stand there many times.
  private static func mapWithTies(seed: UInt64, height: Int, width: Int) -> Tensor {
    var random = SeededRandom(seed: seed)
    let levels: [Float] = [0.25, 0.5, 0.5000001, 1]
    return Tensor(
      shape: [height, width], elements: (0..<height * width).map { _ in levels.randomElement(using: &random) ?? 1 })
  }

  @Test(arguments: [(7, 9), (1, 40), (13, 13), (56, 56)])
  func keepsExactlySoManyPixels(height: Int, width: Int) throws {
    for seed in 0..<4 as Range<UInt64> {
      let map = Self.mapWithTies(seed: seed, height: height, width: width)
      let ranked = try RankedMap(map)
      for percent in stride(from: 0.5, through: 100, by: 0.5) {
        let result = try AdaptiveThreshold.thresholded(ranked, percent: percent)
        let count = Int((percent / 100 * Double(height * width)).rounded())
        #expect(result.map.elements.filter { $0 > 0 }.count == count)
        // No pixel that fell away is stronger than one that stayed; of equal ones the earlier stayed.
        let kept = map.elements.indices.filter { result.map.elements[$0] > 0 }
        let lost = map.elements.indices.filter { result.map.elements[$0] == 0 }
        if let weakest = kept.min(by: { (map.elements[$0], -$0) < (map.elements[$1], -$1) }) {
          #expect(lost.allSatisfy { (map.elements[$0], -$0) < (map.elements[weakest], -weakest) })
        }
        if count > 0 { #expect(result.map.maximum == 1) }
        // The order that is carried over is the one that sorting anew gives, as far as values go.
        #expect(try RankedMap(result.map).sorted == result.sorted)
        #expect(Set(result.order).count == height * width)
      }
    }
  }

  @Test func ofEqualPixelsTheFirstStay() throws {
    let ranked = try RankedMap(Tensor(shape: [2, 3], elements: [1, 1, 1, 1, 1, 1]))
    #expect(try AdaptiveThreshold.thresholded(ranked, percent: 50).map.elements == [1, 1, 1, 0, 0, 0])
  }

  @Test func hundredPercentIsTheIdentity() throws {
    let map = Self.mapWithTies(seed: 9, height: 8, width: 8)
    #expect(try AdaptiveThreshold.thresholded(RankedMap(map), percent: 100).map == map)
  }

  @Test func zeroMapsStayZero() throws {
    let zero = try RankedMap(Tensor(shape: [4, 4], repeating: 0))
    #expect(try AdaptiveThreshold.thresholded(zero, percent: 30).map.elements.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [0, -5, 100.5, .nan, .infinity])
  func refusesOtherPercentages(percent: Double) throws {
    let ranked = try RankedMap(Tensor(shape: [2, 2], repeating: 1))
    #expect(throws: ActivationMapError.self) { try AdaptiveThreshold.thresholded(ranked, percent: percent) }
  }
}
