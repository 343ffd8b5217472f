import Foundation
import Graphs
import ModelReaders
import OpenVINORuntime
import Testing

/// Every operator in every form: the engine against the reference evaluator, forward and backward.
///
/// A few cases each here; `make conformance-operators` takes hundreds of each, and says what it found.
@Suite struct OperatorConformanceTests {
  /// With another one come other cases.
  static let seed: UInt64 = 11

  @Test func everyOperatorHasARow() {
    let rows = OperatorRow.all.map(\.operatorName)
    #expect(Set(rows).count == rows.count, "an operator has two rows")
    let known = OperatorCatalogue.all.map(\.name) + Composite.all.map(\.name) + OpsetChange.all.map(\.operatorName)
    for name in Set(known).subtracting(rows).sorted() {
      Issue.record(
        """
        \(name) has no row in Tests/ConformanceTests/Rows: add OperatorRow("\(name)") { draft in … } to its family's \
        file, which draws its inputs (draft.floats, draft.integers …) and settings (draft.pick, draft.chance …) in every \
        form of every opset, and ends with draft.write("\(name)", inputs, attributes)
        """)
    }
  }

  /// What was compared holds for one version of the engine.
  @Test func engineIsTheOneThatWasCompared() {
    #expect(
      Core.engineVersion.hasPrefix("2026.4.1-"),
      """
      the engine is now \(Core.engineVersion): run `make conformance-operators`, go through what it finds and through \
      Documentation/EngineFaults.md, then write the new version here
      """)
  }

  @Test(arguments: OperatorRow.all.map(\.operatorName)) func engineComputesWhatONNXDefines(_ name: String) async throws
  {
    let row = try #require(OperatorRow.all.first { $0.operatorName == name })
    let report = await OperatorReport(
      row, cases: 3, seed: Self.seed, check: try CaseCheck(), sides: [.engine, .engineGradient, .differences])
    for difference in report.differences { Issue.record("\(difference)") }
    #expect(
      report.refusals.isEmpty || report.refusals.values.reduce(0, +) < report.cases,
      "all cases are refused: \(report.refusals)")
  }
}

/// The whole, if the environment asks for it: METACAM_CONFORMANCE_CASES (of each operator), METACAM_CONFORMANCE_SEED,
/// METACAM_CONFORMANCE_OPERATORS (some, by commas), METACAM_CONFORMANCE_FOLDER (where the cases are written for another
/// program to compute).
@Suite struct WholeConformanceRun {
  private static let environment = ProcessInfo.processInfo.environment

  @Test(.enabled(if: environment["METACAM_CONFORMANCE_CASES"] != nil)) func all() async throws {
    let count = try #require(Int(Self.environment["METACAM_CONFORMANCE_CASES"] ?? ""))
    let seed = UInt64(Self.environment["METACAM_CONFORMANCE_SEED"] ?? "") ?? OperatorConformanceTests.seed
    let names = Self.environment["METACAM_CONFORMANCE_OPERATORS"].map { $0.split(separator: ",").map(String.init) }
    let rows = OperatorRow.all.filter { names?.contains($0.operatorName) ?? true }
    if let folder = Self.environment["METACAM_CONFORMANCE_FOLDER"] {
      return try CaseExport(folder: folder).write(rows, cases: count, seed: seed)
    }
    let check = try CaseCheck()
    print("seed \(seed), engine \(Core.engineVersion)\n\(OperatorReport.heading)")
    var (total, differences) = (0, [String]())
    for row in rows where !row.opsets.isEmpty {
      // A case that ends the process has its text there.
      let report = await OperatorReport(row, cases: count, seed: seed, check: check) { text in
        try? text.write(toFile: ".build/conformance-case.txt", atomically: false, encoding: .utf8)
      }
      print(report.line)
      for (message, count) in report.refusals.sorted(by: { $0.key < $1.key }) {
        print("    refused \(count): \(message.prefix(200))")
      }
      total += report.cases
      differences += report.differences
    }
    print("\n\(total) cases, \(differences.count) of them differ")
    for difference in differences { print("\n" + difference) }
    #expect(differences.isEmpty)
  }
}
