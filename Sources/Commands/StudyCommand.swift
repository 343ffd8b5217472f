import ArgumentParser
import MetaCAM

struct StudyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Run all experiments on many pictures, on one machine or a cluster, and report them.",
    discussion: """
      CASES is a table of comma-separated values (image,class; with a heading also name, group and boxes), a folder with a \
      folder for each class, ImageNet's validation set with its XML files, or a JSON file as COCO has them. The class 'top' is \
      the network's own first answer.

      Whatever is finished is kept: a study that was ended goes on with --resume, to the same bytes, however many workers and \
      machines take part. A picture that fails is reported, and the others are finished.

      `metacam study all --help` lists the options of a whole study, the parts below have their own.

      Examples:
        metacam study cases.csv --out run
        metacam study imagenet/val --out run --sample 500 --profile quick --workers 2
        metacam study plan cases.csv --out run && metacam study slurm run > run.sh
      """,
    subcommands: [
      StudyAllCommand.self, StudyPlanCommand.self, StudyRunCommand.self, StudyMergeCommand.self,
      StudyReportCommand.self, StudySelectCommand.self, StudyCompareCommand.self, StudyStatusCommand.self,
      StudySlurmCommand.self,
      StudyKubernetesCommand.self,
    ], defaultSubcommand: StudyAllCommand.self)
}

/// Plans, runs, merges and reports.
struct StudyAllCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all", abstract: "Plan, run, merge and report on this machine (what `metacam study` does).")

  @OptionGroup var consoleOptions: ConsoleOptions
  @OptionGroup var planOptions: StudyPlanOptions
  @OptionGroup var runOptions: StudyRunOptions
  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var limitOptions: LimitOptions

  @Flag(name: .long, help: "Print one JSON object with the results' files, failures, runs and seconds instead of text.")
  var json = false

  func run() async throws {
    let console = try consoleOptions.console()
    let log = RunLog(stage: PreparationNotice(of: planOptions.networks, console: console).stage)
    let (store, networks, engine) = try await planOptions.store(
      engine: engineOptions, limits: limitOptions.limits, console: console, log: log)
    let progress = StudyProgress(store, console: console, asJSON: json)
    _ = try await runOptions.carryOut(
      store, networks: networks, engine: engine, limits: limitOptions.limits, log: log, progress: progress)
    let merged = try await StudyMerge(store, words: CommandWords.words).write()
    try StudyReport(store, command: CommandLine.arguments.shellWords, notes: progress.notes)
      .write(onFigure: progress.figure)
    try progress.end(merged, log: log)
  }
}

struct StudyPlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Write down what is to be computed; nothing is computed yet.")

  @OptionGroup var consoleOptions: ConsoleOptions
  @OptionGroup var planOptions: StudyPlanOptions
  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var limitOptions: LimitOptions

  func run() async throws {
    let console = try consoleOptions.console()
    let (store, _, _) = try await planOptions.store(
      engine: engineOptions, limits: limitOptions.limits, console: console, log: RunLog())
    let plan = store.plan
    let folder = planOptions.out.shellPath
    try StandardOutput.print(
      "\(plan.itemCount) case(s) in \(plan.shardCount) shard(s) of at most \(plan.shardSize); go on with")
    for part in ["run", "merge", "report"] { try StandardOutput.print("  metacam study \(part) \(folder)") }
  }
}

