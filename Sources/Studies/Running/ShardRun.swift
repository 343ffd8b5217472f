import Failures
import Files
import FoundationEssentials

/// Computes one shard under its lease, and brings its files into their final form.
struct ShardRun {
  let lease: LeaseFolder.Lease
  let store: StudyStore
  let maps: any MapArchive
  let queue: ShardQueue
  let workers: StudyWorkers
  let earlier: EarlierRows
  let onEvent: @Sendable (StudyEvent) -> Void

  private var shard: Int { lease.shard }
  private var keepsMaps: Bool { store.plan.maps != .none }
  private func part(_ key: String) -> String { "\(store.folder.parts(ofShard: shard))/\(key).safetensors" }

  /// - Returns: false where somebody else has taken the shard over.
  func carryOut() async throws -> Bool {
    do { return try await computed() } catch {
      // Whoever has the shard now may have finished it, and taken away what is written to here.
      if !(error is CancellationError), (try? await queue.isHeld(lease)) == false { return false }
      throw error
    }
  }

  private func computed() async throws -> Bool {
    let items = store.plan.items(ofShard: shard)
    let path = store.folder.rows(ofShard: shard)
    removeTemporaries()
    // Of a shard that is looked at once more: its rows may change from here on.
    try? FileManager.default.removeItem(atPath: store.folder.marker(ofShard: shard))
    // Opening takes a line away that was cut short.
    let journal = try JournalFile(path: path)
    var rows = try store.rows(ofShard: shard)
    if keepsMaps {
      try AtomicFile.makeFolder("\(StudyFolder.name(ofShard: shard)).parts", in: store.folder.shards)
    }
    var found = 0
    for item in items {
      try Task.checkCancellation()
      let key = try store.keys.key(of: item)
      // A failure may have passed.
      if let row = rows[key], case .result = row.outcome, isWhole(row) {
        found += 1
        continue
      }
      let row: CaseRow
      let earlier = try await carried(key, item)
      if let earlier {
        row = earlier
        found += 1
      } else {
        onEvent(.begun(item))
        row = CaseRow(key: key, outcome: try await outcome(of: item, key: key))
      }
      guard try await queue.isHeld(lease) else { return false }
      if rows[key] != row { try journal.append(line: row.line) }
      rows[key] = row
      guard earlier == nil else { continue }
      switch row.outcome {
      case .result(let result): onEvent(.finished(item, result.named(for: item)))
      case .failure(let reason): onEvent(.failed(item, reason: reason))
      }
    }
    if found > 0 { onEvent(.found(count: found, shard: shard)) }
    guard try await queue.isHeld(lease) else { return false }
    try finish(items, rows)
    return true
  }

  /// Those of a program that was killed while it held the shard; whoever holds it now writes none before this. One that was only
  /// stopped finds its file gone, and the shard another's.
  private func removeTemporaries() {
    let name = StudyFolder.name(ofShard: shard)
    for file in (try? FileManager.default.contentsOfDirectory(atPath: store.folder.shards)) ?? [] {
      guard file.hasPrefix("\(name)."), AtomicFile.nameWhenWhole(ofTemporary: file) != nil else { continue }
      try? FileManager.default.removeItem(atPath: "\(store.folder.shards)/\(file)")
    }
  }

  /// Whether nothing is missing of what a row stands for.
  private func isWhole(_ row: CaseRow) -> Bool {
    guard keepsMaps else { return true }
    if FileManager.default.fileExists(atPath: part(row.key)) { return true }
    // Of a shard that was done once.
    let archive = store.folder.maps(ofShard: shard)
    return FileManager.default.fileExists(atPath: archive)
      && (try? maps.extract(key: row.key, from: archive, to: part(row.key))) == true
  }

  /// A row of an earlier plan, with its maps.
  private func carried(_ key: String, _ item: StudyItem) async throws -> CaseRow? {
    guard let (row, place) = await earlier.row(key) else { return nil }
    guard case .result(let result) = row.outcome else { return nil }
    guard (try? store.plan.check(result.named(for: item), of: item)) != nil else { return nil }
    guard keepsMaps else { return row }
    let own = "\(place.parts)/\(key).safetensors"
    if FileManager.default.fileExists(atPath: own) {
      try AtomicFile.write(MappedFile(path: own).withBytes { Array($0) }, to: part(key))
      return row
    }
    return (try? maps.extract(key: key, from: place.maps, to: part(key))) == true ? row : nil
  }

  private func outcome(of item: StudyItem, key: String) async throws -> CaseRow.Outcome {
    let worker = try await workers.worker(for: item)
    let computed: ComputedCase
    do {
      let onEvent = onEvent
      computed = try await worker.compute(item) { onEvent(.step(item, what: $0)) }
    } catch let error as CancellationError {
      throw error
    } catch {
      return .failure(error.worded(by: \.swiftWords))
    }
    try store.plan.check(computed.result, of: item)
    if keepsMaps { try computed.writeMaps?(part(key)) }
    return .result(computed.result)
  }

  /// The rows in the plan's order, each once; all maps in one file; and what says that the shard is done, last.
  private func finish(_ items: [StudyItem], _ rows: [String: CaseRow]) throws {
    let keys = try items.map { try store.keys.key(of: $0) }
    let text = try keys.map { (try rows[$0]?.line ?? "") + "\n" }.joined()
    let bytes = Array(text.utf8)
    let path = store.folder.rows(ofShard: shard)
    if try ShardRows(path: path).lines().map({ $0 + "\n" }).joined() != text {
      try AtomicFile.write(bytes, to: path, isSynced: true)
    }
    let parts = zip(items, keys).map { (id: $0.id, key: $1, path: part($1)) }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
    if keepsMaps {
      try maps.join(parts, to: store.folder.maps(ofShard: shard))
      // Before the marker: nobody looks at a shard again that is done, and a program killed between the two would leave them.
      // Killed here, the next one takes the maps from the joined file.
      try? FileManager.default.removeItem(atPath: store.folder.parts(ofShard: shard))
    }
    let failures = keys.count { key in
      guard let row = rows[key] else { return false }
      if case .failure = row.outcome { return true }
      return false
    }
    let marker = ShardMarker(
      rows: items.count, failures: failures, hash: bytes.withUnsafeBytes { SHA256.hexadecimal(of: $0) })
    try AtomicFile.write(JSONText.encoded(marker).utf8, to: store.folder.marker(ofShard: shard), isSynced: true)
  }
}
