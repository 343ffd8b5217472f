import Failures
import Files
import Foundation
import Studies
import TestSupport
import Testing

/// What a study asks beyond the logit of a class, and what is asked for in words.
@Suite struct PlannedQuestionTests {
  private func plan(_ question: PlannedQuestion = .init(), networks: [PlannedNetwork] = [.init(name: "m", hash: "00")])
    throws -> StudyPlan
  {
    StudyPlan(
      version: "1", settings: try StudyFixture.plan().settings, networks: networks, precision: "f32",
      question: question,
      cases: [
        PlannedCase(
          name: "a", image: "a.png", path: "/a.png", imageHash: "f", className: "cat - dog",
          classIndices: networks.map { _ in 7 })
      ])
  }

  /// A plan of the usual question is written as plans always were, and its items are known as always.
  @Test func leavesUsualPlansAsTheyWere() throws {
    let plan = try plan()
    let text = try JSONText.encoded(plan)
    #expect(plan.question == nil && !text.contains("question"))
    #expect(plan.items[0].words == nil && plan.items[0].classIndex == 7)
    var question = PlannedQuestion()
    question.target = "probability"
    let asked = try self.plan(question)
    #expect(try asked.key(of: asked.items[0]) != plan.key(of: plan.items[0]))
    let read = try JSONDecoder().decode(StudyPlan.self, from: Data(JSONText.encoded(asked).utf8))
    #expect(read == asked)
  }

  /// By what a file holds, whatever it is called.
  @Test func knowsFilesByTheirContent() throws {
    func key(path: String, hash: String) throws -> String {
      var question = PlannedQuestion()
      question.region = path
      question.files = [PlannedFile(path: path, hash: hash)]
      let plan = try plan(question)
      return try plan.key(of: plan.items[0])
    }
    #expect(try key(path: "/mask.png", hash: "1") == key(path: "/moved/mask.png", hash: "1"))
    #expect(try key(path: "/mask.png", hash: "1") != key(path: "/mask.png", hash: "2"))
  }

  /// A number from the network's classes on stands for words, by which the item is known.
  @Test func knowsWordsByThemselves() throws {
    let few = try plan(networks: [.init(name: "m", hash: "00", classCount: 7)])
    let many = try plan(networks: [.init(name: "m", hash: "00", classCount: 6)])
    #expect(few.items[0].words == "cat - dog" && many.items[0].words == "cat - dog")
    #expect(try few.key(of: few.items[0]) == many.key(of: many.items[0]))
    let known = try plan(networks: [.init(name: "m", hash: "00", classCount: 8)])
    #expect(known.items[0].words == nil)
    #expect(try known.key(of: known.items[0]) != few.key(of: few.items[0]))
  }

  /// ROAD of a class lies within a half, of a sum of scores or a number anywhere.
  @Test func boundsTheScoresOfProbabilitiesAlone() throws {
    for (network, isBounded) in [
      (PlannedNetwork(name: "m", hash: "00"), true), (PlannedNetwork(name: "m", hash: "00", classCount: 1), false),
      (PlannedNetwork(name: "m", hash: "00", hasProbabilities: false), false),
    ] {
      let plan = try StudyFixture.plan(networks: [network], caseCount: 2)
      let item = plan.items[1]
      var result = StudyFixture.result(item, in: plan)
      #expect(throws: Never.self) { try plan.check(result, of: item) }
      let data = try JSONEncoder().encode(result)
      let text = String(decoding: data, as: UTF8.self).replacing("\"freshScores\":[0.1", with: "\"freshScores\":[3.1")
      result = try JSONDecoder().decode(CaseResult.self, from: Data(text.utf8))
      if isBounded {
        #expect(throws: StudyError.self) { try plan.check(result, of: item) }
      } else {
        #expect(throws: Never.self) { try plan.check(result, of: item) }
      }
    }
  }

  @Test func refusesQuestionsThatAreNone() throws {
    var both = PlannedQuestion()
    both.texts = ["a"]
    both.likeness = ["b.png"]
    var endless = PlannedQuestion()
    endless.boxScore = .infinity
    for question in [both, endless] {
      let error = #expect(throws: StudyError.self) { try plan(question).check() }
      #expect(error?.code == .invalidPlan)
    }
  }
}
