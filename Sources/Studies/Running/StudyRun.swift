import Failures
import Files
import FoundationEssentials

/// Computes what is not finished of a study: shard by shard, by one worker or several, beside other processes that do the same.
///
///     let run = StudyRun(store: store, maps: archive, workerCount: 2)
///     let ending = try await run.carryOut(worker: { index in … }) { event in … }
///
/// An item is kept as soon as it is computed, so a run that was ended goes on where it was, and the shards' files are the
/// same, byte by byte, whoever computed them in whatever order.
public struct StudyRun: Sendable {
  /// The study that is computed.
  public let store: StudyStore
  /// How maps are written.
  public let maps: any MapArchive
  /// How many items are computed at once, 1 to 1024.
  public let workerCount: Int
  /// The shards that are asked for; all of them where it is nil.
  public let shards: [Int]?
  /// Whether the run goes on as long as others compute something that may be left to it.
  public let isWaiting: Bool
  /// Seconds for which this process may be silent before its shards are taken over.
  public let leasePeriod: Double

  /// A run by `workerCount` workers at once, of all shards where none are named.
  /// - Throws: `StudyError` (`invalidSettings`) for a shard that the plan does not have, no worker, or a period below a second.
  public init(
    store: StudyStore, maps: any MapArchive, workerCount: Int = 1, shards: [Int]? = nil, isWaiting: Bool = true,
    leasePeriod: Double = LeaseFolder.usualPeriod
  ) throws(StudyError) {
    guard (1...1024).contains(workerCount) else {
      throw StudyError(.invalidSettings, "there can be from 1 to 1024 workers, not \(workerCount)")
    }
    guard leasePeriod >= 1, leasePeriod <= LeaseFolder.longestPeriod else {
      throw StudyError(.invalidSettings, "a lease lasts from 1 to 86400 seconds, not \(leasePeriod)")
    }
    if let wrong = shards?.first(where: { !(0..<store.plan.shardCount).contains($0) }) {
      throw StudyError(
        .invalidSettings, "there is no shard \(wrong); the study has shards 0 to \(store.plan.shardCount - 1)")
    }
    self.store = store
    self.maps = maps
    self.workerCount = workerCount
    self.shards = shards
    self.isWaiting = isWaiting
    self.leasePeriod = leasePeriod
  }

  /// How a run ended.
  public struct Ending: Sendable {
    /// Shards that others compute, and that were not waited for.
    public let leftToOthers: Int
  }

  /// Computes what is not finished, beside whoever else does.
  /// - Parameters:
  ///   - worker: what computes the items of one of the plan's networks; asked when their turn comes, and seldom twice.
  ///   - onEvent: what happens, as it happens, from any thread.
  /// - Throws: `StudyError` if a finished item is damaged; `FileError` if something cannot be written, such as on a full
  ///   disk: what was finished before stays; what making a worker throws.
  public func carryOut(
    worker: @escaping @Sendable (_ network: Int) async throws -> any StudyWorker,
    onEvent: @escaping @Sendable (StudyEvent) -> Void = { _ in }
  ) async throws -> Ending {
    for name in ["leases", "shards"] { try AtomicFile.makeFolder(name, in: store.folder.path) }
    let leases = LeaseFolder(store.folder.leases, period: leasePeriod)
    let queue = ShardQueue(
      store: store, leases: leases, shards: shards ?? Array(0..<store.plan.shardCount), isWaiting: isWaiting,
      onEvent: onEvent)
    let shared = StudyWorkers(worker, onEvent: onEvent)
    let earlier = EarlierRows(folder: store.folder.earlier)
    do {
      try await withThrowingTaskGroup(of: Bool.self) { group in
        for _ in 0..<min(workerCount, max(1, store.plan.shardCount)) {
          group.addTask {
            while let lease = try await queue.next() {
              let shard = ShardRun(
                lease: lease, store: store, maps: maps, queue: queue, workers: shared, earlier: earlier,
                onEvent: onEvent)
              let isDone = try await shard.carryOut()
              await queue.giveBack(lease, isDone: isDone)
              if !isDone { onEvent(.lost(shard: lease.shard)) }
            }
            return true
          }
        }
        group.addTask {
          while !Task.isCancelled {
            try await Task.sleep(for: .seconds(leasePeriod / 4))
            try await queue.renew()
          }
          return false
        }
        // The workers end first; who renews the leases does not.
        var left = min(workerCount, max(1, store.plan.shardCount))
        while left > 0, let isWorker = try await group.next() { if isWorker { left -= 1 } }
        group.cancelAll()
        while let result = await group.nextResult() {
          if case .failure(let error) = result, !(error is CancellationError) { throw error }
        }
      }
    } catch {
      await queue.giveAllBack()
      throw error
    }
    return Ending(leftToOthers: await queue.leftToOthers)
  }
}
