import Foundation
import MetaCAM
import TestSupport
import Testing

/// What the documentation says of the project is so.
@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: Fixtures.path("../..")).standardizedFileURL

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
  }

  /// The table of targets has the arrows of the manifest, and none points down.
  @Test func showsTheTargetsAsTheyAre() throws {
    let manifest = try Self.text("Package.swift")
    let readme = try Self.text("README.md")
    var above: [String] = manifest.matches(of: #/\.systemLibrary\(\s*name: "(\w+)"/#).map { String($0.1) }
    var reached: [String: Set<String>] = [:]
    for target in manifest.matches(
      of: #/\.(?:executableTarget|target)\(\s*name: "(\w+)"(?:,\s*dependencies: \[((?:[^\]])*)\])?/#)
    {
      let name = String(target.1)
      let list = (target.2 ?? "").replacing(#/\.product\([^)]*\)/#, with: "")
      let imports = list.matches(of: #/"(\w+)"/#).map { String($0.1) }
      if ["example", "fuzz", "TestSupport"].contains(name) { continue }
      #expect(imports.allSatisfy(above.contains), "\(name) imports a target below it: \(imports)")
      above.append(name)
      reached[name] = imports.reduce(into: Set(imports)) { $0.formUnion(reached[$1] ?? []) }
      let shown = imports.isEmpty ? "–" : imports.map { "`\($0)`" }.joined(separator: ", ")
      let row = readme.split(separator: "\n").first { $0.hasPrefix("| [`\(name)`]") }
      #expect(row?.hasSuffix("| \(shown) |") == true, "\(name) imports \(shown)")
    }
    #expect(reached.count > 15)
    for name in ["ActivationMaps", "Evaluation", "Studies", "Figures"] {
      let reached = try #require(reached[name])
      #expect(reached.isDisjoint(with: ["OpenVINORuntime", "Execution", "Classifiers", "Differentiation"]), "\(name)")
    }
  }

  /// README's tables are what the rows say, and nothing else.
  @Test func tellsOfMethodsAndMeasuresWhatTheirRowsSay() throws {
    let lines = try Self.text("README.md").split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    func rows(under heading: String) throws -> [String] {
      let start = try #require(lines.firstIndex(of: heading), "README lacks the table '\(heading)'")
      return Array(lines[(start + 2)...].prefix { $0.hasPrefix("|") })
    }
    #expect(
      try rows(under: "| slug | what the map is | paper | further runs |")
        == Method.all.map { "| `\($0.slug)` | \($0.summary) | \($0.source) | \($0.furtherRuns) |" })
    #expect(
      try rows(under: "| measure | what it is | paper | better | sees |")
        == Metric.all.map {
          "| `\($0.slug)` | \($0.summary) | \($0.source) | \($0.higherIsBetter ? "↑" : "↓") | \($0.invariance.rawValue) |"
        })
    func options(_ option: String, _ choices: [some NamedRow]) -> [String] {
      choices.map { "| `\(option)` | `\($0.slug)` | \($0.summary) |" }
    }
    #expect(
      try rows(under: "| option | value | what it is |")
        == options("--preprocess", Preset.all) + options("--fit", Fit.all)
        + options("--interpolation", Interpolation.all) + options("--pad-colour", PadColour.all)
        + options("--pad-position", PadPosition.all) + options("--channels", ChannelOrder.all)
        + options("--scale", SampleScale.all))
    let colours = ColourMap.all.map(\.slug)
    let named = colours.dropLast().joined(separator: ", ") + " or " + colours.suffix(1).joined()
    #expect(lines.contains { $0.contains("`--colormap` takes \(named)") }, "\(named)")
  }

  /// The help of a command says what the rows say, and so does the error for a name that is none.
  @Test func helpsAndSuggestsByTheRows() throws {
    let folder = try WorkFolder()
    func help(_ command: String) throws -> String {
      try ProgramRun([command, "--help"], in: folder).output.split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
    }
    let explain = try help("explain")
    for method in Method.all { #expect(explain.contains("\(method.slug) \(method.summary) (\(method.source))")) }
    for map in ColourMap.all { #expect(explain.contains("\(map.slug): \(map.summary)"), "\(map.slug)") }
    let evaluate = try help("evaluate")
    for metric in Metric.all {
      let marks = "\(metric.higherIsBetter ? "↑" : "↓") \(metric.invariance.rawValue)"
      #expect(evaluate.contains("\(metric.slug) \(marks) \(metric.summary) (\(metric.source))"))
    }
    for method in RemovalProtocol.allCases { #expect(evaluate.contains("\(method.rawValue) \(method.summary)")) }
    for text in [explain, evaluate, try help("predict"), try help("meta")] {
      #expect(text.contains("Pictures: \(ImageFormat.names)."))
    }
    let wrong = [("--method", "grad-cum", "grad-cam"), ("--colormap", "virids", "viridis")]
    for (option, word, nearest) in wrong {
      let run = try ProgramRun(["explain", "none.png", option, word], in: folder)
      #expect(run.status != 0)
      #expect(run.messages.contains("'\(nearest)'"), "\(run.messages)")
    }
  }

  /// `Documentation/Architecture.md` has a paragraph for each target, and names no other.
  @Test func describesEveryTarget() throws {
    let manifest = try Self.text("Package.swift")
    let declared = Set(
      manifest.matches(of: #/\.(?:systemLibrary|executableTarget|target)\(\s*name: "(\w+)"/#).map { String($0.1) })
    let page = try Self.text("Documentation/Architecture.md")
    let paragraphs = page.split(separator: "\n\n").filter { $0.hasPrefix("**`") }
    let described = paragraphs.flatMap { paragraph in
      paragraph.matches(of: #/\*\*`(\w+)`\*\*/#).map { String($0.1) }
    }
    #expect(Set(described) == declared, "\(Set(described).symmetricDifference(declared))")
    #expect(described.count == declared.count, "a target is described twice")
    // The drawing has all of them but what is no part of the product.
    let drawing = try #require(page.split(separator: "```").dropFirst().first)
    let drawn = Set(drawing.matches(of: #/\w+/#).map { String($0.0) })
    #expect(
      declared.subtracting(["example", "fuzz", "TestSupport"]).isSubset(of: drawn),
      "\(declared.subtracting(drawn))")
    for target in manifest.matches(of: #/\.testTarget\(\s*name: "(\w+)Tests"/#) where target.1 != "Conformance" {
      #expect(declared.contains(String(target.1)), "\(target.1)Tests")
    }
  }

  /// The commands of all examples exist, and have the options, and there is an example of every command.
  @Test func givesExamplesThatTheProgramTakes() throws {
    let folder = try WorkFolder()
    let commands = [
      "predict", "layers", "explain", "evaluate", "audit", "meta", "study", "study plan", "study run", "study merge",
      "study report", "study select", "study status", "study slurm",
      "study kubernetes", "models", "models fetch", "describe", "check",
      "operators", "serve", "cache",
      "cache clear",
    ]
    var helps: [String: String] = [:]
    for command in commands {
      helps[command] = try ProgramRun(command.split(separator: " ").map(String.init) + ["--help"], in: folder).output
    }
    // What stands behind `study` alone.
    helps["study"]? += try ProgramRun(["study", "all", "--help"], in: folder).output
    var unseen = Set(commands)
    for text in try [Self.text("README.md")] + helps.values {
      for line in text.matches(of: #/(?m)^ *(?:\$ )?metacam (.*?)( #.*)?$/#) {
        let words = line.1.split(separator: " ").map(String.init)
        let command = try #require(
          [2, 1].lazy.map { words.prefix($0).joined(separator: " ") }.first { helps[$0] != nil }, "\(line.0)")
        let help = try #require(helps[command])
        unseen.remove(command)
        for option in words where option.hasPrefix("--") {
          // Of a flag with its opposite the help has both: --label/--no-label.
          #expect(help.split { $0.isWhitespace || $0 == "/" }.contains { $0 == option }, "\(line.0)")
        }
      }
    }
    #expect(unseen.isEmpty)
  }

  @Test(arguments: [
    "README.md", "CONTRIBUTING.md", "Documentation/Architecture.md", "Documentation/Page.md", "Documentation/Audit.md",
    "Documentation/Films.md",
  ])
  func linksToWhatIsThere(page: String) throws {
    let folder = Self.root.appendingPathComponent(page).deletingLastPathComponent()
    for link in try Self.text(page).matches(of: #/\]\(([^):#]+)(#[^)]*)?\)/#) {
      #expect(FileManager.default.fileExists(atPath: folder.appendingPathComponent("\(link.1)").path), "\(link.1)")
    }
  }

  /// The commands of `make` that are named exist, and those that exist are named.
  @Test func namesTheCommandsOfMake() throws {
    let targets = Set(try Self.text("Makefile").matches(of: #/(?m)^([a-z-]+):.*## /#).map { String($0.1) })
    let pages = try Self.text("README.md") + Self.text("CONTRIBUTING.md")
    let named = Set(pages.matches(of: #/(?:`|\$ |\n)make ([a-z-]+)/#).map { String($0.1) })
    #expect(named.isSubset(of: targets), "\(named.subtracting(targets))")
    #expect(targets.subtracting(named).isSubset(of: ["help"]), "\(targets.subtracting(named))")
  }
}
