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

  /// What of the list is taken.
  var choice: CaseChoice { CaseChoice(limit: limit, sample: sample, seed: experimentOptions.seed) }

  /// Each network with its file of weights.
  var namedNetworks: [(name: String, weights: String?)] {
    networks.enumerated().map { (name: $1, weights: weights.isEmpty ? nil : weights[$0]) }
  }

  /// What is read, where it is a file.
  var files: [String?] {
    networks + weights + [cases, experimentOptions.groupsFile] + ensembleOptions.readFiles
  }

  /// - Parameter count: of the networks that were read; two names may be of one.
  /// - Throws: `ValidationError` for several, of which no one precision is the best.
  func checkIsOfOneNetwork(_ count: Int) throws {
    guard count == 1 else {
      throw ValidationError("--precision auto is for one network; choose f32 or bf16 for \(count).")
    }
  }

  /// What the networks are asked.
  var question: PlannedQuestion {
    var question = PlannedQuestion()
    question.target = target == .logit ? nil : target.rawValue
    task.add(to: &question)
    comparison.add(to: &question)
    return question
  }

  /// What the plan is made of, beside cases and networks.
  func options() throws -> Study.Options {
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
