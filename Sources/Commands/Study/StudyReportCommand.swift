import ArgumentParser
import MetaCAM

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
    try StudySession(of: folder, consoleOptions).report(shown: shown)
  }
}
