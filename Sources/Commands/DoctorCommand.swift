import ArgumentParser
import MetaCAM

struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look whether MetaCAM can work on this machine, and say what to do where it cannot.",
    discussion: """
      Looks at:
      \(HelpLists.lines(topics))

      The self-test makes a map of a small network that is known to seven digits. Paste the output into a report of a fault.
      Status 1 says that MetaCAM cannot work here.

      Examples:
        metacam doctor
        metacam doctor --json
      """)

  private static let topics = CheckupTopic.all + [.downloads]

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  func run() async throws {
    let width = Self.topics.map(\.slug.count).max() ?? 0
    var rows: [Row] = []
    if !json { try StandardOutput.print(VersionCommand.line) }
    for topic in Self.topics {
      for finding in await topic.findings() {
        let row = Row(
          topic: topic.slug, state: finding.state, text: finding.text, remedy: finding.remedy?.text(CommandWords.words))
        rows.append(row)
        guard !json else { continue }
        let mark = Columns.left(finding.state == .good ? "ok" : finding.state.rawValue, width: 7)
        try StandardOutput.print("\(mark)  \(Columns.left(topic.slug, width: width))  \(finding.text)")
        if let remedy = row.remedy {
          try StandardOutput.print("\(String(repeating: " ", count: width + 11))→ \(remedy)")
        }
      }
    }
    let worst = CheckupFinding.State.allCases.last { state in rows.contains { $0.state == state } } ?? .good
    if json {
      try JSONOutput.write(Output(version: Version.current, state: worst, findings: rows))
    } else {
      try StandardOutput.print(Self.summary(rows))
    }
    if worst == .bad { throw ExitCode.failure }
  }

  private static func summary(_ rows: [Row]) -> String {
    let (limited, bad) = (rows.filter { $0.state == .limited }.count, rows.filter { $0.state == .bad }.count)
    if bad > 0 { return "MetaCAM cannot work here: see what is marked bad." }
    return limited == 0
      ? "All is well." : "MetaCAM works here; \(limited) thing\(limited == 1 ? "" : "s") could be better."
  }

  private struct Output: Encodable {
    let version: String
    let state: CheckupFinding.State
    let findings: [Row]
  }

  private struct Row: Encodable {
    let topic: String
    let state: CheckupFinding.State
    let text: String
    let remedy: String?
  }
}
