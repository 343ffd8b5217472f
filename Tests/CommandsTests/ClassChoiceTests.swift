import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let model = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// `--class` with the likeliest classes of a picture.
@Suite struct ClassChoiceTests {
  private static func run(_ arguments: [String], in folder: WorkFolder) throws -> ProgramRun {
    let run = try ProgramRun(arguments + ["--model", model, "--json"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    return run
  }

  /// The likeliest classes as `predict` has them.
  private static func likeliest(_ count: Int, in folder: WorkFolder) throws -> [Int] {
    let json = try run(["predict", sample, "--top", "\(count)"], in: folder).json()
    let image = try #require((json["images"] as? [[String: Any]])?.first)
    return try #require(image["top"] as? [[String: Any]]).compactMap { $0["class"] as? Int }
  }

  @Test func explainsTheLikeliest() throws {
    let folder = try WorkFolder()
    let top = try Self.likeliest(3, in: folder)
    #expect(top.count == 3)
    // What is named as well counts once, where it stands first.
    for (classes, expected) in [
      (["top3"], top), (["\(top[1])", "top3"], [top[1], top[0], top[2]]), (["top"], [top[0]]),
    ] {
      let json = try Self.run(["explain", sample, "--class"] + classes, in: folder).json()
      let image = try #require((json["images"] as? [[String: Any]])?.first)
      #expect((image["maps"] as? [[String: Any]])?.compactMap { $0["class"] as? Int } == expected)
    }
    let tag = try NetworkModel(named: model).tag()
    #expect(folder.files == top.sorted().map { "chelsea.\(tag).\($0).grad-cam.png" })
  }

  /// The same numbers as of each class by itself.
  @Test func combinesForEachOfTheLikeliest() throws {
    let folder = try WorkFolder()
    let top = try Self.likeliest(2, in: folder)
    let options = ["meta", sample, "--search", "none", "--k", "20", "--class"]
    func cases(_ choice: String) throws -> [NSDictionary] {
      try #require(try Self.run(options + [choice], in: folder).json()["cases"] as? [NSDictionary])
    }
    #expect(try cases("top2") == top.flatMap { try cases("\($0)") })
    let tag = try NetworkModel(named: model).tag()
    #expect(folder.files == top.sorted().map { "chelsea.\(tag).\($0).metacam.png" })
  }

  @Test func judgesTheLikeliest() throws {
    let folder = try WorkFolder()
    let top = try Self.likeliest(2, in: folder)
    let run = try ProgramRun(["evaluate", sample, "--class", "top2", "--model", model, "--csv", "s.csv"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let rows = try String(contentsOf: folder.url.appendingPathComponent("s.csv"), encoding: .utf8).split(
      whereSeparator: \.isNewline)
    #expect(Set(rows.dropFirst().map { $0.split(separator: ",")[1] }) == Set(top.map { "\($0)"[...] }), "\(rows)")
  }

  @Test(arguments: ["explain", "evaluate", "meta"]) func saysHowManyThereAre(command: String) throws {
    try ProgramRun.expectError(
      [command, sample, "--model", model, "--class", "top0"], in: WorkFolder(), says: "from top1 to top")
  }
}
