import FoundationEssentials
import MetaCAM
import TestSupport

let textKinds = [
  InputKind(
    name: "csv", corpus: { [try Corpus.own("cases.csv")] },
    mutate: { TextMutation.mutate(&$0, other: $1, &$2) },
    reader: {
      let labels = ImageNetClasses.labels
      return { input in
        _ = try CaseList(csv: input, folder: Corpus.path("Tests/Fixtures/images")) { name in
          do throws(ModelError) { _ = try labels.index(matching: name) } catch { return error.message }
          return nil
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
      return { try sweep.report($0) }
    }),
]

/// A sweep of one case, whose file is the input: what `--resume` reads, and what is drawn from it.
private struct FinishedSweep {
  private let folder = TemporaryFile()
  private let store: SweepStore
  private let id = "a-1"

  init() throws {
    let plan = SweepPlan(
      version: "fuzz",
      settings: try ExperimentSettings(
        thresholds: [10, 50], groups: MethodGroups([["grad-cam", "grad-cam++"], ["hires-cam"]])),
      models: ["small.onnx"], precision: "f32", cases: [.init(name: id, image: "a.png", className: "1")])
    store = try SweepStore(folder: folder.path, plan: plan, resumes: false)
  }

  func report(_ bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(folder.path)/cases/\(id).json"))
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
