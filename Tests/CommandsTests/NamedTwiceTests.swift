import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = ["--model", Fixtures.path("goldens/narrow_resnet-1.onnx")]

/// What is named twice, by whatever name, counts once.
@Suite struct NamedTwiceTests {
  @Test func explains() throws {
    let folder = try WorkFolder()
    let copy = try folder.write("a.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    let run = try ProgramRun(
      [
        "explain", "a.png", "./a.png", copy, "--class", "2", "2", "3", "2", "--method", "grad-cam", "layer-cam",
        "grad-cam",
        "--layer", "layer3.0/relu_2/Relu", "layer3.0/relu_2/Relu", "--maps", "m.st", "--json",
      ] + network, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let json = try run.json()
    let images = try #require(json["images"] as? [[String: Any]])
    #expect(images.compactMap { $0["image"] as? String } == ["a.png"])
    let maps = try #require(images.first?["maps"] as? [[String: Any]])
    #expect(maps.compactMap { $0["class"] as? Int } == [2, 2, 3, 3])
    #expect(maps.compactMap { $0["method"] as? String } == ["grad-cam", "layer-cam", "grad-cam", "layer-cam"])
    #expect((json["layers"] as? [Any])?.count == 1)
    // A mean over one layer twice would be the same map, but not of the same name.
    let once = try ProgramRun(
      [
        "explain", "a.png", "--class", "2", "3", "--method", "grad-cam", "layer-cam", "--layer", "layer3.0/relu_2/Relu",
        "--maps", "once.st", "--json",
      ] + network, in: folder)
    #expect(once.status == 0)
    let files = try ["m.st", "once.st"].map { try Data(contentsOf: folder.url.appendingPathComponent($0)) }
    #expect(files[0] == files[1])
  }

  /// By index, by name and by WordNet id.
  @Test func namesAClassInThreeWays() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(["explain", sample, "--class", "281", "tabby", "n02123045", "282"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      folder.files == ["chelsea.efficientnet-lite0.281.grad-cam.png", "chelsea.efficientnet-lite0.282.grad-cam.png"])
  }

  @Test func evaluates() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      [
        "evaluate", sample, sample, "--class", "2", "2", "--method", "grad-cam", "grad-cam", "--metric", "increase",
        "increase", "--percent", "20", "20", "--no-control", "--json",
      ] + network, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect((try run.json()["scores"] as? [Any])?.count == 1)
    #expect((try run.json()["percentages"] as? [Any])?.count == 1)
  }

  @Test func predictsAndFetches() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(["predict", sample, sample, "--json"] + network, in: folder)
    #expect((try run.json()["images"] as? [Any])?.count == 1)
    let fetched = try ProgramRun(
      ["models", "fetch", "efficientnet-lite0", "efficientnet-lite0"], in: folder)
    #expect(fetched.status == 0, "\(fetched.messages)")
    #expect(fetched.output.split(separator: "\n").count == 1)
  }

  /// Two pictures of one name are no picture named twice.
  @Test func keepsOthersApart() throws {
    let folder = try WorkFolder()
    try folder.write("chelsea.png", Data(contentsOf: URL(fileURLWithPath: sample)))
    try ProgramRun.expectError(["explain", sample, "chelsea.png"] + network, in: folder, says: "rename one")
    let run = try ProgramRun(["predict", sample, "chelsea.png", "--json"] + network, in: folder)
    #expect((try run.json()["images"] as? [Any])?.count == 2)
  }
}
