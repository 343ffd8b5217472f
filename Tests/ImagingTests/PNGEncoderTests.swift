import Files
import Foundation
import Imaging
import Tensors
import Testing

@Suite struct PNGEncoderTests {
  @Test func comesBackWithoutLoss() throws {
    var random = SeededRandom(seed: 4)
    for (width, height) in [(1, 1), (3, 2), (121, 91), (1, 300), (300, 1)] {
      let pixels = (0..<width * height * 3).map { _ in UInt8.random(in: 0...255, using: &random) }
      let image = Image(width: width, height: height, pixels: pixels)
      let png = try image.png()
      #expect(try Image(decoding: png) == image)
      #expect(try image.png() == png)
    }
  }

  @Test func compresses() throws {
    let photo = try Image(contentsOf: ExpectedValues.path("photo.png"))
    #expect(try photo.png().count < photo.pixels.count * 4 / 5)
    let plain = Image(width: 300, height: 200, pixels: [UInt8](repeating: 9, count: 180_000))
    #expect(try plain.png().count < 2000)
  }

  @Test func writesAFileOrSaysWhyNot() throws {
    let folder = NSTemporaryDirectory() + "metacam-images-\(UUID().uuidString)"
    try AtomicFile.makeFolder(folder)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let photo = try Image(contentsOf: ExpectedValues.path("photo.jpg"))
    try photo.writePNG(to: folder + "/photo.png")
    #expect(try Image(contentsOf: folder + "/photo.png") == photo)
    #expect(throws: FileError.self) { try photo.writePNG(to: folder + "/missing/photo.png") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["photo.png"])
  }
}
