import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = ["--model", Fixtures.path("goldens/narrow_resnet-1.onnx")]

/// What is done to a picture is said by options, and stands in every output.
@Suite struct PreprocessingOptionsTests {
  @Test(arguments: [
    ["predict"], ["explain", "--method", "grad-cam"], ["evaluate", "--no-control"],
    ["meta", "--search", "none", "--k", "50"],
  ])
  func standsInEveryOutput(command: [String]) throws {
    let folder = try WorkFolder()
    let options = ["--fit", "pad", "--pad-colour", "#102030", "--scale", "255"]
    let words = [command[0], sample] + command.dropFirst() + network + options
    let run = try ProgramRun(words + ["--json"], in: folder)
    let said = try #require(try run.json()["preprocessing"] as? [String: Any], "\(run.messages)")
    #expect(said["fit"] as? String == "pad" && said["padColour"] as? String == "#102030")
    #expect(said["size"] as? [Int] == [96, 96] && said["scale"] as? Int == 255)
    #expect(said["interpolation"] as? String == "bilinear" && said["channels"] as? String == "rgb")
    #expect(said["mean"] as? [Double] == [0, 0, 0] && said["standardDeviation"] as? [Double] == [1, 1, 1])
    guard command[0] == "predict" else { return }
    let text = try ProgramRun(words, in: folder)
    #expect(text.output.contains("\ninput: padded to 96 × 96, #102030 around (bilinear), rgb, samples 0 to 255, "))
  }

  /// One line, before anything is read or written.
  @Test func refusesInOneLine() throws {
    let folder = try WorkFolder()
    let cases: [([String], String)] = [
      (["--preprocess", "imagnet"], "did you mean 'imagenet'? Choose among imagenet, lite, keras-tf"),
      (["--fit", "strech"], "did you mean 'stretch'?"), (["--interpolation", "opencv-liner"], "'opencv-linear'"),
      (["--channels", "brg"], "did you mean"), (["--scale", "2"], "Choose among 1, 255."),
      (["--pad-position", "center"], "did you mean 'centre'?"),
      (["--fit", "pad", "--pad-colour", "#12"], "#rrggbb"),
      (["--fit", "stretch", "--pad-colour", "white"], "take --fit pad"),
      (["--size", "224"], "96 × 96 pixels, not 224 × 224; leave out --size"), (["--size", "2x3x4"], "--size"),
      (["--size", "0x96"], "--size takes a number of pixels"), (["--channels", "grey"], "take --channels rgb or bgr"),
      (["--mean", "123.68", "116.779", "103.939"], "take --scale 255"), (["--std", "58"], "take --scale 255"),
    ]
    for (options, text) in cases {
      try ProgramRun.expectError(["explain", sample] + network + options, in: folder, says: text)
    }
  }

  /// `--resize HxW` stretches, and `--crop` cuts.
  @Test func sizesOfBothSides() throws {
    let folder = try WorkFolder()
    let words = ["predict", sample] + network + ["--resize", "110x120", "--json"]
    let run = try ProgramRun(words + ["--crop", "96x96"], in: folder)
    let said = try #require(try run.json()["preprocessing"] as? [String: Any])
    #expect(said["resized"] as? [Int] == [110, 120] && said["size"] as? [Int] == [96, 96])
    #expect(said["shorterSide"] == nil)
  }

  /// The lists of the help are the rows.
  @Test func helpsByTheRows() throws {
    let help = try ProgramRun(["predict", "--help"], in: WorkFolder()).output.split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    func expectRows(_ rows: [some NamedRow]) {
      for row in rows { #expect(help.contains("\(row.slug): \(row.summary)"), "\(row.slug)") }
    }
    expectRows(Preset.all)
    expectRows(Fit.all)
    expectRows(Interpolation.all)
    expectRows(PadColour.all)
    expectRows(PadPosition.all)
    expectRows(ChannelOrder.all)
    expectRows(SampleScale.all)
  }
}
