import ArgumentParser
import Dispatch
import MetaCAM

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct RespondCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "respond", abstract: "Answer questions on standard input, for the Python module.",
    discussion: """
      Reads a question in each line, a JSON object, and prints the answer as one line. Networks stay loaded, the last few of \
      them. Ends at the end of the input, or when nobody reads the answers any more.

      Documentation/Python.md has the questions. A person wants `metacam explain` in its place.

      Examples:
        echo '{"id": 1, "ask": "version"}' | metacam respond
      """,
    // For programs, and so not in the list that a person looks through.
    shouldDisplay: false)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The folder that arrays come and go through, the user's alone; it is taken away in the end.", valueName: "folder"),
    completion: .directory)
  var arrays: String?

  @OptionGroup var limitOptions: LimitOptions
  @OptionGroup var engineOptions: EngineOptions

  func run() async throws {
    var responder = try Responder(
      version: Version.current, folder: arrays, engine: engineOptions.engine(), limits: limitOptions.limits,
      words: PythonWords.words, onRelease: MemoryUse.giveBackAll)
    let cleaning = responder.cleaning
    defer { cleaning() }
    AskingProgram.watch(cleaning)
    var questions = QuestionLines(descriptor: STDIN_FILENO, mostBytes: Responder.mostBytes)
    while let question = questions.next() {
      try StandardOutput.print(await responder.answer(question))
    }
  }
}

/// Whoever reads the answers.
private enum AskingProgram {
  /// Ends this program when the asking one is gone, which would else compute to the end for nobody.
  /// - Parameter end: what is done before.
  static func watch(_ end: @escaping @Sendable () -> Void) {
    // Not a task: it waits for as long as the program runs, and would take the place of one that computes.
    DispatchQueue(label: "metacam.respond").async {
      var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
      // A pipe without a reader is an error, which is told of unasked.
      while output.revents == 0 {
        guard poll(&output, 1, -1) >= 0 || errno == EINTR else { return }
      }
      guard Int32(output.revents) & POLLERR != 0 else { return }
      end()
      kill(getpid(), SIGTERM)
    }
  }
}
