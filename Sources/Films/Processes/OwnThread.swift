import Dispatch

/// A thread for work that waits for other programs: Swift's own are few, and whoever holds one keeps others waiting.
///
/// One piece of work after another, in their order.
struct OwnThread: Sendable {
  private let queue: DispatchQueue

  init(_ name: String) { queue = DispatchQueue(label: "metacam.\(name)") }

  func run<R: Sendable>(_ work: @escaping @Sendable () throws -> R) async throws -> R {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result(catching: work)) }
    }
  }

  /// Without waiting for it.
  func begin(_ work: @escaping @Sendable () -> Void) { queue.async { work() } }
}
