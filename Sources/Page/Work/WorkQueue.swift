import NIOHTTP1

/// Does so many things at once, and lets those who wait have turns client by client: however many requests one client has sent,
/// another one waits for one of them at most.
///
///     let map = try await queue.run(for: client) { try await explainer.explain(…) }
package actor WorkQueue {
  private let width: Int
  private var running = 0
  /// Of each client those who wait, first come first.
  private var lanes: [String: [Waiter]] = [:]
  /// Whose turn is next.
  private var order: [String] = []
  private var nextID = 0
  package private(set) var doneCount = 0

  private struct Waiter {
    let id: Int
    let continuation: CheckedContinuation<Void, any Error>
  }

  /// How many may wait, of a client and of all.
  package static let mostWaiting = (ofClient: 256, ofAll: 2048)

  package init(width: Int) { self.width = width }

  package var runningCount: Int { running }
  package var waitingCount: Int { lanes.values.reduce(0) { $0 + $1.count } }

  /// - Throws: `CancellationError` if the task is cancelled while it waits; `Problem` (503) where too many wait; what the work
  ///   throws.
  package func run<Result: Sendable>(
    for client: String, _ work: @Sendable () async throws -> Result
  ) async throws -> Result {
    try await enter(client)
    defer { leave() }
    try Task.checkCancellation()
    // Not on the threads that answer others.
    return try await withTaskExecutorPreference(globalConcurrentExecutor) { try await work() }
  }

  /// Between two steps of long work: lets one who waits go first, if anybody does. Called within `run`.
  /// - Throws: `CancellationError`.
  package func giveWay(for client: String) async throws {
    guard order.contains(where: { $0 != client }) else { return try Task.checkCancellation() }
    leave()
    do { try await enter(client) } catch {
      // `run` gives a place back in any case.
      running += 1
      throw error
    }
  }

  private func enter(_ client: String) async throws {
    try Task.checkCancellation()
    if running < width {
      running += 1
      return
    }
    guard lanes[client]?.count ?? 0 < Self.mostWaiting.ofClient, waitingCount < Self.mostWaiting.ofAll else {
      throw Problem(
        .serviceUnavailable, "busy", "too much is waiting to be computed", remedy: "try again when some of it is done",
        headers: ["Retry-After": "5"])
    }
    nextID += 1
    let id = nextID
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
        if lanes[client] == nil { order.append(client) }
        lanes[client, default: []].append(Waiter(id: id, continuation: continuation))
      }
    } onCancel: {
      Task { await self.drop(id, of: client) }
    }
  }

  private func drop(_ id: Int, of client: String) {
    guard let place = lanes[client]?.firstIndex(where: { $0.id == id }),
      let waiter = lanes[client]?.remove(at: place)
    else { return }
    if lanes[client]?.isEmpty == true {
      lanes[client] = nil
      order.removeAll { $0 == client }
    }
    waiter.continuation.resume(throwing: CancellationError())
  }

  private func leave() {
    doneCount += 1
    guard !order.isEmpty else {
      running -= 1
      return
    }
    let client = order.removeFirst()
    guard var lane = lanes[client], !lane.isEmpty else { return }
    let next = lane.removeFirst()
    if lane.isEmpty {
      lanes[client] = nil
    } else {
      lanes[client] = lane
      order.append(client)
    }
    // The place passes on.
    next.continuation.resume()
  }
}
