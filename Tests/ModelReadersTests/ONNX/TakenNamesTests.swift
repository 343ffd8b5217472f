import ModelReaders
import Testing

@Suite struct TakenNamesTests {
  @Test func takesTheSmallestNumber() {
    var names = TakenNames(["x", "x2", "x4"])
    #expect((0..<3).map { _ in names.insertFresh("x") } == ["x3", "x5", "x6"])
    #expect(names.insertFresh("y") == "y")
    #expect(names.insertFresh("x5") == "x52")
  }

  /// Functions that call one another may ask for one name a quarter of a million times; trying all numbers each time would
  /// take hours.
  @Test(.timeLimit(.minutes(1))) func isAskedForOneNameAnyNumberOfTimes() {
    var names = TakenNames([])
    for _ in 0..<1 << 18 { _ = names.insertFresh("////") }
    #expect(names.insertFresh("////") == "////262145")
  }
}
