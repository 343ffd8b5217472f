import FoundationEssentials
import MetaCAM
import ModelReaders
import TestSupport

let textKinds = [
  InputKind(
    name: "csv", corpus: { [try Corpus.own("cases.csv")] },
    mutate: { TextMutation.mutate(&$0, other: $1, &$2) },
    reader: {
      let labels = ImageNetClasses.labels
      return { input in
        _ = try CaseList(csv: input, folder: Corpus.path("Tests/Fixtures/images")) { name in
          [try labels.index(matching: name)]
        }
      }
    }),
  InputKind(
    name: "json-groups", corpus: { [try Corpus.own("groups.json")] },
    mutate: { TextMutation.mutate(&$0, other: $1, &$2) },
    reader: { { _ = try MethodGroups(json: $0).subsets.count } }),
  InputKind(
    name: "json-case", corpus: { [try Corpus.own("case.json")] },
    mutate: { TextMutation.mutate(&$0, other: $1, &$2) },
    reader: {
      let sweep = try FinishedSweep()
      return { input in
        _ = try? sweep.report(input)
        try sweep.reportSealed(input)
      }
    }),
  InputKind(
    name: "json-plan", corpus: { [try Corpus.own("plan.json")] },
    mutate: { TextMutation.mutate(&$0, other: $1, &$2) },
    reader: {
      let folder = TemporaryFile()
      try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
      return { input in
        try Data(input).write(to: URL(fileURLWithPath: folder.path + "/sweep.json"))
        let store = try SweepStore(reading: folder.path)
        for item in store.plan.items(of: try SweepPart(1, of: 2)) where try store.result(of: item) == nil {
          _ = (try store.plan.key(of: item), store.files(of: item), item.model)
        }
      }
    }),
]

/// A sweep of one case, whose file is the input: what `--resume` reads, and what is drawn from it.
private struct FinishedSweep {
  private let folder = TemporaryFile()
  private let store: SweepStore
  private let item: SweepItem

  init() throws {
    let plan = SweepPlan(
      version: "fuzz",
      settings: try ExperimentSettings(
        thresholds: [10, 50], groups: MethodGroups([["grad-cam", "grad-cam++"], ["hires-cam"]])),
      networks: [.init(name: "small.onnx", hash: "0")], precision: "f32",
      cases: [.init(name: "a-1", image: "a.png", imageHash: "0", className: "1", classIndices: [1])])
    store = try SweepStore(folder: folder.path, plan: plan, resumes: false)
    item = plan.items[0]
  }

  func report(_ bytes: [UInt8]) throws {
    let path = "\(folder.path)/cases/\(item.id).json"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    if try store.result(of: item) == nil { return }
    try draw()
  }

  /// The same as if a program had written it on purpose, so that what is behind the seal is reached.
  func reportSealed(_ bytes: [UInt8]) throws {
    try store.finish(JSONDecoder().decode(CaseResult.self, from: Data(bytes)), of: item)
    try draw()
  }

  private func draw() throws {
    let results = try store.writeResults()
    let figures = SweepFigures(results)
    _ = (SweepSummary(results).paragraphs, SweepSummary(results).table)
    _ = (figures.curves, figures.comparison, figures.overallContributions, figures.contributions, figures.combinations)
    for result in results.cases {
      for map in CaseResult.ChosenMap.allCases {
        _ = (result.threshold(of: map), result.components(of: map, in: results.plan.settings))
      }
    }
  }
}
