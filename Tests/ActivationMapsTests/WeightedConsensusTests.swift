import ActivationMaps
import Tensors
import Testing

@Suite struct WeightedConsensusTests {
  private func map(_ values: [Float]) throws -> RankedMap {
    try RankedMap(Tensor(shape: [1, values.count], elements: values))
  }

  @Test func weighsByThePowerOfTheScores() {
    #expect(WeightedConsensus(scores: [0.2, 0.1, 0, -0.3]).weights == [1, 1.0 / 256, 0, 0])
    #expect(WeightedConsensus(scores: [0, -1]).isEmpty && WeightedConsensus(scores: []).isEmpty)
  }

  @Test func combines() throws {
    let members = [try map([0, 1, 0.5]), try map([1, 0, 0])]
    // 1 · [0, 1, ½] + 1/256 · [1, 0, 0], brought to 0 to 1.
    let common = try #require(try WeightedConsensus(scores: [0.2, 0.1]).map(of: members)).map.elements
    let smallest: Float = 1 / 256
    for (value, expected) in zip(common, [0, 1, (0.5 - smallest) / (1 - smallest)] as [Float]) {
      #expect(abs(value - expected) < 1e-6)
    }
    // One that counts alone is itself; equal weights are the plain sum.
    #expect(try WeightedConsensus(scores: [0.2, 0]).map(of: members)?.map == members[0].map)
    #expect(
      try WeightedConsensus(scores: [1, 1]).map(of: members)?.map == Consensus.sum.map(of: members, percent: 100)?.map)
    #expect(try WeightedConsensus(scores: [-1, 0]).map(of: members) == nil)
    #expect(throws: ActivationMapError.self) { try WeightedConsensus(scores: [1]).map(of: members) }
    #expect(throws: ActivationMapError.self) {
      try WeightedConsensus(scores: [1, 1]).map(of: [members[0], map([0, 1])])
    }
  }
}
