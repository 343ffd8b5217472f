import Failures
import Foundation
import Studies
import Synchronization
import TestSupport
import Testing

@Suite struct StudyRunTests {
  private let folder = TemporaryFile()

  private static func plan() throws -> StudyPlan {
    try StudyFixture.plan(
      networks: [.init(name: "m", hash: "00aa11bb22"), .init(name: "n", hash: "33cc44dd55")], caseCount: 5, shardSize: 3
    )
  }

  private func run(
    _ store: StudyStore, workerCount: Int = 1, shards: [Int]? = nil, isWaiting: Bool = true, failing: Set<String> = [],
    ending: Set<String> = [], meanwhile: @escaping @Sendable (StudyItem) -> Void = { _ in }
  ) async throws -> StudyFixture.Events {
    let events = StudyFixture.Events()
    _ = try await StudyRun(
      store: store, maps: StudyFixture.Maps(), workerCount: workerCount, shards: shards, isWaiting: isWaiting,
      leasePeriod: 5
    ).carryOut(
      worker: { _ in
        StudyFixture.Worker(plan: store.plan, failing: failing, ending: ending, meanwhile: meanwhile)
      }, onEvent: events.note)
    return events
  }

  /// Failures are kept in one form, and merged in the words of who merges; what an earlier merge has left goes.
  @Test func mergesInTheFrontEndsWords() async throws {
    let plan = try StudyFixture.plan(caseCount: 3)
    let store = try StudyStore(folder: folder.path, plan: plan, resumes: false)
    _ = try await run(store, failing: ["case-1"])
    try FileManager.default.createDirectory(atPath: folder.path + "/tables", withIntermediateDirectories: true)
    let left = ["results.sqlite.1a.partial", "tables/cases.csv.2b.partial", "tables/measures.csv.3c.partial"]
    for name in left + ["mine.1a.partial"] { try Data([1]).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)")) }
    let merged = try await StudyMerge(store) { _ in "--resume" }.write()
    #expect(merged.failures.map(\.reason) == ["there is no such picture; plan anew with --resume"])
    let files = try StudyFixture.files(folder.path)
    let table = String(decoding: try #require(files["tables/cases.csv"]), as: UTF8.self)
    #expect(table.contains("plan anew with --resume"))
    #expect(files.keys.filter { $0.hasSuffix(".partial") } == ["mine.1a.partial"])
  }

  /// One worker or four, ended at any item or not: the same files.
  @Test func isTheSameHoweverItIsComputed() async throws {
    let plan = try Self.plan()
    let whole = try StudyStore(folder: folder.path, plan: plan, resumes: false)
    let events = try await run(whole)
    #expect(events.count("finished") == 10 && events.count("begun") == 10)
    _ = try await StudyMerge(whole).write()
    let expected = try StudyFixture.files(folder.path)
    #expect(expected.keys.filter { $0.hasPrefix("leases/") }.isEmpty)
    #expect(expected.keys.contains("shards/000003.done") && expected.keys.contains("results.sqlite"))

    let others = TemporaryFile()
    defer { withExtendedLifetime(others) {} }
    let parallel = try StudyStore(folder: others.path, plan: plan, resumes: false)
    _ = try await run(parallel, workerCount: 4)
    _ = try await StudyMerge(parallel).write()
    #expect(try StudyFixture.files(others.path) == expected)

    let ended = TemporaryFile()
    defer { withExtendedLifetime(ended) {} }
    for item in plan.items.shuffled() {
      let store = try StudyStore(folder: ended.path, plan: plan, resumes: true)
      // Unless an earlier round has computed the item already, this one ends at it.
      do { _ = try await run(store, workerCount: 2, ending: [item.id]) } catch is CancellationError {}
      // A line that was cut short.
      let rows = store.folder.rows(ofShard: item.index / plan.shardSize)
      if !store.isDone(shard: item.index / plan.shardSize), let handle = FileHandle(forWritingAtPath: rows) {
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("00aa torn".utf8))
        try handle.close()
      }
      if store.isDone(shard: item.index / plan.shardSize) { break }
    }
    let store = try StudyStore(folder: ended.path, plan: plan, resumes: true)
    _ = try await run(store, workerCount: 2)
    _ = try await StudyMerge(store).write()
    #expect(try StudyFixture.files(ended.path) == expected)
  }

