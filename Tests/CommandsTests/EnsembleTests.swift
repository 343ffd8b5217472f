import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = Fixtures.path("goldens/tiny_densenet-1.onnx")
/// Three groups, so that there are eight combinations.
private let groups = ["--group", "grad-cam,grad-cam++", "--group", "score-cam", "--group", "full-grad"]

@Suite struct EnsembleTests {
  @Test(arguments: ["groups", "members", "none"])
  func metaDrawsTheChosenMap(search: String) throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      ["meta", sample, "--class", "7", "--model", network, "--search", search, "--maps", "m.st", "--json"] + groups,
      in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(try folder.files == ["chelsea.\(NetworkModel(named: network).tag()).7.metacam.png", "m.st"])
    let json = try run.json()
    let result = try #require((json["cases"] as? [[String: Any]])?.first?["result"] as? [String: Any])
    #expect((result["experiments"] as? [Any])?.count == (search == "groups" ? 8 : 2))
    #expect((result["memberSearch"] != nil) == (search == "members"))
    let maps = try SafetensorsFile(contentsOf: folder.url.path + "/m.st").tensors
    #expect(maps.count == 12)
    let map = try #require(maps["chelsea/7/metacam"]?.tensor)
    #expect(map.maximum == 1)
    #expect(map.minimum == 0)
  }

  /// A method that was chosen before: its members' maps alone are made, and its k is kept.
  @Test func metaTakesAnEnsembleThatWasChosenBefore() throws {
    let folder = try WorkFolder()
    try folder.write(
      "ensemble.json", Array(#"{"members": ["grad-cam", "score-cam"], "consensus": "sum", "k": 20}"#.utf8))
    let run = try ProgramRun(
      ["meta", sample, "--class", "7", "--model", network, "--ensemble", "ensemble.json", "--maps", "m.st"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("MetaCAM is made of grad-cam + score-cam"))
    let maps = try SafetensorsFile(contentsOf: folder.url.path + "/m.st").tensors
    #expect(maps.names.sorted() == ["chelsea/7/grad-cam", "chelsea/7/metacam", "chelsea/7/score-cam"])
    let map = try #require(maps["chelsea/7/metacam"]?.tensor)
    #expect(map.elements.filter { $0 > 0 }.count <= Int((0.2 * Double(map.count)).rounded()))
    for arguments in [["--search", "none"], ["--k", "10"], ["--group", "grad-cam"], ["--consensus", "vote"]] {
      try ProgramRun.expectError(
        ["meta", sample, "--model", network, "--ensemble", "ensemble.json"] + arguments, in: folder, says: "leave out")
    }
  }

  /// The threshold that is asked for keeps so many pixels.
  @Test func metaTakesAThreshold() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      [
        "meta", sample, "--class", "7", "--model", network, "--search", "none", "--k", "10", "--consensus", "vote",
        "--maps", "m.st",
      ], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let map = try #require(
      try SafetensorsFile(contentsOf: folder.url.path + "/m.st").tensors["chelsea/7/metacam"]?.tensor)
    #expect(map.elements.filter { $0 > 0 }.count == Int((0.1 * Double(map.count)).rounded()))
    #expect(run.output.contains("chosen by reference"))
  }

  @Test func saysWhatIsWrong() throws {
    let folder = try WorkFolder()
    try folder.write("a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write("groups.json", Array(#"[["grad-cam"], ["grad-cam", "nocam"]]"#.utf8))
    let cases: [([String], String)] = [
      (["meta", "a.png", "--k", "101"], "--k"), (["meta", "a.png", "--search", "all"], "members"),
      (["meta", "a.png", "--groups", "groups.json"], "'nocam' is no method"),
      (["meta", "a.png", "--groups", "groups.json"], "grad-cam stands there twice"),
      (["meta", "a.png", "--group", "grad-cam", "--group", "grad-cam"], "twice"),
      (["meta", "a.png", "--class", "tabbi"], "did you mean 'tabby'"),
    ]
    for (arguments, text) in cases { try ProgramRun.expectError(arguments, in: folder, says: text) }
  }
}
