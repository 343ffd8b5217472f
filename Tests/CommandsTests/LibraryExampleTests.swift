import Foundation
import MetaCAM
import TestSupport
import Testing

/// The program of a user of the library: `Examples/Library`.
@Suite struct LibraryExampleTests {
  private static func text(_ path: String) throws -> String {
    try String(contentsOfFile: Fixtures.path("../../\(path)"), encoding: .utf8)
  }

  @Test func importsTheFaçadeAlone() throws {
    let imports = try Self.text("Examples/Library/main.swift").matches(of: #/(?m)^.*\bimport\b.*$/#).map {
      String($0.0)
    }
    #expect(imports == ["import MetaCAM"])
  }

  @Test func isWhatTheDocumentationShows() throws {
    let code = try Self.text("Examples/Library/main.swift")
    #expect(try Self.text("Documentation/MetaCAM.docc/Begin.md").contains("\n```swift\n\(code)```\n"))
  }

  /// It does what the program does: the same classes, and the same pictures byte by byte.
  @Test func explainsAPictureAsTheProgramDoes() throws {
    let folder = try WorkFolder()
    let network = Fixtures.path("goldens/narrow_resnet-1.onnx")
    let picture = Fixtures.path("../../Examples/chelsea.png")
    let run = try ProgramRun([network, picture, folder.url.path], program: "example", in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 5, "\(run.output)")
    let explained = try ProgramRun(
      [
        "explain", picture, "--model", network, "--method", "grad-cam", "full-grad", "--colormap", "turbo", "--view",
        "network", "--out", "by-program",
      ], in: folder)
    #expect(explained.status == 0, "\(explained.messages)")
    let tag = try NetworkModel(named: network).tag()
    let likeliest = try #require(lines.first?.split(separator: " ").first)
    for method in ["grad-cam", "full-grad"] {
      #expect(lines.contains { $0.hasPrefix("\(method) [") && $0.hasSuffix("] false") }, "\(run.output)")
      let drawn = try Data(contentsOf: folder.url.appendingPathComponent("\(method).png"))
      let expected = try Data(
        contentsOf: folder.url.appendingPathComponent("by-program/chelsea.\(tag).\(likeliest).\(method).png"))
      #expect(drawn == expected, "\(method)")
    }
  }
}
