import Foundation
import MetaCAM
import TestSupport
import Testing

private let network = ["--model", Fixtures.path("goldens/narrow_resnet-1.onnx")]

private func picture(_ name: String) -> String { Fixtures.path("pictures/" + name) }

/// What is read of a picture's file, and that it is said.
@Suite struct PictureOptionsTests {
  @Test(arguments: [
    (["pages.tif", "--page", "2", "--range", "minmax"], "page: 2 of 3, range: "),
    (["pages.tif"], "page: 1 of 3"), (["grey-12.tif"], "range: 0 … 4095 (12 bits)"),
    (["volume-u8.nii", "--slice", "y:6"], "slice: y:6 of 7"),
    (["profile.png", "--colour-management"], "colours: by the embedded profile"),
  ])
  func saysWhatWasTaken(words: [String], said: String) throws {
    let folder = try WorkFolder()
    let command = ["predict", picture(words[0])] + network + words.dropFirst()
    let text = try ProgramRun(command, in: folder)
    #expect(text.status == 0 && text.output.contains("\npicture: \(picture(words[0])): \(said)"), "\(text.output)")
    let notes = try ProgramRun(command + ["--json"], in: folder).json()["notes"] as? [String]
    #expect(notes?.contains { $0.contains(said) } == true, "\(notes ?? [])")
  }

  /// The range moves the numbers, and a picture of 8 bits has nothing to say.
  @Test func movesNumbers() throws {
    let folder = try WorkFolder()
    func probability(_ options: [String]) throws -> Double? {
      let run = try ProgramRun(["predict", picture("grey-16-big.tif")] + network + options + ["--json"], in: folder)
      let images = try run.json()["images"] as? [[String: Any]]
      return (images?[0]["top"] as? [[String: Any]])?[0]["probability"] as? Double
    }
    let usual = try #require(try probability([]))
    #expect(try probability(["--range", "full"]) == usual)
    #expect(try probability(["--range", "pillow8"]) != usual)
    let plain = try ProgramRun(["predict", picture("grey-8.tif")] + network, in: folder)
    #expect(plain.status == 0 && !plain.output.contains("picture:"))
  }

  /// Once, however many pictures have one.
  @Test func notesProfilesOnce() throws {
    let folder = try WorkFolder()
    let pictures = ["profile.png", "profile.jpg", "profile-srgb.png"].map(picture)
    let run = try ProgramRun(["predict"] + pictures + network, in: folder)
    #expect(run.status == 0)
    #expect(run.messages.ranges(of: "--colour-management").count == 1, "\(run.messages)")
    #expect(run.messages.contains("(and 1 more) have a profile that is not sRGB's"))
    let managed = try ProgramRun(["predict"] + pictures + network + ["--colour-management"], in: folder)
    #expect(!managed.messages.contains("--colour-management"))
  }

  @Test func refusesInOneLine() throws {
    let folder = try WorkFolder()
    let cases: [([String], String)] = [
      (["pages.tif", "--page", "4"], "the file holds 3, counted from 1"),
      (["pages.tif", "--slice", "z:1"], "a TIFF file holds no volume"),
      (["volume-u8.nii", "--slice", "z:9"], "goes from 0 to 4"),
      (["volume-u8.nii", "--slice", "w:9"], "AXIS:INDEX"),
      (["grey-8.tif", "--range", "minmux"], "did you mean 'minmax'"),
      (["grey-8.tif", "--range", "percentile:9"], "percentile:A,B"),
      (["float-64.tif", "--range", "full"], "there is no full range"),
    ]
    for (words, text) in cases {
      let command = ["predict", picture(words[0])] + network + words.dropFirst()
      try ProgramRun.expectError(command, in: folder, says: text)
    }
  }
}