  /// What fails is kept as such, and costs nobody else anything; the next run tries it again, whatever was the reason.
  @Test func goesOnBesideWhatFails() async throws {
    let plan = try Self.plan()
    let store = try StudyStore(folder: folder.path, plan: plan, resumes: false)
    let id = plan.items[1].id
    let events = try await run(store, failing: [id])
    #expect(events.count("failed \(id): there is no such picture") == 1 && events.count("finished") == 9)
    let merged = try await StudyMerge(store).write()
    #expect(merged.failureCount == 1 && merged.finished == 9 && merged.failures.map(\.item.id) == [id])
    let before = try StudyFixture.files(folder.path)
    let again = try await run(StudyStore(folder: folder.path, plan: plan, resumes: true), failing: [id])
    #expect(again.all.filter { $0.hasPrefix("begun") } == ["begun \(id)"] && again.count("failed") == 1)
    #expect(try StudyFixture.files(folder.path) == before)
    // Ended while it is looked at once more, and then it goes well.
    do { _ = try await run(store, ending: [id]) } catch is CancellationError {}
    let last = try await run(store)
    #expect(last.count("begun") == 1 && last.count("finished") == 1)
    #expect(try await StudyMerge(store).write().failureCount == 0)
    #expect(try await run(store).count("begun") == 0)

    let other = TemporaryFile()
    defer { withExtendedLifetime(other) {} }
    let whole = try StudyStore(folder: other.path, plan: plan, resumes: false)
    _ = try await run(whole)
    _ = try await StudyMerge(whole).write()
    #expect(try StudyFixture.files(folder.path) == StudyFixture.files(other.path))
  }

  /// A process that was stopped for longer than its lease finds that somebody has finished the shard, folders and all.
  @Test func leavesWhatWasTakenOver() async throws {
    let plan = try Self.plan()
    let store = try StudyStore(folder: folder.path, plan: plan, resumes: false)
    let takes = Mutex(0)
    let events = try await run(store) { item in
      takes.withLock { $0 += item.index == 1 ? 1 : 0 }
      guard item.index == 1, takes.withLock({ $0 }) == 1 else { return }
      try? FileManager.default.removeItem(atPath: store.folder.leases + "/000000")
      try? FileManager.default.removeItem(atPath: store.folder.parts(ofShard: 0))
    }
    #expect(events.count("lost 0") == 1)
    #expect(try store.doneShards().count == 4)
    #expect(try await StudyMerge(store).write().finished == 10)
  }

