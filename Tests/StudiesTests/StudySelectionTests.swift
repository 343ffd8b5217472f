import Studies
import TestSupport
import Testing

@Suite struct StudySelectionTests {
  private let folder = TemporaryFile()

  /// By all cases, or where that is asked for by those that are done, and it says how many are not.
  @Test func refusesAPart() async throws {
    let store = try StudyStore(folder: folder.path, plan: StudyFixture.plan(caseCount: 12), resumes: false)
    func run(_ shards: [Int]?) async throws {
      _ = try await StudyRun(store: store, maps: StudyFixture.Maps(), workerCount: 1, shards: shards).carryOut(
        worker: { _ in StudyFixture.Worker(plan: store.plan) }, onEvent: { _ in })
    }
    try await run(Array(0..<7))
    let error = #expect(throws: StudyError.self) { try StudySelection(of: store) }
    #expect(error?.code == .unfinished && error?.message.contains("5 cases are not done") == true)
    #expect(error?.remedy?.means == [.option(.partial)])
    let part = try StudySelection(of: store, isPartial: true)
    #expect(part.caseCount == 7 && part.missingCount == 5)
    try await run(nil)
    let whole = try StudySelection(of: store)
    #expect(whole.caseCount == 12 && whole.missingCount == 0)
  }
}
