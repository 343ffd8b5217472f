import Foundation
import MetaCAM
import TestSupport
import Testing

/// No command writes over a file that it reads, by whatever name.
@Suite struct ReplacedInputTests {
  private static let commands: [[String]] = [
    ["explain", "a.png", "--maps", "a.png", "--out", "out"],
    ["explain", "a.png", "--maps", "./link.png", "--out", "out"],
    ["explain", "a.png", "--maps", "net.onnx", "--out", "out"],
    ["evaluate", "a.png", "--csv", "a.png", "--no-control"],
    ["evaluate", "a.png", "--csv", "net.onnx", "--no-control"],
    ["meta", "a.png", "--maps", "net.onnx", "--out", "out", "--search", "none"],
    ["meta", "a.png", "--maps", "groups.json", "--groups", "groups.json", "--out", "out", "--search", "none"],
  ]

  private static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    let files = [
      ("a.png", "../../Examples/chelsea.png"), ("net.onnx", "goldens/narrow_resnet-1.onnx"),
    ]
    for (name, source) in files {
      _ = try folder.write(name, Data(contentsOf: URL(fileURLWithPath: Fixtures.path(source))))
    }
    _ = try folder.write("groups.json", Data(#"[["grad-cam"]]"#.utf8))
    try FileManager.default.linkItem(
      at: folder.url.appendingPathComponent("a.png"), to: folder.url.appendingPathComponent("link.png"))
    return folder
  }

  private static func contents(_ folder: WorkFolder) throws -> [Data] {
    try ["a.png", "net.onnx", "groups.json"].map { try Data(contentsOf: folder.url.appendingPathComponent($0)) }
  }

  @Test(arguments: commands) func isRefused(_ arguments: [String]) throws {
    let folder = try Self.folder()
    let before = try Self.contents(folder)
    let run = try ProgramRun(arguments + ["--model", "net.onnx"], in: folder)
    #expect(run.status == 1)
    #expect(run.messages.contains("would replace a file that is read"), "\(run.messages)")
    #expect(run.output.isEmpty)
    #expect(try Self.contents(folder) == before)
  }

  /// Where the list of cases would lie in the way of a table.
  @Test func aStudySparesItsList() throws {
    let folder = try Self.folder()
    _ = try folder.write("results.sqlite", Data("a.png,3\n".utf8))
    let run = try ProgramRun(["study", "results.sqlite", "--out", ".", "--model", "net.onnx"], in: folder)
    #expect(run.status == 1)
    #expect(run.messages.contains("would replace a file that is read"), "\(run.messages)")
    #expect(try String(contentsOf: folder.url.appendingPathComponent("results.sqlite"), encoding: .utf8) == "a.png,3\n")
  }

  /// Nor does it write among its pictures, whatever they are called.
  @Test(arguments: ["shards", "figures", "pages", "tables"]) func aStudySparesItsPictures(_ name: String) throws {
    let folder = try Self.folder()
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("out/\(name)"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: folder.url.appendingPathComponent("a.png"), to: folder.url.appendingPathComponent("out/\(name)/a.png"))
    _ = try folder.write("cases.csv", Data("out/\(name)/a.png,3\n".utf8))
    let run = try ProgramRun(["study", "cases.csv", "--out", "out", "--model", "net.onnx"], in: folder)
    #expect(run.status == 1)
    #expect(run.messages.contains("could replace a file that is read"), "\(run.messages)")
    #expect(FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("out/\(name)/a.png").path))
  }
}
