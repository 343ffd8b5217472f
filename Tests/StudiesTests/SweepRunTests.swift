import Failures
import Foundation
import Studies
import TestSupport
import Testing

@Suite struct SweepRunTests {
  private let folder = TemporaryFile()

  private static func plan() throws -> SweepPlan {
    try SweepStoreTests.plan(networks: [.init(name: "m", hash: "00aa11bb22"), .init(name: "n", hash: "33cc44dd55")])
  }

  private func run(
    _ store: SweepStore, part: SweepPart = .whole, isGoingOn: Bool = false, failing: Set<String> = []
  ) async throws -> (events: [String], ending: SweepRun.Ending, begun: [Int]) {
    var events: [String] = []
    var begun: [Int] = []
    let ending = try await SweepRun(store: store, part: part, isGoingOn: isGoingOn).carryOut { index in
      begun.append(index)
      return StubWorker(failing: failing)
    } onEvent: {
      events.append(Self.words($0))
    }
    return (events, ending, begun)
  }

  private static func words(_ event: SweepEvent) -> String {
    switch event {
    case .note(let note): "note \(note)"
    case .found(let item): "found \(item.id)"
    case .begun(let item): "begun \(item.id)"
    case .finished(let item, _): "finished \(item.id)"
    case .failed(let item, let error): "failed \(item.id): \(error)"
    }
  }

  private func files(_ folder: String) throws -> [String: Data] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        (try? Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))).map { (path, $0) }
      })
  }

  @Test func computesInThePlansOrder() async throws {
    let store = try SweepStore(folder: folder.path, plan: Self.plan(), resumes: false)
    let ids = store.plan.items.map(\.id)
    let first = try await run(store)
    #expect(first.begun == [0, 1])
    #expect(first.ending.notes == [Note("m: a guess"), Note("n: a guess")])
    func computed(_ ids: some Sequence<String>) -> [String] { ids.flatMap { ["begun \($0)", "finished \($0)"] } }
    let expected: [String] = ["note m: a guess"] + computed(ids[..<2]) + ["note n: a guess"] + computed(ids[2...])
    #expect(first.events == expected)
    let again = try await run(store)
    #expect(again.events.filter { !$0.hasPrefix("note") } == ids.map { "found \($0)" })
  }

  /// Ended at any item, a run goes on to the same bytes; what is half done is done again.
  @Test(arguments: 0..<4)
  func goesOnWhereItWasEnded(place: Int) async throws {
    let plan = try Self.plan()
    let whole = try SweepStore(folder: folder.path, plan: plan, resumes: false)
    _ = try await run(whole)
    try whole.writeResults()
    let other = TemporaryFile()
    defer { withExtendedLifetime(other) {} }
    let parts = try SweepStore(folder: other.path, plan: plan, resumes: false)
    await #expect(throws: StubWorker.Ended.self) { try await run(parts, failing: [plan.items[place].id]) }
    #expect(throws: StudyError.self) { try parts.writeResults() }
    let again = try SweepStore(folder: other.path, plan: plan, resumes: true)
    let resumed = try await run(again)
    #expect(resumed.events.filter { $0.hasPrefix("found") } == plan.items[..<place].map { "found \($0.id)" })
    try again.writeResults()
    #expect(try files(other.path) == files(folder.path))
  }

  /// Whoever asks for it gets the others, and is told.
  @Test func goesOnBesideWhatFails() async throws {
    let store = try SweepStore(folder: folder.path, plan: Self.plan(), resumes: false)
    let items = store.plan.items
    let found = try await run(store, isGoingOn: true, failing: [items[1].id])
    #expect(found.ending.failures.map(\.item) == [items[1]])
    #expect(found.events.contains("failed \(items[1].id): Ended()"))
    #expect(try items.map { try store.result(of: $0) == nil } == [false, true, false, false])
    // Results are of the others, and there is no way to make them without saying so.
    #expect(throws: StudyError.self) { try store.writeResults() }
    let results = try store.writeResults(without: [items[1].id])
    #expect(results.items == [items[0], items[2], items[3]])
    #expect(results.cases == results.items.map(SweepStoreTests.result))
    #expect(SweepTables(results).groups.split(separator: "\r\n").count == 1 + 3 * 2)
    #expect(throws: StudyError.self) { try store.writeResults(without: Set(items.map(\.id))) }
  }

  /// A damaged item is said before hours of work.
  @Test func findsDamageFirst() async throws {
    let store = try SweepStore(folder: folder.path, plan: Self.plan(), resumes: false)
    let last = store.plan.items[3]
    try Data("{}".utf8).write(to: URL(fileURLWithPath: store.files(of: last).result))
    await #expect(throws: StudyError.self) { try await run(store) }
    #expect(try store.result(of: store.plan.items[0]) == nil)
  }

  @Test func aCancelledRunLeavesWholeItems() async throws {
    let plan = try Self.plan()
    let store = try SweepStore(folder: folder.path, plan: plan, resumes: false)
    let task = Task {
      try await SweepRun(store: store, isGoingOn: true).carryOut { _ in
        StubWorker(failing: [])
      } onEvent: { event in
        if case .finished = event { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try plan.items.map { try store.result(of: $0) != nil } == [true, false, false, false])
  }

  /// Those who compute the parts need only the networks of theirs, and together have all.
  @Test(arguments: [1, 2, 3, 4, 6])
  func partsMakeTheWhole(count: Int) async throws {
    let plan = try Self.plan()
    let whole = try SweepStore(folder: folder.path, plan: plan, resumes: false)
    _ = try await run(whole)
    try whole.writeResults()
    let folders = (0...count).map { _ in TemporaryFile() }
    defer { withExtendedLifetime(folders) {} }
    for number in 1...count {
      let part = try SweepPart(number, of: count)
      let store = try SweepStore(folder: folders[number].path, plan: plan, resumes: false)
      #expect(
        try await run(store, part: part).begun
          == plan.items(of: part).map(\.networkIndex).reduce(into: []) {
            if $0.last != $1 { $0.append($1) }
          })
    }
    let merged = try SweepMerge(of: folders.dropFirst().map { try SweepStore(reading: $0.path) })
      .write(to: folders[0].path)
    #expect(merged.missing.isEmpty)
    try merged.store.writeResults()
    #expect(try files(folders[0].path) == files(folder.path))
  }
}

/// Makes up results; what it is to fail with stands half written.
struct StubWorker: SweepWorker {
  struct Ended: Error {}

  let failing: Set<String>
  let notes = [Note("a guess")]

  func result(of item: SweepItem, files: SweepStore.ItemFiles, onStep: (String) -> Void) throws -> CaseResult {
    onStep("made up")
    try Data("maps of \(item.id)".utf8).write(to: URL(fileURLWithPath: files.maps))
    if failing.contains(item.id) { throw Ended() }
    try Data("picture of \(item.id)".utf8).write(to: URL(fileURLWithPath: files.picture))
    return SweepStoreTests.result(item)
  }
}
