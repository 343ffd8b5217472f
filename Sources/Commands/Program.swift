import ArgumentParser
import Failures
import MetaCAM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@main
enum Main {
  static func main() {
    MemoryUse.giveBackLargeBlocks()
    InstalledFiles.use()
    StandardOutput.prepare()
    let signals = Interruption.block()
    Task.detached { exit(await Program.status()) }
    Interruption.wait(for: signals)
  }
}

struct Program: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metacam",
    abstract: "Shows what an image classifier saw, by class activation maps, and measures which map is faithful.",
    discussion: """
      Start with one picture:

        metacam explain cat.jpg

      names the likeliest classes and writes a heat map over the picture. `metacam help explain` tells the rest.
      """,
    version: Version.current,
    subcommands: [
      PredictCommand.self, LayersCommand.self, ExplainCommand.self, EvaluateCommand.self, AuditCommand.self,
      MetaCommand.self, MethodsCommand.self, StudyCommand.self, ServeCommand.self, RenamedSweepCommand.self,
      ModelsCommand.self,
      DescribeCommand.self,
      CheckCommand.self,
      OperatorsCommand.self, CacheCommand.self, BenchCommand.self, DoctorCommand.self, VersionCommand.self,
      RespondCommand.self,
    ])
}

extension Program {
  /// Runs the command that the command line names.
  /// - Returns: 0 only where everything could be done, and said.
  fileprivate static func status() async -> Int32 {
    do {
      try checkCommand(CommandLine.arguments.dropFirst().first)
      try checkSettings()
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return 0
    } catch {
      return status(of: error)
    }
  }

  /// A configuration that cannot be read is said before anything is done without it; `doctor` has its own words for it.
  private static func checkSettings() throws {
    if CommandLine.arguments.dropFirst().first != DoctorCommand.configuration.commandName {
      _ = try UserSettings.current()
    }
  }

  /// - Throws: `ValidationError` for a first word that is no command, which the parser would call an unexpected argument.
  private static func checkCommand(_ word: String?) throws {
    let commands = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard let word, !word.hasPrefix("-"), word != "help", !commands.contains(word) else { return }
    throw ValidationError(
      "there is no command '\(word)'\(NearestNames.hint(for: word, among: commands)); for a heat map of a picture: "
        + "metacam explain PICTURE")
  }

  /// Says what is wrong; help and version, which are no errors but come as such, are results.
  private static func status(of error: any Error) -> Int32 {
    if error is StandardOutput.ClosedPipe { return StandardOutput.ClosedPipe.status }
    if let error = error as? Interruption.Ended { return error.status }
    let text = error is any ContextualError ? "Error: \(error.worded)" : fullMessage(for: error)
    let code = exitCode(for: error)
    guard code.isSuccess else {
      if !text.isEmpty { Console().report(text) }
      return code.rawValue
    }
    do {
      if !text.isEmpty { try StandardOutput.printLines(text) }
      return 0
    } catch {
      return status(of: error)
    }
  }
}
