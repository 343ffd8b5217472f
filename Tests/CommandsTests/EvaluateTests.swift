import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = ["--model", Fixtures.path("goldens/narrow_resnet-1.onnx"), "--resize", "110", "--crop", "96"]

@Suite struct EvaluateTests {
  @Test func tellsEveryScore() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      [
        "evaluate", sample, "--class", "3", "--method", "grad-cam", "layer-cam", "--metric", "all", "--csv", "s.csv",
        "--json", "--box", "60,20,200,180", "--curves", ".",
      ]
        + network, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    for ending in ["png", "svg"] {
      let written = folder.files.first {
        $0.hasPrefix("chelsea.narrow_resnet-1-") && $0.hasSuffix(".3.curves.\(ending)")
      }
      let file = folder.url.appendingPathComponent(try #require(written))
      #expect(try Data(contentsOf: file).count > 1000)
    }
    let scores = try #require(try run.json()["scores"] as? [[String: Any]])
    // Two methods and the control, all metrics of one value and ROAD of two.
    #expect(scores.count == 3 * (Metric.all.count + 1))
    #expect(Set(scores.compactMap { $0["method"] as? String }) == ["grad-cam", "layer-cam", "random-cam"])
    #expect(Set(scores.compactMap { $0["metric"] as? String }) == Set(Metric.all.map(\.slug)))
    for score in scores where score["metric"] as? String == "road" {
      #expect(["reference", "exact"].contains(score["protocol"] as? String))
      let value = try #require(score["value"] as? Double)
      let (morf, lerf) = (
        try #require(score["morf"] as? [String: Double]), try #require(score["lerf"] as? [String: Double])
      )
      #expect(Set(morf.keys) == ["20", "40", "60", "80"])
      let mean = morf.reduce(0) { $0 + ((lerf[$1.key] ?? .nan) - $1.value) / 2 } / 4
      #expect(abs(mean - value) < 1e-12)
    }
    let rows = try String(contentsOf: folder.url.appendingPathComponent("s.csv"), encoding: .utf8).split(
      separator: "\r\n")
    #expect(rows.count == scores.count + 1)
  }

  /// Sums of scores have no number of their own: their files are called by their words, so that none takes another's place.
  @Test func callsFilesOfSumsByTheirWords() throws {
    let folder = try WorkFolder()
    for sum in ["3 - 4", "3 - 5"] {
      let run = try ProgramRun(
        ["evaluate", sample, "--class", sum, "--method", "grad-cam", "--no-control", "--curves", "."] + network,
        in: folder)
      #expect(run.status == 0, "\(run.messages)")
    }
    for words in ["3-minus-4", "3-minus-5"] {
      #expect(folder.files.contains { $0.hasSuffix(".\(words).curves.png") }, "\(folder.files)")
    }
  }

  /// Maps that a file brings score as those that are made here, and the same whatever the number of threads.
  @Test func judgesMapsOfOthers() throws {
    let folder = try WorkFolder()
    let classAndMethods = ["--class", "3", "--method", "grad-cam", "layer-cam"]
    let made = try ProgramRun(["explain", sample, "--maps", "m.st", "--quiet"] + classAndMethods + network, in: folder)
    #expect(made.status == 0, "\(made.messages)")
    func scores(_ arguments: [String]) throws -> [String: Double] {
      let run = try ProgramRun(["evaluate", sample, "--json"] + arguments + network, in: folder)
      #expect(run.status == 0, "\(run.messages)")
      let scores = try run.json()["scores"] as? [[String: Any]] ?? []
      return Dictionary(
        scores.map { ("\($0["method"] ?? "") \($0["protocol"] ?? "")", $0["value"] as? Double ?? .nan) },
        uniquingKeysWith: { first, _ in first })
    }
    let own = try scores(classAndMethods + ["--threads", "1"])
    let foreign = try scores(["--maps", "m.st", "--threads", "2"])
    #expect(own.count == 6)
    #expect(own == foreign)
  }

  @Test func showsWhatIsRemoved() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      [
        "evaluate", sample, "--class", "3", "--percent", "25", "--protocol", "exact", "--no-control", "--removals",
        "out",
      ]
        + network, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let tag = try NetworkModel(named: network[1]).tag()
    #expect(
      folder.files == [
        "out/chelsea.\(tag).3.grad-cam.exact.lerf.25.png", "out/chelsea.\(tag).3.grad-cam.exact.morf.25.png",
      ])
    let before = try Image(contentsOf: sample)
    let preprocessing = Preprocessing(shorterSide: 110, cropSize: .init(96))
    let whole = try preprocessing.fitted(before)
    let shown = try Image(contentsOf: folder.url.path + "/" + #require(folder.files.first))
    // A quarter of the pixels was removed; few of them come back as they were, and all others do.
    let changed = (0..<whole.width * whole.height).filter { pixel in
      (0..<3).contains { abs(Int(whole.pixels[pixel * 3 + $0]) - Int(shown.pixels[pixel * 3 + $0])) > 1 }
    }
    #expect(changed.count <= 2304)
    #expect(changed.count > 1152)
  }

  @Test func tablesHaveTheBestFirst() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      ["evaluate", sample, "--class", "3", "--method", "all", "--protocol", "exact", "--seed", "4"] + network,
      in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let rows = run.output.split(separator: "\n").dropFirst(2).prefix(12)
    let values = rows.compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }
    #expect(values.count == 12)
    #expect(values == values.sorted(by: >))
    #expect(run.output.contains("seed 4"))
  }

  @Test func saysWhatIsWrong() throws {
    let folder = try WorkFolder()
    var maps = SafetensorsFileBuilder()
    maps.add("chelsea/3/small", Tensor(shape: [7, 7], repeating: 0.5))
    try folder.write("small.st", maps.bytes())
    maps = SafetensorsFileBuilder()
    maps.add("chelsea/3/nan", Tensor(shape: [96, 96], repeating: .nan))
    try folder.write("nan.st", maps.bytes())
    maps = SafetensorsFileBuilder()
    maps.add("other/3/fine", Tensor(shape: [96, 96], repeating: 0.5))
    try folder.write("other.st", maps.bytes())
    let cases: [([String], String)] = [
      (["--maps", "small.st"], "it must be [96, 96]"), (["--maps", "nan.st"], "NaN"),
      (["--maps", "other.st"], "there are no maps of 'chelsea'"), (["--percent", "120"], "0 to 100"),
      (["--percent", "-1"], "--percent"), (["--percent", "nan"], "0 to 100"), (["--noise=-1"], "0 up"),
      (["--noise", "inf"], "0 up"), (["--metric", "rod"], "did you mean 'road'"), (["--protocol", "both2"], "exact"),
      (["--maps", "missing.st"], "no such file"),
    ]
    for (options, text) in cases {
      try ProgramRun.expectError(["evaluate", sample] + network + options, in: folder, says: text)
    }
  }
}

/// A safetensors file in memory.
private struct SafetensorsFileBuilder {
  private var tensors: [(String, Tensor)] = []

  mutating func add(_ name: String, _ tensor: Tensor) { tensors.append((name, tensor)) }

  func bytes() throws -> Data {
    let file = TemporaryFile(ending: ".st")
    let writer = try SafetensorsWriter(path: file.path)
    for (name, tensor) in tensors { try writer.append(name, tensor) }
    try writer.finish()
    return try Data(contentsOf: URL(fileURLWithPath: file.path))
  }
}
