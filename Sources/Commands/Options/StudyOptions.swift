import ArgumentParser
import MetaCAM

/// What a study is of.
struct StudyPlanOptions: ParsableArguments {
  @Argument(
    help: "The cases: a table, a folder for each class, an annotated folder, or a JSON file.", completion: .file())
  var cases: String

  @Option(
    name: .long, help: ArgumentHelp("The folder for the results; made if missing.", valueName: "folder"),
    completion: .directory)
  var out: String

  @Option(
    name: [.customLong("networks"), .customLong("model")], parsing: .upToNextOption,
    help: ArgumentHelp(
      "The networks: names that `metacam models` lists, or paths of files, folders and descriptions.",
      valueName: "network"), completion: .networks)
  var networks: [String] = ["efficientnet-lite0"]

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files of weights for the named networks, one for each, in their order (default: the published ones).",
      valueName: "file"), completion: .file())
  var weights: [String] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("The layers that maps are made from (default: the network's usual one).", valueName: "layer"))
  var layers: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How much is asked of each case.",
      discussion: HelpLists.sentence(StudyProfile.all, \.summary)))
  var profile: StudyProfile = .full

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp("The methods, or 'all' (default: all eleven).", valueName: "method"), completion: .methods)
  var methods: [String] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "Measures beside ROAD: \(StudyPlanOptions.metricSlugs.joined(separator: ", ")).", valueName: "metric"),
    completion: .metrics)
  var metrics: [String] = []

  @Option(
    name: .long, parsing: .upToNextOption,
    help: ArgumentHelp(
      "The ensembles of each case: \(EnsembleChoice.names.joined(separator: ", ")) (default: the profile's).",
      discussion: HelpLists.sentence(EnsembleChoice.all, \.summary),
      valueName: "ensemble"), completion: .list(EnsembleChoice.names), transform: EnsembleChoice.named)
  var ensembles: [EnsembleChoice] = []

  @OptionGroup var ensembleOptions: StudyEnsembleOptions

  @Option(
    name: .customLong("k"), parsing: .upToNextOption,
    help: ArgumentHelp("The thresholds to try, in percent of the pixels (default: 5 10 … 100).", valueName: "percent"))
  var thresholds: [Double] = []

  @Option(
    name: .long,
    help: ArgumentHelp(
      "How maps are kept (default: 'exact' in the profile 'maps', else 'bytes').",
      discussion: HelpLists.sentence(MapKeeping.all, \.summary)))
  var maps: MapKeeping?

  @Option(name: .long, help: ArgumentHelp("The first cases of the list, so many at most.", valueName: "count"))
  var limit: Int?

  @Option(name: .long, help: ArgumentHelp("So many cases at random, by --seed.", valueName: "count"))
  var sample: Int?

  @Option(
    name: .long,
    help: ArgumentHelp("The pictures' folder, where the list does not lie beside them.", valueName: "folder"),
    completion: .directory)
  var pictures: String?

  @Option(
    name: .customLong("shard-size"),
    help: ArgumentHelp("Cases a shard, up to 256 (default: about 64 shards).", valueName: "count"))
  var shardSize: Int?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The score that is explained: 'logit', 'probability', 'log-probability', 'rest' (the logit less the cross-entropy)."
    ))
  var target: ScoreTarget = .logit

  @OptionGroup var task: TaskOptions
  @OptionGroup var comparison: ComparisonOptions
  @OptionGroup var experimentOptions: ExperimentOptions
  @OptionGroup var pictureOptions: PictureOptions

  @Flag(name: .long, help: "Go on with a study that was ended; what has changed is computed anew.")
  var resume = false

  /// Those that need no map to be made anew, and no boxes: by these a study judges anyhow, where its list has them.
  static let metricSlugs = Metric.all.filter { $0.slug != Metric.road.slug && !$0.remakesMaps && !$0.needsBoxes }
    .map(\.slug)

  func validate() throws {
    if !weights.isEmpty, weights.count != networks.count {
      throw ValidationError("--weights takes one file for each network: \(networks.count), not \(weights.count).")
    }
    if profile == .maps, let option = judgingOptions.first {
      throw ValidationError(
        "--profile maps judges nothing, so \(option) would change nothing; leave it out, or take another profile.")
    }
    if let asked = task.task, let needed = comparison.task, asked != needed {
      throw ValidationError("\(comparison.given) is for --task \(needed), not for \(asked).")
    }
    if comparison.words { throw ValidationError("--words draws bars beside a map, which a study does not.") }
    if let metric = metrics.first(where: { !Self.metricSlugs.contains($0) }), metric != "road" {
      throw ValidationError(
        "There is no measure '\(metric)' for studies; take one of \(Self.metricSlugs.joined(separator: ", ")).")
    }
  }

  /// What was said of how maps are judged and combined.
  private var judgingOptions: [String] {
    [
      ("--ensembles", !ensembles.isEmpty), ("--ensemble", !ensembleOptions.ensembles.isEmpty),
      ("--metrics", !metrics.isEmpty), ("--k", !thresholds.isEmpty), ("--groups", experimentOptions.groupsFile != nil),
      ("--group", !experimentOptions.groupList.isEmpty), ("--consensus", experimentOptions.consensus != .sum),
      ("--protocol", experimentOptions.removalProtocol != .reference),
    ].filter(\.1).map(\.0)
  }

  /// Plans the study, in its folder.
  func store(
    engine options: EngineOptions, limits: Limits, console: Console, log: RunLog
  ) async throws -> (store: StudyStore, networks: [Study.Network], engine: Engine) {
    let list = try CaseSource(cases, pictures: pictures).cases(
      CaseChoice(limit: limit, sample: sample, seed: experimentOptions.seed))
    let question = question
    let alone = try log.measure("read") {
      try Study.Network.read(
        networks.enumerated().map { (name: $1, weights: weights.isEmpty ? nil : weights[$0]) }, layers: layers,
        question: question, limits: limits, onNote: { console.note("note: \($0.worded)") })
    }
    let engine = try await engine(by: options, for: alone, console: console)
    var read: [Study.Network] = []
    for network in alone { read.append(try await network.comparing(by: question, engine: engine, limits: limits)) }
    let (plan, notes) = try Study.plan(
      list, networks: read, options: self.options(), engine: engine, version: Version.current)
    for note in notes { console.note("note: \(note.worded)") }
    let inputs = InputFiles(
      plan.cases.map(\.path) + networks + weights + (plan.question?.files.map(\.path) ?? [])
        + [cases, experimentOptions.groupsFile] + ensembleOptions.readFiles)
    for file in StudyFolder.files { try inputs.check(output: "\(out)/\(file)") }
    for folder in StudyFolder.folders { try inputs.check(outputFolder: "\(out)/\(folder)") }
    let store = try StudyStore(folder: out, plan: plan, resumes: resume)
    if let difference = store.difference {
      console.note("changed since: \(difference); what depends on it is computed anew")
    }
    return (store, read, engine)
  }

  /// A study that goes on does so in the precision that was chosen for it.
  private func engine(
    by options: EngineOptions, for networks: [Study.Network], console: Console
  ) async throws -> Engine {
    guard case .measured = options.precision else { return try options.engine() }
    if resume, let planned = try? StudyStore(reading: out).plan { return try options.engine(of: planned) }
    guard networks.count == 1 else {
      throw ValidationError("--precision auto is for one network; choose f32 or bf16 for \(networks.count).")
    }
    let (engine, note) = try await options.engine(for: networks[0].model)
    if let note { console.note(note) }
    return engine
  }

  private var question: PlannedQuestion {
    var question = PlannedQuestion()
    question.target = target == .logit ? nil : target.rawValue
    task.add(to: &question)
    comparison.add(to: &question)
    return question
  }

  private func options() throws -> Study.Options {
    let slugs = methods.isEmpty ? Method.explaining.map(\.slug) : try Method.named(methods).map(\.slug)
    let (rivals, chosen) = try ensembleOptions.read()
    var options = Study.Options(
      settings: try experimentOptions.settings(
        thresholds: thresholds, methods: slugs, ensemble: chosen, rivals: rivals))
    options.profile = profile
    options.methods = slugs
    options.metrics = metrics
    options.ensembles =
      ensembles.isEmpty
      ? nil : CaseExperiment.Search.allCases.filter { search in ensembles.contains { $0.search == search } }
    options.maps = maps
    options.reading = pictureOptions.reading
    options.question = question
    options.shardSize = shardSize
    return options
  }
}

