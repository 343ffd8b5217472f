import ArgumentParser
import MetaCAM

/// What is said to a person beside results.
struct ConsoleOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "What is said beside results (default: note).", discussion: HelpLists.sentence(LogLevel.all) { $0.summary },
      valueName: "level"))
  var logLevel: LogLevel?

  /// - Throws: `MetaCAMError` for a setting that is none.
  func console(isQuiet: Bool = false) throws -> Console {
    Console(level: try logLevel ?? LogLevel.usual(), isQuiet: isQuiet)
  }
}
