import Studies
import Testing

@Suite struct MidRanksTests {
  @Test(
    arguments: [
      ([], [], []), ([5], [1], []), ([0.3, 0.1, 0.3, 0.2], [3.5, 1, 3.5, 2], [2]), ([1, 1, 1], [2, 2, 2], [3]),
      ([-0.0, 0.0, -1], [2.5, 2.5, 1], [2]), ([.infinity, 1, -.infinity, .infinity], [3.5, 2, 1, 3.5], [2]),
    ] as [([Double], [Double], [Int])]) func byHand(_ values: [Double], _ ranks: [Double], _ ties: [Int])
  {
    #expect(MidRanks(of: values).ranks == ranks)
    #expect(MidRanks(of: values).tieSizes == ties)
  }

  @Test func keepTheirSum() {
    for seed in 0..<40 {
      let values = sample(seed, seed: seed).map { ($0 * 4).rounded() }
      let ranks = MidRanks(of: values)
      #expect(ranks.ranks.reduce(0, +) == Double(seed * (seed + 1) / 2))
      // Σ r² = n(n + 1)(2n + 1)/6 − Σ(t³ − t)/12: halves squared are exact.
      let squares = ranks.ranks.reduce(0) { $0 + $1 * $1 }
      #expect(squares == Double(seed * (seed + 1) * (2 * seed + 1)) / 6 - ranks.tieSum / 12)
    }
  }
}
