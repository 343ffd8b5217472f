import ActivationMaps
import Evaluation
import Tensors
import Testing

@Suite struct PixelRemovalTests {
  private static let percentages: [Double] = [0, 0.3, 12.5, 20, 33.3, 40, 50, 60, 80, 99.9, 100]

  private static func map(_ height: Int, _ width: Int, _ value: (Int) -> Float) throws -> RankedMap {
    try RankedMap(Tensor(shape: [height, width], elements: (0..<height * width).map(value)))
  }

  /// Maps of random values, of few values, mostly of zeros, of one value.
  private static func maps(_ height: Int, _ width: Int, seed: UInt64 = 9) throws -> [RankedMap] {
    var random = SeededRandom(seed: seed)
    let values = (0..<height * width).map { _ in Float(random.uniform()) }
    return try [
      map(height, width) { values[$0] },
      map(height, width) { (values[$0] * 4).rounded() / 4 },
      map(height, width) { max(0, values[$0] - 0.9) * 10 },
      map(height, width) { _ in 0.5 },
    ]
  }

  // MARK: - reference

  /// NumPy's rule, by its words: with the values sorted, the p-th percentile is at p/100 of the way from the first to
  /// the last place, in a straight line between the two places that enclose it. Kept is what lies strictly below.
  private static func keptByTheReference(_ values: [Float], _ percent: Double) -> [Bool] {
    let sorted = values.map(Double.init).sorted()
    let place = percent / 100 * Double(sorted.count - 1)
    let below = Int(place.rounded(.down))
    let above = min(below + 1, sorted.count - 1)
    let share = place - Double(below)
    let percentile = (1 - share) * sorted[below] + share * sorted[above]
    // The two ways to write a straight line differ in the last digit.
    let tolerance = sorted[below] == sorted[above] ? 0 : 1e-12
    return values.map { Double($0) < percentile - tolerance }
  }

  @Test(arguments: [(8, 9), (1, 1), (1, 6), (17, 13)])
  func followsThePercentileRule(height: Int, width: Int) throws {
    let removal = PixelRemoval(height: height, width: width, seed: 0)
    for map in try Self.maps(height, width) {
      let values = map.map.elements
      for percent in Self.percentages {
        for order in RemovalOrder.allCases {
          let mask = try removal.mask(of: map, percent: percent, order: order, by: .reference)
          let relevance = order == .mostRelevantFirst ? values : values.map { 1 - $0 }
          #expect((0..<mask.count).map { !mask[$0] } == Self.keptByTheReference(relevance, percent), "\(percent)")
        }
      }
    }
  }

  /// Five numbers whose percentiles NumPy was asked for: 30 % of 1, 2, 3, 4, 10 is 2.2, and 90 % is 7.6.
  @Test func interpolatesBetweenPlaces() throws {
    let map = try Self.map(1, 5) { [3, 1, 10, 2, 4][$0] }
    let removal = PixelRemoval(height: 1, width: 5, seed: 0)
    func kept(_ percent: Double) throws -> [Float] {
      let mask = try removal.mask(of: map, percent: percent, order: .mostRelevantFirst, by: .reference)
      return map.map.elements.indices.filter { !mask[$0] }.map { map.map.elements[$0] }
    }
    #expect(try kept(30) == [1, 2])
    #expect(try kept(90) == [3, 1, 2, 4])
    #expect(try kept(25) == [1])  // the percentile is 2 itself
    #expect(try kept(0) == [])
    #expect(try kept(100) == [3, 1, 2, 4])
  }

  @Test func losesEverythingOfAMapWithAThreshold() throws {
    var random = SeededRandom(seed: 5)
    let map = try Self.map(10, 10) { $0 < 90 ? 0 : Float(random.uniform(in: 0.1...1)) }
    let removal = PixelRemoval(height: 10, width: 10, seed: 0)
    for percent in [20.0, 40, 60, 80] {
      let most = try removal.mask(of: map, percent: percent, order: .mostRelevantFirst, by: .reference)
      #expect(most.removedCount == 100)
      // Of 1 − map the zeros are the largest: below the 20th percentile there are the ten others alone.
      let least = try removal.mask(of: map, percent: percent, order: .leastRelevantFirst, by: .reference)
      #expect(least.removedCount == 90)
      #expect((0..<100).allSatisfy { least[$0] == ($0 < 90) })
    }
  }

  // MARK: - exact

