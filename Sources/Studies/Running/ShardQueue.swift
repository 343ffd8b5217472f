/// Hands out shards that nobody computes, each with its lease, until all are done.
actor ShardQueue {
  private let store: StudyStore
  private let leases: LeaseFolder
  private let isWaiting: Bool
  private let onEvent: @Sendable (StudyEvent) -> Void
  /// Shards that are neither done nor handed out, in the plan's order.
  private var pending: [Int]
  /// Shards that are done, and are looked at once more: see `StudyStore.reopened`.
  private var reopened: Set<Int> = []
  private var hasBegun = false
  private var held: [Int: LeaseFolder.Lease] = [:]
  private var lost: Set<Int> = []
  private var hasSaidThatItWaits = false
  private(set) var leftToOthers = 0

  init(
    store: StudyStore, leases: LeaseFolder, shards: [Int], isWaiting: Bool,
    onEvent: @escaping @Sendable (StudyEvent) -> Void
  ) {
    self.store = store
    self.leases = leases
    self.isWaiting = isWaiting
    self.onEvent = onEvent
    pending = shards
  }

  /// A shard to compute; nil once there is nothing left, or nothing that is not somebody else's.
  func next() async throws -> LeaseFolder.Lease? {
    if !hasBegun {
      hasBegun = true
      reopened = try store.reopened(of: pending)
    }
    while true {
      try Task.checkCancellation()
      var others: [Int] = []
      var found: LeaseFolder.Lease?
      for (place, shard) in pending.enumerated() {
        // Once for each: whoever else looks at it does so for this run as well.
        let isOpen = reopened.remove(shard) != nil
        if !isOpen, store.isDone(shard: shard) {
          try leases.clear(shard)
          continue
        }
        if let lease = try leases.take(shard) {
          // It may have been done between the two questions.
          if !isOpen, store.isDone(shard: shard) {
            leases.release(lease)
            continue
          }
          found = lease
          others += pending[(place + 1)...]
          break
        }
        others.append(shard)
      }
      pending = others
      if let found {
        held[found.shard] = found
        lost.remove(found.shard)
        return found
      }
      guard let first = pending.first else { return nil }
      guard isWaiting else {
        leftToOthers = pending.count
        return nil
      }
      if !hasSaidThatItWaits {
        hasSaidThatItWaits = true
        var owner: LeaseOwner?
        if case .held(let by) = try leases.state(of: first) { owner = by }
        onEvent(.waiting(shards: pending.count, owner: owner))
      }
      try await Task.sleep(for: .seconds(min(leases.period / 8, 2)))
    }
  }

  /// Says of all leases that their owner lives.
  func renew() throws {
    for (shard, lease) in held where try !leases.renew(lease) { lost.insert(shard) }
  }

  /// Whether a shard is still this process's: asked before each row is written.
  func isHeld(_ lease: LeaseFolder.Lease) throws -> Bool {
    guard !lost.contains(lease.shard) else { return false }
    return try leases.isHeld(lease)
  }

  /// Gives a shard back, done or not.
  func giveBack(_ lease: LeaseFolder.Lease, isDone: Bool) {
    held[lease.shard] = nil
    leases.release(lease)
    if !isDone { pending = (pending + [lease.shard]).sorted() }
  }

  /// Gives all shards back, where a run ends early.
  func giveAllBack() {
    for lease in held.values { leases.release(lease) }
    held = [:]
  }
}
