import TestSupport
import Testing

/// What the program says of itself fits a terminal of 80 columns, which it takes where it knows of none.
@Suite struct HelpTests {
  @Test(arguments: [
    [], ["predict"], ["layers"], ["methods"], ["explain"], ["evaluate"], ["meta"], ["study"], ["study", "plan"],
    ["study", "run"],
    ["study", "merge"], ["study", "report"], ["study", "select"], ["study", "status"], ["study", "slurm"],
    ["study", "kubernetes"], ["models"], ["models", "fetch"],
    ["operators"], ["cache"], ["cache", "clear"],
  ])
  func isSetInLines(command: [String]) throws {
    let run = try ProgramRun(command + ["--help"], in: WorkFolder())
    #expect(run.status == 0)
    let overview = run.output.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.hasPrefix("USAGE") }
    #expect(overview.allSatisfy { $0.count <= 80 })
    // What belongs to a list or an example stays indented, and a paragraph's lines are full but for its last.
    for (line, next) in zip(overview, overview.dropFirst()) where !line.isEmpty && !next.isEmpty {
      if line.hasPrefix("  ") { #expect(next.hasPrefix("  "), "\(next)") }
      if !line.hasPrefix("  "), !next.hasPrefix("  ") {
        let word = next.prefix { $0 != " " }
        #expect(line.count + 1 + word.count > 78, "\(line)")
      }
    }
  }

  /// Nothing is said twice.
  @Test(arguments: ["explain", "evaluate", "meta", "study"])
  func namesEachDefaultOnce(command: String) throws {
    let run = try ProgramRun([command, "--help"], in: WorkFolder())
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.ranges(of: ". (default:").allSatisfy { !words[..<$0.lowerBound].suffix(60).contains("(default:") })
  }

  @Test func namesTheNearestCommand() throws {
    let folder = try WorkFolder()
    try ProgramRun.expectError(["expalin", "cat.jpg"], in: folder, says: "did you mean 'explain'?")
    try ProgramRun.expectError(["cat.jpg"], in: folder, says: "metacam explain PICTURE")
  }
}
