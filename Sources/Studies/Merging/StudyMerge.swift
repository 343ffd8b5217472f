import ActivationMaps
import Failures
import Files
import FoundationEssentials

/// All shards of a study as one database and tables, in the plan's order: the same bytes whoever computed them.
///
///     let merged = try await StudyMerge(store).write()
///     merged.failures.count
///
/// Shards are read one after the other, so memory does not grow with their number.
public struct StudyMerge: Sendable {
  /// The study whose shards are merged.
  public let store: StudyStore
  /// Whether shards that are not done are left out instead of being an error.
  public let isPartial: Bool
  private let words: @Sendable (Remedy.Means) -> String

  /// A merge of the shards of a study that are done.
  /// - Parameters:
  ///   - store: the study.
  ///   - isPartial: whether shards that are not done are left out instead of being an error.
  ///   - words: what a front end calls what failures' remedies name.
  public init(
    _ store: StudyStore, isPartial: Bool = false,
    words: @escaping @Sendable (Remedy.Means) -> String = { $0.swiftWords }
  ) {
    self.store = store
    self.isPartial = isPartial
    self.words = words
  }

  /// In the front end's words.
  private func worded(_ outcome: CaseRow.Outcome) -> CaseRow.Outcome {
    guard case .failure(let reason) = outcome else { return outcome }
    return .failure(Remedy.reworded(reason, words))
  }

  /// What went into the tables.
  public struct Merged: Sendable {
    /// Items with a result.
    public var finished = 0
    /// Items without one: how many, and the first of them.
    public var failureCount = 0
    /// The first items without a result, `shownFailureCount` at most, each with the reason.
    public var failures: [(item: StudyItem, reason: String)] = []
    /// What to know before believing maps: how many remarks, and the first of them.
    public var warningCount = 0
    /// The first remarks, `shownWarningCount` at most, each with its item.
    public var warnings: [(item: StudyItem, warning: MapWarning)] = []
    /// Items of shards that are not done.
    public var missing = 0
    /// Removals of pixels, of all items together.
    public var removals = CaseResult.Removals(asked: 0, made: 0)
  }

  /// How many failures and remarks are named.
  public static let shownFailureCount = 10
  /// How many remarks are named.
  public static let shownWarningCount = 1000

  /// Writes `results.sqlite` and `tables/*.csv`.
  ///
  /// - Parameter onShard: called after each shard.
  /// - Throws: `StudyError` (`unfinished`) if shards are missing, (`damagedResults`) for one that is damaged; `FileError`.
  public func write(onShard: (_ count: Int) -> Void = { _ in }) async throws -> Merged {
    let done = try store.doneShards()
    let count = store.plan.shardCount
    guard isPartial || done.count == count else {
      throw StudyError(
        .unfinished, "\(count - done.count) of \(count) shards are not done",
        remedy: "run the study on, or merge what is there with \(.option(.partial))",
        context: ["folder": store.folder.path])
    }
    guard !done.isEmpty else {
      throw StudyError(.unfinished, "no shard is done, so there are no results", context: ["folder": store.folder.path])
    }
    try AtomicFile.makeFolder("tables", in: store.folder.path)
    let use = UnfinishedFiles(
      in: "\(store.folder.path)/tables",
      of: StudyTables.files.map { "\(store.folder.path)/tables/\($0)" } + [store.folder.database])
    defer { use.end() }
    let database = try ResultsDatabase(store.plan, path: store.folder.database)
    let tables = try StudyTables(store.plan, folder: "\(store.folder.path)/tables")
    var merged = Merged()
    merged.missing = (0..<count).filter { !done.contains($0) }.reduce(0) { $0 + store.plan.items(ofShard: $1).count }
    let shards = done.sorted()
    // A few are read at once, and written in their order.
    let width = max(1, min(4, ProcessInfo.processInfo.activeProcessorCount))
    for start in stride(from: 0, to: shards.count, by: width) {
      let group = Array(shards[start..<min(start + width, shards.count)])
      let outcomes = try await withThrowingTaskGroup(
        of: (shard: Int, outcomes: [(item: StudyItem, outcome: CaseRow.Outcome)]).self
      ) { tasks in
        for shard in group {
          tasks.addTask { (shard, try store.outcomes(ofShard: shard).map { ($0.item, worded($0.outcome)) }) }
        }
        var found: [Int: [(item: StudyItem, outcome: CaseRow.Outcome)]] = [:]
        for try await (shard, outcomes) in tasks { found[shard] = outcomes }
        return group.map { found[$0] ?? [] }
      }
      for (offset, outcomes) in outcomes.enumerated() {
        try Task.checkCancellation()
        try database.append(outcomes)
        for (item, outcome) in outcomes {
          try tables.append(item, outcome)
          merged.count(item, outcome)
        }
        onShard(start + offset + 1)
      }
    }
    try tables.finish()
    try database.finish()
    return merged
  }
}

extension StudyMerge.Merged {
  fileprivate mutating func count(_ item: StudyItem, _ outcome: CaseRow.Outcome) {
    switch outcome {
    case .result(let result):
      finished += 1
      warningCount += result.warnings.count
      warnings += result.warnings.prefix(StudyMerge.shownWarningCount - warnings.count).map { (item, $0) }
      removals = CaseResult.Removals(
        asked: removals.asked + result.removals.asked, made: removals.made + result.removals.made)
    case .failure(let reason):
      failureCount += 1
      if failures.count < StudyMerge.shownFailureCount { failures.append((item, reason)) }
    }
  }
}
