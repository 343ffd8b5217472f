import ArgumentParser

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
    let session = try await StudySession(
      planning: planOptions, engine: engineOptions, limitOptions, consoleOptions, asJSON: json)
    _ = try await session.compute(runOptions, engine: engineOptions, limitOptions)
    try await session.mergeAndReport()
  }
}
