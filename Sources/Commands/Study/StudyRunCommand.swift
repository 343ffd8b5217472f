import ArgumentParser

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
    let session = try StudySession(of: folder, consoleOptions)
    let ending = try await session.compute(
      runOptions, engine: engineOptions, limitOptions, shards: shards.isEmpty ? nil : shards, isWaiting: wait)
    try session.end(ending)
  }
}
