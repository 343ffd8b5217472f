import ActivationMaps
import Evaluation
import Execution
import Failures
import Files
import Imaging
import ModelReaders
import Studies
import Tensors

/// All experiments on many pictures by one network or several: planned, computed by one process or many, and merged.
///
///     let networks = try Study.Network.read([(name: "efficientnet-lite0", weights: nil)])
///     let cases = try CaseSource("cases.csv").cases()
///     let options = Study.Options(settings: try ExperimentSettings())
///     let plan = try Study.plan(cases, networks: networks, options: options, engine: Engine(), version: "1").plan
///     let store = try StudyStore(folder: "run", plan: plan, resumes: true)
///     let ending = try await Study.run(store, networks: networks, engine: Engine(), version: "1")
///     let merged = try await StudyMerge(store).write()
public enum Study {
  /// What a plan is made of, beside cases and networks.
  public struct Options: Sendable {
    /// How much is asked of each case.
    public var profile: StudyProfile = .full
    /// Thresholds, groups and all else by which a case becomes numbers.
    public var settings: ExperimentSettings
    /// Slugs.
    public var methods: [String] = Method.explaining.map(\.slug)
    /// Slugs of measures beside ROAD.
    public var metrics: [String] = []
    /// What is searched for; nil for what the profile searches.
    public var ensembles: [CaseExperiment.Search]?
    /// How maps are kept; nil for `exact` where the profile is `maps`, else `bytes`.
    public var maps: MapKeeping?
    /// How pictures are read.
    public var reading = PictureReading()
    /// What the networks are asked; they are to be read and compared by the same.
    public var question = PlannedQuestion()
    /// How many items a shard holds; nil for what suits their number.
    public var shardSize: Int?

    /// With the usual methods, and ROAD alone.
    public init(settings: ExperimentSettings) { self.settings = settings }
  }

  /// A plan of a list of cases, each known by what its picture holds; a picture that is missing fails when its turn comes.
  ///
  /// - Parameters:
  ///   - cases: what is explained.
  ///   - networks: what is asked, in the order of the results.
  ///   - options: profile, settings, methods and measures.
  ///   - engine: whose precision the plan keeps.
  ///   - version: of the program, by which results are known.
  /// - Returns: the plan, and what a reader should know of how the list was read.
  /// - Throws: `StudyError` if the list has faults or the options do not fit; the errors of `Method` and `Metric`.
  public static func plan(
    _ cases: StudyCases, networks: [Network], options: Options, engine: Engine, version: String
  ) throws -> (plan: StudyPlan, notes: [Note]) {
    let methods = try Method.named(options.methods).map(\.slug)
    let metrics = try Metric.named(options.metrics).map(\.slug).filter { $0 != Metric.road.slug }
    _ = try options.question.scoreTarget()
    let question = try options.question.lasting(for: networks.map(\.model))
    let resolved = try cases.resolved(
      for: networks.map { network in
        let model = network.model
        return ClassNaming(
          network: network.planned.name, classCount: model.labels.count, isInWords: { try model.asksInWords($0) },
          index: { try model.labels.index(matching: $0) })
      })
    var hashes: [String: String] = [:]
    let planned = resolved.cases.enumerated().map { index, item in
      let hash = hashes[item.path] ?? Self.hash(of: item.path)
      hashes[item.path] = hash
      return PlannedCase(
        name: item.name, image: item.image, path: Network.lasting(item.path), imageHash: hash,
        className: item.className,
        classIndices: resolved.classIndices.map { $0[index] ?? -1 }, group: item.group, boxes: item.boxes)
    }
    let plan = StudyPlan(
      version: version, profile: options.profile, settings: options.settings, methods: methods, metrics: metrics,
      ensembles: options.ensembles,
      maps: options.maps ?? (options.profile == .maps ? .exact : .bytes), networks: networks.map(\.planned),
      precision: engine.precision.rawValue, pictures: PlannedReading(options.reading),
      question: question, cases: planned, shardSize: options.shardSize)
    try plan.check()
    return (plan, resolved.notes)
  }

  /// Of a picture's file; empty where it cannot be read.
  private static func hash(of path: String) -> String {
    (try? MappedFile(path: path).withBytes { SHA256.hexadecimal(of: $0) }) ?? ""
  }

  /// Computes what is not finished, beside whoever else does.
  ///
  /// - Parameters:
  ///   - store: the study's plan and its folder.
  ///   - networks: those of the plan where they are read already; others are read as the plan says.
  ///   - engine: runs the networks.
  ///   - workerCount: how many items are computed at once.
  ///   - shards: nil for all.
  ///   - isWaiting: whether to go on as long as others compute something that may be left to it.
  ///   - leasePeriod: seconds for which this process may be silent before its shards are taken over.
  ///   - limits: how large a network may be.
  ///   - version: of the program; results of two are not mixed.
  ///   - log: counts the runs, and their time.
  ///   - onEvent: called with what happens, from any thread.
  /// - Throws: as `StudyRun.carryOut`.
  public static func run(
    _ store: StudyStore, networks: [Network] = [], engine: Engine, workerCount: Int = 1, shards: [Int]? = nil,
    isWaiting: Bool = true, leasePeriod: Double = LeaseFolder.usualPeriod, limits: Limits = .usual, version: String,
    log: RunLog = RunLog(), onEvent: @escaping @Sendable (StudyEvent) -> Void = { _ in }
  ) async throws -> StudyRun.Ending {
    let plan = store.plan
    guard plan.version == version else {
      throw StudyError(
        .otherResults, "the study is planned by version \(plan.version) of the program, and this is \(version)",
        remedy: "run it by that version, or plan it anew with \(.option(.resumes))",
        context: ["folder": store.folder.path])
    }
    guard plan.precision == engine.precision.rawValue else {
      throw StudyError(
        .otherResults, "the study is planned in \(plan.precision), not \(engine.precision.rawValue)",
        context: ["folder": store.folder.path])
    }
    let question = plan.question ?? PlannedQuestion()
    try question.checkFiles()
    let run = try StudyRun(
      store: store, maps: StudyMaps(keeping: plan.maps), workerCount: workerCount, shards: shards, isWaiting: isWaiting,
      leasePeriod: leasePeriod)
    return try await run.carryOut(
      worker: { index in
        let planned = plan.networks[index]
        let known = networks.first { $0.planned == planned }
        let network: Network
        if let known {
          network = known
        } else {
          let read = try Network(planned, asked: question, limits: limits)
          network = try await read.comparing(by: question, engine: engine, limits: limits)
        }
        let explainer = try log.measure("compile") {
          try Explainer(model: network.model, layers: planned.layers, engine: engine)
        }
        return try NetworkStudyWorker(explainer, plan: plan, limits: limits, log: log)
      }, onEvent: onEvent)
  }
}