struct StudyRunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Compute a planned study, beside whoever else does so, on this machine or another.",
    discussion: """
      Takes shards that nobody computes until all are done. Who is silent for longer than its lease, or was a process of this \
      machine that has ended, is taken over.
      """)

  @Argument(help: "The study's folder.")
  var folder: String

  @Option(
    name: .customLong("shard"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "The shards to compute, from 0 (default: whichever is free, until all are done).", valueName: "number"))
  var shards: [Int] = []

  @Flag(inversion: .prefixedNo, help: "Wait for shards that others compute, should they be left.")
  var wait = true

  @OptionGroup var consoleOptions: ConsoleOptions
  @OptionGroup var runOptions: StudyRunOptions
  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var limitOptions: LimitOptions

  func run() async throws {
    let console = try consoleOptions.console()
    let store = try StudyStore(reading: folder)
    let progress = StudyProgress(store, console: console, asJSON: false)
    let log = RunLog(stage: PreparationNotice(of: store.plan.networks.map(\.model), console: console).stage)
    let ending = try await runOptions.carryOut(
      store, shards: shards.isEmpty ? nil : shards, isWaiting: wait, engine: engineOptions.engine(of: store.plan),
      limits: limitOptions.limits, log: log, progress: progress)
    try progress.end(ending, of: store)
  }
}

