import MetaCAM

/// What a command that computes a study or sums it up has at hand: the study, and the way to a person.
///
///     let session = try StudySession(of: folder, consoleOptions)
///     try await session.merge(isPartial: false)
struct StudySession {
  private let store: StudyStore
  private let console: Console
  private let log: RunLog
  private let progress: StudyProgress
  /// What is read already, where the study was planned just now.
  private let planned: PlannedStudy?

  /// A study that lies planned in its folder.
  init(of folder: String, _ options: ConsoleOptions) throws {
    console = try options.console()
    store = try StudyStore(reading: folder)
    planned = nil
    log = RunLog(stage: PreparationNotice(of: store.plan.networks.map(\.model), console: console).stage)
    progress = StudyProgress(store, console: console, asJSON: false)
  }

  /// Plans a study.
  init(
    planning options: StudyPlanOptions, engine: EngineOptions, _ limits: LimitOptions, _ consoleOptions: ConsoleOptions,
    asJSON: Bool
  ) async throws {
    console = try consoleOptions.console()
    log = RunLog(stage: PreparationNotice(of: options.networks, console: console).stage)
    let planned = try await PlannedStudy(options, engine: engine, limits: limits.limits, console, log: log)
    self.planned = planned
    store = planned.store
    progress = StudyProgress(store, console: console, asJSON: asJSON)
  }

  /// Computes what is not finished.
  func compute(
    _ options: StudyRunOptions, engine: EngineOptions, _ limits: LimitOptions, shards: [Int]? = nil,
    isWaiting: Bool = true
  ) async throws -> StudyRun.Ending {
    try await Study.run(
      store, networks: planned?.networks ?? [], engine: planned?.engine ?? engine.engine(of: store.plan),
      workerCount: options.workers, shards: shards, isWaiting: isWaiting, leasePeriod: options.leasePeriod,
      limits: limits.limits, version: Version.current, log: log, onEvent: progress.show)
  }

  /// Says how computing ended.
  /// - Throws: what makes the command end with status 1, where a case has failed.
  func end(_ ending: StudyRun.Ending) throws { try progress.end(ending, of: store) }

  /// Makes the tables, and says so.
  /// - Throws: what makes the command end with status 1, where a case has failed.
  func merge(isPartial: Bool) async throws {
    try progress.end(try await merged(isPartial: isPartial), hasReport: false)
  }

  /// Makes tables and report, and says so.
  /// - Throws: what makes the command end with status 1, where a case has failed.
  func mergeAndReport() async throws {
    let merged = try await merged()
    try StudyReport(store, command: CommandLine.arguments.shellWords, notes: progress.notes)
      .write(onFigure: progress.figure)
    try progress.end(merged, log: log)
  }

  private func merged(isPartial: Bool = false) async throws -> StudyMerge.Merged {
    try await StudyMerge(store, isPartial: isPartial, words: CommandWords.words).write()
  }

  /// Writes the report of what is done, and says what is not.
  /// - Parameter shown: how many cases have pages of their own.
  func report(shown: Int) throws {
    let files = try StudyReport(store, command: CommandLine.arguments.shellWords, shownCount: shown)
      .write(onFigure: progress.figure)
    progress.endBar()
    try StandardOutput.print("wrote \(store.folder.path)/report.html, \(files.count - 1) figures and pages")
    let left = try store.left()
    if left.shards > 0 {
      console.warn(
        "\(left.items) of \(store.plan.itemCount) case(s) are left out: \(left.shards) of \(store.plan.shardCount) shards are "
          + "not done")
    }
  }
}
