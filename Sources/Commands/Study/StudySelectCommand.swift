import ArgumentParser
import MetaCAM

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
