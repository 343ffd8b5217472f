import Foundation
import Studies
import TestSupport
import Testing

@Suite struct StudyComparisonTests {
  private let folder = TemporaryFile()
  private let table = TemporaryFile()

  private func store() async throws -> StudyStore {
    let store = try StudyStore(folder: folder.path, plan: StudyFixture.plan(caseCount: 8), resumes: false)
    _ = try await StudyRun(store: store, maps: StudyFixture.Maps(), workerCount: 1).carryOut(
      worker: { _ in StudyFixture.Worker(plan: store.plan) }, onEvent: { _ in })
    return store
  }

  private func write(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: table.path)) }

  /// The study's best single method is grad-cam, whose best score is a third everywhere; theirs is 0.1 above it.
  @Test func holdsTheirsAgainstTheBestSingleMethod() async throws {
    let store = try await store()
    let curve = try #require(StudyFixture.result(store.plan.items[0], in: store.plan).members.first?.curve)
    try write(
      "case,method,score\n"
        + (0..<8).map { "case-\($0),theirs,\(curve.bestScore + 0.1 + 0.001 * Double($0))\n" }.joined()
        + "other,theirs,9\n")
    let comparison = try StudyComparison(of: store, with: table.path)
    let entries = comparison.result.entries
    #expect(entries[comparison.result.reference].name == "grad-cam")
    #expect(comparison.unknownCases == ["other"])
    #expect(comparison.others == entries.count - 1..<entries.count)
    let difference = try #require(entries.last?.difference)
    #expect(entries.last?.name.hasSuffix(": theirs") == true)
    // The mean of 0.1 + 0.001 i; a double's rounding.
    #expect(abs(difference.mean - 0.1035) < 1e-12)
    #expect(difference.winTieLoss.wins == 8)
    // And the other way round.
    let turned = try StudyComparison(of: store, with: table.path, reference: "theirs")
    let ofGradCAM = try #require(turned.result.entries[comparison.result.reference].difference)
    #expect(abs(ofGradCAM.mean + 0.1035) < 1e-12)
    let out = TemporaryFile()
    try comparison.write(to: out.path)
    let lines = try String(contentsOf: URL(fileURLWithPath: out.path), encoding: .utf8).split(
      whereSeparator: \.isNewline)
    #expect(lines.count == entries.count + 1)
    #expect(lines[0].hasPrefix("row,cases,mean"))
  }

  /// Cases of shards that are not done, and such that failed, are the study's.
  @Test func tellsUnfinishedFromUnknown() async throws {
    let store = try StudyStore(folder: folder.path, plan: StudyFixture.plan(caseCount: 8), resumes: false)
    _ = try await StudyRun(
      store: store, maps: StudyFixture.Maps(), workerCount: 1, shards: [0, 1, 2, 3, 4]
    ).carryOut(worker: { _ in StudyFixture.Worker(plan: store.plan, failing: ["case-1"]) }, onEvent: { _ in })
    try write((0..<8).map { "case-\($0),theirs,0.\($0)\n" }.joined() + "other,theirs,1\n")
    let comparison = try StudyComparison(of: store, with: table.path)
    #expect(comparison.unknownCases == ["other"])
    #expect(comparison.failedCases == ["case-1"])
    #expect(comparison.unfinishedCases == ["case-5", "case-6", "case-7"])
    try write("case-6,theirs,1\n")
    let error = #expect(throws: StudyError.self) { try StudyComparison(of: store, with: table.path) }
    #expect(error?.code == .unfinished && error?.message.contains("'case-6' has none") == true)
  }

  @Test func saysWhatIsWrong() async throws {
    let store = try await store()
    try write("case-0,theirs,1\n")
    func fault(_ make: () throws -> StudyComparison) -> String {
      let error = #expect(throws: StudyError.self) { try make() }
      return error?.message ?? ""
    }
    #expect(fault { try StudyComparison(of: store, with: table.path, network: 1) }.contains("no network 1"))
    #expect(
      fault { try StudyComparison(of: store, with: table.path, metric: "road-exakt") }.contains(
        "did you mean 'road-exact'?"))
    #expect(fault { try StudyComparison(of: store, with: table.path, reference: "grad-cm") }.contains("'grad-cam'"))
  }
}