/// How a study is computed here.
struct StudyRunOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("How many cases are computed at once.", valueName: "count"))
  var workers = 2

  @Option(
    name: .customLong("lease"),
    help: ArgumentHelp(
      "For how long this process may be silent before its shards are taken over.", valueName: "seconds"))
  var leasePeriod = LeaseFolder.usualPeriod

  func validate() throws {
    guard (1...1024).contains(workers) else { throw ValidationError("--workers is from 1 to 1024.") }
    guard leasePeriod >= 1, leasePeriod <= 86_400 else { throw ValidationError("--lease is from 1 to 86400 seconds.") }
  }

  func carryOut(
    _ store: StudyStore, networks: [Study.Network] = [], shards: [Int]? = nil, isWaiting: Bool = true, engine: Engine,
    limits: Limits, log: RunLog, progress: StudyProgress
  ) async throws -> StudyRun.Ending {
    try await Study.run(
      store, networks: networks, engine: engine, workerCount: workers, shards: shards, isWaiting: isWaiting,
      leasePeriod: leasePeriod, limits: limits, version: Version.current, log: log, onEvent: progress.show)
  }
}

/// How a study is spread over a cluster.
struct ClusterOptions: ParsableArguments {
  @Option(
    name: .long, help: ArgumentHelp("How many jobs at most (default: one a shard, up to 1000).", valueName: "count"))
  var jobs: Int?

  @Option(name: .long, help: ArgumentHelp("Processors a job.", valueName: "count"))
  var cpus = 2

  @Option(
    name: .customLong("seconds-per-case"),
    help: ArgumentHelp("What a case takes on such processors.", valueName: "seconds"))
  var secondsPerCase = 30.0

  @Option(
    name: .customLong("merge-hours"),
    help: ArgumentHelp(
      "How long Slurm's job that merges may take, with the shards that dead tasks have left (default: an hour, and what a "
        + "tenth of the tasks takes).", valueName: "hours"))
  var mergeHours: Double?

  func validate() throws {
    guard jobs.map({ (1...100_000).contains($0) }) ?? true else { throw ValidationError("--jobs is from 1 to 100000.") }
    guard (1...1024).contains(cpus) else { throw ValidationError("--cpus is from 1 to 1024.") }
    guard secondsPerCase > 0, secondsPerCase <= 1e6 else {
      throw ValidationError("--seconds-per-case is above 0 and up to 1000000.")
    }
    guard mergeHours.map({ $0 > 0 && $0 <= 8760 }) ?? true else {
      throw ValidationError("--merge-hours is above 0 and up to 8760.")
    }
  }

  func jobs(of store: StudyStore) -> ClusterJobs {
    ClusterJobs(
      store.plan, folder: store.folder.path, jobCount: jobs, cpus: cpus, secondsPerCase: secondsPerCase,
      mergeHours: mergeHours)
  }
}
