import Foundation
import MetaCAM
import TestSupport
import Testing

private let network = Fixtures.path("goldens/tiny_densenet-1.onnx")

/// DICOM pictures in, and maps of them out, as a user asks for it.
@Suite struct DICOMOptionTests {
  private func explained(
    _ picture: String, _ options: [String]
  ) throws -> (run: ProgramRun, folder: WorkFolder, written: [String]) {
    let folder = try WorkFolder()
    let run = try ProgramRun(["explain", picture, "--model", network, "--out", "maps"] + options, in: folder)
    let written = try? FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/maps")
    return (run, folder, (written ?? []).sorted())
  }

  @Test(arguments: [false, true]) func writesMapsAsDICOM(isAnonymised: Bool) throws {
    let (run, folder, written) = try explained(
      Fixtures.path("dicom/placed.dcm"), ["--dicom"] + (isAnonymised ? ["--anonymise"] : []))
    #expect(run.status == 0, "\(run.messages)")
    #expect(
      written.map { $0.split(separator: ".").suffix(2).joined(separator: ".") } == [
        "map.dcm", "grad-cam.png", "sc.dcm",
      ])
    for name in written where name.hasSuffix(".dcm") {
      #expect(run.output.contains(name))
      let path = folder.url.path + "/maps/" + name
      let picture = try DICOMPicture(contentsOf: path).picture
      #expect(picture.width == 36 && picture.height == 33)
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      #expect(text.contains("SECRET-7") == !isAnonymised)
      #expect(text.contains("grad-cam of class"))
    }
  }

  /// The frame that `--page` asks for is the one that is referred to.
  @Test func refersToTheFrame() throws {
    let (run, folder, written) = try explained(
      Fixtures.path("dicom/three-frames.dcm"), ["--dicom", "--page", "2", "--method", "grad-cam"])
    #expect(run.status == 0, "\(run.messages)")
    let name = try #require(written.first { $0.hasSuffix(".sc.dcm") })
    let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.url.path + "/maps/" + name))
    // ReferencedFrameNumber, IS of two bytes
    #expect(bytes.range(of: Data([0x08, 0x00, 0x60, 0x11] + Array("IS".utf8) + [2, 0] + Array("2 ".utf8))) != nil)
    let missing = try explained(Fixtures.path("dicom/three-frames.dcm"), ["--page", "4"]).run
    #expect(missing.status == 1)
    #expect(missing.messages.contains("there is no frame 4"))
  }

  /// A folder is the series in it.
  @Test func takesAFolderForItsSeries() throws {
    let folder = try WorkFolder()
    let series = folder.url.path + "/series"
    try FileManager.default.createDirectory(atPath: series, withIntermediateDirectories: true)
    for name in ["placed", "ct-signed"] {
      try FileManager.default.copyItem(atPath: Fixtures.path("dicom/\(name).dcm"), toPath: series + "/\(name).dcm")
    }
    let run = try ProgramRun(["predict", series, "--model", network], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(run.output.contains("placed.dcm") && run.output.contains("ct-signed.dcm"))
  }

  @Test func listsThemInJSON() throws {
    let (run, _, written) = try explained(Fixtures.path("dicom/rgb.dcm"), ["--dicom", "--json"])
    #expect(run.status == 0, "\(run.messages)")
    for name in written { #expect(run.output.contains(name)) }
    #expect(written.count == 3)
  }

  @Test func saysWhereAPictureIsNoDICOM() throws {
    let (run, _, written) = try explained(Fixtures.path("../../Examples/chelsea.png"), ["--dicom"])
    #expect(run.status == 0)
    #expect(run.messages.contains("is no DICOM file"))
    #expect(written.count == 1)
    #expect(try explained(Fixtures.path("dicom/rgb.dcm"), ["--anonymise"]).run.messages.contains("needs --dicom"))
  }

  /// One line, and nothing of the patient in it.
  @Test func saysWhatIsWrongWithAFile() throws {
    let folder = try WorkFolder()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("dicom/placed.dcm")))
    let path = folder.url.path + "/cut.dcm"
    try bytes.prefix(bytes.count - 100).write(to: URL(fileURLWithPath: path))
    let run = try ProgramRun(["predict", path, "--model", network], in: folder)
    #expect(run.status == 1)
    #expect(run.messages.split(separator: "\n").count == 1)
    #expect(run.messages.contains("ends early"))
    for secret in ["Nobody", "SECRET", "ACC-5"] { #expect(!run.messages.contains(secret)) }
  }
}
