import Studies
import Testing

@Suite struct HolmCorrectionTests {
  /// The fixtures are by the closure principle: the largest of many Bonferroni p-values.
  @Test func agreesWithTheClosureOfBonferroni() throws {
    for fixture in try StatisticsFixtures().holm {
      let adjusted = HolmCorrection(fixture.pValues).adjusted
      #expect(adjusted.count == fixture.adjusted.count)
      for (a, b) in zip(adjusted, fixture.adjusted) { #expect(abs(a - b) < 1e-15, "\(fixture.pValues)") }
    }
  }

  @Test func isMonotoneAndAtMostOne() {
    for seed in 0..<60 {
      let pValues = sample(seed, seed: seed).map { abs($0) }
      let adjusted = HolmCorrection(pValues).adjusted
      for (p, q) in zip(pValues, adjusted) { #expect(q >= p && q <= 1 && q <= Double(seed) * p) }
      let order = pValues.indices.sorted { pValues[$0] < pValues[$1] }
      for (a, b) in zip(order, order.dropFirst()) {
        #expect(adjusted[a] <= adjusted[b])
        #expect(pValues[a] != pValues[b] || adjusted[a] == adjusted[b])
      }
    }
  }

  @Test func ofFewIsTheValueItself() {
    #expect(HolmCorrection([]).adjusted == [])
    #expect(HolmCorrection([0.04]).adjusted == [0.04])
    #expect(HolmCorrection([0, 1]).adjusted == [0, 1])
  }
}
