import Imaging
import Testing

@Suite struct PillowResizeTests {
  @Test func equalsPillowBitByBit() throws {
    let photo = try Image(contentsOf: ExpectedValues.path("photo.png"))
    let lines = try ExpectedValues.lines("resize")
    #expect(lines.count == 18)
    for line in lines {
      let width = try #require(Int(line[1]))
      let height = try #require(Int(line[2]))
      let interpolation = try Interpolation.named(line[3])
      let image = try photo.resized(height: height, width: width, interpolation: interpolation)
      #expect(image.width == width && image.height == height)
      #expect(image.hash == line[4], "\(line)")
    }
  }

  @Test func leavesThePictureOfEqualSize() throws {
    let photo = try Image(contentsOf: ExpectedValues.path("photo.png"))
    for interpolation in Interpolation.all {
      #expect(try photo.resized(height: 91, width: 121, interpolation: interpolation) == photo)
    }
  }

  @Test func keepsOneColour() throws {
    let plain = Image(
      width: 5, height: 3, pixels: Array([[200, 3, 90]].map { Array(repeating: $0, count: 15) }.joined().joined()))
    for (height, width) in [(1, 1), (2, 9), (40, 2), (17, 31)] {
      let image = try plain.resized(height: height, width: width, interpolation: .bicubic)
      #expect(
        stride(from: 0, to: image.pixels.count, by: 3).allSatisfy { Array(image.pixels[$0..<$0 + 3]) == [200, 3, 90] })
    }
  }

  @Test func refusesSizesThatCannotBe() {
    let dot = Image(width: 1, height: 1, pixels: [1, 2, 3])
    for (height, width, code) in [
      (0, 5, ImagingErrorCode.invalidSize), (5, -1, .invalidSize), (60_000, 60_000, .tooLarge), (.max, .max, .tooLarge),
    ] {
      let error = #expect(throws: ImagingError.self) { try dot.resized(height: height, width: width) }
      #expect(error?.code == code)
    }
  }
}
