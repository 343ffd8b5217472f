import Foundation
import MetaCAM
import TestSupport
import Testing

/// What the command line calls the libraries' remedies.
@Suite struct CommandWordsTests {
  private struct Help: Decodable {
    let command: Command

    struct Command: Decodable {
      let commandName: String
      let arguments: [Argument]?
      let subcommands: [Command]?

      /// The names of its commands, as they are typed, with the flags that each takes.
      func flags(after words: String = "") -> [String: Set<String>] {
        let name = words + commandName
        let own = Set((arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }.map { "--" + $0.name })
        return (subcommands ?? []).reduce(into: [name: own]) { result, command in
          result.merge(command.flags(after: name + " ")) { first, _ in first }
        }
      }
    }

    struct Argument: Decodable {
      let names: [Name]?
    }

    struct Name: Decodable {
      let kind: String
      let name: String
    }
  }

  /// The table's flags are ones that the parser takes, one for each option, and its commands are there.
  @Test func namesWhatTheParserTakes() throws {
    let run = try ProgramRun(["--experimental-dump-help"], in: WorkFolder())
    let flags = try JSONDecoder().decode(Help.self, from: Data(run.output.utf8)).command.flags()
    let table = try String(
      contentsOfFile: Fixtures.path("../../Sources/Commands/Output/CommandWords.swift"), encoding: .utf8)
    let shown = table.matches(of: #/case \.(\w+): "(--[a-z-]+)"/#).map { (String($0.1), String($0.2)) }
    #expect(Set(shown.map(\.0)) == Set(Remedy.Option.allCases.map { "\($0)" }))
    for (option, flag) in shown {
      #expect(flags.values.contains { $0.contains(flag) }, "\(flag) for \(option)")
    }
    let commands = table.matches(of: #/`(metacam [a-z ]*[a-z])/#).map { String($0.1) }
    #expect(commands.count == Remedy.Listing.allCases.count + 1)
    for command in commands { #expect(flags[command] != nil, "\(command)") }
  }
}
