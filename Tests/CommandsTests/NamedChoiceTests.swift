import Foundation
import TestSupport
import Testing

/// Wherever an option takes one value of a closed list, a wrong one is answered with the nearest and with all of them.
@Suite struct NamedChoiceTests {
  @Test func everyClosedListNamesTheNearest() throws {
    let folder = try WorkFolder()
    let help = try ProgramRun(["--experimental-dump-help"], in: folder).json()
    let options = Self.closedOptions(of: try #require(help["command"] as? [String: Any]), at: [])
    // What every command has that runs a network, and what one command has alone.
    let names = Set(options.map { "\($0.command.joined(separator: " ")) \($0.name)" })
    #expect(
      names.isSuperset(of: [
        "predict precision", "explain precision", "explain preprocess", "explain target", "explain colormap",
        "evaluate protocol", "meta search", "meta consensus", "study all protocol",
      ]), "\(names.sorted())")
    for option in options {
      for value in option.values {
        let run = try ProgramRun(option.command + ["--\(option.name)", value + "~", "file"], in: folder)
        let error = run.messages.prefix { $0 != "\n" }
        let context: Comment = "\(option.command) --\(option.name): \(run.messages)"
        #expect(run.status == 64, context)
        #expect(
          error.hasPrefix("Error: ") && error.contains("'\(value)~'") && error.contains("--\(option.name)"), context)
        #expect(error.contains("did you mean '\(value)'"), context)
        #expect(error.contains("Choose among \(option.values.joined(separator: ", "))."), context)
      }
    }
  }

  @Test func namesAllWhereNoneIsNear() throws {
    let run = try ProgramRun(["explain", "file", "--precision", "quadruple"], in: WorkFolder())
    #expect(run.status == 64)
    #expect(
      run.messages.hasPrefix(
        "Error: The value 'quadruple' is invalid for '--precision <precision>': choose among f32, bf16, auto.\n"))
  }

  private struct ClosedOption {
    let command: [String]
    let name: String
    let values: [String]
  }

  /// Those of a command and of the ones below it, as the program itself lists them.
  private static func closedOptions(of command: [String: Any], at path: [String]) -> [ClosedOption] {
    let own = (command["arguments"] as? [[String: Any]] ?? []).compactMap { argument -> ClosedOption? in
      guard argument["kind"] as? String == "option",
        let name = (argument["preferredName"] as? [String: Any])?["name"] as? String
      else { return nil }
      let completion = (argument["completionKind"] as? [String: Any])?["list"] as? [String: Any]
      // Names of methods and measures, any number of which may follow, are the library's to refuse.
      if ["method", "methods", "metric", "metrics"].contains(name) { return nil }
      let values = argument["allValues"] as? [String] ?? completion?["values"] as? [String] ?? []
      return values.isEmpty ? nil : ClosedOption(command: path, name: name, values: values)
    }
    return (command["subcommands"] as? [[String: Any]] ?? []).reduce(own) { options, subcommand in
      guard let name = subcommand["commandName"] as? String, name != "help" else { return options }
      return options + closedOptions(of: subcommand, at: path + [name])
    }
  }
}
