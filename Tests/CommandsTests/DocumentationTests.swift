import Foundation
import MetaCAM
import TestSupport
import Testing

/// What the documentation says of the project is so. What its commands print, `Scripts/check-readme` compares.
@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: Fixtures.path("../..")).standardizedFileURL

  private static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
  }

  /// What is written for users: README and all of `Documentation`.
  private static func pages() throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent("Documentation").path)
    return ["README.md"] + names.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/\($0)" }
  }

  /// What of a page stands between fences, or is indented.
  private static func code(in text: String) -> String {
    var isFenced = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if line.hasPrefix("```") { isFenced.toggle() }
      return isFenced || line.hasPrefix("    ")
    }.joined(separator: "\n")
  }

  /// The files below some folders, but for fixtures.
  private static func sources(in folders: [String]) throws -> [String] {
    try folders.flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
        .filter { !$0.contains("Fixtures") }.map { "\(folder)/\($0)" }
    }
  }

  /// The table of targets has the arrows of the manifest, and none points down.
  @Test func showsTheTargetsAsTheyAre() throws {
    let manifest = try Self.text("Package.swift")
    let page = try Self.text("Documentation/Architecture.md")
    var above: [String] = manifest.matches(of: #/\.systemLibrary\(\s*name: "(\w+)"/#).map { String($0.1) }
    var reached: [String: Set<String>] = [:]
    for target in manifest.matches(
      of: #/\.(?:executableTarget|target)\(\s*name: "(\w+)"(?:,\s*dependencies: \[((?:[^\]])*)\])?/#)
    {
      let name = String(target.1)
      let list = (target.2 ?? "").replacing(#/\.product\([^)]*\)/#, with: "")
      let imports = list.matches(of: #/"(\w+)"/#).map { String($0.1) }
      if ["example", "Articles", "fuzz", "TestSupport"].contains(name) { continue }
      #expect(imports.allSatisfy(above.contains), "\(name) imports a target below it: \(imports)")
      above.append(name)
      reached[name] = imports.reduce(into: Set(imports)) { $0.formUnion(reached[$1] ?? []) }
      let shown = imports.isEmpty ? "–" : imports.map { "`\($0)`" }.joined(separator: ", ")
      let row = page.split(separator: "\n").first { $0.hasPrefix("| [`\(name)`]") }
      #expect(row?.hasSuffix("| \(shown) |") == true, "\(name) imports \(shown)")
    }
    #expect(reached.count > 15)
    for name in ["ActivationMaps", "Evaluation", "Studies", "Figures"] {
      let reached = try #require(reached[name])
      #expect(reached.isDisjoint(with: ["OpenVINORuntime", "Execution", "Classifiers", "Differentiation"]), "\(name)")
    }
  }

  /// The tables of methods, measures and options are what the rows say, and nothing else.
  @Test func tellsOfMethodsAndMeasuresWhatTheirRowsSay() throws {
    func rows(under heading: String, in page: String) throws -> [String] {
      let lines = try Self.text("Documentation/\(page)").split(separator: "\n", omittingEmptySubsequences: false)
      let start = try #require(lines.firstIndex { $0 == heading }, "\(page) lacks the table '\(heading)'")
      return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.map(String.init)
    }
    #expect(
      try rows(under: "| slug | what the map is | paper | further runs |", in: "Methods.md")
        == Method.all.map { "| `\($0.slug)` | \($0.summary) | \($0.source) | \($0.furtherRuns) |" })
    let checked = try rows(under: "| slug | year | needs | other weights | another class |", in: "Methods.md")
    let known = Method.all.map { method in
      "| `\(method.slug)` | \(method.year.map(String.init) ?? "–") | \(method.needsInWords.joined(separator: ", ")) | "
    }
    #expect(checked.count == known.count)
    for (row, start) in zip(checked, known) { #expect(row.hasPrefix(start), "\(row)") }
    #expect(
      try rows(under: "| measure | what it is | paper | better | sees |", in: "Measures.md")
        == Metric.all.map {
          "| `\($0.slug)` | \($0.summary) | \($0.source) | \($0.higherIsBetter ? "↑" : "↓") | \($0.invariance.rawValue) |"
        })
    #expect(
      try rows(under: "| ensemble | what it is | source |", in: "Ensembles.md")
        == Ensemble.all.map { "| `\($0.slug)` | \($0.summary) | \($0.source) |" })
    func options(_ option: String, _ choices: [some NamedRow]) -> [String] {
      choices.map { "| `\(option)` | `\($0.slug)` | \($0.summary) |" }
    }
    #expect(
      try rows(under: "| option | value | what it is |", in: "Networks.md")
        == options("--preprocess", Preset.all) + options("--fit", Fit.all)
        + options("--interpolation", Interpolation.all) + options("--pad-colour", PadColour.all)
        + options("--pad-position", PadPosition.all) + options("--channels", ChannelOrder.all)
        + options("--scale", SampleScale.all))
    let colours = ColourMap.all.map(\.slug)
    let named = colours.dropLast().joined(separator: ", ") + " or " + colours.suffix(1).joined()
    #expect(try Self.text("Documentation/Guide.md").contains("`--colormap` takes \(named)"), "\(named)")
  }

  /// Each method has its section and its picture; transformers' are of another network.
  @Test func showsEveryMethod() throws {
    let page = try Self.text("Documentation/Methods.md")
    for method in Method.all {
      #expect(page.contains("\n## \(method.slug)\n"), "\(method.slug)")
      #expect(page.contains("methods/\(method.slug.replacing("+", with: "%2B")).png"), "\(method.slug)")
      let picture = Self.root.appendingPathComponent("Documentation/methods/\(method.slug).png")
      #expect(try Data(contentsOf: picture).count <= 60_000, "\(method.slug)")
    }
  }

  /// The variables of the environment that anything here reads are in the table, and no others.
  @Test func namesTheSettings() throws {
    func variables(_ text: String) -> Set<String> {
      Set(text.matches(of: #/METACAM_[A-Z_]*[A-Z]/#).map { String($0.0) })
    }
    let files =
      try Self.sources(in: ["Sources", "Scripts", "Tests", "Fuzzing"]).filter { !$0.hasSuffix(".h") } + [
        "Makefile", "Package.swift",
      ]
    var read: Set<String> = []
    for file in files {
      guard let text = try? Self.text(file) else { continue }
      // Names of C macros look alike.
      read.formUnion(variables(text).filter { !$0.hasSuffix("_CAPACITY") })
    }
    let named = variables(try Self.text("Documentation/Settings.md"))
    #expect(named == read, "\(named.symmetricDifference(read))")
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
      declared.subtracting(["example", "Articles", "fuzz", "TestSupport"]).isSubset(of: drawn),
      "\(declared.subtracting(drawn))")
    for target in manifest.matches(of: #/\.testTarget\(\s*name: "(\w+)Tests"/#) where target.1 != "Conformance" {
      #expect(declared.contains(String(target.1)), "\(target.1)Tests")
    }
  }

  /// The commands of all examples exist, and have the options, and there is an example of every command.
  @Test func givesExamplesThatTheProgramTakes() throws {
    let folder = try WorkFolder()
    let commands = [
      "predict", "layers", "methods", "explain", "evaluate", "audit", "meta", "study", "study plan", "study run",
      "study merge",
      "study report", "study select", "study compare", "study status", "study slurm",
      "study kubernetes", "models", "models fetch", "describe", "check",
      "operators", "serve", "cache",
      "cache clear", "bench", "doctor", "version",
    ]
    var helps: [String: String] = [:]
    for command in commands {
      helps[command] = try ProgramRun(command.split(separator: " ").map(String.init) + ["--help"], in: folder).output
    }
    // What stands behind `study` alone.
    helps["study"]? += try ProgramRun(["study", "all", "--help"], in: folder).output
    var unseen = Set(commands)
    for text in try Self.pages().map({ Self.code(in: try Self.text($0)) }) + helps.values {
      for line in text.matches(of: #/(?m)^ *(?:\$ )?metacam (.*?)( #.*)?$/#) {
        let words = line.1.split(separator: " ").map(String.init)
        // The parser's own, which `--help` does not list.
        if words.first == "--generate-completion-script" { continue }
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

  /// Links lead to files that are there, and to headings that are in them.
  @Test func linksToWhatIsThere() throws {
    for page in try Self.pages() + ["CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"] {
      let folder = Self.root.appendingPathComponent(page).deletingLastPathComponent()
      for link in try Self.text(page).matches(of: #/(?:\]\(|src="|href=")([^):"#]*)(?:#([^)"]*))?[)"]/#) {
        let path = link.1.isEmpty ? page : "\(link.1)"
        let target =
          link.1.isEmpty
          ? Self.root.appendingPathComponent(page)
          : folder.appendingPathComponent(path.removingPercentEncoding ?? path)
        #expect(FileManager.default.fileExists(atPath: target.path), "\(page): \(path)")
        if let heading = link.2, target.pathExtension == "md" {
          let text = try String(contentsOf: target, encoding: .utf8)
          #expect(Self.anchors(in: text).contains("\(heading)"), "\(page): \(path)#\(heading)")
        }
      }
    }
    // Nobody finds a page that the index does not name.
    let index = try Self.text("Documentation/README.md")
    for page in try Self.pages().dropFirst() where page != "Documentation/README.md" {
      let name = page.split(separator: "/")[1]
      #expect(index.contains("](\(name))"), "\(name)")
    }
  }

  /// What headings are linked by: small letters, hyphens for spaces, and nothing but letters, digits, - and _.
  private static func anchors(in text: String) -> Set<String> {
    Set(
      text.matches(of: #/(?m)^#{1,6} (.*)$/#).map { heading in
        String(
          heading.1.lowercased().map { $0 == " " ? "-" : $0 }.filter {
            $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_"
          })
      })
  }

  /// The commands of `make` that are named exist, and those that exist are named.
  @Test func namesTheCommandsOfMake() throws {
    let targets = Set(try Self.text("Makefile").matches(of: #/(?m)^([a-z-]+):.*## /#).map { String($0.1) })
    let pages = try (Self.pages() + ["CONTRIBUTING.md"]).map(Self.text).joined()
    let named = Set(pages.matches(of: #/(?:`|\$ |\n)make ([a-z-]+)/#).map { String($0.1) })
    #expect(named.isSubset(of: targets), "\(named.subtracting(targets))")
    #expect(targets.subtracting(named).isSubset(of: ["help"]), "\(targets.subtracting(named))")
  }
}
