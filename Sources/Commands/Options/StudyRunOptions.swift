import ArgumentParser
import MetaCAM

/// How a study is computed here.
struct StudyRunOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("How many cases are computed at once.", valueName: "count"))
  var workers = 2

  @Option(
    name: .customLong("lease"),
    help: ArgumentHelp(
      "For how long this process may be silent before its shards are taken over.", valueName: "seconds"))
  var leasePeriod = LeaseFolder.usualPeriod

  func validate() throws {
    guard (1...1024).contains(workers) else { throw ValidationError("--workers is from 1 to 1024.") }
    guard leasePeriod >= 1, leasePeriod <= 86_400 else { throw ValidationError("--lease is from 1 to 86400 seconds.") }
  }
}
