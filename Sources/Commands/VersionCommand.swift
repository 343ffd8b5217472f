import ArgumentParser
import MetaCAM

struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Print the version of the program, and of what it is made of.",
    discussion: """
      Examples:
        metacam version
        metacam version --json
      """)

  @Flag(name: .long, help: "Print one JSON object instead of text.")
  var json = false

  /// `metacam 0.2.0, OpenVINO 2026.4.1-…`
  static var line: String { "metacam \(Version.current), OpenVINO \(Core.engineVersion)" }

  func run() throws {
    guard json else {
      try StandardOutput.print(Self.line)
      return try StandardOutput.print(CodecLibrary.all.map { "\($0.name) \($0.version)" }.joined(separator: ", "))
    }
    let libraries =
      [("OpenVINO", Core.engineVersion), ("Cairo", Fonts.libraryVersion)]
      + CodecLibrary.all.map { ($0.name, $0.version) }
    try JSONOutput.write(
      Output(version: Version.current, libraries: Dictionary(libraries, uniquingKeysWith: { first, _ in first })))
  }

  private struct Output: Encodable {
    let version: String
    let libraries: [String: String]
  }
}
