import Synchronization

/// What was compiled, by what it computes: each program is made once, when it is first asked for, whoever asks.
///
///     let store = ProgramStore<Key, WatchedGraph>()
///     let network = try await store.program(key) { try WatchedGraph(graph, watch: watch, engine: engine) }
///
/// Different programs may be made at once; who asks for one that is being made waits for it without holding a thread.
package final class ProgramStore<Key: Hashable & Sendable, Program: Sendable>: Sendable {
  private let programs = Mutex<[Key: Task<Program, any Error>]>([:])

  package init() {}

  /// How many there are, or are being made.
  package var count: Int { programs.withLock { $0.count } }

  /// - Parameter make: called where there is none for the key, or making it failed.
  package func program(
    _ key: Key, _ make: @escaping @Sendable () async throws -> Program
  ) async throws -> Program {
    let task = programs.withLock { programs in
      if let task = programs[key] { return task }
      let task = Task { try await make() }
      programs[key] = task
      return task
    }
    do { return try await task.value } catch {
      programs.withLock { if $0[key] == task { $0[key] = nil } }
      throw error
    }
  }
}
