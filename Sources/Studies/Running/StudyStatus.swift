import Files
import FoundationEssentials

/// How far a study is, from its folder alone: for whoever looks on, on any machine.
///
///     let status = try StudyStatus(of: store)
///     print(status.done, status.shardCount, status.secondsLeft ?? "?")
public struct StudyStatus: Sendable, Encodable {
  /// All items of the plan.
  public let itemCount: Int
  /// All shards of the plan.
  public let shardCount: Int
  /// Shards.
  public let done: Int
  /// Shards that somebody computes.
  public let running: [Running]
  /// Shards whose owner is silent, or has ended.
  public let stale: [Running]
  /// Items that are finished, those of shards that are not done among them.
  public let itemsFinished: Int
  /// Finished items an hour, over the last shards; nil before two of them are done.
  public let itemsPerHour: Double?
  /// Nil where nothing is known of the rate, or nobody computes.
  public let secondsLeft: Double?

  /// A shard that is not done, and who has it.
  public struct Running: Sendable, Encodable {
    /// The shard's number, from 0.
    public let shard: Int
    /// The machine and the process that have it.
    public let owner: String
    /// How many of the shard's items are finished.
    public let itemsFinished: Int
  }

  /// Looks how far a study is.
  /// - Throws: `StudyError` if the folder cannot be read; `FileError`.
  /// - Complexity: a look at each name in the folder, and at the rows of the shards that are being computed.
  public init(of store: StudyStore) throws {
    let plan = store.plan
    itemCount = plan.itemCount
    shardCount = plan.shardCount
    let doneShards = try store.doneShards()
    done = doneShards.count
    var (running, stale) = ([Running](), [Running]())
    var finished = doneShards.reduce(0) { $0 + Self.size($1, plan) }
    let leases = LeaseFolder(store.folder.leases)
    let names = (try? StudyStore.names(in: store.folder.leases)) ?? []
    let leased = names.compactMap { StudyFolder.shard(ofName: $0) }.filter { $0 < plan.shardCount }.sorted()
    var begun = Set(leased)
    if !leased.isEmpty {
      let now = try Self.now(in: store.folder)
      for shard in leased where !doneShards.contains(shard) {
        let rows = Self.rowCount(store.folder.rows(ofShard: shard))
        finished += rows
        switch try leases.state(of: shard, now: now) {
        case .held(let owner):
          running.append(Running(shard: shard, owner: owner?.name ?? "unknown", itemsFinished: rows))
        case .stale(let owner):
          stale.append(Running(shard: shard, owner: owner?.name ?? "unknown", itemsFinished: rows))
        case .free: begun.remove(shard)
        }
      }
    }
    // Shards that somebody has begun and left.
    for name in try StudyStore.names(in: store.folder.shards) where name.hasSuffix(".rows") {
      guard let shard = StudyFolder.shard(ofName: name.dropLast(5)), shard < plan.shardCount,
        !doneShards.contains(shard), !begun.contains(shard)
      else { continue }
      finished += Self.rowCount(store.folder.rows(ofShard: shard))
    }
    (self.running, self.stale) = (running, stale)
    itemsFinished = min(finished, itemCount)
    itemsPerHour = try Self.rate(doneShards, store)
    if let itemsPerHour, itemsPerHour > 0, !running.isEmpty {
      secondsLeft = Double(itemCount - itemsFinished) / itemsPerHour * 3600
    } else {
      secondsLeft = nil
    }
  }

  private static func size(_ shard: Int, _ plan: StudyPlan) -> Int {
    min((shard + 1) * plan.shardSize, plan.itemCount) - shard * plan.shardSize
  }

  private static func now(in folder: StudyFolder) throws -> Double {
    // Who may only look on has the time of this machine.
    (try? ClaimFile.now(in: folder.leases)) ?? Date().timeIntervalSince1970
  }

  private static func rowCount(_ path: String) -> Int { (try? ShardRows(path: path).lines().count) ?? 0 }

  /// How many of the last shards tell the rate.
  private static let lastShards = 20

  private static func rate(_ done: Set<Int>, _ store: StudyStore) throws -> Double? {
    let times = done.compactMap { shard -> (shard: Int, time: Double)? in
      let attributes = try? FileManager.default.attributesOfItem(atPath: store.folder.marker(ofShard: shard))
      return (attributes?[.modificationDate] as? Date).map { (shard, $0.timeIntervalSince1970) }
    }.sorted { ($0.time, $0.shard) < ($1.time, $1.shard) }.suffix(lastShards)
    guard let first = times.first, let last = times.last, last.time > first.time else { return nil }
    let items = times.dropFirst().reduce(0) { $0 + size($1.shard, store.plan) }
    return Double(items) / (last.time - first.time) * 3600
  }
}
