import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")

/// A network of another framework is named, with the way to one that is read.
@Suite struct OtherFormatsTests {
  @Test func networks() throws {
    let folder = try WorkFolder()
    try folder.write("model.h5", [0x89, 0x48, 0x44, 0x46, 0x0D, 0x0A, 0x1A, 0x0A])
    try folder.write("model.onnx", [0x1C, 0, 0, 0] + Array("TFL3".utf8))
    try folder.write("model.engine", [0, 1, 2, 3])
    try folder.write("model", Array("<?xml version=\"1.0\"?><net name=\"a\" version=\"11\"></net>".utf8))
    let cases = [
      ("model.h5", "export('model.onnx', format='onnx')"), ("model.onnx", "python -m tf2onnx.convert --tflite"),
      ("model.engine", "give the ONNX file"), ("model", "an OpenVINO network"), ("absent.keras", "no such file"),
      (Fixtures.path("weights/types.safetensors"), "name the network with --model and give the file as --weights"),
      (Fixtures.path("weights/checkpoint.pth"), "torch.onnx.export"),
    ]
    for (file, text) in cases {
      try ProgramRun.expectError(["predict", sample, "--model", file], in: folder, says: text)
    }
    try ProgramRun.expectError(
      ["predict", sample, "--model", "resnet18", "--weights", "model.h5"], in: folder,
      says: "a safetensors file of weights")
    try ProgramRun.expectError(
      ["predict", sample, "--model", "resnet18", "--weights", Fixtures.path("goldens/narrow_resnet-1.onnx")],
      in: folder,
      says: "give it as --model, without --weights")
  }

  /// A whole module is read, and shows what it is where it is none of torch's own.
  @Test func modules() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      ["predict", sample, "--model", Fixtures.path("modules/layers.pt"), "--size", "24", "--json"], in: folder)
    #expect(run.status == 0 && run.output.contains("\"top\""), "\(run.messages)")
    try ProgramRun.expectError(
      ["predict", sample, "--model", Fixtures.path("modules/theirs.pt")], in: folder, says: "'theirs.Net'")
  }
}