struct StudyMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Make one database and tables of all shards: results.sqlite, tables/*.csv.")

  @OptionGroup var consoleOptions: ConsoleOptions

  @Argument(help: "The study's folder.")
  var folder: String

  @Flag(name: .long, help: "Leave out shards that are not done.")
  var partial = false

  func run() async throws {
    let store = try StudyStore(reading: folder)
    let merged = try await StudyMerge(store, isPartial: partial, words: CommandWords.words).write()
    try StudyProgress(store, console: consoleOptions.console(), asJSON: false).end(merged, hasReport: false)
  }
}

struct StudyReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report of what is done of a study: report.html, figures, pages of cases.")

  @OptionGroup var consoleOptions: ConsoleOptions

  @Argument(help: "The study's folder.")
  var folder: String

  @Option(
    name: .long,
    help: ArgumentHelp("How many cases are shown: best, worst, most disputed and random ones.", valueName: "count"))
  var shown = StudyReport.usualShownCount

  func validate() throws {
    guard (0...StudyReport.mostShownCount).contains(shown) else {
      throw ValidationError("--shown is from 0 to \(StudyReport.mostShownCount).")
    }
  }

  func run() async throws {
    let store = try StudyStore(reading: folder)
    let progress = try StudyProgress(store, console: consoleOptions.console(), asJSON: false)
    let files = try StudyReport(store, command: CommandLine.arguments.shellWords, shownCount: shown)
      .write(onFigure: progress.figure)
    progress.endBar()
    try StandardOutput.print("wrote \(folder)/report.html, \(files.count - 1) figures and pages")
    let count = store.plan.shardCount
    let left = try Set(0..<count).subtracting(store.doneShards())
    if !left.isEmpty {
      let missing = left.reduce(0) { $0 + store.plan.items(ofShard: $1).count }
      try consoleOptions.console().warn(
        "\(missing) of \(store.plan.itemCount) case(s) are left out: \(left.count) of \(count) shards are not done")
    }
  }
}

struct StudySelectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "select",
    abstract: "Choose one ensemble and k for all pictures, and judge it on pictures it was not chosen on.",
    discussion: """
      Chooses on four fifths of the classes and judges on the last fifth, five times under five seeds, against the best single \
      method chosen alike. Writes the ensemble that all cases speak for: a file that `explain`, `meta` and `evaluate` take with \
      --ensemble.

      With --weights it learns what each method counts in a weighted sum of all maps instead. What that is worth, a study that \
      judges the file says: it takes for each case the weights that were learnt without its class.
      """)

  @OptionGroup var consoleOptions: ConsoleOptions

  @Argument(help: "The folder of a study with combinations of groups; for --weights, of any that judges its maps.")
  var folder: String

  @Flag(name: .long, help: "Learn non-negative weights of the methods instead of choosing an ensemble and k.")
  var weights = false

  @Option(name: .long, help: ArgumentHelp("Which of the study's networks, from 0.", valueName: "number"))
  var network = 0

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Where the ensemble is written (default: ensemble.json in the folder, of weights learned.json).",
      valueName: "file"),
    completion: .file())
  var out: String?

  @Option(
    name: .customLong("scores"),
    help: ArgumentHelp(
      "Write each case's score when it was held out, as a table that `metacam study compare` takes.", valueName: "file"),
    completion: .file())
  var scoresFile: String?

  @Flag(name: .long, help: "Choose by the shards that are done, where others are not.")
  var partial = false

  @Option(name: .long, help: "For the folds and the intervals.")
  var seed: UInt64 = 0

  @Flag(name: .long, help: "Print a JSON object.")
  var json = false

  func validate() throws {
    if weights, scoresFile != nil {
      throw ValidationError("--weights judges nothing, so it has no --scores; leave one of them out.")
    }
  }

  func run() throws {
    let store = try StudyStore(reading: folder)
    let path = out ?? "\(folder)/\(weights ? "learned" : "ensemble").json"
    for output in [path, scoresFile] {
      try InputFiles([store.folder.plan, store.folder.database]).check(output: output)
    }
    guard !weights else { return try learn(by: store, to: path) }
    let selection = try StudySelection(of: store, network: network, seed: seed, isPartial: partial)
    try warn(selection.caseCount, missing: selection.missingCount)
    try selection.ensemble.write(to: path)
    if let scoresFile { try selection.writeHeldOutScores(to: scoresFile) }
    if json { return try JSONOutput.write(SelectionOutput(selection, file: path, seed: seed)) }
    let written = [path, scoresFile].compactMap { $0 }.joined(separator: ", ")
    for line in selection.lines + ["wrote \(written)"] { try StandardOutput.print(line) }
  }

  private func learn(by store: StudyStore, to path: String) throws {
    let learning = try WeightLearning(of: store, network: network, seed: seed, isPartial: partial)
    try warn(learning.caseCount, missing: learning.missingCount)
    try learning.ensemble.write(to: path)
    if json { return try JSONOutput.write(LearningOutput(learning, file: path, seed: seed)) }
    for line in learning.lines + ["wrote \(path)"] { try StandardOutput.print(line) }
  }

  private func warn(_ count: Int, missing: Int) throws {
    guard missing > 0 else { return }
    try consoleOptions.console().warn(
      "chosen by \(count) case(s); \(missing) others are of shards that are not done")
  }
}

struct StudyCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Hold another program's scores of the same cases against a study's, by the same statistics.",
    discussion: """
      SCORES is a table of comma-separated values: case, method, score, with or without such a heading; cases are known by the \
      names that tables/cases.csv has. Each row is held against the study's best single method over all pictures, or against \
      --reference. Whether both programs measure the same thing, only you can know.

      Examples:
        metacam study compare run theirs.csv
        metacam study compare run theirs.csv --measure insertion --variant whole --out comparison.csv
      """)

  @OptionGroup var consoleOptions: ConsoleOptions

  @Argument(help: "The study's folder.")
  var folder: String

  @Argument(help: "The other program's scores.")
  var scores: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Which of the study's measures they are (default: ROAD by the protocol that chose).", valueName: "measure"))
  var measure: String?

  @Option(name: .long, help: "The study's maps as they are, or each at its best k.")
  var variant: CaseResult.Measure.Variant = .best

  @Option(name: .long, help: ArgumentHelp("The row that the others are held against.", valueName: "row"))
  var reference: String?

  @Option(name: .long, help: ArgumentHelp("Which of the study's networks, from 0.", valueName: "number"))
  var network = 0

  @Option(
    name: .long, help: ArgumentHelp("Write the table as comma-separated values.", valueName: "file"),
    completion: .file())
  var out: String?

  @Option(name: .long, help: "For the intervals.")
  var seed: UInt64 = 0

  @Flag(name: .long, help: "Print a JSON object.")
  var json = false

  func run() throws {
    let store = try StudyStore(reading: folder)
    try InputFiles([store.folder.plan, store.folder.database, scores]).check(output: out)
    let comparison = try StudyComparison(
      of: store, with: scores, metric: measure, variant: variant, reference: reference, network: network, seed: seed)
    if let out { try comparison.write(to: out) }
    if json { return try JSONOutput.write(ComparisonOutput(comparison, seed: seed)) }
    for line in comparison.lines { try StandardOutput.print(line) }
    for note in comparison.leftOut { try consoleOptions.console().note(note) }
    if let out { try StandardOutput.print("wrote \(out)") }
  }
}

struct StudyStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say how far a study is: shards done, running and stale, the rate, the time left.")

  @OptionGroup var consoleOptions: ConsoleOptions

  @Argument(help: "The study's folder.")
  var folder: String

  @Flag(name: .long, help: "Print a JSON object.")
  var json = false

  @Flag(name: .long, help: "Go on saying so, in one line, until all is done.")
  var watch = false

  func run() async throws {
    let store = try StudyStore(reading: folder)
    var status = try StudyStatus(of: store)
    let console = try consoleOptions.console()
    while watch, status.done < status.shardCount {
      console.bar(status.itemsFinished, of: status.itemCount, status.line)
      try await Task.sleep(for: .seconds(2))
      status = try StudyStatus(of: store)
    }
    console.endProgress()
    if json { return try JSONOutput.write(status) }
    for line in status.lines { try StandardOutput.print(line) }
  }
}

struct StudySlurmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "slurm", abstract: "Print a script that computes a study as an array of Slurm's, and merges it.")

  @Argument(help: "The study's folder, as the cluster's machines see it.")
  var folder: String

  @OptionGroup var clusterOptions: ClusterOptions

  func run() throws {
    try StandardOutput.printLines(clusterOptions.jobs(of: StudyStore(reading: folder)).slurmScript())
  }
}

struct StudyKubernetesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kubernetes", abstract: "Print a manifest that computes a study as an indexed job of Kubernetes.")

  @Argument(help: "The study's folder.")
  var folder: String

  @Option(name: .long, help: ArgumentHelp("The image that has metacam.", valueName: "image"))
  var image = "metacam:\(Version.current)"

  @Option(name: .long, help: ArgumentHelp("The claim of the volume that has the study's folder.", valueName: "name"))
  var claim = "metacam-studies"

  @Option(name: .long, help: ArgumentHelp("Where that volume is mounted.", valueName: "path"))
  var mount = "/studies"

  @OptionGroup var clusterOptions: ClusterOptions

  /// What Kubernetes would refuse, or take for something else.
  func validate() throws {
    guard mount.hasPrefix("/"), !mount.contains(":"), !mount.split(separator: "/").contains("..") else {
      throw ValidationError("--mount is a whole path, such as /studies, without ':' and '..'; not '\(mount)'.")
    }
    func isPlain(_ byte: UInt8) -> Bool {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    let parts = claim.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isName = parts.allSatisfy { part in
      part.first.map(isPlain) ?? false && part.last.map(isPlain) ?? false
        && part.allSatisfy { isPlain($0) || $0 == UInt8(ascii: "-") }
    }
    guard isName, claim.utf8.count <= 253 else {
      throw ValidationError(
        "--claim is a name as Kubernetes has them: small letters, digits, '-' and '.', up to 253, with a letter or digit at "
          + "both ends; not '\(claim)'.")
    }
    guard !image.isEmpty, image.unicodeScalars.allSatisfy({ ("!"..."~").contains($0) }) else {
      throw ValidationError(
        "--image is a container's image, such as registry/metacam:1, without spaces; not '\(image)'.")
    }
  }

  func run() throws {
    let jobs = try clusterOptions.jobs(of: StudyStore(reading: folder))
    try StandardOutput.printLines(jobs.kubernetesManifest(image: image, claim: claim, mount: mount))
  }
}

/// The old name of `study`, for those who know it.
struct RenamedSweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "sweep", abstract: "", shouldDisplay: false)

  @Argument(parsing: .captureForPassthrough)
  var rest: [String] = []

  func run() throws {
    throw ValidationError(
      "`metacam sweep` is `metacam study` now: the same list of cases and --out, and --help for the rest.")
  }
}
