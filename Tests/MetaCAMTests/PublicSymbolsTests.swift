import Foundation
import TestSupport
import Testing

/// What `import MetaCAM` hands on: symbols by name, and all that its own declarations name.
@Suite struct PublicSymbolsTests {
  private static let sources = URL(fileURLWithPath: Fixtures.path("../../Sources")).standardizedFileURL

  private static func files() throws -> [(path: String, text: String)] {
    let paths = try #require(FileManager.default.enumerator(atPath: sources.path)).compactMap { $0 as? String }
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      (path, try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8))
    }
  }

  @Test func handsOnSymbolsAndNoWholeModules() throws {
    for file in try Self.files() where file.text.contains("@_exported") {
      #expect(file.path == "MetaCAM/PublicSymbols.swift")
      let lines = file.text.split(separator: "\n").filter { $0.contains("@_exported") }
      let symbols = lines.compactMap { $0.wholeMatch(of: #/@_exported import [a-z]+ (\w+\.\w+)/#)?.1 }
      #expect(symbols.count == lines.count, "a whole module is handed on")
      #expect(symbols.count > 80)
      #expect(symbols.map { $0.split(separator: ".")[0] } == symbols.map { $0.split(separator: ".")[0] }.sorted())
      #expect(Set(symbols).count == symbols.count)
    }
  }

  /// A user who can call a function can also name what it takes and gives.
  @Test func handsOnWhatItsDeclarationsName() throws {
    let files = try Self.files()
    let handedOn = Set(
      files.flatMap { $0.text.matches(of: #/@_exported import [a-z]+ \w+\.(\w+)/#).map { String($0.1) } })
    // The public types of other targets, by name.
    var others: Set<String> = []
    for file in files where !file.path.hasPrefix("MetaCAM/") && !file.path.hasPrefix("Commands/") {
      let declarations = file.text.matches(
        of: #/(?m)^public (?:final )?(?:struct|enum|class|protocol|typealias) (\w+)/#)
      others.formUnion(declarations.map { String($0.1) })
    }
    #expect(others.count > 90)
    var seen: Set<String> = []
    for file in files where file.path.hasPrefix("MetaCAM/") {
      // From the keyword to the body, the next comment, declaration or empty line; parameters may take several lines.
      for part in file.text.components(separatedBy: "public ").dropFirst() {
        let ends = ["{", "///", "\n\n", "private ", "package "].compactMap { part.firstRange(of: $0)?.lowerBound }
        let declaration = part[..<(ends.min() ?? part.endIndex)]
        let names = declaration.matches(of: #/\b[A-Z]\w*/#).map { String($0.0) }
        for name in names where others.contains(name) {
          #expect(handedOn.contains(name), "\(file.path): \(name) is named by the façade, but not handed on")
          seen.insert(name)
        }
      }
    }
    #expect(seen.isSuperset(of: ["Engine", "Image", "Method", "RunLog", "Tensor"]))
  }
}
