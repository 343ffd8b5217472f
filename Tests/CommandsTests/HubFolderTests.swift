import Foundation
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")

/// A folder of a model hub is a network like any other.
@Suite struct HubFolderTests {
  @Test func predictsAsTheFolderSays() throws {
    let folder = try WorkFolder()
    let vit = Fixtures.path("folders/hub-vit")
    let run = try ProgramRun(["predict", sample, "--model", vit], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("red, green"))
    #expect(run.output.contains("input: stretched to 32 × 32 (bilinear), rgb, samples / 255, mean 0.5 0.5 0.5"))
    let resnet = Fixtures.path("folders/hub-resnet")
    let cropped = try ProgramRun(["predict", sample, "--model", resnet, "--crop", "48"], in: folder)
    #expect(cropped.output.contains("48 × 48 cut from the middle (bilinear), grey"))
  }

  @Test func explainsFromTokens() throws {
    let folder = try WorkFolder()
    let arguments = ["--model", Fixtures.path("folders/hub-vit"), "--method", "grad-cam", "hires-cam"]
    let run = try ProgramRun(["explain", sample] + arguments, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("grad-cam.png"))
  }

  @Test func namesWhatIsNotBuiltIn() throws {
    let folder = try WorkFolder()
    try FileManager.default.createDirectory(
      atPath: folder.url.appendingPathComponent("bert").path, withIntermediateDirectories: true)
    try folder.write("bert/config.json", Array(#"{"model_type": "bert"}"#.utf8))
    try ProgramRun.expectError(
      ["predict", sample, "--model", "bert"], in: folder, says: "optimum-cli export onnx")
    try ProgramRun.expectError(
      ["predict", sample, "--model", Fixtures.path("folders/hub-vit"), "--size", "64"], in: folder, says: "32 × 32")
    try ProgramRun.expectError(
      ["predict", sample, "--model", Fixtures.path("folders/hub-vit"), "--weights", "x.pth"], in: folder,
      says: "its own weights")
  }
}
