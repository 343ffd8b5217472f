import MetaCAM
import TestSupport
import Testing

private let network = ["--model", Fixtures.path("goldens/narrow_resnet-1.onnx"), "--resize", "110", "--crop", "96"]
private let picture = Fixtures.path("../../Examples/chelsea.png")

/// `methods`: the table, what a network can serve, and the sanity check.
@Suite struct MethodsTests {
  @Test func listsYearCostAndNeeds() throws {
    let folder = try WorkFolder()
    let lines = try ProgramRun(["methods"], in: folder).output.split(separator: "\n").map(String.init)
    #expect(lines.count == Method.all.count + 1)
    #expect(lines[0].split(separator: " ") == ["method", "year", "further", "runs", "needs"])
    for (line, method) in zip(lines.dropFirst(), Method.all) {
      let year = method.year.map(String.init) ?? "-"
      #expect(line.split(separator: " ").prefix(2) == [method.slug[...], year[...]], "\(line)")
      #expect(line.contains("  \(method.furtherRuns)  "), "\(line)")
      #expect(line.hasSuffix("  \(method.needsInWords.joined(separator: ", "))"), "\(line)")
    }
    let listed = try #require(try ProgramRun(["methods", "--json"], in: folder).json()["methods"] as? [[String: Any]])
    #expect(listed.map { $0["year"] as? Int } == Method.all.map(\.year))
    #expect(listed.allSatisfy { $0["sanity"] == nil && $0["available"] == nil })
  }

  /// Years are those of the sources; what came with a program alone has none.
  @Test func takesYearsFromSources() {
    #expect(Method.gradCAM.year == 2017 && Method.ssCAM.year == 2020 && Method.fullGrad.year == 2019)
    #expect(Method.all.filter { $0.year == nil }.allSatisfy { $0.source == "pytorch-grad-cam" })
  }

  @Test func saysWhatANetworkCannotServe() throws {
    let output = try ProgramRun(["methods"] + network, in: WorkFolder()).output
    #expect(output.contains("\n* grad-cam ") && output.contains("\n  le-grad "))
    #expect(output.contains("not here: the network has no attention"))
    #expect(!output.contains("sanity check"))
  }

  @Test func checksSanity() throws {
    let folder = try WorkFolder()
    let command = ["methods", picture] + network
    let run = try ProgramRun(command, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("sanity check: 1 picture(s), seed 0, "), "\(run.output)")
    func cells(_ slug: String) throws -> [Substring] {
      let line = try #require(run.output.split(separator: "\n").first { $0.dropFirst(2).hasPrefix("\(slug) ") })
      return line.dropFirst(2).split(separator: " ")
    }
    // A method that knows no class has the same map of another one, and Sobel's edges know no network.
    #expect(try cells("eigen-cam")[3] == "FAIL")
    #expect(try cells("sobel-edges")[2...3] == ["FAIL", "FAIL"])
    #expect(try cells("le-grad")[2...3] == ["-", "-"])
    let methods = try #require(try ProgramRun(command + ["--json"], in: folder).json()["methods"] as? [[String: Any]])
    let eigen = try #require(methods.first { $0["method"] as? String == "eigen-cam" }?["sanity"] as? [String: Any])
    #expect(eigen["label-dependence"] as? String == "fail")
    try ProgramRun.expectError(["methods", "no.png"] + network, in: folder, says: "no.png")
  }
}
