import ArgumentParser
import MetaCAM

struct StudyStatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Say how far a study is: shards done, running and stale, the rate, the time left.")

  @OptionGroup var consoleOptions: ConsoleOptions

  @Argument(help: "The study's folder.")
  var folder: String

  @Flag(name: .long, help: "Print a JSON object.")
  var json = false

  @Flag(name: .long, help: "Go on saying so, in one line, until all is done.")
  var watch = false

  func run() async throws {
    let store = try StudyStore(reading: folder)
    var status = try StudyStatus(of: store)
    let console = try consoleOptions.console()
    while watch, status.done < status.shardCount {
      console.bar(status.itemsFinished, of: status.itemCount, status.line)
      try await Task.sleep(for: .seconds(2))
      status = try StudyStatus(of: store)
    }
    console.endProgress()
    if json { return try JSONOutput.write(status) }
    for line in status.lines { try StandardOutput.print(line) }
  }
}
