import Foundation
import MetaCAM
import TestSupport
import Testing

private let pictures = [Fixtures.path("../../Examples/chelsea.png"), Fixtures.path("images/photo.jpg")]
private let network = ["--model", Fixtures.path("goldens/narrow_resnet-1.onnx"), "--resize", "110", "--crop", "96"]

@Suite struct AuditCommandTests {
  private static let short = ["--stages", "2", "--method", "grad-cam"] + network

  /// The report, the table, the same bytes again; a failed test is no error, and one with --strict.
  @Test func writesTheSameReportTwice() throws {
    let folder = try WorkFolder()
    let command = ["audit", pictures[0], "--class", "3", "--out", "a", "--json"] + Self.short
    let run = try ProgramRun(command, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let audit = try run.json()
    let sections = try #require(audit["sections"] as? [[String: Any]])
    #expect(sections.compactMap { $0["test"] as? String } == AuditTest.all.map(\.slug))
    #expect(audit["methods"] as? [String] == ["grad-cam"] && audit["controls"] as? [String] == ["sobel-edges"])
    #expect(audit["version"] is String && (audit["network"] as? [String: Any])?["hash"] is String)
    func bytes(_ name: String) throws -> Data { try Data(contentsOf: folder.url.appendingPathComponent(name)) }
    let first = try AuditReport.files.map { try bytes("a/\($0)") }
    #expect(try ProgramRun(command, in: folder).status == 0)
    for (name, old) in zip(AuditReport.files, first) { #expect(try bytes("a/\(name)") == old, "\(name)") }

    let control = try #require(
      sections.first { $0["test"] as? String == AuditTest.cascade.slug }?["findings"] as? [[String: Any]])
    #expect(control.first { $0["method"] as? String == "sobel-edges" }?["verdict"] as? String == "fail")

    let failed = sections.contains { section in
      (section["findings"] as? [[String: Any]])?.contains {
        $0["method"] as? String == "grad-cam" && $0["verdict"] as? String == "fail"
      } ?? false
    }
    let strict = try ProgramRun(
      ["audit", pictures[0], "--class", "3", "--out", "a", "--strict"] + Self.short, in: folder)
    #expect(strict.status == (failed ? 1 : 0), "\(strict.messages)")
    #expect(strict.output.contains("grad-cam") && strict.output.contains("wrote a/audit.pdf"))
  }

  /// Classes and boxes from a table: localisation has something to say.
  @Test func takesAListOfCases() throws {
    let folder = try WorkFolder()
    let list = "image,class,left,top,width,height\n\(pictures[0]),3,100,50,120,120\n\(pictures[1]),1,,,,\n"
    try list.write(to: folder.url.appendingPathComponent("cases.csv"), atomically: true, encoding: .utf8)
    let run = try ProgramRun(
      ["audit", "cases.csv", "--out", "out", "--json"] + Self.short, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let sections = try #require(try run.json()["sections"] as? [[String: Any]])
    let localisation = try #require(sections.first { $0["test"] as? String == AuditTest.localisation.slug })
    let findings = try #require(localisation["findings"] as? [[String: Any]])
    #expect(findings.first { $0["method"] as? String == "grad-cam" }?["verdict"] as? String != "not applicable")
    #expect(findings.compactMap { $0["method"] as? String }.contains("centre-gaussian"))
  }

  /// Each is one line, and nothing is written.
  @Test func saysWhatIsWrongInALine() throws {
    let folder = try WorkFolder()
    func write(_ text: String, _ name: String) throws {
      try text.write(to: folder.url.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    try write("image,class\n", "empty.csv")
    try write("image,class\n\(pictures[0]),no such class\n", "unknown.csv")
    try write("image,class,left,top,width,height\n\(pictures[0]),3,9000,50,120,120\n", "outside.csv")
    try write("image,class\nmissing.png,3\n", "missing.csv")
    for (input, word) in [
      ("empty.csv", "no case"), ("unknown.csv", "no such class"), ("outside.csv", "passes the edge"),
      ("missing.csv", "missing.png"), ("nothing.png", "nothing.png"),
    ] {
      let run = try ProgramRun(["audit", input, "--out", "out"] + Self.short, in: folder)
      #expect(run.status == 1, "\(input): \(run.messages)")
      let lines = run.messages.split(separator: "\n").filter { $0.hasPrefix("Error") }
      #expect(lines.count == 1 && run.messages.contains(word), "\(input): \(run.messages)")
      #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("out/audit.html").path))
    }
    let wrongClass = try ProgramRun(["audit", pictures[0], "--class", "9999", "--out", "out"] + Self.short, in: folder)
    #expect(wrongClass.status == 1 && wrongClass.messages.contains("9999"))
    for wrong in [["--stages", "0"], ["--sample", "3"], ["--against-weights", "w.pth"]] {
      let run = try ProgramRun(["audit", pictures[0], "--out", "out"] + network + wrong, in: folder)
      #expect(run.status == 64, "\(wrong): \(run.messages)")
    }
  }
}