  @Test(arguments: [(8, 9), (1, 1), (1, 6), (17, 13)])
  func removesTheExactCount(height: Int, width: Int) throws {
    let count = height * width
    let removal = PixelRemoval(height: height, width: width, seed: 3)
    for map in try Self.maps(height, width) {
      let values = map.map.elements
      for percent in Self.percentages + (0...100).map(Double.init) {
        for order in RemovalOrder.allCases {
          for draw in 0..<RemovalProtocol.exact.drawCount {
            let mask = try removal.mask(of: map, percent: percent, order: order, by: .exact, draw: draw)
            #expect(mask.removedCount == Int((percent / 100 * Double(count)).rounded()))
            let (removed, kept) = ((0..<count).filter { mask[$0] }, (0..<count).filter { !mask[$0] })
            if order == .mostRelevantFirst {
              #expect((removed.map { values[$0] }.min() ?? 2) >= (kept.map { values[$0] }.max() ?? -1))
            } else {
              #expect((removed.map { values[$0] }.max() ?? -1) <= (kept.map { values[$0] }.min() ?? 2))
            }
          }
        }
      }
    }
  }

  @Test func doesNotDependOnTheMapsScale() throws {
    let removal = PixelRemoval(height: 17, width: 13, seed: 3)
    for map in try Self.maps(17, 13) {
      for factor in [0x1p-20, 0.25, 8, 0x1p30] as [Float] {
        let scaled = try RankedMap(map.map.map { $0 * factor })
        for order in RemovalOrder.allCases {
          for percent in Self.percentages {
            #expect(
              try removal.mask(of: scaled, percent: percent, order: order, by: .exact)
                == removal.mask(of: map, percent: percent, order: order, by: .exact))
          }
        }
      }
    }
  }

  @Test func removesTheSamePixelsOfAConstantMapInBothOrders() throws {
    let removal = PixelRemoval(height: 17, width: 13, seed: 3)
    let constant = try Self.map(17, 13) { _ in 0.5 }
    var masks: Set<PixelMask> = []
    for draw in 0..<RemovalProtocol.exact.drawCount {
      let both = try RemovalOrder.allCases.map {
        try removal.mask(of: constant, percent: 40, order: $0, by: .exact, draw: draw)
      }
      #expect(both[0] == both[1])
      masks.insert(both[0])
    }
    #expect(masks.count == RemovalProtocol.exact.drawCount)
  }

  /// Where there are no ties, there is nothing to draw.
  @Test func drawsAmongEqualPixelsAlone() throws {
    let removal = PixelRemoval(height: 8, width: 9, seed: 3)
    let distinct = try Self.map(8, 9) { Float($0 * 31 % 72) }
    let masks = try (0..<3).map {
      try removal.mask(of: distinct, percent: 40, order: .mostRelevantFirst, by: .exact, draw: $0)
    }
    #expect(masks[0] == masks[1] && masks[0] == masks[2])
    #expect((0..<72).allSatisfy { masks[0][$0] == ($0 * 31 % 72 >= 72 - 29) })
  }

  /// Every pixel of a constant map is drawn equally often: of 400 masks that remove half of it, each takes part in 200,
  /// give or take 10; five times that is allowed.
  @Test func drawsEvenly() throws {
    let constant = try Self.map(6, 6) { _ in 1 }
    var counts = [Int](repeating: 0, count: 36)
    for seed in 0..<400 as Range<UInt64> {
      let mask = try PixelRemoval(height: 6, width: 6, seed: seed)
        .mask(of: constant, percent: 50, order: .mostRelevantFirst, by: .exact)
      for pixel in 0..<36 where mask[pixel] { counts[pixel] += 1 }
    }
    #expect(counts.allSatisfy { (150...250).contains($0) })
  }

  @Test func dependsOnTheSeed() throws {
    let constant = try Self.map(17, 13) { _ in 0.5 }
    let masks = try [1, 2, 1].map { seed in
      try PixelRemoval(height: 17, width: 13, seed: seed)
        .mask(of: constant, percent: 40, order: .mostRelevantFirst, by: .exact)
    }
    #expect(masks[0] == masks[2])
    #expect(masks[0] != masks[1])
  }

  // MARK: - Bad input

  @Test(arguments: [-0.1, 100.1, .nan, .infinity])
  func refusesWhatIsNoPercentage(percent: Double) throws {
    let map = try Self.map(2, 2) { Float($0) }
    for removalProtocol in RemovalProtocol.allCases {
      let error = #expect(throws: EvaluationError.self) {
        try PixelRemoval(height: 2, width: 2, seed: 0)
          .mask(of: map, percent: percent, order: .mostRelevantFirst, by: removalProtocol)
      }
      #expect(error?.code == .invalidOption)
    }
  }

  @Test func refusesAMapOfAnotherSize() throws {
    let map = try Self.map(2, 3) { Float($0) }
    let error = #expect(throws: EvaluationError.self) {
      try PixelRemoval(height: 3, width: 2, seed: 0)
        .mask(of: map, percent: 20, order: .mostRelevantFirst, by: .exact)
    }
    #expect(error?.code == .shapeMismatch)
  }
}
