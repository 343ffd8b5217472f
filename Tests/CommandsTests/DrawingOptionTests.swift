import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = Fixtures.path("goldens/tiny_densenet-1.onnx")

/// How `explain` and `meta` draw, as a user asks for it.
@Suite struct DrawingOptionTests {
  private func explained(_ options: [String]) throws -> (picture: Image, output: String) {
    let folder = try WorkFolder()
    let run = try ProgramRun(["explain", sample, "--model", network] + options, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let file = try #require(folder.files.first { $0.hasSuffix(".png") })
    return (try Image(contentsOf: folder.url.path + "/" + file), run.output)
  }

  @Test func drawsOverAllOfThePicture() throws {
    let picture = try Image(contentsOf: sample)
    let whole = try explained([]).picture
    #expect(whole.width == picture.width && whole.height == picture.height)
    let view = try explained(["--view", "network"]).picture
    #expect(view.width < picture.width)
  }

  @Test func namesBoxes() throws {
    let run = try explained(["--boxes", "--box-threshold", "0.6"])
    #expect(run.output.contains("% of the map"))
    let json = try explained(["--boxes", "--json"]).output
    #expect(json.contains("\"boxes\""))
    #expect(try !explained(["--json"]).output.contains("\"boxes\""))
  }

  @Test func writesVectors() throws {
    let folder = try WorkFolder()
    for format in ["svg", "pdf"] {
      let run = try ProgramRun(
        ["explain", sample, "--model", network, "--format", format, "--caption", "--contour", "--side-by-side"],
        in: folder)
      #expect(run.status == 0, "\(run.messages)")
      #expect(folder.files.contains { $0.hasSuffix(".grad-cam.\(format)") })
    }
  }

  @Test(arguments: [
    (["--box-threshold", "0.5"], "needs --boxes"), (["--boxes", "--box-threshold", "0"], "above 0"),
    (["--view", "all"], "picture, network"), (["--format", "jpg"], "png, svg, pdf"),
  ])
  func saysWhatIsWrong(_ options: [String], _ words: String) throws {
    let run = try ProgramRun(["explain", sample] + options, in: WorkFolder())
    #expect(run.status == 64)
    #expect(run.messages.contains(words), "\(run.messages)")
  }
}
