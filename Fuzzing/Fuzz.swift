import ArgumentParser
import Files
import FoundationEssentials
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

@main
struct Fuzz: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fuzz",
    abstract: "Reads damaged files by the million, and keeps those that a reader does not survive.",
    discussion: """
      Inputs are the tests' fixtures, changed at random: the same for the same seed. Each is read in a process of its own
      kind, whose time and memory are limited. Status 1 says that something was found.
      """,
    subcommands: [Run.self, Repeat.self, ReadMany.self], defaultSubcommand: Run.self)

  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Search (the default).")

    @Option(help: "How many seconds to search, all readers together.")
    var seconds = 60.0

    @Option(help: "For the changes.")
    var seed: UInt64 = 0

    @Option(parsing: .upToNextOption, help: "The readers to try (default: all).")
    var reader: [String] = []

    @Option(help: "How many processes run at once (default: one a core).")
    var jobs: Int?

    @Option(help: "Where inputs that were found are kept.")
    var out = "out/fuzz"

    @Flag(help: "Name the readers.")
    var list = false

    func run() throws {
      if list { return print(InputKind.all.map(\.name).joined(separator: "\n")) }
      let kinds = reader.isEmpty ? InputKind.all : try reader.map(InputKind.named)
      let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      let search = Search(
        kinds: kinds, seed: seed, seconds: seconds, jobs: max(1, jobs ?? cores), folder: out)
      let tallies = try search.run { finding in
        print("FOUND \(finding.file): \(finding.reason)")
        fflush(nil)
      }
      for line in Table(kinds, tallies).lines { print(line) }
      if tallies.contains(where: { !$0.findings.isEmpty }) { throw ExitCode(1) }
    }
  }

  struct Repeat: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Read one input that was kept, in this process.")

    @Argument(help: "The input.")
    var file: String

    @Option(help: "The reader.")
    var reader: String

    func run() async throws {
      let input = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
      let progress = TemporaryFile()
      let child = Child(kind: try .named(reader), seed: 0, progress: try Progress(path: progress.path))
      do {
        try await child.read(input)
        print("taken for sound")
      } catch {
        print("refused: \(error)")
        throw ExitCode(2)
      }
    }
  }

  struct ReadMany: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "child", shouldDisplay: false)

    @Option var reader: String
    @Option var seed: UInt64
    @Option var first: Int
    @Option var progress: String

    func run() async throws {
      try await Child(kind: .named(reader), seed: seed, progress: Progress(path: progress)).readMany(from: first)
    }
  }
}

extension InputKind {
  fileprivate static func named(_ name: String) throws -> InputKind {
    if let kind = (all + [selfTest]).first(where: { $0.name == name }) { return kind }
    throw ValidationError("There is no reader '\(name)'; --list names them.")
  }
}

/// What came of a search.
private struct Table {
  let lines: [String]

  init(_ kinds: [InputKind], _ tallies: [Search.Tally]) {
    func row(_ name: String, _ tally: Search.Tally) -> [String] {
      let rate = Double(tally.executed) / max(tally.seconds, 1e-9)
      let share = 100 * Double(tally.accepted) / Double(max(tally.executed, 1))
      return [
        name, "\(tally.executed)", "\(Int(rate.rounded()))", "\(Int(share.rounded())) %", "\(tally.findings.count)",
      ]
    }
    let all = tallies.reduce(into: Search.Tally()) { all, tally in
      all.executed += tally.executed
      all.accepted += tally.accepted
      all.seconds += tally.seconds
      all.findings += tally.findings
    }
    let rows =
      [["reader", "executions", "a second", "taken", "found"]] + zip(kinds, tallies).map { row($0.name, $1) }
      + [row("in all", all)]
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    lines = rows.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 0 ? cell.0 + space : space + cell.0
      }.joined(separator: "  ")
    }
  }
}
