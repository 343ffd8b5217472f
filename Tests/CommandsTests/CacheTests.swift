import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// `metacam cache`, and the folder that it is about.
@Suite struct CacheTests {
  private let folder: WorkFolder
  private var compiled: String { folder.url.path + "/cache/compiled" }

  init() throws { folder = try WorkFolder() }

  private func run(_ arguments: [String], limit: String? = nil) throws -> ProgramRun {
    var environment = ["METACAM_CACHE": folder.url.path + "/cache"]
    if let limit { environment["METACAM_CACHE_LIMIT"] = limit }
    return try ProgramRun(arguments, in: folder, environment: environment)
  }

  private func predict(limit: String? = nil) throws -> ProgramRun {
    let run = try run(["predict", sample, "--model", network, "--resize", "112", "--crop", "96"], limit: limit)
    #expect(run.status == 0, "\(run.messages)")
    return run
  }

  private func entries() throws -> [[String: Any]] {
    try #require(try run(["cache", "--json"]).json()["entries"] as? [[String: Any]])
  }

  @Test func listsAndClears() throws {
    #expect(try entries().isEmpty)
    let first = try predict()
    let listed = try entries()
    let size = try #require(listed.first?["bytes"] as? Int)
    #expect(listed.count == 1 && size > 10_000)
    #expect((listed.first?["lastUse"] as? String)?.hasSuffix("Z") == true)
    let text = try run(["cache"])
    #expect(text.output.contains("\n1 network, ") && text.output.contains(" of at most 2.0 GiB"), "\(text.output)")
    let cleared = try run(["cache", "clear"])
    #expect(cleared.status == 0 && cleared.output.hasPrefix("removed 1 network, "), "\(cleared.output)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: compiled).isEmpty)
    #expect(try predict().output == first.output)
  }

  @Test func keepsWithinItsLimit() throws {
    let run = try predict(limit: "1K")
    #expect(run.messages.isEmpty, "\(run.messages)")
    #expect(try entries().isEmpty)
    let wrong = try self.run(["cache"], limit: "much")
    #expect(wrong.status == 1 && wrong.messages.contains("METACAM_CACHE_LIMIT takes"), "\(wrong.messages)")
  }

  /// Every file of the cache replaced by another network's, or by nothing much.
  @Test func believesNoPlantedEntry() throws {
    let right = try predict().output
    let other = try run(
      ["predict", sample, "--model", Fixtures.path("goldens/tiny_densenet-1.onnx"), "--resize", "112", "--crop", "96"])
    #expect(other.status == 0 && other.output != right)
    let names = try FileManager.default.contentsOfDirectory(atPath: compiled)
    let contents = try names.map { try Data(contentsOf: URL(fileURLWithPath: "\(compiled)/\($0)")) }
    for planted in contents + [Data([1, 2, 3])] {
      for name in names { try planted.write(to: URL(fileURLWithPath: "\(compiled)/\(name)")) }
      #expect(try predict().output == right)
    }
  }

  /// One line says so, and the answer is right.
  @Test func usesNoFolderThatOthersMayWriteTo() throws {
    let right = try predict()
    #expect(right.messages.isEmpty)
    let before = try FileManager.default.contentsOfDirectory(atPath: compiled)
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: compiled)
    func expectWarning(_ reason: String) throws {
      let run = try predict()
      #expect(run.output == right.output)
      #expect(run.messages.hasPrefix("warning: compiled networks are not kept: "), "\(run.messages)")
      #expect(run.messages.contains(reason) && run.messages.split(separator: "\n").count == 1, "\(run.messages)")
    }
    try expectWarning("others may write to it")
    #expect(try FileManager.default.contentsOfDirectory(atPath: compiled) == before)
    try FileManager.default.moveItem(atPath: compiled, toPath: compiled + "-aside")
    try FileManager.default.createSymbolicLink(atPath: compiled, withDestinationPath: compiled + "-aside")
    try expectWarning("it is a link")
    #expect(try run(["cache"]).status == 1)
  }
}
