import Execution
import Synchronization
import Testing

@Suite struct RunLogTests {
  private static func pass(_ milliseconds: Int) {
    let clock = ContinuousClock()
    let end = clock.now + .milliseconds(milliseconds)
    while clock.now < end {}
  }

  /// A stage within another counts for itself alone: the times add up to what passed.
  @Test func keepsNestedStagesApart() {
    let log = RunLog()
    let clock = ContinuousClock()
    let start = clock.now
    log.measure("outer") {
      Self.pass(10)
      log.measure("inner") {
        Self.pass(20)
        log.measure("innermost") { Self.pass(10) }
      }
      log.measure("inner") { Self.pass(5) }
    }
    let total = (clock.now - start).seconds
    #expect(log.stageSeconds.map(\.stage) == ["innermost", "inner", "outer"])
    #expect(log.seconds(of: "outer") >= 0.010)
    #expect(log.seconds(of: "inner") >= 0.025)
    #expect(log.seconds(of: "innermost") >= 0.010)
    #expect(log.seconds(of: "missing") == 0)
    let sum = log.stageSeconds.reduce(0) { $0 + $1.seconds }
    #expect(sum <= total)
    #expect(sum > total - 0.005)  // what measuring itself takes
    #expect(log.counts == RunCounts())
  }

  @Test func countsAStageThatFails() {
    struct Stop: Error {}
    let log = RunLog()
    #expect(throws: Stop.self) {
      try log.measure("outer") {
        try log.measure("inner") {
          Self.pass(5)
          throw Stop()
        }
      }
    }
    #expect(log.seconds(of: "inner") >= 0.005)
    log.measure("outer") { Self.pass(1) }
    #expect(log.seconds(of: "outer") >= 0.001)
    #expect(log.seconds(of: "outer") < log.seconds(of: "inner") + 1)
  }

  @Test func tellsSecondsOfDurations() {
    #expect(abs(Duration.milliseconds(1500).seconds - 1.5) < 1e-12)
    #expect(abs(Duration.microseconds(-250).seconds + 0.00025) < 1e-12)
  }
}

@Suite struct LazyTests {
  @Test func makesItsValueOnce() async throws {
    let made = Mutex(0)
    let value = Lazy {
      made.withLock { made in
        made += 1
        return made
      }
    }
    #expect(made.withLock { $0 } == 0)
    #expect(try await value.value == 1)
    #expect(try await value.value == 1)
  }

  @Test func triesAgainAfterAFailure() async throws {
    struct Stop: Error {}
    let tries = Mutex(0)
    let value = Lazy {
      let count = tries.withLock { tries in
        tries += 1
        return tries
      }
      if count == 1 { throw Stop() }
      return count
    }
    await #expect(throws: Stop.self) { try await value.value }
    #expect(try await value.value == 2)
    #expect(try await value.value == 2)
  }
}
