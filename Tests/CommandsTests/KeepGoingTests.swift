import Foundation
import MetaCAM
import TestSupport
import Testing

private let good = Fixtures.path("../../Examples/chelsea.png")
private let model = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// One bad picture among several.
@Suite struct KeepGoingTests {
  private func folder() throws -> WorkFolder {
    let folder = try WorkFolder()
    try folder.write("broken.png", [0x89, 0x50, 0x4E, 0x47, 1, 2, 3])
    try FileManager.default.copyItem(atPath: good, toPath: folder.url.path + "/other.png")
    return folder
  }

  private func arguments(_ command: String, _ pictures: [String]) -> [String] {
    let options: [String: [String]] = [
      "predict": [], "explain": ["--class", "3"], "evaluate": ["--no-control"],
      "meta": ["--search", "none", "--k", "20"],
    ]
    return [command] + pictures + ["--model", model] + (options[command] ?? [])
  }

  @Test(arguments: ["predict", "explain", "evaluate", "meta"]) func theOthersAreDone(_ command: String) throws {
    let folder = try folder()
    let run = try ProgramRun(arguments(command, [good, "broken.png", "missing.png", "other.png"]), in: folder)
    #expect(run.status == 1)
    let lines = run.messages.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("Error: ") && $0.contains("broken.png") }, "\(lines)")
    #expect(lines.contains { $0.hasPrefix("Error: ") && $0.contains("missing.png") }, "\(lines)")
    #expect(lines.last == "Error: 2 of 4 pictures failed; the other 2 are done", "\(lines)")
    #expect(run.output.contains("chelsea.png") && run.output.contains("other.png"))
    #expect(!run.output.contains("broken.png"))
    let pictures = Set(folder.files).subtracting(["broken.png", "other.png"]).map { $0.prefix { $0 != "." } }
    if command == "explain" || command == "meta" { #expect(Set(pictures) == ["chelsea", "other"], "\(folder.files)") }
  }

  @Test(arguments: ["predict", "explain", "evaluate", "meta"]) func endsAtTheFirstIfAsked(_ command: String) throws {
    let folder = try folder()
    let run = try ProgramRun(
      arguments(command, ["broken.png", good]) + ["--no-keep-going"], in: folder)
    #expect(run.status == 1)
    #expect(run.messages.split(separator: "\n").count == 1 && run.messages.contains("broken.png"), "\(run.messages)")
    #expect(!run.output.contains("chelsea.png"))
  }

  /// By itself, a picture is the whole command: one line, as ever.
  @Test func alone() throws {
    let run = try ProgramRun(arguments("explain", ["broken.png"]), in: folder())
    #expect(run.status == 1 && run.messages.split(separator: "\n").count == 1, "\(run.messages)")
    #expect(!run.messages.contains("of 1 pictures"))
  }

  @Test(arguments: ["predict", "explain", "evaluate", "meta"]) func inJSON(_ command: String) throws {
    let folder = try folder()
    let run = try ProgramRun(arguments(command, ["broken.png", good]) + ["--json"], in: folder)
    #expect(run.status == 1)
    let failures = try #require(try run.json()["failures"] as? [[String: Any]])
    #expect(failures.count == 1 && failures.first?["image"] as? String == "broken.png")
    #expect((failures.first?["error"] as? String)?.isEmpty == false)
    let whole = try ProgramRun(arguments(command, [good]) + ["--json"], in: folder)
    #expect(try whole.status == 0 && whole.json()["failures"] == nil)
  }

  /// What is wrong with the network or the request is said once.
  @Test(arguments: ["explain", "evaluate", "meta"]) func errorsOfTheWholeCommand(_ command: String) throws {
    let run = try ProgramRun(
      [command, good, "other.png", "--model", model, "--class", "no such class"], in: folder())
    #expect(run.status != 0 && run.messages.split(separator: "\n").count == 1, "\(run.messages)")
  }

  /// What is written of a series is what is written of each.
  @Test func picturesOfASeriesAreThoseOfEach() throws {
    let folder = try WorkFolder()
    for index in 0..<11 {
      let picture = Image.noise(seed: UInt64(index), width: 150 + 7 * index, height: 130)
      try picture.writePNG(to: folder.url.path + "/p\(index).png")
    }
    let names = (0..<11).map { "p\($0).png" }
    let series = try ProgramRun(
      ["explain"] + names + ["--model", model, "--class", "3", "--out", "series"], in: folder)
    #expect(series.status == 0)
    let heads = series.output.split(separator: "\n").filter { $0.hasSuffix(".png") && !$0.hasPrefix("  wrote") }
    #expect(heads.map(String.init) == names, "in their order")
    let tag = try NetworkModel(named: model).tag()
    for index in [0, 4, 10] {
      _ = try ProgramRun(
        ["explain", names[index], "--model", model, "--class", "3", "--out", "alone"], in: folder)
      let (a, b) = (
        try Image(contentsOf: folder.url.path + "/series/p\(index).\(tag).3.grad-cam.png"),
        try Image(contentsOf: folder.url.path + "/alone/p\(index).\(tag).3.grad-cam.png")
      )
      // The engine may sum in another order for another batch: a colour may turn by a step.
      #expect(zip(a.pixels, b.pixels).allSatisfy { abs(Int($0) - Int($1)) <= 4 })
    }
  }
}

extension Image {
  fileprivate static func noise(seed: UInt64, width: Int, height: Int) -> Image {
    var random = SeededRandom(seed: seed)
    return Image(
      width: width, height: height,
      pixels: (0..<width * height * 3).map { _ in UInt8.random(in: 0...255, using: &random) })
  }
}
