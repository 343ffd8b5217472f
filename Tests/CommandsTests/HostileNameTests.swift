import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
/// Would clear the screen, end the line, turn the writing round, and hide.
private let nasty = "a\u{1B}[2J\u{9B}31m\nError: feigned\u{202E}gpj\u{200B}\u{7}"

/// Names in files are written by strangers: none acts on the terminal, or on the page that shows it.
@Suite struct HostileNameTests {
  private let folder: WorkFolder

  init() throws {
    folder = try WorkFolder()
    var network = SmallNetwork(seed: 12)
    try network.convolution(5, name: "conv")
    try network.relu("\(nasty)layer")
    try network.classify()
    try ONNXWriter.write(network.graph, to: folder.url.path + "/nasty.onnx")
  }

  /// Nothing but visible characters and the ends of lines.
  private func expectVisible(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    for scalar in text.unicodeScalars where scalar != "\n" {
      let category = scalar.properties.generalCategory
      #expect(![.control, .format, .lineSeparator].contains(category), "\(text)", sourceLocation: sourceLocation)
    }
    #expect(!text.contains("\nError: feigned"), sourceLocation: sourceLocation)
  }

  @Test func listsLayers() throws {
    let run = try ProgramRun(["layers", "--model", "nasty.onnx"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    expectVisible(run.output)
    #expect(run.output.contains(#"a\u{1B}[2J\u{9B}31m\u{A}Error: feigned\u{202E}gpj\u{200B}\u{7}layer"#))
    let json = try ProgramRun(["layers", "--model", "nasty.onnx", "--json"], in: folder)
    expectVisible(json.output)
    let layers = try #require(try json.json()["layers"] as? [[String: Any]])
    #expect(layers.contains { $0["name"] as? String == "\(nasty)layer" })
  }

  @Test(arguments: [
    ["explain", sample, "--model", "nasty.onnx", "--layer", "laier"], ["predict", "\(nasty).png"],
    ["predict", sample, "--model", "\(nasty).onnx"], ["explain", sample, "--class", nasty],
    ["explain", sample, "--method", nasty], ["evaluate", sample, "--metric", nasty], [nasty],
    ["predict", sample, "--\(nasty)"], ["predict", sample, "--top", nasty],
  ])
  func quotesThem(arguments: [String]) throws {
    let run = try ProgramRun(arguments, in: folder)
    #expect([1, 64].contains(run.status))
    #expect(run.output.isEmpty)
    for scalar in run.messages.unicodeScalars where scalar != "\n" && scalar != "\t" {
      #expect(![.control, .format, .lineSeparator].contains(scalar.properties.generalCategory), "\(run.messages)")
    }
  }

  /// Files that are named after a picture, and what is said of them; the picture itself is found.
  @Test func writesFiles() throws {
    try folder.write("\(nasty).png", Data(contentsOf: URL(fileURLWithPath: sample)))
    let run = try ProgramRun(
      ["explain", "\(nasty).png", "--model", "nasty.onnx", "--class", "1", "--out", "out", "--maps", "m.st"], in: folder
    )
    #expect(run.status == 0, "\(run.messages)")
    expectVisible(run.output + run.messages)
    let plain = "a_[2J_31m_Error: feigned_gpj__"
    let tag = try NetworkModel(named: folder.url.path + "/nasty.onnx").tag()
    #expect(folder.files.contains("out/\(plain).\(tag).1.grad-cam.png"))
    let evaluated = try ProgramRun(
      [
        "evaluate", "\(nasty).png", "--model", "nasty.onnx", "--maps", "m.st", "--metric", "increase", "--csv", "s.csv",
      ], in: folder)
    #expect(evaluated.status == 0, "\(evaluated.messages)")
    expectVisible(evaluated.output + evaluated.messages)
    let table = try String(contentsOf: folder.url.appendingPathComponent("s.csv"), encoding: .utf8)
    expectVisible(
      table.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\nError", with: " Error"))
  }

  @Test func reportsAStudy() throws {
    try folder.write("\(nasty).png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write("cases.csv", Array("image,class\n\"\(nasty).png\",1\n".utf8))
    let run = try ProgramRun(
      [
        "study", "cases.csv", "--model", "nasty.onnx", "--out", "out", "--k", "50", "--group", "grad-cam", "--group",
        "eigen-cam",
      ], in: folder, timeout: 180)
    #expect(run.status == 0, "\(run.messages)")
    expectVisible(run.output + run.messages)
    for file in folder.files where file.hasPrefix("out/") {
      expectVisible(file)
      if ["json", "html", "svg", "csv"].contains(file.split(separator: ".").last.map(String.init)) {
        let text = try String(contentsOf: folder.url.appendingPathComponent(file), encoding: .utf8)
        expectVisible(
          text.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\nError", with: " Error"))
      }
    }
    let rows = try String(contentsOf: folder.url.appendingPathComponent("out/shards/000000.rows"), encoding: .utf8)
    #expect(rows.contains("\"layers\":[\""))
  }
}
