import ArgumentParser

struct StudyMergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Make one database and tables of all shards: results.sqlite, tables/*.csv.")

  @OptionGroup var consoleOptions: ConsoleOptions

  @Argument(help: "The study's folder.")
  var folder: String

  @Flag(name: .long, help: "Leave out shards that are not done.")
  var partial = false

  func run() async throws {
    try await StudySession(of: folder, consoleOptions).merge(isPartial: partial)
  }
}
