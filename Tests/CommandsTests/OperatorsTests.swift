import Foundation
import MetaCAM
import TestSupport
import Testing

@Suite struct OperatorsTests {
  /// After a change of the operators: `make operators`.
  @Test func theDocumentIsCurrent() throws {
    let run = try ProgramRun(["operators", "--markdown"], in: WorkFolder())
    #expect(run.status == 0)
    let document = try String(contentsOfFile: Fixtures.path("../../Documentation/Operators.md"), encoding: .utf8)
    #expect(run.output == document)
  }

  @Test func listsEveryOperatorOnce() throws {
    let run = try ProgramRun(["operators"], in: WorkFolder())
    let names = run.output.split(separator: "\n").dropFirst().compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(names == OperatorTable.rows.map(\.name))
    #expect(Set(names).count == names.count)
    #expect(run.output.contains("Loop") && run.output.contains("repetitions are written out only where"))
  }
}
