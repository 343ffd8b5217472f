import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let groups = ["--group", "grad-cam", "--group", "score-cam"]

/// Whatever is to know before believing a map is said wherever one is made, on standard error and in JSON.
@Suite struct WarningTests {
  private let folder: WorkFolder

  /// Four classes: of 0 nothing speaks for it, and 3 is ruled out.
  init() throws {
    folder = try WorkFolder()
    var network = SmallNetwork(seed: 12)
    try network.convolution(5, bias: true, name: "conv")
    try network.relu("layer")
    try network.classify()
    let graph = try network.graph.replacingConstants { name, tensor in
      switch name {
      case "fc.weight":
        Tensor(shape: tensor.shape, elements: (0..<20).map { $0 < 5 ? -0.5 : $0 < 15 ? 0.5 : 0.1 })
      case "fc.bias": Tensor(shape: [4], elements: [0, 0, 0, -20])
      default: tensor
      }
    }
    try ONNXWriter.write(graph, to: folder.url.path + "/net.onnx")
    try folder.write("cases.csv", Array("image,class,name\n\(sample),0,zero\n\(sample),3,rare\n".utf8))
  }

  private func expect(
    _ run: ProgramRun, _ warnings: [[String: Any]], _ texts: [String], status: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == status, "\(run.messages)", sourceLocation: sourceLocation)
    for text in texts {
      #expect(run.messages.contains(text), "\(run.messages)", sourceLocation: sourceLocation)
      #expect(
        warnings.contains { ($0["text"] as? String)?.contains(text) == true }, "\(warnings)",
        sourceLocation: sourceLocation)
    }
    for line in run.messages.split(separator: "\n").dropLast(status == 0 ? 0 : 1) {
      #expect(line.hasPrefix("warning: "), sourceLocation: sourceLocation)
    }
  }

  private static let texts = ["the map is zero", "the class is improbable"]

  @Test func explains() throws {
    let run = try ProgramRun(
      ["explain", sample, "--model", "net.onnx", "--class", "0", "3", "--json"], in: folder)
    let image = try #require((try run.json()["images"] as? [[String: Any]])?.first)
    expect(run, try #require(image["warnings"] as? [[String: Any]]), Self.texts)
    // A class of its own, once; the maps' each.
    #expect(run.messages.components(separatedBy: "improbable").count == 2)
    let quiet = try ProgramRun(["explain", sample, "--model", "net.onnx", "--class", "0", "--quiet"], in: folder)
    #expect(quiet.messages.contains("the map is zero"))
  }

  @Test func evaluates() throws {
    let run = try ProgramRun(
      ["evaluate", sample, "--model", "net.onnx", "--class", "0", "3", "--metric", "increase", "--json"], in: folder)
    let warnings = try #require(try run.json()["warnings"] as? [[String: Any]])
    expect(run, warnings.compactMap { $0["warning"] as? [String: Any] }, Self.texts)
  }

  /// Maps of others are looked at too.
  @Test func evaluatesMapsOfOthers() throws {
    let writer = try SafetensorsWriter(path: folder.url.path + "/m.st")
    try writer.append("chelsea/1/flat", Tensor(shape: [24, 24], repeating: 0.5))
    try writer.append("chelsea/1/zero", Tensor(shape: [24, 24], repeating: 0))
    try writer.finish()
    let run = try ProgramRun(
      [
        "evaluate", sample, "--model", "net.onnx", "--maps", "m.st", "--metric", "increase", "--json", "--no-control",
      ], in: folder)
    let warnings = try #require(try run.json()["warnings"] as? [[String: Any]])
    expect(
      run, warnings.compactMap { $0["warning"] as? [String: Any] },
      ["the map is 0.5 everywhere", "the map is zero"])
  }

  @Test(arguments: ["groups", "members", "none"])
  func makesEnsembles(search: String) throws {
    for (classIndex, text) in [("0", "the map is zero"), ("3", "the class is improbable")] {
      let run = try ProgramRun(
        ["meta", sample, "--model", "net.onnx", "--class", classIndex, "--search", search, "--k", "50", "--json"]
          + groups,
        in: folder)
      let result = try #require((try run.json()["cases"] as? [[String: Any]])?.first?["result"] as? [String: Any])
      // No group of maps scores above zero here: then there is none to write, which is no success.
      expect(
        run, try #require(result["warnings"] as? [[String: Any]]), [text], status: search == "groups" ? 1 : 0)
    }
    let text = try ProgramRun(
      ["meta", sample, "--model", "net.onnx", "--class", "0", "--search", search, "--k", "50"] + groups, in: folder)
    #expect(text.output.contains("class 0"))
  }

  @Test func studies() throws {
    let run = try ProgramRun(
      ["study", "cases.csv", "--model", "net.onnx", "--out", "out", "--k", "50", "--json"] + groups, in: folder)
    let warnings = try #require(try run.json()["warnings"] as? [[String: Any]])
    expect(run, warnings.compactMap { $0["warning"] as? [String: Any] }, Self.texts)
    #expect(Set(warnings.compactMap { $0["case"] as? String }) == ["zero", "rare"])
    let report = try String(contentsOf: folder.url.appendingPathComponent("out/report.html"), encoding: .utf8)
    #expect(report.contains("What was found"))
    let page = try String(contentsOf: folder.url.appendingPathComponent("out/pages/rare.html"), encoding: .utf8)
    #expect(page.contains("the class is improbable"))
    // A study that goes on says the same in JSON.
    let again = try ProgramRun(
      ["study", "cases.csv", "--model", "net.onnx", "--out", "out", "--k", "50", "--json", "--resume"] + groups,
      in: folder)
    #expect((try again.json()["warnings"] as? [[String: Any]])?.count == warnings.count)
  }

  /// Where no class is named and several are the likeliest, one is taken, and not in silence.
  @Test func saysThatClassesAreEqual() throws {
    let run = try ProgramRun(["explain", sample, "--model", "net.onnx"], in: folder)
    #expect(run.messages.contains("2 classes have the highest score"), "\(run.messages)")
    let named = try ProgramRun(["explain", sample, "--model", "net.onnx", "--class", "1"], in: folder)
    #expect(named.messages.isEmpty, "\(named.messages)")
  }
}
