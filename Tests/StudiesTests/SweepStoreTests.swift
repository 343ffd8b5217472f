import ActivationMaps
import Evaluation
import Foundation
import Studies
import TestSupport
import Testing

@Suite struct SweepStoreTests {
  private let folder = TemporaryFile()

  static func plan(
    seed: UInt64 = 0, networks: [PlannedNetwork] = [.init(name: "m", hash: "00aa11bb22")],
    imageHash: String = "ff", version: String = "1"
  ) throws -> SweepPlan {
    SweepPlan(
      version: version,
      settings: try ExperimentSettings(
        thresholds: [10, 100], groups: MethodGroups([["grad-cam"], ["score-cam"]]), seed: seed),
      networks: networks, precision: "f32",
      cases: [
        .init(name: "a", image: "a.png", imageHash: imageHash, className: "1", classIndices: networks.map { _ in 1 }),
        .init(name: "b", image: "b.png", imageHash: "ee", className: "tabby", classIndices: networks.map { _ in 4 }),
      ])
  }

  /// Numbers without a short decimal form, so that a loss on the way to the disk and back would show.
  static func result(_ item: SweepItem) -> CaseResult {
    func curve(_ scale: Double) -> ThresholdCurve {
      ThresholdCurve(scores: [scale / 3, scale * (0.1 + 0.2)], thresholds: [10, 100])
    }
    let members = Method.explaining.enumerated().map { index, method in
      CaseResult.Member(
        method: method.slug, curve: curve(1 / Double(index + 3)), unthresholded: 0.1, otherProtocol: -0.1 / 3,
        otherProtocolUnthresholded: 0)
    }
    let experiments = [([], 0.0), ([0], 1.0 / 3), ([1], 0.1), ([0, 1], 0.2)].map {
      CaseResult.Experiment(groups: $0.0, curve: curve($0.1))
    }
    let fresh = [0.1, 0.2 / 3, 0, -0.1, 0.5]
    let confirmations = CaseResult.ChosenMap.allCases.map {
      CaseResult.Confirmation(map: $0, score: 1.0 / 9, freshScores: fresh, otherProtocol: 0.3)
    }
    return CaseResult(
      name: item.planned.name, image: item.planned.image, model: item.model, layers: ["l"],
      classIndex: item.classIndex, className: nil, probability: 2.0 / 7,
      findings: .init(
        members: members, experiments: experiments,
        memberSearch: MemberSearch(members: ["grad-cam", "full-grad"], scores: [1.0 / 9, 0.2], threshold: 10),
        confirmations: confirmations, removals: .init(asked: 10, made: 7)),
      warnings: [MapWarning(classIndex: item.classIndex, method: "grad-cam", text: "the map is zero")])
  }

  @Test func goesOnWhereItWas() throws {
    let plan = try Self.plan()
    let (a, b) = (plan.items[0], plan.items[1])
    let store = try SweepStore(folder: folder.path, plan: plan, resumes: false)
    #expect(try store.result(of: a) == nil)
    try store.finish(Self.result(a), of: a)
    #expect(throws: StudyError.self) { try store.writeResults() }

    let again = try SweepStore(folder: folder.path, plan: plan, resumes: true)
    #expect(try again.result(of: a) == Self.result(a))
    try again.finish(Self.result(b), of: b)
    let results = try again.writeResults()
    #expect(results.cases == [Self.result(a), Self.result(b)])
    let first = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/results.json"))
    _ = try again.writeResults()
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/results.json")) == first)
  }

  @Test func takesOneSweepAlone() throws {
    _ = try SweepStore(folder: folder.path, plan: Self.plan(), resumes: true)
    let cases: [(SweepPlan, Bool, String)] = [
      (try Self.plan(), false, "go on with the parameter `resumes`"),
      (try Self.plan(seed: 1), true, "other cases, models or settings"),
      (try Self.plan(networks: [.init(name: "n", hash: "00aa11bb22")]), true, "other cases, models or settings"),
      (try Self.plan(networks: [.init(name: "m", hash: "1")]), true, "the network 'm' has changed since"),
      (try Self.plan(imageHash: "1"), true, "the picture 'a.png' has changed since"),
    ]
    for (plan, resumes, text) in cases {
      let error = #expect(throws: StudyError.self) {
        try SweepStore(folder: folder.path, plan: plan, resumes: resumes)
      }
      #expect(error?.code == .otherResults)
      #expect(error?.description.contains(text) == true)
    }
    try Data("[]".utf8).write(to: URL(fileURLWithPath: folder.path + "/sweep.json"))
    let error = #expect(throws: StudyError.self) {
      try SweepStore(folder: folder.path, plan: Self.plan(), resumes: true)
    }
    #expect(error?.code == .damagedResults)
  }

  /// Whoever reads a folder gets what was written, and writes nothing.
  @Test func isReadAlone() throws {
    let plan = try Self.plan()
    let store = try SweepStore(folder: folder.path, plan: plan, resumes: false)
    try store.finish(Self.result(plan.items[1]), of: plan.items[1])
    let before = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    let read = try SweepStore(reading: folder.path)
    #expect(read.plan == plan)
    #expect(try plan.items.map { try read.result(of: $0) } == [nil, Self.result(plan.items[1])])
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() == before)
    let empty = TemporaryFile()
    #expect(throws: StudyError.self) { try SweepStore(reading: empty.path) }
    #expect(!FileManager.default.fileExists(atPath: empty.path))
  }

  /// A plan from a stranger's file names no file outside its folder, and no index that is none.
  @Test(arguments: [
    (#""name" : "a""#, #""name" : "../a""#), (#""name" : "a""#, #""name" : """#), (#""name" : "a""#, #""name" : "b""#),
    ("\"thresholds\" : [\n      10,\n      100\n    ]", #""thresholds" : []"#),
    ("      10,\n      100\n", "      100,\n      10\n"), ("      10,\n", "      1e9,\n"),
    (#""grad-cam""#, #""no-cam""#), (#""classIndices" : ["#, #""classIndices" : [1,"#),
    ("        4\n", "        -4\n"), (#""seed" : 0"#, #""seed" : -1"#), (#""precision""#, #""decision""#),
  ])
  func refusesPlansThatAreNone(text: String, other: String) throws {
    _ = try SweepStore(folder: folder.path, plan: Self.plan(), resumes: false)
    let path = folder.path + "/sweep.json"
    let written = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    let place = try #require(written.range(of: text), "\(written)")
    try Data(written.replacingCharacters(in: place, with: other).utf8).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: StudyError.self) { try SweepStore(reading: folder.path) }
    #expect(error?.context["file"] == path)
  }

  @Test func tablesHoldEveryNumber() throws {
    let plan = try Self.plan()
    let tables = SweepTables(SweepResults(plan: plan, cases: plan.items.map(Self.result)))
    let rows = tables.experiments.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(rows.count == 1 + 2 * 4 * 2)
    #expect(rows.allSatisfy { $0.count == rows[0].count })
    #expect(rows[3].last.flatMap { Double($0) } == 1.0 / 9)
  }

  @Test func quotesFields() {
    var table = CommaSeparated(columns: ["a", "b"])
    table.append(["x,y", "say \"no\"\n"])
    table.append(["\u{1B}[2J", "\u{202E}\r"])
    #expect(table.text == "a,b\r\n\"x,y\",\"say \"\"no\"\"\n\"\r\n\\u{1B}[2J,\\u{202E}\\u{D}\r\n")
  }
}
