import Execution
import Failures
import OpenVINORuntime
import Studies
import Tensors

/// All experiments on a list of pictures by several networks, kept in a folder as they are done, and reported.
///
///     let networks = try Sweep.Network.read([(name: "efficientnet-lite0", weights: nil)])
///     let sweep = try Sweep(
///       casesFile: "cases.csv", networks: networks, settings: ExperimentSettings(), engine: Engine(), version: "1")
///     let store = try sweep.store(in: "sweep", resumes: true)
///     let ending = try await sweep.run(in: store)
///     let results = try Sweep.report(store, of: ending, command: "…")
public struct Sweep: Sendable {
  public let plan: SweepPlan
  /// The pictures' files.
  public var pictures: [String] { list.cases.map(\.path) }
  private let list: CaseList
  private let networks: [Network]
  private let engine: Engine
  private let limits: Limits

  /// - Parameters:
  ///   - casesFile: a `CaseList`.
  ///   - version: of the program, which the results name.
  /// - Throws: `StudyError` if the list has faults; `FileError` if a picture cannot be read.
  public init(
    casesFile: String, networks: [Network], settings: ExperimentSettings, engine: Engine,
    likePillow: Bool = false, limits: Limits = .usual, version: String
  ) throws {
    list = try CaseList(contentsOf: casesFile) { name in
      try networks.map { try $0.model.labels.index(matching: name) }
    }
    plan = SweepPlan(
      version: version, settings: settings, networks: networks.map(\.planned), precision: engine.precision.rawValue,
      likePillow: likePillow, cases: try list.planned())
    self.networks = networks
    self.engine = engine
    self.limits = limits
  }

  /// The names of what a sweep writes into its folder beside the figures and what its store keeps.
  public static let files = SweepTables.files + ["results.json", "report.html", "sweep.json"]
  /// The folders there that hold files of many names.
  public static let folders = SweepStore.folders + ["figures"]

  /// Begins the sweep in a folder, or goes on with it there.
  ///
  /// - Throws: as `SweepStore.init`.
  public func store(in folder: String, resumes: Bool) throws -> SweepStore {
    try SweepStore(folder: folder, plan: plan, resumes: resumes)
  }

  /// Computes what the store does not hold yet.
  ///
  /// - Throws: as `SweepRun.carryOut`; errors that are about a picture name it.
  public func run(
    in store: SweepStore, part: SweepPart = .whole, isGoingOn: Bool = false, log: RunLog = RunLog(),
    onEvent: (SweepEvent) throws -> Void = { _ in }, onStep: (SweepItem, _ what: String) -> Void = { _, _ in }
  ) async throws -> SweepRun.Ending {
    guard store.plan == plan else {
      throw StudyError(.otherResults, "the folder holds another sweep", context: ["folder": store.folder])
    }
    return try await SweepRun(store: store, part: part, isGoingOn: isGoingOn).carryOut(
      worker: { index in
        let ensemble = try log.measure("compile") {
          EnsembleExplainer(
            explainer: try Explainer(model: networks[index].model, engine: engine), settings: plan.settings)
        }
        return NetworkSweepWorker(ensemble: ensemble, list: list, likePillow: plan.likePillow, limits: limits, log: log)
      }, onEvent: onEvent, onStep: onStep)
  }

  /// Writes numbers, tables, figures and report, once all items are finished, or all but those that failed.
  ///
  /// - Parameters:
  ///   - ending: how the run ended that finished the last item.
  ///   - command: how the sweep was called, for the report.
  ///   - words: what the report calls what remedies name.
  ///   - onFigure: called after each figure.
  /// - Throws: `StudyError` if a case is missing or damaged, or all have failed; `FigureError`, `FileError`.
  public static func report(
    _ store: SweepStore, of ending: SweepRun.Ending, command: String, log: RunLog = RunLog(),
    words: (Remedy.Means) -> String = \.swiftWords, onFigure: () -> Void = {}
  ) throws -> SweepResults {
    let results = try store.writeResults(without: Set(ending.failures.map(\.item.id)))
    try SweepTables(results).write(to: store.folder)
    let report = SweepReport(
      results, folder: store.folder, command: command, engineVersion: Core.engineVersion,
      notes: ending.notes.map { $0.text(words) }
        + ending.failures.map { "\($0.item.id) failed: \($0.error.worded(by: words))" })
    _ = try log.measure("figures") { try report.write(onStep: onFigure) }
    return results
  }
}
