import Foundation
import MetaCAM
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = [
  "--model", Fixtures.path("goldens/narrow_resnet-1.onnx"), "--resize", "112", "--crop", "96", "--class", "3",
]

/// Links and folders that somebody has put where the program writes.
@Suite struct PlantedNameTests {
  @Test func writesThroughNoLink() throws {
    let folder = try WorkFolder()
    let outside = try folder.write("precious", Array("precious".utf8))
    let files = FileManager.default
    try files.createDirectory(atPath: folder.url.path + "/out", withIntermediateDirectories: false)
    func plant(_ name: String, _ target: String) throws {
      try files.createSymbolicLink(atPath: folder.url.path + "/" + name, withDestinationPath: target)
    }
    try plant("out/chelsea.\(NetworkModel(named: network[1]).tag()).3.grad-cam.png", outside)
    try plant("maps.safetensors", outside + "-new")
    try plant("scores.csv", outside)
    try files.createDirectory(atPath: folder.url.path + "/folder.safetensors", withIntermediateDirectories: false)
    let runs = [
      ["explain", sample, "--out", "out"] + network,
      ["explain", sample, "--out", "new", "--maps", "maps.safetensors"] + network,
      ["explain", sample, "--out", "new", "--maps", "folder.safetensors"] + network,
      ["evaluate", sample, "--method", "grad-cam", "--csv", "scores.csv"] + network,
    ]
    for arguments in runs {
      let run = try ProgramRun(arguments, in: folder)
      #expect(run.status == 1 && run.messages.contains("cannot be written"), "\(arguments) \(run.messages)")
    }
    #expect(try String(contentsOfFile: outside, encoding: .utf8) == "precious")
    #expect(!files.fileExists(atPath: outside + "-new"))
    #expect(folder.files.allSatisfy { !$0.hasSuffix(".partial") })
  }

  /// `--out` itself may be a link; a folder in it that the program makes by itself may not.
  @Test func followsALinkThatWasNamedOnly() throws {
    let folder = try WorkFolder()
    let files = FileManager.default
    for name in ["real", "outside"] {
      try files.createDirectory(atPath: folder.url.path + "/" + name, withIntermediateDirectories: false)
    }
    try files.createSymbolicLink(atPath: folder.url.path + "/out", withDestinationPath: "real")
    let run = try ProgramRun(["explain", sample, "--out", "out"] + network, in: folder)
    #expect(run.status == 0, "\(run.messages)")
    let tag = try NetworkModel(named: network[1]).tag()
    #expect(files.fileExists(atPath: folder.url.path + "/real/chelsea.\(tag).3.grad-cam.png"))
    try folder.write("cases.csv", Array("image,class\n\(sample),3\n".utf8))
    let options = ["cases.csv", "--out", "out", "--model", network[1]]
    #expect(try ProgramRun(["study", "plan"] + options, in: folder).status == 0)
    try files.removeItem(atPath: folder.url.path + "/real/leases")
    try files.createSymbolicLink(atPath: folder.url.path + "/real/leases", withDestinationPath: "../outside")
    let study = try ProgramRun(["study"] + options + ["--resume"], in: folder)
    #expect(study.status == 1 && study.messages.contains("there is a link of this name"), "\(study.messages)")
    #expect(try files.contentsOfDirectory(atPath: folder.url.path + "/outside").isEmpty)
  }
}
