import ArgumentParser
import MetaCAM

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
