import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")

@Suite struct ExplainTests {
  @Test func writesPicturesAndNumbers() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      [
        "explain", sample, "--class", "tabby", "n02123159", "--method", "grad-cam", "layer-cam", "--out", "maps/new",
        "--maps", "maps.safetensors", "--json",
      ], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let expected = [281, 282].flatMap { index in
      ["grad-cam", "layer-cam"].map { "maps/new/chelsea.efficientnet-lite0.\(index).\($0).png" }
    }
    #expect(folder.files == (["maps.safetensors"] + expected).sorted())
    for file in expected {
      let picture = try Image(contentsOf: folder.url.path + "/" + file)
      #expect(picture.width == 451 && picture.height == 300)
    }

    let json = try run.json()
    #expect(json["model"] as? String == "efficientnet-lite0")
    #expect(json["layer"] as? String == "head_relu")
    let image = try #require((json["images"] as? [[String: Any]])?.first)
    let top = try #require(image["top"] as? [[String: Any]])
    #expect(top.compactMap { $0["class"] as? Int }.first == 282)
    #expect(top.count == 5)
    let maps = try #require(image["maps"] as? [[String: Any]])
    #expect(maps.compactMap { $0["file"] as? String } == expected)
    #expect(maps.compactMap { $0["method"] as? String } == ["grad-cam", "layer-cam", "grad-cam", "layer-cam"])
    #expect(maps.allSatisfy { $0["seconds"] is Double })

    let golden = try Golden("lite0-chelsea-281")
    let numbers = try StateDictionary(contentsOf: folder.url.path + "/maps.safetensors")
    #expect(Set(numbers.names).isSuperset(of: ["chelsea/input", "chelsea/logits", "chelsea/281/grad-cam"]))
    #expect(
      try largestDifference(numbers.tensor("chelsea/input", shape: [1, 3, 224, 224]), golden.tensor("input")) < 1e-6)
    let map = try numbers.tensor("chelsea/281/grad-cam", shape: [224, 224])
    #expect(try largestDifference(map, golden.tensor("cam.grad-cam")) < 2e-3)
  }

  @Test func explainsTheLikeliestClassOfAnONNXFile() throws {
    let folder = try WorkFolder()
    let model = Fixtures.path("goldens/narrow_resnet-1.onnx")
    let run = try ProgramRun(
      ["explain", sample, "--model", model, "--resize", "112", "--crop", "96", "--method", "all"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let top = try Golden("narrow_resnet-1-chelsea-3").information.top1
    let tag = try NetworkModel(named: model).tag()
    #expect(tag.hasPrefix("narrow_resnet-1-"))
    #expect(folder.files == Method.explaining.map { "chelsea.\(tag).\(top).\($0.slug).png" }.sorted())
    #expect(run.output.contains("wrote chelsea.\(tag).\(top).grad-cam.png"))
  }

  @Test func givesTheSameBytesEachTime() throws {
    let folder = try WorkFolder()
    for out in ["a", "b"] {
      let run = try ProgramRun(
        ["explain", sample, "--method", "all", "--out", out, "--maps", "\(out)/maps.safetensors", "--quiet"], in: folder
      )
      #expect(run.status == 0)
      #expect(run.output.isEmpty && run.messages.isEmpty)
    }
    let files = folder.files.filter { $0.hasPrefix("a/") }
    #expect(files.count == Method.explaining.count + 1)
    for file in files {
      let bytes = try [file, "b" + file.dropFirst()].map {
        [UInt8](try Data(contentsOf: folder.url.appendingPathComponent($0)))
      }
      #expect(bytes[0] == bytes[1], "\(file)")
    }
  }

  @Test func namesTheLikeliestClasses() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(["predict", sample, "--top", "3", "--json"], in: folder)
    let image = try #require((run.json()["images"] as? [[String: Any]])?.first)
    let top = try #require(image["top"] as? [[String: Any]])
    #expect(top.count == 3)
    #expect(top[0]["class"] as? Int == 282)
    let golden = try Golden("lite0-chelsea-281").information.softmax
    let tabby = try #require(top.first { $0["class"] as? Int == 281 }?["probability"] as? Double)
    #expect(abs(tabby - golden) < 1e-5)  // single precision, softmax of logits near 10
    #expect(try ProgramRun(["predict", sample], in: folder).output.contains("tiger cat"))
    #expect(folder.files.isEmpty)
  }

  @Test func listsLayers() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(["layers", "--json"], in: folder)
    let layers = try #require(run.json()["layers"] as? [[String: Any]])
    #expect(layers.count > 100)
    let usual = layers.filter { $0["default"] as? Bool == true }
    #expect(usual.compactMap { $0["name"] as? String } == ["head_relu"])
    #expect(usual.first?["shape"] as? [Int] == [1, 1280, 7, 7])
    #expect(try ProgramRun(["layers"], in: folder).output.contains("* head_relu"))
  }

  @Test func takesAnyLayerByItsEnding() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(["explain", sample, "--layer", "_blocks.10", "--json"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(try run.json()["layer"] as? String == "_blocks.10")
  }

  @Test func helpsANewcomer() throws {
    let folder = try WorkFolder()
    for command in [[], ["predict"], ["layers"], ["explain"]] {
      let run = try ProgramRun(command + ["--help"], in: folder)
      #expect(run.status == 0)
      #expect(run.output.contains("USAGE: metacam"))
    }
    #expect(try ProgramRun(["--generate-completion-script", "bash"], in: folder).output.contains("metacam"))
  }
}
