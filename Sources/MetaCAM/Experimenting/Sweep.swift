import Execution
import Failures
import Files
import Imaging
import ModelReaders
import OpenVINORuntime
import Studies
import Tensors

/// All experiments on a list of pictures by several networks, kept in a folder as they are done, and reported.
///
///     let networks = try Sweep.Network.read(["efficientnet-lite0"])
///     let sweep = try Sweep(casesFile: "cases.csv", networks: networks, settings: ExperimentSettings(), version: "1")
///     let store = try SweepStore(folder: "sweep", plan: sweep.plan, resumes: true)
///     let ending = try await sweep.run(in: store, engine: Engine())
///     let results = try Sweep.report(store, of: ending, command: "…")
public struct Sweep: Sendable {
  public let plan: SweepPlan
  /// The pictures' files.
  public var pictures: [String] { list.cases.map(\.path) }
  private let list: CaseList
  private let networks: [Network]
  private let limits: Limits

  /// - Parameters:
  ///   - casesFile: a `CaseList`.
  ///   - precision: what the engine will compute in.
  ///   - version: of the program, which the results name.
  /// - Throws: `StudyError` if the list has faults; `FileError` if a picture cannot be read.
  public init(
    casesFile: String, networks: [Network], settings: ExperimentSettings, precision: Core.Precision = .float32,
    likePillow: Bool = false, limits: Limits = .usual, version: String
  ) throws {
    list = try CaseList(contentsOf: casesFile) { name in
      try networks.map { try $0.model.labels.index(matching: name) }
    }
    plan = SweepPlan(
      version: version, settings: settings, networks: networks.map(\.planned), precision: precision.rawValue,
      likePillow: likePillow, cases: try list.planned())
    self.networks = networks
    self.limits = limits
  }

  /// The names of what a sweep writes into its folder beside the figures and what its store keeps.
  public static let files = SweepTables.files + ["results.json", "report.html", "sweep.json"]
  /// The folders there that hold files of many names.
  public static let folders = SweepStore.folders + ["figures"]

  /// A network as a sweep knows it.
  public struct Network: Sendable {
    public let model: NetworkModel
    public let planned: SweepPlan.PlannedNetwork

    /// - Parameter name: what it is called in results.
    public init(_ model: NetworkModel, name: String) throws {
      self.model = model
      planned = SweepPlan.PlannedNetwork(name: name, hash: try model.contentHash())
    }

    /// Each network once, however often and by whatever path it is named.
    ///
    /// - Parameter weights: a file for each name, or none.
    /// - Throws: as `NetworkModel.init`.
    public static func read(
      _ names: [String], weights: [String] = [], limits: Limits = .usual
    ) throws -> [Network] {
      try names.enumerated().map { index, name in
        let file = weights.isEmpty ? nil : weights[index]
        let model = try NetworkModel(named: name, weights: file, limits: limits)
        let isAmbiguous = names.count { $0 == name } > 1
        return try Network(model, name: isAmbiguous ? file.map { "\(name) with \($0)" } ?? name : name)
      }.eachOnce(by: \.planned.hash)
    }
  }

  /// Computes what the store does not hold yet.
  ///
  /// - Throws: as `SweepRun.carryOut`; errors that are about a picture name it.
  public func run(
    in store: SweepStore, part: SweepPart = .whole, isGoingOn: Bool = false, engine: Engine, log: RunLog = RunLog(),
    onEvent: (SweepEvent) throws -> Void = { _ in }, onStep: (SweepItem, _ what: String) -> Void = { _, _ in }
  ) async throws -> SweepRun.Ending {
    try await SweepRun(store: store, part: part, isGoingOn: isGoingOn).carryOut(
      worker: { index in
        let ensemble = try log.measure("compile") {
          EnsembleExplainer(
            explainer: try Explainer(model: networks[index].model, engine: engine), settings: plan.settings,
            engine: engine)
        }
        return Worker(ensemble: ensemble, list: list, likePillow: plan.likePillow, limits: limits, log: log)
      }, onEvent: onEvent, onStep: onStep)
  }

  /// Writes numbers, tables, figures and report, once all items are finished, or all but those that failed.
  ///
  /// - Parameters:
  ///   - ending: how the run ended that finished the last item.
  ///   - command: how the sweep was called, for the report.
  ///   - onFigure: called after each figure.
  /// - Throws: `StudyError` if a case is missing or damaged, or all have failed; `FigureError`, `FileError`.
  public static func report(
    _ store: SweepStore, of ending: SweepRun.Ending, command: String, log: RunLog = RunLog(),
    onFigure: () -> Void = {}
  ) throws -> SweepResults {
    let results = try store.writeResults(without: Set(ending.failures.map(\.item.id)))
    try SweepTables(results).write(to: store.folder)
    let report = SweepReport(
      results, folder: store.folder, command: command, engineVersion: Core.engineVersion,
      notes: ending.notes + ending.failures.map { "\($0.item.id) failed: \($0.error)" })
    _ = try log.measure("figures") { try report.write(onStep: onFigure) }
    return results
  }
}

/// Computes cases by one network.
private struct Worker: SweepWorker {
  let ensemble: EnsembleExplainer
  let list: CaseList
  let likePillow: Bool
  let limits: Limits
  let log: RunLog

  var notes: [String] { ensemble.explainer.notes }

  func result(of item: SweepItem, files: SweepStore.ItemFiles, onStep: (String) -> Void) throws -> CaseResult {
    let listed = list.cases[item.caseIndex]
    let image: Image
    do {
      image = try Image(contentsOf: listed.path, likePillow: likePillow, mostPixels: limits.picturePixels)
    } catch let error as ImagingError {
      throw error.adding(["case": item.id])
    }
    let outcome: EnsembleOutcome
    do {
      outcome = try ensemble.explain(
        ensemble.explainer.model.preprocessing.input(of: image), className: "\(item.classIndex)", name: listed.name,
        path: listed.image, modelName: item.model, searches: [.groups, .members], log: log, onStep: onStep)
    } catch let error as any ContextualError where error.context["file"] == nil {
      throw error.adding(["image": listed.path])
    }
    let maps = try SafetensorsWriter(path: files.maps)
    for (method, map) in outcome.members.sorted(by: { $0.key < $1.key }) { try maps.append(method, map) }
    for (kind, map) in outcome.chosen.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try maps.append(kind.rawValue, map)
    }
    try maps.finish()
    try outcome.image.writePNG(to: files.picture)
    return outcome.result
  }
}
