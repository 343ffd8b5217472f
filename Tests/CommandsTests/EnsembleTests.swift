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

  private static let sweep = ["sweep", "cases.csv", "--model", network, "--k", "20", "60", "100"] + groups

  private static func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write(
      "cases.csv", Array("\u{FEFF}image,class,name\r\na.png,7,first\r\na.png,3,\r\na.png,1,third\r\n".utf8))
    return folder
  }

  /// Killed at some moment, a sweep goes on, and ends with the same bytes.
  @Test func sweepGoesOn() throws {
    let folder = try Self.folder()
    let whole = try ProgramRun(Self.sweep + ["--out", "whole"], in: folder)
    #expect(whole.status == 0, "\(whole.messages)")
    let killed = try ProgramRun(
      Self.sweep + ["--out", "parts"], in: folder,
      interruption: .init(signal: SIGKILL) { folder.files.contains("parts/cases/first.json") })
    #expect(killed.status == 128 + SIGKILL)
    #expect(!folder.files.contains("parts/results.json"))

    // Without the word, nothing is done again; with other settings neither.
    try ProgramRun.expectError(Self.sweep + ["--out", "parts"], in: folder, says: "--resume")
    try ProgramRun.expectError(
      Self.sweep + ["--out", "parts", "--resume", "--seed", "1"], in: folder, says: "choose another folder")

    let resumed = try ProgramRun(Self.sweep + ["--out", "parts", "--resume"], in: folder)
    #expect(resumed.status == 0, "\(resumed.messages)")
    #expect(resumed.output.contains("first: finished before"))
    func data(_ file: String) throws -> Data { try Data(contentsOf: folder.url.appendingPathComponent(file)) }
    for file in ["results.json", "members.csv", "experiments.csv", "groups.csv", "summary.csv"] {
      #expect(try data("whole/" + file) == data("parts/" + file), "\(file)")
    }

    // What a reader of the results relies on.
    let results = try JSONDecoder().decode(SweepResults.self, from: data("whole/results.json"))
    #expect(results.cases.map(\.name) == ["first", "a-3", "third"])
    for result in results.cases {
      #expect(result.experiments.count == 8)
      #expect(result.experiments.allSatisfy { $0.curve.scores.count == 3 })
      #expect(result.cre.count == 3)
      let effect = CumulativeResidualEffect(
        scores: result.experiments.map(\.curve.bestScore), subsets: result.experiments.map(\.groups))
      #expect(effect.ofGroups == result.cre)
      let search = try #require(result.memberSearch)
      #expect(search.score >= result.members.map(\.curve.bestScore).max() ?? .infinity)
      #expect(result.removals.made < result.removals.asked)
    }

    // The report holds every figure and fetches nothing.
    let report = String(decoding: try data("whole/report.html"), as: UTF8.self)
    #expect(!report.contains("src=\"http"))
    #expect(report.components(separatedBy: "The numbers of figure").count - 1 == 5 + 2 * 3)
    let figures = folder.files.filter { $0.hasPrefix("whole/figures/") }
    #expect(Set(figures.map { $0.split(separator: ".").last.map(String.init) ?? "" }) == ["png", "svg", "pdf"])
    for figure in figures where figure.hasSuffix(".png") {
      #expect(try Image(contentsOf: folder.url.path + "/" + figure).width > 1000)
    }
  }

  private static let quick = ["--k", "50", "--group", "grad-cam", "--group", "eigen-cam", "--out", "out", "--json"]

  /// Two files of one name are two networks; one file by two names is one.
  @Test func sweepsNetworksOfOneName() throws {
    let folder = try WorkFolder()
    try folder.write("a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write("cases.csv", Array("image,class\na.png,1\n".utf8))
    for (name, seed) in [("ma", 1), ("mb", 2)] as [(String, UInt64)] {
      try FileManager.default.createDirectory(
        at: folder.url.appendingPathComponent(name), withIntermediateDirectories: true)
      var network = SmallNetwork(seed: seed)
      try network.convolution(5, bias: true, name: "conv")
      try network.relu("layer")
      try network.classify()
      try ONNXWriter.write(network.graph, to: folder.url.path + "/\(name)/net.onnx")
    }
    let networks = ["ma/net.onnx", "mb/net.onnx"]
    let run = try ProgramRun(
      ["sweep", "cases.csv", "--model"] + networks + ["./ma/net.onnx"] + Self.quick, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let results = try JSONDecoder().decode(
      SweepResults.self, from: Data(contentsOf: folder.url.appendingPathComponent("out/results.json")))
    #expect(results.cases.map(\.model) == networks)
    for (network, result) in zip(networks, results.cases) {
      let predicted = try ProgramRun(["predict", "a.png", "--model", network, "--json"], in: folder)
      let top = try #require((predicted.json()["images"] as? [[String: Any]])?.first?["top"] as? [[String: Any]])
      let probability = top.first { $0["class"] as? Int == 1 }?["probability"] as? Double
      #expect(abs(try #require(probability) - result.probability) < 1e-6)
    }
    #expect(results.cases[0].probability != results.cases[1].probability)
  }

  /// What a finished case was made from may change, and so may its files.
  @Test func sweepGoesOnWithWhatItBeganWith() throws {
    let folder = try WorkFolder()
    let picture = try folder.write("a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try folder.write("cases.csv", Array("image,class\na.png,1\n".utf8))
    let narrow = try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("goldens/narrow_resnet-1.onnx")))
    let other = try Data(contentsOf: URL(fileURLWithPath: network))
    try folder.write("net.onnx", narrow)
    let sweep = ["sweep", "cases.csv", "--model", "net.onnx"] + Self.quick
    #expect(try ProgramRun(sweep, in: folder).status == 0)
    func expectRefusal(_ text: String) throws {
      let run = try ProgramRun(sweep + ["--resume"], in: folder)
      #expect(run.status == 1)
      #expect(run.messages.contains(text) && run.output.isEmpty, "\(run.messages)")
    }

    try folder.write("net.onnx", other)
    try expectRefusal("the network 'net.onnx' has changed since")
    try folder.write("net.onnx", narrow)
    let cropped = try Preprocessing(shorterSide: 100, cropSize: .init(50)).fitted(Image(contentsOf: picture))
    try cropped.writePNG(to: picture)
    try expectRefusal("the picture 'a.png' has changed since")
    try folder.write("a.png", Data(contentsOf: URL(fileURLWithPath: sample)))

    for file in ["cases/a-1.json", "maps/a-1.safetensors", "pictures/a-1.png"] {
      let url = folder.url.appendingPathComponent("out/" + file)
      let whole = try Data(contentsOf: url)
      try whole.dropLast(whole.count / 2).write(to: url)
      try expectRefusal("a-1.json")
      try expectRefusal("cannot be read; delete it")
      try whole.write(to: url)
    }
    // Maps and a picture that are well formed, and of another size.
    let url = folder.url.appendingPathComponent("out/pictures/a-1.png")
    let whole = try Data(contentsOf: url)
    try cropped.writePNG(to: url.path)
    try expectRefusal("cannot be read; delete it")
    try whole.write(to: url)
    #expect(try ProgramRun(sweep + ["--resume"], in: folder).status == 0)
  }

  /// A picture that cannot be read costs its own case alone, and is said everywhere.
  @Test func sweepGoesOnBesideABadPicture() throws {
    let folder = try Self.folder()
    try folder.write("bad.png", Array("no picture".utf8))
    try folder.write("cases.csv", Array("image,class\na.png,1\nbad.png,2\na.png,3\n".utf8))
    let sweep = ["sweep", "cases.csv", "--model", network] + Self.quick
    let run = try ProgramRun(sweep, in: folder)
    #expect(run.status == 1)
    #expect(run.messages.contains("not a JPEG, PNG or WebP image"), "\(run.messages)")
    #expect(run.messages.hasSuffix("1 of 3 cases failed; the other 2 are done\n"), "\(run.messages)")
    #expect((try run.json()["failures"] as? [[String: Any]])?.first?["image"] as? String == "bad.png")
    func data(_ file: String) throws -> Data { try Data(contentsOf: folder.url.appendingPathComponent("out/" + file)) }
    let results = try JSONDecoder().decode(SweepResults.self, from: data("results.json"))
    #expect(results.cases.map(\.name) == ["a-1", "a-3"])
    #expect(String(decoding: try data("report.html"), as: UTF8.self).contains("bad-2 failed: not a JPEG"))
    // Once more with the one that failed alone, and without going on.
    let again = try ProgramRun(sweep + ["--resume", "--no-keep-going"], in: folder)
    #expect(again.status == 1 && again.output.isEmpty && again.messages.contains("case: bad-2"), "\(again.messages)")
  }

  @Test func saysWhatIsWrong() throws {
    let folder = try Self.folder()
    try folder.write("bad.csv", Array("image,class\nnone.png,1\na.png\na.png,tabbi\n".utf8))
    try folder.write("groups.json", Array(#"[["grad-cam"], ["grad-cam", "nocam"]]"#.utf8))
    let cases: [([String], String)] = [
      (["sweep", "bad.csv", "--out", "o"], "line 2: there is no picture 'none.png'; line 3: a row is"),
      (["sweep", "missing.csv", "--out", "o"], "no such file"),
      (["sweep", "cases.csv", "--out", "o", "--k", "0"], "above 0"),
      (["meta", "a.png", "--k", "101"], "--k"), (["meta", "a.png", "--search", "all"], "members"),
      (["meta", "a.png", "--groups", "groups.json"], "'nocam' is no method"),
      (["meta", "a.png", "--groups", "groups.json"], "grad-cam stands there twice"),
      (["meta", "a.png", "--group", "grad-cam", "--group", "grad-cam"], "twice"),
      (["meta", "a.png", "--class", "tabbi"], "did you mean 'tabby'"),
    ]
    for (arguments, text) in cases { try ProgramRun.expectError(arguments, in: folder, says: text) }
  }
}
