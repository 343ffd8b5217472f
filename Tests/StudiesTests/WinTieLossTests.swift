import Studies
import Testing

@Suite struct WinTieLossTests {
  @Test func byHand() {
    let result = WinTieLoss([0.3, 0.2, nil, 0.1, 0.1], against: [0.1, 0.2, 0.5, 0.4, .nan])
    #expect(result.wins == 1)
    #expect(result.ties == 1)
    #expect(result.losses == 1)
    #expect(result.leftOut == 2)
    #expect(result.count == 3)
  }

  @Test func turnsRoundWhereLowerIsBetter() {
    let (a, b) = (sample(50, seed: 1).map { $0.rounded() }, sample(50, seed: 2).map { $0.rounded() })
    let higher = WinTieLoss(a, against: b)
    let lower = WinTieLoss(a, against: b, higherIsBetter: false)
    #expect(higher.wins == lower.losses && higher.losses == lower.wins && higher.ties == lower.ties)
    #expect(higher.ties > 0 && higher.wins > 0 && higher.losses > 0)
    #expect(WinTieLoss(b, against: a) == lower)
  }

  @Test func ofNothingIsNothing() {
    let none = WinTieLoss([], against: [])
    #expect(none.count == 0 && none.leftOut == 0)
    let missing = WinTieLoss([nil, 1], against: [1, nil])
    #expect(missing.count == 0 && missing.leftOut == 2)
    // The difference of these is more than a number can be.
    #expect(WinTieLoss([1e308], against: [-1e308]).leftOut == 1)
  }
}
