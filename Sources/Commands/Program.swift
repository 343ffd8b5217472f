import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@main
enum Entry {
  static func main() {
    MemoryUse.giveBackLargeBlocks()
    StandardOutput.prepare()
    let watches = Interruption.watch()
    let status = Program.status()
    withExtendedLifetime(watches) {}
    exit(status)
  }
}

struct Program: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "metacam",
    abstract: "Shows what an image classifier saw, by class activation maps, and measures which map is faithful.",
    discussion: """
      Start with one picture:

        metacam explain cat.jpg

      names the likeliest classes and writes a heat map over the picture. `metacam help explain` tells the rest.
      """,
    version: version,
    subcommands: [
      PredictCommand.self, LayersCommand.self, ExplainCommand.self, EvaluateCommand.self, MetaCommand.self,
      SweepCommand.self, ModelsCommand.self, OperatorsCommand.self, CacheCommand.self,
    ])
}

extension Program {
  /// Runs the command that the command line names.
  /// - Returns: 0 only where everything could be done, and said.
  fileprivate static func status() -> Int32 {
    do {
      var command = try parseAsRoot()
      try command.run()
      return 0
    } catch {
      return status(of: error)
    }
  }

  /// Says what is wrong; help and version, which are no errors but come as such, are results.
  private static func status(of error: any Error) -> Int32 {
    if error is StandardOutput.ClosedPipe { return StandardOutput.ClosedPipe.status }
    let (text, code) = (fullMessage(for: error), exitCode(for: error))
    guard code.isSuccess else {
      if !text.isEmpty { Console(isQuiet: false).report(text) }
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