  /// One that ends just before its marker leaves nothing behind that nobody takes away, and nothing is computed again.
  @Test func leavesNoPartsBesideAMarker() async throws {
    let other = TemporaryFile()
    _ = try await run(StudyStore(folder: other.path, plan: Self.plan(), resumes: false))
    let store = try StudyStore(folder: folder.path, plan: Self.plan(), resumes: false)
    let marker = store.folder.marker(ofShard: 0)
    await #expect(throws: (any Error).self) {
      try await run(store, shards: [0]) { _ in
        // A folder stands in the marker's place.
        try? FileManager.default.createDirectory(atPath: marker + "/taken", withIntermediateDirectories: true)
      }
    }
    #expect(FileManager.default.fileExists(atPath: store.folder.maps(ofShard: 0)))
    #expect(!FileManager.default.fileExists(atPath: store.folder.parts(ofShard: 0)))
    try FileManager.default.removeItem(atPath: marker)
    #expect(try await run(store, shards: [0]).count("begun") == 0)
    _ = try await run(store)
    #expect(try StudyFixture.files(folder.path) == StudyFixture.files(other.path))
  }

  /// Of a program that was killed while it wrote; those of a shard that is somebody else's stay.
  @Test func takesAwayWhatAKilledOneLeft() async throws {
    let store = try StudyStore(folder: folder.path, plan: Self.plan(), resumes: false)
    let left = ["rows", "maps", "done"].map { "\(store.folder.shards)/000001.\($0).1a2b3c.partial" }
    let others = ["000002.rows.1a2b3c.partial", "000001.rows.mine"].map { "\(store.folder.shards)/\($0)" }
    try FileManager.default.createDirectory(atPath: store.folder.shards, withIntermediateDirectories: true)
    for path in left + others { try Data("x".utf8).write(to: URL(fileURLWithPath: path)) }
    _ = try await run(store, shards: [1])
    #expect(!left.contains(where: FileManager.default.fileExists))
    #expect(others.allSatisfy(FileManager.default.fileExists))
  }

  /// A marker that cannot be read says nothing: the shard is put together anew.
  @Test(arguments: ["", "{}", "{\"rows\":3}"]) func mendsMarkers(text: String) async throws {
    let store = try StudyStore(folder: folder.path, plan: Self.plan(), resumes: false)
    _ = try await run(store)
    let whole = try StudyFixture.files(folder.path)
    try Data(text.utf8).write(to: URL(fileURLWithPath: store.folder.marker(ofShard: 2)))
    let error = await #expect(throws: StudyError.self) { try await StudyMerge(store).write() }
    #expect(error?.description.contains("000002.*") == true, "\(error?.description ?? "")")
    #expect(try await run(store).count("begun") == 0)
    #expect(try StudyFixture.files(folder.path) == whole)
    // What is missing is computed anew.
    try FileManager.default.removeItem(atPath: store.folder.maps(ofShard: 1))
    try FileManager.default.removeItem(atPath: store.folder.rows(ofShard: 2))
    #expect(try await run(store).count("begun") == 6)
    #expect(try StudyFixture.files(folder.path) == whole)
  }

  @Test func computesTheShardsThatAreAskedFor() async throws {
    let store = try StudyStore(folder: folder.path, plan: Self.plan(), resumes: false)
    let events = try await run(store, shards: [1])
    #expect(events.count("finished") == 3)
    #expect(try store.doneShards() == [1])
    await #expect(throws: StudyError.self) { _ = try await StudyMerge(store).write() }
    let merged = try await StudyMerge(store, isPartial: true).write()
    #expect(merged.finished == 3 && merged.missing == 7)
    #expect(throws: StudyError.self) { _ = try StudyRun(store: store, maps: StudyFixture.Maps(), shards: [4]) }
    #expect(throws: StudyError.self) { _ = try StudyRun(store: store, maps: StudyFixture.Maps(), workerCount: 0) }
  }

  /// Of somebody who computes elsewhere, a shard is left alone; of one who has ended, it is taken over.
  @Test func leavesToOthersWhatIsTheirs() async throws {
    let plan = try Self.plan()
    let store = try StudyStore(folder: folder.path, plan: plan, resumes: false)
    let elsewhere = LeaseOwner(host: "elsewhere", process: 1, place: "other", started: "1", token: "t")
    let theirs = LeaseFolder(store.folder.leases, period: 600, owner: elsewhere)
    let lease = try #require(try theirs.take(2))
    let events = try await run(store, isWaiting: false)
    #expect(events.count("finished") == 7)
    #expect(try store.doneShards() == [0, 1, 3])
    theirs.release(lease)
    _ = try await run(store)
    #expect(try store.doneShards().count == 4)
  }

  /// A plan that has changed keeps what does not depend on the change, with its maps, and says what has.
  @Test func computesOnlyWhatHasChanged() async throws {
    let plan = try StudyFixture.plan(caseCount: 6, shardSize: 2)
    _ = try await run(StudyStore(folder: folder.path, plan: plan, resumes: false))
    let changed = try StudyFixture.plan(caseCount: 7, imageHash: "changed", shardSize: 3)
    // No number that the program could have given.
    try FileManager.default.createDirectory(
      atPath: folder.path + "/earlier/9223372036854775807", withIntermediateDirectories: true)
    let store = try StudyStore(folder: folder.path, plan: changed, resumes: true)
    let difference = try #require(store.difference)
    #expect(difference.pictures == ["0.png"] && difference.added == 1)
    #expect("\(difference)".contains("the picture '0.png' has changed") && "\(difference)".contains("1 case(s) more"))
    let events = try await run(store)
    #expect(events.all.filter { $0.hasPrefix("begun") } == ["begun case-0", "begun case-6"])
    _ = try await StudyMerge(store).write()

    let fresh = TemporaryFile()
    defer { withExtendedLifetime(fresh) {} }
    let anew = try StudyStore(folder: fresh.path, plan: changed, resumes: false)
    _ = try await run(anew)
    _ = try await StudyMerge(anew).write()
    let expected = try StudyFixture.files(fresh.path)
    #expect(try StudyFixture.files(folder.path).filter { !$0.key.hasPrefix("earlier/") } == expected)

    // Another version is another program: nothing of it counts.
    let updated = try StudyFixture.plan(caseCount: 7, imageHash: "changed", version: "2", shardSize: 3)
    let last = try StudyStore(folder: folder.path, plan: updated, resumes: true)
    #expect("\(try #require(last.difference))".contains("the program's version (1 → 2)"))
    #expect(try await run(last).count("begun") == 7)
  }
}
