import ActivationMaps
import Evaluation
import FoundationEssentials
import Studies
import TestSupport
import Testing

@Suite struct SweepStoreTests {
  private let folder = TemporaryFile()

  static func plan(
    seed: UInt64 = 0, networks: [SweepPlan.PlannedNetwork] = [.init(name: "m", hash: "00aa11bb22")],
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
  static func result(_ item: SweepPlan.Item) -> CaseResult {
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
      name: item.planned.name, image: item.planned.image, model: item.network.name, layers: ["l"],
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
      (try Self.plan(), false, "--resume"), (try Self.plan(seed: 1), true, "other cases, models or settings"),
      (try Self.plan(networks: [.init(name: "n", hash: "00aa11bb22")]), true, "other cases, models or settings"),
      (try Self.plan(networks: [.init(name: "m", hash: "1")]), true, "the network 'm' has changed since"),
      (try Self.plan(imageHash: "1"), true, "the picture 'a.png' has changed since"),
    ]
    for (plan, resumes, text) in cases {
      let error = #expect(throws: StudyError.self) {
        try SweepStore(folder: folder.path, plan: plan, resumes: resumes)
      }
      #expect(error?.code == .otherResults)
      #expect(error?.message.contains(text) == true)
    }
    try Data("[]".utf8).write(to: URL(fileURLWithPath: folder.path + "/sweep.json"))
    let error = #expect(throws: StudyError.self) {
      try SweepStore(folder: folder.path, plan: Self.plan(), resumes: true)
    }
    #expect(error?.code == .damagedResults)
  }

  /// Two files of one name are two networks.
  @Test func filesOfSeveralNetworksDiffer() throws {
    #expect(try Self.plan().items.map(\.id) == ["a", "b"])
    let plan = try Self.plan(networks: [
      .init(name: "x/n.onnx", hash: "0123456789"), .init(name: "y/n.onnx", hash: "9876543210"),
    ])
    #expect(
      plan.items.map(\.id) == ["n.onnx-01234567.a", "n.onnx-01234567.b", "n.onnx-98765432.a", "n.onnx-98765432.b"])
    let store = try SweepStore(folder: folder.path, plan: plan, resumes: false)
    for item in plan.items { try store.finish(Self.result(item), of: item) }
    #expect(try store.writeResults().cases.map(\.model) == ["x/n.onnx", "x/n.onnx", "y/n.onnx", "y/n.onnx"])
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
