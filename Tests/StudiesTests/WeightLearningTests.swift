import ActivationMaps
import Foundation
import Studies
import TestSupport
import Testing

@Suite struct WeightLearningTests {
  private let folder = TemporaryFile()

  /// The best score of the fixture's cases is 0.21, which the first method's scores and half of the second's add up to.
  private func store(_ count: Int = 12, shards: [Int]? = nil) async throws -> StudyStore {
    let store = try StudyStore(folder: folder.path, plan: StudyFixture.plan(caseCount: count), resumes: false)
    let worker = StudyFixture.Worker(
      plan: store.plan,
      unthresholded: { item, method in
        let first = item.index.isMultiple(of: 2) ? 0.13 : 0.07
        return method == 0 ? first : method == 1 ? 2 * (0.21 - first) : -0.1
      })
    _ = try await StudyRun(store: store, maps: StudyFixture.Maps(), workerCount: 1, shards: shards).carryOut(
      worker: { _ in worker }, onEvent: { _ in })
    return store
  }

  @Test func findsTheWeights() async throws {
    let store = try await store()
    let learning = try WeightLearning(of: store)
    let expected = [1, 0.5] + [Double](repeating: 0, count: store.plan.methods.count - 2)
    #expect(learning.ensemble.members == store.plan.methods && learning.ensemble.weights == expected)
    #expect(learning.caseCount == 12 && learning.missingCount == 0 && learning.foldsAreOfClasses)
    #expect(learning.error < 1e-12 && learning.heldOutError < 1e-12)
    // Any eleven cases have both kinds, so each case's own weights are those of all.
    let heldOut = try #require(learning.ensemble.heldOut)
    #expect(heldOut.count == 12 && heldOut.values.allSatisfy { $0 == expected })
    #expect(heldOut[EnsembleFile.identity(imageHash: "e3", classIndex: 3)] != nil)
    // What is written is read, and no number of it is lost.
    let file = TemporaryFile()
    try learning.ensemble.write(to: file.path)
    #expect(try EnsembleFile(contentsOf: file.path) == learning.ensemble)
  }

  @Test func refusesAPartAndTooFew() async throws {
    let store = try await store(shards: Array(0..<4))
    let part = #expect(throws: StudyError.self) { try WeightLearning(of: store) }
    #expect(part?.code == .unfinished)
    let few = #expect(throws: StudyError.self) { try WeightLearning(of: store, isPartial: true) }
    #expect(few?.code == .invalidCases && few?.message.contains("5 of them") == true)
  }
}
