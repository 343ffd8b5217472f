import Execution
import Synchronization
import Testing

@Suite struct ProgramStoreTests {
  private final class Kept: Sendable {
    let values = Mutex<[Int]>([])
  }

  @Test func makesEachProgramOnce() async throws {
    let store = ProgramStore<Int, String>()
    let made = Kept()
    try await withThrowingTaskGroup(of: String.self) { group in
      for index in 0..<64 {
        group.addTask {
          try await store.program(index % 4) {
            made.values.withLock { $0.append(index % 4) }
            await Task.yield()
            return "program \(index % 4)"
          }
        }
      }
      for try await program in group { #expect(program.hasPrefix("program")) }
    }
    #expect(made.values.withLock { $0.sorted() } == [0, 1, 2, 3])
    #expect(store.count == 4)
  }

  /// A program that waits for another one, which would never come if asking held the store or a thread of the few there are.
  @Test func programsMayWaitForOthers() async throws {
    let store = ProgramStore<Int, Int>()
    @Sendable func sum(_ index: Int) async throws -> Int {
      try await store.program(index) { index == 0 ? 0 : try await sum(index - 1) + index }
    }
    #expect(try await sum(100) == 5050)
  }

  @Test func triesAgainAfterAFailure() async throws {
    struct Stop: Error {}
    let store = ProgramStore<Int, Int>()
    await #expect(throws: Stop.self) { try await store.program(1) { throw Stop() } }
    #expect(try await store.program(1) { 7 } == 7)
    #expect(try await store.program(1) { 8 } == 7)
  }
}
