import Foundation
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let model = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// `--precision` on the command line.
@Suite struct PrecisionTests {
  @Test(arguments: ["explain", "predict", "evaluate", "meta"]) func autoSaysWhatItChose(_ command: String) throws {
    let folder = try WorkFolder()
    let more = command == "meta" ? ["--search", "none", "--k", "20"] : []
    let text = try ProgramRun([command, sample, "--model", model, "--precision", "auto"] + more, in: folder)
    #expect(text.status == 0 && text.messages.contains("precision: "), "\(text.messages)")
    let json = try ProgramRun([command, sample, "--model", model, "--precision", "auto", "--json"] + more, in: folder)
    let notes = try #require(try json.json()["notes"] as? [String])
    #expect(notes.contains { $0.hasPrefix("precision: f32") || $0.hasPrefix("precision: bf16") }, "\(notes)")
    // The second time, it is not measured again: the same words.
    #expect(text.messages.contains(notes.last ?? "none"))
  }

  @Test func namesWhatThereIs() throws {
    let run = try ProgramRun(["explain", sample, "--precision", "f16"], in: WorkFolder())
    #expect(run.status == 64 && run.messages.contains("f32") && run.messages.contains("auto"), "\(run.messages)")
  }
}

/// `--device` on the command line.
@Suite struct DeviceTests {
  @Test(arguments: ["explain", "predict", "evaluate", "meta"]) func saysWhichThereAre(_ command: String) throws {
    let folder = try WorkFolder()
    try ProgramRun.expectError(
      [command, sample, "--model", model, "--device", "cpuu"], in: folder, says: "no device 'cpuu' here; there are: ")
    try ProgramRun.expectError(
      [command, sample, "--model", model, "--device", "cpuu", "--precision", "auto"], in: folder, says: "there are: cpu"
    )
  }

  @Test func theProcessorIsTheUsualOne() throws {
    let folder = try WorkFolder()
    let usual = try ProgramRun(["predict", sample, "--model", model], in: folder)
    let named = try ProgramRun(["predict", sample, "--model", model, "--device", "CPU"], in: folder)
    #expect(usual.status == 0 && named.status == 0 && named.output == usual.output, "\(named.messages)")
  }
}
