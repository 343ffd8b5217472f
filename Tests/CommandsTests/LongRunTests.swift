import Foundation
import TestSupport
import Testing

private let sample = Fixtures.path("../../Examples/chelsea.png")
private let network = Fixtures.path("goldens/narrow_resnet-1.onnx")

/// Many pictures, and runs that are broken off.
@Suite struct LongRunTests {
  @Test func holdsNoMoreForManyPicturesThanForFew() throws {
    let folder = try WorkFolder()
    let picture = try Data(contentsOf: URL(fileURLWithPath: sample))
    let pictures = try (0..<200).map { try folder.write("picture\($0).png", picture) }
    let peaks = try [20, 200].map { count in
      let run = try ProgramRun(
        ["explain"] + pictures.prefix(count) + [
          "--model", network, "--crop", "96", "--method", "grad-cam", "layer-cam", "--out", "maps\(count)", "--maps",
          "maps\(count).safetensors", "--quiet",
        ], in: folder)
      #expect(run.status == 0, "\(run.messages)")
      return Double(run.peakResidentBytes)
    }
    #expect(folder.files.filter { $0.hasPrefix("maps200/") }.count == 400)
    // What 180 further pictures and their maps take is 40 MB; the allocator's own ups and downs are smaller.
    #expect(peaks[1] < peaks[0] * 1.1 + 8e6, "\(peaks)")
  }

  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func endsAtOnceWhenInterrupted(signal: Int32, status: Int32) throws {
    let folder = try WorkFolder()
    let copies = try (0..<40).map {
      try folder.write("picture\($0).png", Data(contentsOf: URL(fileURLWithPath: sample)))
    }
    let before = Set(folder.files)
    let run = try ProgramRun(
      ["explain"] + copies + ["--method", "grad-cam", "score-cam", "--out", "maps", "--maps", "maps.safetensors"],
      in: folder,
      interruption: .init(signal: signal) { folder in folder.files.contains { $0.hasPrefix("maps/") } })
    #expect(run.status == status)
    #expect((run.secondsAfterSignal ?? 60) < 1)
    let written = folder.files.filter { !before.contains($0) }
    #expect(written.allSatisfy { $0.hasPrefix("maps/") && $0.hasSuffix(".png") }, "\(written)")
    for file in written {
      let bytes = try Data(contentsOf: folder.url.appendingPathComponent(file))
      // A whole PNG ends with its IEND chunk.
      #expect(bytes.suffix(8).prefix(4) == Data("IEND".utf8), "\(file)")
    }
  }
}
