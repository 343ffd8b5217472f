import Failures
import Foundation
import TestSupport
import Testing

private enum Code: String, FailureCode { case broken }

@Suite struct RemedyTests {
  private let remedy: Remedy =
    "say it with \(.option(.tokens, suggestion: "14x14+1")), or \("set") \(.environment("A"))"

  /// What a front end shows in capitals here.
  private func words(_ means: Remedy.Means) -> String {
    switch means {
    case .option(let option, _): option.rawValue.uppercased()
    case .environment(let variable): "$\(variable)"
    case .listing(let listing): "LIST \(listing)"
    case .fetching(let model): "FETCH \(model)"
    }
  }

  @Test func namesItsMeans() {
    #expect(remedy.means == [.option(.tokens, suggestion: "14x14+1"), .environment("A")])
    #expect(("try again" as Remedy).means.isEmpty)
    #expect(("\(.listing(.layers)) lists them" as Remedy).means == [.listing(.layers)])
  }

  @Test func isWordedByEachFrontEnd() {
    #expect("\(remedy)" == "say it with the parameter `tokens`, such as 14x14+1, or set A")
    #expect(remedy.text(words) == "say it with TOKENS, such as 14x14+1, or set $A")
    #expect(("try again" as Remedy).text(words) == "try again")
  }

  /// What was kept in Swift's words is what the front end would have said.
  @Test(arguments: Remedy.Option.allCases) func isWordedLater(option: Remedy.Option) {
    let remedy: Remedy =
      "take \(.option(option)), or \(.fetching(model: "resnet18")); \(.listing(.models)), \(.listing(.layers)) (file: f)"
    #expect(Remedy.reworded("\(remedy)", words) == remedy.text(words))
    #expect(Remedy.reworded("a `text` of another kind", words) == "a `text` of another kind")
  }

  /// Between the message and where it happened; and so do the causes.
  @Test func standsInItsFailure() {
    let cause = Failure<Code>(.broken, "inner", remedy: "run \(.fetching(model: "resnet18"))")
    let failure = Failure<Code>(.broken, "outer", remedy: remedy, context: ["file": "f"], cause: cause)
    #expect(
      failure.text(words)
        == "outer; say it with TOKENS, such as 14x14+1, or set $A (file: f): inner; run FETCH resnet18")
    #expect(failure.adding(["node": "n"]).remedy == remedy)
    #expect("\(cause)" == "inner; run a `download` for resnet18")
  }

  @Test func showsNothingHidden() {
    let failure = Failure<Code>(.broken, "bad", remedy: "run \(.fetching(model: "\u{1B}[2J"))")
    #expect(failure.text(words) == "bad; run FETCH \\u{1B}[2J")
  }

  @Test func standsInANote() {
    let note = Note("several outputs", remedy: "\(.option(.output)) takes another one")
    #expect(note.text(words) == "several outputs; OUTPUT takes another one")
    #expect("\(note.about("net"))" == "net: several outputs; the parameter `output` takes another one")
    #expect("\(Note("a guess"))" == "a guess")
    #expect(Failure<Code>(.broken, note).remedy == note.remedy)
  }
}

/// The libraries serve other front ends than the command line too.
@Suite struct LibraryWordsTests {
  /// Lines of the libraries' sources that are no comments: `(file:line, text)`.
  private static let lines: [(place: String, text: String)] = {
    let root = URL(fileURLWithPath: Fixtures.path("../../Sources")).standardizedFileURL
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return names.sorted().filter { $0.hasSuffix(".swift") && !$0.hasPrefix("Commands/") }.flatMap { name in
      let text = (try? String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)) ?? ""
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .map { ("\(name):\($0 + 1)", String($1)) }
        .filter { !$0.1.drop { $0 == " " }.hasPrefix("//") }
    }
  }()

  /// A flag, which a custom property of a style sheet (`--ink: …`, `var(--ink)`) is not, nor what stands in the whole command
  /// of another program; or a command of the program.
  private static func speaksOfTheCommandLine(_ line: String) -> Bool {
    // Few lines have anything of the kind, and patterns take their time.
    guard line.contains("--") || line.contains("metacam ") else { return false }
    let rest = line.replacing(#/var\(--[a-z]+\)|--[a-z]+:|`(python -m|paddle2onnx|optimum-cli) [^`]*`/#, with: "")
    return rest.contains(#/--[a-z]/#) || rest.contains(#/metacam [a-z]/#)
  }

  @Test func speakOfNoFlagAndNoCommand() {
    #expect(Self.lines.count > 10_000)
    #expect(Self.lines.filter { Self.speaksOfTheCommandLine($0.text) }.map(\.place) == [])
  }

  @Test(arguments: [
    (#"throw Failure(.a, "say it with --tokens")"#, true), (#""choose (--layer) another""#, true),
    ("+ \"`metacam layers` lists them\"", true), ("a { color: var(--ink); --ink: #fff; }", false),
    (#"let flag = "-- metacam""#, false), ("\"`python -m tf2onnx.convert --tflite a --output b`\"", false),
    ("\"`python -m a` and --output\"", true),
  ])
  func areFound(line: String, isFound: Bool) {
    #expect(Self.speaksOfTheCommandLine(line) == isFound)
  }
}
