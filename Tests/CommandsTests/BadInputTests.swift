import Foundation
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// Wrong input ends with one line that says what to do, with status 1 or 64, and leaves no file behind.
@Suite struct BadInputTests {
  @Test func images() throws {
    let folder = try WorkFolder()
    let picture = try Data(contentsOf: URL(fileURLWithPath: sample))
    try folder.write("empty.png", [])
    try folder.write("cut.png", picture.prefix(picture.count / 2))
    try folder.write("text.jpg", Array("not a picture, whatever its name says".utf8))
    // A PNG's signature and a header that claims 60,000 × 60,000 pixels.
    var header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    header += [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60, 8, 2, 0, 0, 0] + [0x18, 0x2C, 0xB6, 0x4C]
    try folder.write("huge.png", header)
    let cases = [
      ("missing.png", "no such file"), ("empty.png", "empty"), ("cut.png", "cut.png"), ("text.jpg", "text.jpg"),
      ("huge.png", "huge.png"), (".", "folder"),
    ]
    for (file, text) in cases { try ProgramRun.expectError(["explain", file], in: folder, says: text) }
  }

  @Test func names() throws {
    let folder = try WorkFolder()
    let cases: [([String], String)] = [
      (["--class", "tabbi"], "did you mean 'tabby'"), (["--class", "1000"], "0...999"), (["--class", "-1"], "--class"),
      (["--class", "terrier"], "fits several classes"), (["--method", "gradcam"], "did you mean 'grad-cam'"),
      (["--layer", "head_rellu"], "head_relu"), (["--layer", "logits"], "logits"),
      (["--layer", "nowhere"], "`metacam layers` lists them"), (["--crop", "32"], "no layer of more than one place"),
      (["--model", "efficientnet-lite7"], "efficientnet-lite"), (["--model", "missing.onnx"], "no such file"),
      (["--colormap", "rainbow"], "jet"), (["--opacity", "1.5"], "0 to 1"), (["--crop", "0"], "--crop"),
      (["--precision", "f8"], "f32"), (["--threads", "0"], "--threads"),
    ]
    for (options, text) in cases { try ProgramRun.expectError(["explain", sample] + options, in: folder, says: text) }
    try ProgramRun.expectError(["models", "fetch", "nothing"], in: folder, says: "`metacam models` lists them")
  }

  @Test func outputs() throws {
    let folder = try WorkFolder()
    try folder.write("file", [1])
    try ProgramRun.expectError(["explain", sample, "--out", "file/below"], in: folder, says: "file/below")
    try ProgramRun.expectError(["explain", sample, "--out", "/proc/metacam"], in: folder, says: "/proc/metacam")
    try ProgramRun.expectError(["explain", sample, "--out", "/dev/null"], in: folder, says: "/dev/null")
    let copy = try folder.write("chelsea.jpg", Data(contentsOf: URL(fileURLWithPath: sample)))
    try ProgramRun.expectError(["explain", sample, copy], in: folder, says: "rename one")
  }

  @Test func networks() throws {
    let folder = try WorkFolder()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: network))
    for tenth in 0..<10 {
      try folder.write("cut.onnx", bytes.prefix(bytes.count * tenth / 10))
      try ProgramRun.expectError(["explain", sample, "--model", "cut.onnx"], in: folder, says: "cut.onnx")
    }
    try folder.write("picture.onnx", Data(contentsOf: URL(fileURLWithPath: sample)))
    try ProgramRun.expectError(["explain", sample, "--model", "picture.onnx"], in: folder, says: "picture.onnx")
    try ProgramRun.expectError(["explain", sample, "--model", "."], in: folder, says: ".")
    try ProgramRun.expectError(["layers", "--model", "cut.onnx"], in: folder, says: "cut.onnx")
  }
}
