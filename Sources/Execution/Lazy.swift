import Synchronization

/// A value that is made when it is first asked for, and kept. Who asks meanwhile waits without holding a thread.
package final class Lazy<Value: Sendable>: Sendable {
  private let making = Mutex<Task<Value, any Error>?>(nil)
  private let make: @Sendable () async throws -> Value

  package init(_ make: @escaping @Sendable () async throws -> Value) { self.make = make }

  /// - Throws: what making it throws; the next call tries again.
  package var value: Value {
    get async throws {
      let task = making.withLock { making in
        if let making { return making }
        let task = Task { [make] in try await make() }
        making = task
        return task
      }
      do { return try await task.value } catch {
        making.withLock { if $0 == task { $0 = nil } }
        throw error
      }
    }
  }
}
