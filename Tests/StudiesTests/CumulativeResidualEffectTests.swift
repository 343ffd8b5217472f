import Studies
import Testing

@Suite struct CumulativeResidualEffectTests {
  /// By hand: scores 0, 0.2, 0.1, 0.4; median (0.1 + 0.2)/2 = 0.15; group 0 is in the second and the fourth.
  @Test func byHand() {
    let effect = CumulativeResidualEffect(scores: [0, 0.2, 0.1, 0.4], subsets: [[], [0], [1], [0, 1]])
    #expect(abs(effect.median - 0.15) < 1e-15)
    #expect(abs(effect.ofGroups[0] - (0.05 + 0.25)) < 1e-15)
    #expect(abs(effect.ofGroups[1] - (-0.05 + 0.25)) < 1e-15)
  }

  @Test func ofAnOddNumberTheMedianIsTheMiddle() {
    let effect = CumulativeResidualEffect(scores: [3, 1, 2], subsets: [[0], [0], [1]])
    #expect(effect.median == 2)
    #expect(effect.ofGroups == [0, 0])
  }

  /// A score that is the number of groups: each group is in 32 subsets with 3.5 groups on average, and the median is 3.
  @Test func ofEqualGroupsIsEqual() {
    let subsets = (0..<64).map { bits in (0..<6).filter { bits >> $0 & 1 == 1 } }
    let effect = CumulativeResidualEffect(scores: subsets.map { Double($0.count) }, subsets: subsets)
    #expect(effect.median == 3)
    #expect(effect.ofGroups == [Double](repeating: 16, count: 6))
  }

  @Test func aGroupThatDoesNothingIsAtZero() {
    let subsets = (0..<8).map { bits in (0..<3).filter { bits >> $0 & 1 == 1 } }
    let effect = CumulativeResidualEffect(scores: subsets.map { $0.contains(0) ? 1 : -1 }, subsets: subsets)
    #expect(effect.median == 0)
    #expect(effect.ofGroups == [4, 0, 0])
  }
}
