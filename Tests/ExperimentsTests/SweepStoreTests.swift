import ActivationMaps
import Evaluation
import Experiments
import FoundationEssentials
import TestSupport
import Testing

@Suite struct SweepStoreTests {
  private let folder = TemporaryFile()

  private static func plan(seed: UInt64 = 0, models: [String] = ["m"]) throws -> SweepPlan {
    SweepPlan(
      version: "1", settings: try ExperimentSettings(thresholds: [10, 100], seed: seed), models: models,
      precision: "f32",
      cases: [
        .init(name: "a", image: "a.png", className: "1"), .init(name: "b", image: "b.png", className: "tabby"),
      ])
  }

  /// Numbers without a short decimal form, so that a loss on the way to the disk and back would show.
  private static func result(_ name: String) -> CaseResult {
    let curve = ThresholdCurve(scores: [1.0 / 3, 0.1 + 0.2], thresholds: [10, 100])
    return CaseResult(
      name: name, image: "\(name).png", model: "m", layers: ["l"], classIndex: 1, className: nil,
      probability: 2.0 / 7, findings: .init(members: [], experiments: [.init(groups: [0], curve: curve)]))
  }

  @Test func goesOnWhereItWas() throws {
    let plan = try Self.plan()
    let store = try SweepStore(folder: folder.path, plan: plan, resumes: false)
    #expect(try store.result(of: "a") == nil)
    try store.finish(Self.result("a"), id: "a")
    #expect(throws: ExperimentError.self) { try store.writeResults() }

    let again = try SweepStore(folder: folder.path, plan: plan, resumes: true)
    #expect(try again.result(of: "a") == Self.result("a"))
    try again.finish(Self.result("b"), id: "b")
    let results = try again.writeResults()
    #expect(results.cases == [Self.result("a"), Self.result("b")])
    let first = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/results.json"))
    _ = try again.writeResults()
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/results.json")) == first)
  }

  @Test func takesOneSweepAlone() throws {
    _ = try SweepStore(folder: folder.path, plan: Self.plan(), resumes: true)
    for (plan, resumes) in [
      (try Self.plan(), false), (try Self.plan(seed: 1), true), (try Self.plan(models: ["n"]), true),
    ] {
      let error = #expect(throws: ExperimentError.self) {
        try SweepStore(folder: folder.path, plan: plan, resumes: resumes)
      }
      #expect(error?.code == .otherResults)
    }
  }

  @Test func saysThatAFileIsDamaged() throws {
    let store = try SweepStore(folder: folder.path, plan: Self.plan(), resumes: false)
    try store.finish(Self.result("a"), id: "a")
    try Data("{".utf8).write(to: URL(fileURLWithPath: folder.path + "/cases/a.json"))
    let error = #expect(throws: ExperimentError.self) { try store.result(of: "a") }
    #expect(error?.code == .damagedResults)
  }

  @Test func filesOfSeveralModelsDiffer() throws {
    #expect(try Self.plan().caseIDs == ["a", "b"])
    #expect(try Self.plan(models: ["m", "x/n.onnx"]).caseIDs == ["m.a", "m.b", "n.onnx.a", "n.onnx.b"])
  }

  @Test func tablesHoldEveryNumber() throws {
    let plan = try Self.plan()
    let tables = SweepTables(SweepResults(plan: plan, cases: [Self.result("a"), Self.result("b")]))
    let rows = tables.experiments.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.count == 1 + 2 * 2)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(rows[1].last.flatMap { Double($0) } == 1.0 / 3)
  }

  @Test func quotesFields() {
    var table = CommaSeparated(columns: ["a", "b"])
    table.append(["x,y", "say \"no\"\n"])
    #expect(table.text == "a,b\r\n\"x,y\",\"say \"\"no\"\"\n\"\r\n")
  }
}
