import Failures
import Testing

@Suite struct EachOnceTests {
  @Test func keepsTheFirstOfEachInOrder() {
    #expect(["b", "a", "B", "b", "c"].eachOnce { $0.lowercased() } == ["b", "a", "c"])
    #expect([Int]().eachOnce { $0 } == [])
  }
}
