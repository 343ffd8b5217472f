import Foundation
import MetaCAM
import TestSupport
import Testing

private let network = Fixtures.path("goldens/narrow_resnet-1.onnx")

@Suite struct MemoryTests {
  /// Ten times the pictures, the same memory: maps go to disk, a few pictures at a time.
  @Test func doesNotGrowWithTheNumberOfPictures() throws {
    let peaks = try [20, 200].map { count in
      let folder = try WorkFolder()
      let picture = try Data(contentsOf: URL(fileURLWithPath: Fixtures.path("images/photo.png")))
      let names = (0..<count).map { "picture-\($0).png" }
      for name in names { try folder.write(name, picture) }
      let run = try ProgramRun(
        ["explain"] + names + [
          "--model", network, "--crop", "96", "--method", "grad-cam", "layer-cam", "--class", "0", "1", "2", "3", "4",
          "--out", "out", "--maps", "maps.safetensors", "--quiet",
        ], in: folder)
      #expect(run.status == 0, "\(run.messages)")
      #expect(folder.files.count { $0.hasPrefix("out/") } == 10 * count)
      // The maps alone: 200 pictures' are 70 MiB.
      let numbers = try StateDictionary(contentsOf: folder.url.path + "/maps.safetensors")
      #expect(numbers.count == 12 * count)
      return run.peakMemory
    }
    guard let few = peaks[0], let many = peaks[1] else { return }  // no /proc here
    // What a JSON line or a name takes, and the allocator's rest.
    #expect(Double(many) < 1.15 * Double(few) + Double(4 << 20), "\(few >> 20) MiB, then \(many >> 20) MiB")
  }
}
