import ActivationMaps
import Tensors
import Testing

@Suite struct ConsensusTests {
  private static func randomMap(_ seed: UInt64) throws -> RankedMap {
    var random = SeededRandom(seed: seed)
    return try RankedMap(
      Tensor(shape: [9, 11], elements: (0..<99).map { _ in Float(random.uniform()) * Float(random.uniform()) }))
  }

  @Test func sumDoesNotDependOnTheOrder() throws {
    let maps = try (0..<11).map { try Self.randomMap(UInt64($0)) }
    let whole = try #require(try Consensus.sum.map(of: maps, percent: 100))
    var random = SeededRandom(seed: 5)
    for _ in 0..<20 {
      let shuffled = try #require(try Consensus.sum.map(of: maps.shuffled(using: &random), percent: 100))
      #expect(shuffled.map == whole.map)
    }
    #expect(whole.map.minimum == 0)
    #expect(whole.map.maximum == 1)
  }

  @Test func sumIsTheScaledSum() throws {
    let a = try RankedMap(Tensor(shape: [1, 4], elements: [0, 0.5, 1, 0.25]))
    let b = try RankedMap(Tensor(shape: [1, 4], elements: [0.5, 0, 1, 0.25]))
    // Sums 0.5, 0.5, 2, 0.5.
    #expect(try Consensus.sum.map(of: [a, b], percent: 100)?.map.elements == [0, 0, 1, 0])
    // One that counts twice: 0.5, 1, 3, 0.75 less 0.5, over 2.5.
    #expect(try Consensus.sum.map(of: [a, a, b], percent: 100)?.map.elements == [0, 0.2, 1, 0.1])
  }

  @Test(arguments: [5.0, 10, 35, 100])
  func ofOneMemberIsThatMemberThresholded(percent: Double) throws {
    let map = try Self.randomMap(3)
    let consensus = try #require(try Consensus.sum.map(of: [map], percent: percent))
    let thresholded = try AdaptiveThreshold.thresholded(consensus, percent: percent)
    #expect(thresholded.map == (try AdaptiveThreshold.thresholded(map, percent: percent).map))
  }

  @Test func voteCountsMembers() throws {
    let a = try RankedMap(Tensor(shape: [1, 4], elements: [0, 0.5, 1, 0.25]))
    let b = try RankedMap(Tensor(shape: [1, 4], elements: [0.75, 0, 1, 0.25]))
    // Of the top half, a holds the pixels 1 and 2, b 0 and 2: votes 1, 1, 2, 0.
    #expect(try Consensus.vote.map(of: [a, b], percent: 50)?.map.elements == [0.5, 0.5, 1, 0])
  }

  @Test func ofNobodyIsNothing() throws {
    #expect(try Consensus.sum.map(of: [], percent: 10) == nil)
  }

  @Test func refusesWhatDoesNotFit() throws {
    let a = try RankedMap(Tensor(shape: [1, 4], repeating: 0.5))
    let others = [
      Tensor(shape: [4, 1], repeating: 0.5), Tensor(shape: [1, 4], repeating: 1.5),
      Tensor(shape: [1, 4], repeating: -1),
    ]
    for other in others {
      #expect(throws: ActivationMapError.self) { try Consensus.sum.map(of: [a, RankedMap(other)], percent: 100) }
    }
    #expect(throws: ActivationMapError.self) { try Consensus.vote.map(of: [a, a], percent: 0) }
  }
}
