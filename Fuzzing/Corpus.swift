import FoundationEssentials
import Graphs
import ModelReaders
import TestSupport

/// The sound inputs that mutations start from: the tests' fixtures, and the files in `Fuzzing/Corpus`.
enum Corpus {
  /// Larger files would make runs few and changes lost among weights.
  private static let largestCount = 1 << 16

  /// The path of a file in the checkout that this was built from.
  static func path(_ name: String, from file: StaticString = #filePath) -> String {
    "/" + "\(file)".split(separator: "/").dropLast(2).joined(separator: "/") + "/" + name
  }

  /// - Parameters:
  ///   - folders: below `Tests/Fixtures`.
  ///   - endings: of the files' names.
  static func fixtures(_ folders: [String], endings: [String]) throws -> [[UInt8]] {
    try folders.flatMap { folder in
      let path = path("Tests/Fixtures/\(folder)")
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        .filter { name in endings.contains { name.hasSuffix($0) } }
        .map { [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/\($0)"))) }
        .filter { $0.count <= largestCount }
    }
  }

  static func own(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: path("Fuzzing/Corpus/\(name)"))))
  }

  /// A model of one node for each case of each operator, with its inputs from outside and, if asked for, as constants, which
  /// are folded.
  static func operators(folded: Bool) -> [[UInt8]] {
    OperatorCatalogue.all.flatMap { operation in
      // Large cases tell no more than small ones.
      let cases = ((try? OperatorFixture.all(of: operation.name)) ?? []).filter { fixture in
        fixture.inputs.allSatisfy { ($0?.elements.count ?? 0) <= 1000 }
      }
      return cases.prefix(12).flatMap { fixture -> [[UInt8]] in
        let open = try? fixture.graph(operation.name) { $0.constant == true }
        let whole = folded ? try? fixture.graph(operation.name) { _ in true } : nil
        return [open, whole].compactMap { graph in graph.flatMap { try? ONNXWriter.bytes(of: $0) } }
      }
    }
  }
}
