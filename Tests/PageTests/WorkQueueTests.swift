import Page
import Synchronization
import Testing

@Suite struct WorkQueueTests {
  /// One client has sent nine requests before another sends one: that one is second in turn.
  @Test func letsClientsTakeTurns() async throws {
    let queue = WorkQueue(width: 1)
    let order = Locked<[String]>([])
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let first = Task { try await queue.run(for: "busy") { for await _ in gate {} } }
    while await queue.runningCount == 0 { await Task.yield() }
    var tasks: [Task<Void, any Error>] = []
    for (place, client) in (["a", "a", "a", "a", "b", "a", "b", "c"]).enumerated() {
      tasks.append(Task { try await queue.run(for: client) { order.withLock { $0.append("\(client)\(place)") } } })
      while await queue.waitingCount <= place { await Task.yield() }
    }
    open.finish()
    try await first.value
    for task in tasks { try await task.value }
    #expect(order.withLock { $0 } == ["a0", "b4", "c7", "a1", "b6", "a2", "a3", "a5"])
    #expect(await queue.runningCount == 0)
    #expect(await queue.waitingCount == 0)
  }

  @Test func forgetsWhoIsGone() async throws {
    let queue = WorkQueue(width: 1)
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let first = Task { try await queue.run(for: "a") { for await _ in gate {} } }
    while await queue.runningCount == 0 { await Task.yield() }
    let waiting = Task { try await queue.run(for: "b") {} }
    while await queue.waitingCount == 0 { await Task.yield() }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    #expect(await queue.waitingCount == 0)
    open.finish()
    try await first.value
    #expect(try await queue.run(for: "c") { 3 } == 3)
  }

  @Test func runsNoMoreAtOnceThanItsWidth() async throws {
    let queue = WorkQueue(width: 2)
    let running = Locked((now: 0, most: 0))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        group.addTask {
          try await queue.run(for: "\(number % 3)") {
            running.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
            try await Task.sleep(for: .milliseconds(1))
            running.withLock { $0.now -= 1 }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(running.withLock { $0.most } == 2)
    #expect(await queue.doneCount == 40)
  }

  @Test func takesABoundedNumber() async throws {
    let queue = WorkQueue(width: 1)
    let (gate, open) = AsyncStream.makeStream(of: Void.self)
    let first = Task { try await queue.run(for: "a") { for await _ in gate {} } }
    while await queue.runningCount == 0 { await Task.yield() }
    let waiting = (0..<WorkQueue.mostWaiting.ofClient).map { _ in Task { try await queue.run(for: "a") {} } }
    while await queue.waitingCount < waiting.count { await Task.yield() }
    let problem = await #expect(throws: Problem.self) { try await queue.run(for: "a") {} }
    #expect(problem?.status == .serviceUnavailable)
    open.finish()
    try await first.value
    for task in waiting { try await task.value }
  }

  /// What throws gives its place back.
  @Test func survivesFailures() async throws {
    struct Fault: Error {}
    let queue = WorkQueue(width: 1)
    for _ in 0..<5 { await #expect(throws: Fault.self) { try await queue.run(for: "a") { throw Fault() } } }
    #expect(try await queue.run(for: "a") { 1 } == 1)
  }
}

/// A value that several tasks change.
final class Locked<Value: Sendable>: Sendable {
  private let state: Mutex<Value>

  init(_ value: Value) { state = Mutex(value) }

  func withLock<Result: Sendable>(_ change: (inout Value) -> Result) -> Result { state.withLock { change(&$0) } }
}
