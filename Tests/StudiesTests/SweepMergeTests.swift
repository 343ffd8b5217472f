import Foundation
import Studies
import TestSupport
import Testing

@Suite struct SweepMergeTests {
  private let first = TemporaryFile()
  private let second = TemporaryFile()
  private let target = TemporaryFile()
  private let plan: SweepPlan
  private var items: [SweepItem] { plan.items }

  init() throws { plan = try SweepStoreTests.plan() }

  /// A store in which these items are finished.
  @discardableResult
  private func store(_ folder: TemporaryFile, _ items: [SweepItem], of plan: SweepPlan? = nil) throws -> SweepStore {
    let store = try SweepStore(folder: folder.path, plan: plan ?? self.plan, resumes: true)
    for item in items {
      let result = try StubWorker(failing: []).result(of: item, files: store.files(of: item)) { _ in }
      try store.finish(result, of: item)
    }
    return store
  }

  private func expectRefusal(
    _ code: StudyErrorCode, _ stores: [SweepStore], says text: String = "folder", leavesNothing: Bool = true
  ) {
    let error = #expect(throws: StudyError.self) { try SweepMerge(of: stores).write(to: target.path) }
    #expect(error?.code == code, "\(error.map(String.init(describing:)) ?? "")")
    #expect("\(error.map(String.init(describing:)) ?? "")".contains(text))
    if leavesNothing { #expect(!FileManager.default.fileExists(atPath: target.path)) }
  }

  @Test func saysWhatIsMissing() throws {
    let merged = try SweepMerge(of: [store(first, [items[1]]), store(second, [])]).write(to: target.path)
    #expect(merged.missing == [items[0]])
    #expect(try merged.store.result(of: items[1]) == SweepStoreTests.result(items[1]))
    // The part that came late.
    try store(second, [items[0]])
    let whole = try SweepMerge(of: [SweepStore(reading: second.path)]).write(to: target.path)
    #expect(whole.missing.isEmpty)
    #expect(try whole.store.writeResults().cases == items.map(SweepStoreTests.result))
  }

  /// What stands in several stores counts once, and the order of the stores says nothing.
  @Test func takesWhatAgrees() throws {
    let stores = [try store(first, items), try store(second, [items[0]])]
    for list in [stores, stores.reversed(), stores + stores] {
      let merged = try SweepMerge(of: list).write(to: target.path)
      #expect(merged.missing.isEmpty)
      for item in items {
        let (from, to) = (stores[0].files(of: item), merged.store.files(of: item))
        for (a, b) in [(from.result, to.result), (from.maps, to.maps), (from.picture, to.picture)] {
          #expect(FileManager.default.contents(atPath: a) == FileManager.default.contents(atPath: b))
        }
      }
      try FileManager.default.removeItem(atPath: target.path)
    }
    // Into one of its own.
    #expect(try SweepMerge(of: stores).write(to: second.path).missing.isEmpty)
  }

  @Test func refusesWhatContradicts() throws {
    let stores = [try store(first, items), try store(second, [])]
    let item = items[0]
    let result = SweepStoreTests.result(item)
    let other = CaseResult(
      name: result.name, image: result.image, model: result.model, layers: ["another"], classIndex: result.classIndex,
      className: nil, probability: result.probability,
      findings: .init(
        members: result.members, experiments: result.experiments, memberSearch: result.memberSearch,
        confirmations: result.confirmations, removals: result.removals), warnings: result.warnings)
    let files = stores[1].files(of: item)
    _ = try StubWorker(failing: []).result(of: item, files: files) { _ in }
    try stores[1].finish(other, of: item)
    expectRefusal(.contradictingResults, stores, says: "case: \(item.id)")
    expectRefusal(.contradictingResults, stores.reversed())
    // The numbers agree, and the maps don't.
    try stores[1].finish(result, of: item)
    try Data("other maps".utf8).write(to: URL(fileURLWithPath: files.maps))
    expectRefusal(.contradictingResults, stores)
    // What the target holds is heard as well.
    try store(target, [])
    try FileManager.default.removeItem(atPath: target.path)
    try FileManager.default.copyItem(atPath: second.path, toPath: target.path)
    expectRefusal(.contradictingResults, [stores[0]], leavesNothing: false)
  }

  @Test func refusesOtherPlans() throws {
    let own = try store(first, items)
    let version = try SweepStoreTests.plan(version: "2")
    expectRefusal(.otherResults, [own, try store(second, [], of: version)], says: "other cases, models or settings")
    try FileManager.default.removeItem(atPath: second.path)
    let picture = try SweepStoreTests.plan(imageHash: "1")
    expectRefusal(
      .otherResults, [own, try store(second, picture.items, of: picture)], says: "the picture 'a.png' has changed")
    expectRefusal(.otherResults, [], says: "nothing to merge")
  }

  /// Nothing that is damaged is copied, and nothing beside it.
  @Test func refusesDamage() throws {
    let stores = [try store(first, [items[0]]), try store(second, [items[1]])]
    let files = stores[1].files(of: items[1])
    for path in [files.result, files.maps, files.picture] {
      let whole = try #require(FileManager.default.contents(atPath: path))
      if path == files.result {
        try whole.dropLast(40).write(to: URL(fileURLWithPath: path))
        expectRefusal(.damagedResults, stores, says: path)
      }
      try FileManager.default.removeItem(atPath: path)
      if path != files.result { expectRefusal(.damagedResults, stores, says: files.result) }
      try whole.write(to: URL(fileURLWithPath: path))
    }
    // An item's files from another one.
    try FileManager.default.removeItem(atPath: files.result)
    try FileManager.default.copyItem(atPath: stores[0].files(of: items[0]).result, toPath: files.result)
    expectRefusal(.damagedResults, stores, says: files.result)
  }
}
