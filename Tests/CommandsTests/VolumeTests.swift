import Foundation
import MetaCAM
import TestSupport
import Testing

private let network = VolumeFixture.network
private let volume = Fixtures.path("pictures/volume-i16.nii.gz")

/// Volumes as a user explains and judges them.
@Suite struct VolumeTests {
  @Test func explainsAVolume() throws {
    let folder = try WorkFolder()
    let run = try ProgramRun(
      ["explain", volume, "--model", network, "--method", "all", "--out", "maps", "--maps", "maps.safetensors"],
      in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let written = try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/maps")
    #expect(written.count == Method.explaining.count)
    // Ten slices and the projection in three rows of four tiles, each 14 × 12, and two pixels between them.
    let sheet = try Image(contentsOf: folder.url.path + "/maps/" + (written.first ?? ""))
    #expect((sheet.width, sheet.height) == (4 * 196 + 6, 3 * 168 + 4))
    let maps = try StateDictionary(contentsOf: folder.url.path + "/maps.safetensors")
    let shapes = maps.names.filter { $0.hasSuffix("cam") }.compactMap { maps[$0]?.shape }
    #expect(!shapes.isEmpty && shapes.allSatisfy { $0 == [10, 12, 14] })
    // What was written is a prepared tensor of five axes.
    let again = try ProgramRun(
      ["predict", "--tensor", "maps.safetensors", "--model", network, "--json"], in: folder)
    #expect(again.status == 0, "\(again.messages)")
  }

  @Test func judgesMapsOfAVolume() throws {
    let run = try ProgramRun(
      ["evaluate", volume, "--model", network, "--method", "grad-cam", "--metric", "road"], in: try WorkFolder())
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("road"))
  }

  /// A folder is one volume, not as many pictures.
  @Test func explainsASeries() throws {
    let folder = try WorkFolder()
    let series = folder.url.path + "/series"
    try FileManager.default.createDirectory(atPath: series, withIntermediateDirectories: true)
    for name in ["a", "b"] {
      try FileManager.default.copyItem(atPath: Fixtures.path("dicom/placed.dcm"), toPath: series + "/\(name).dcm")
    }
    let run = try ProgramRun(["explain", series, "--model", network, "--out", "maps"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/maps").count == 1)
  }

  @Test(arguments: [
    (["explain", Fixtures.path("../../Examples/chelsea.png")], "takes volumes"),
    (["explain", volume, "--fit", "pad"], "stretched"), (["explain", volume, "--size", "20x14"], "voxels"),
    (["explain", volume, "--boxes"], "slices"), (["explain", volume, "--page", "3"], "volume"),
    (["explain", volume, "--mean", "0.1", "0.2", "0.3"], "channel"),
  ])
  func refusesWhatDoesNotFit(_ arguments: [String], _ word: String) throws {
    let run = try ProgramRun(arguments + ["--model", network], in: try WorkFolder())
    #expect(run.status == 1)
    #expect(run.messages.contains(word), "\(run.messages)")
    #expect(run.messages.split(separator: "\n").count { $0.hasPrefix("error") } <= 1)
  }
}
