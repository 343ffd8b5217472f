import Failures
import Foundation
import Studies
import TestSupport
import Testing

/// What is read from a merged study is what its shards hold.
@Suite struct StudyResultsTests {
  private let folder = TemporaryFile()

  private func merged(failing: Set<String> = []) async throws -> StudyStore {
    let rivals = [EnsembleFile(.median), EnsembleFile(.unionCAM)]
    let plan = try StudyFixture.plan(caseCount: 5, shardSize: 2, rivals: rivals)
    let store = try StudyStore(folder: folder.path, plan: plan, resumes: false)
    let run = try StudyRun(store: store, maps: StudyFixture.Maps())
    _ = try await run.carryOut(worker: { _ in StudyFixture.Worker(plan: plan, failing: failing) })
    _ = try await StudyMerge(store).write()
    return store
  }

  @Test func areThoseOfTheShards() async throws {
    let store = try await merged(failing: ["case-3"])
    let results = try StudyResults(reading: store)
    #expect(results.summaries.map(\.item) == Array(0..<5))
    for shard in try store.doneShards().sorted() {
      for (item, outcome) in try store.outcomes(ofShard: shard) {
        let summary = results.summaries[item.index]
        let details = try results.details(of: item.index)
        guard case .result(let result) = outcome else {
          #expect(summary.failure?.contains("there is no such picture") == true)
          #expect(summary.isRight == nil && summary.road == nil && details.curves.isEmpty)
          continue
        }
        #expect(summary.probability == result.probability && summary.classIndex == result.classIndex)
        #expect(summary.isRight == (result.classIndex == result.likeliestClass))
        let scores = result.members.map(\.curve.bestScore)
        #expect(summary.bestMember == result.bestMember?.method)
        let all = scores + (result.rivals ?? []).map(\.curve.bestScore)
        #expect(summary.road == (all + result.confirmations.map(\.score)).max())
        #expect(try summary.disagreement == #require(scores.max()) - #require(scores.min()))
        for member in result.members {
          let curve = try #require(details.curves.first { $0.kind == "member" && $0.map == member.method })
          #expect(curve.scores == member.curve.scores && curve.bestThreshold == member.curve.bestThreshold)
        }
        for name in ["median", "union-cam"] {
          let curve = try #require(details.curves.first { $0.kind == "ensemble" && $0.map == name })
          #expect(curve.scores == result.rivals?.first { $0.method == name }?.curve.scores)
          let measured = details.measures.filter { $0.map == name }.map { "\($0.variant) \($0.metric)" }
          #expect(
            Set(measured) == ["whole road-reference", "whole road-exact", "best road-reference", "best road-exact"])
        }
        #expect(details.curves.count == result.members.count + result.experiments.count + 3)
        #expect(Set(details.chosen.map(\.map)) == Set(result.confirmations.map(\.map)))
        #expect(details.measures.count == result.allMeasures(store.plan.settings).count)
        #expect(Set(details.contributions.map(\.value)) == Set(result.cre))
        #expect(details.warnings.map(\.text) == result.warnings.map(\.text))
      }
    }
  }

  @Test func sayWhenThereAreNone() async throws {
    let plan = try StudyFixture.plan()
    let store = try StudyStore(folder: folder.path, plan: plan, resumes: false)
    let missing = #expect(throws: StudyError.self) { try StudyResults(reading: store) }
    #expect(missing?.code == .unfinished)
    for content in ["", "no database", String(repeating: "SQLite format 3\u{0}", count: 300)] {
      try Data(content.utf8).write(to: URL(fileURLWithPath: store.folder.database))
      let damaged = #expect(throws: StudyError.self) { try StudyResults(reading: store) }
      #expect(damaged?.code == .database, "\(content.prefix(20))")
    }
  }
}
