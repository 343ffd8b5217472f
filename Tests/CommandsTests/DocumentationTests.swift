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
      if name == "fuzz" || name == "TestSupport" { continue }
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

  @Test func namesEveryMethodAndMeasure() throws {
    let readme = try Self.text("README.md")
    for slug in Method.all.map(\.slug) + Metric.all.map(\.slug) { #expect(readme.contains("`\(slug)`"), "\(slug)") }
  }

  /// The commands of all examples exist, and have the options, and there is an example of every command.
  @Test func givesExamplesThatTheProgramTakes() throws {
    let folder = try WorkFolder()
    let commands = [
      "predict", "layers", "explain", "evaluate", "meta", "sweep", "models", "models fetch", "operators", "cache",
      "cache clear",
    ]
    var helps: [String: String] = [:]
    for command in commands {
      helps[command] = try ProgramRun(command.split(separator: " ").map(String.init) + ["--help"], in: folder).output
    }
    var unseen = Set(commands)
    for text in try [Self.text("README.md")] + helps.values {
      for line in text.matches(of: #/(?m)^ *(?:\$ )?metacam (.*?)( #.*)?$/#) {
        let words = line.1.split(separator: " ").map(String.init)
        let command = try #require(
          [2, 1].lazy.map { words.prefix($0).joined(separator: " ") }.first { helps[$0] != nil }, "\(line.0)")
        let help = try #require(helps[command])
        unseen.remove(command)
        for option in words where option.hasPrefix("--") {
          #expect(help.split(whereSeparator: \.isWhitespace).contains { $0 == option }, "\(line.0)")
        }
      }
    }
    #expect(unseen.isEmpty)
  }

  @Test(arguments: ["README.md", "CONTRIBUTING.md"])
  func linksToWhatIsThere(page: String) throws {
    for link in try Self.text(page).matches(of: #/\]\(([^):#]+)(#[^)]*)?\)/#) {
      #expect(FileManager.default.fileExists(atPath: Self.root.appendingPathComponent("\(link.1)").path), "\(link.1)")
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
