import Imaging
import Testing

@Suite struct SampleRangeTests {
  private func grey(_ samples: DecodedPicture.Samples, bits: Int? = nil) -> DecodedPicture {
    var picture = DecodedPicture(width: samples.count, height: 1, channelCount: 1, samples: samples)
    picture.significantBits = bits
    return picture
  }

  private func levels(_ picture: DecodedPicture, _ range: SampleRange = .auto) throws -> [UInt8] {
    let image = try picture.image(range: range)
    return stride(from: 0, to: image.pixels.count, by: 3).map { image.pixels[$0] }
  }

  /// The least of 8, 10, 12, 14 and 16 bits that hold the greatest value: nothing becomes white that is not the end of them.
  @Test(arguments: [
    (200, 8), (255, 8), (256, 10), (1023, 10), (1024, 12), (4095, 12), (4096, 14), (16383, 14), (16384, 16),
    (65535, 16),
  ])
  func takesTheBitsThatAreUsed(greatest: Int, bits: Int) throws {
    let picture = grey(.words([0, 100, UInt16(greatest)]))
    let white = Double((1 << bits) - 1)
    #expect(try levels(picture) == [0, 100, Double(greatest)].map { UInt8((255 * $0 / white).rounded()) })
    #expect(try picture.image().notes == ["range: 0 … \((1 << bits) - 1) (\(bits) bits)"])
  }

  /// A picture of 8-bit values is what Pillow makes of it, and has no finer samples that would be resized otherwise.
  @Test func leavesValuesOfEightBits() throws {
    let picture = grey(.words([0, 7, 255]))
    #expect(try levels(picture) == [0, 7, 255])
    #expect(try picture.image() == picture.image(range: .auto))
    #expect(try picture.image().fineSamples == nil)
    #expect(try picture.image().pixels == picture.image(range: .pillow8).pixels)
  }

  @Test func heedsTheBitsThatTheFileStates() throws {
    #expect(try levels(grey(.words([0, 1000]), bits: 12)) == [0, 62])
    // A file that is wrong about them loses nothing.
    #expect(try levels(grey(.words([0, 5000]), bits: 12)) == [0, UInt8((255.0 * 5000 / 16383).rounded())])
  }

  @Test func takesFloatsByWhereTheyLie() throws {
    #expect(try levels(grey(.floats([0, 0.5, 0.75]))) == [0, 128, 191])
    #expect(try levels(grey(.floats([0, 2, 200]))) == [0, 2, 200])
    #expect(try levels(grey(.floats([-10, 0, 30]))) == [0, 64, 255])
    #expect(try levels(grey(.floats([3, 3]))) == [3, 3])
    #expect(try levels(grey(.floats([-7, -7]))) == [0, 0])
    #expect(try grey(.floats([-10, 0, 30.5])).image().notes == ["range: -10 … 30.5 (least and greatest)"])
  }

  @Test func knowsEachByName() throws {
    let words = grey(.words([100, 200, 300, 400, 1100]))
    #expect(try levels(words, .named("minmax")) == [0, 26, 51, 77, 255])
    #expect(try levels(words, .named("full")) == [0, 1, 1, 2, 4])
    #expect(try levels(words, .named("window:300,400")) == [0, 64, 128, 191, 255])
    #expect(try levels(words, .named("pillow8")) == [100, 200, 255, 255, 255])
    // NumPy's percentiles: the 25th is 200, the 75th 400.
    #expect(try levels(words, .named("percentile:25,75")) == [0, 0, 128, 255, 255])
    #expect(try levels(grey(.bytes([10, 20, 30])), .named("minmax")) == [0, 128, 255])
    #expect(try levels(grey(.bytes([10, 20, 30])), .named("full")) == [10, 20, 30])
    // Pillow's mode F is cut off at both ends, and parts of integers are dropped.
    #expect(try levels(grey(.floats([-3, 1.9, 300])), .named("pillow8")) == [0, 1, 255])
    #expect(throws: ImagingError.self) { try grey(.floats([0, 1])).image(range: .full) }
    #expect(try SampleRange.named("percentile") == SampleRange.percentile)
    #expect(try SampleRange.named("percentile:1,99").slug == "percentile")
    #expect(try SampleRange.named("percentile:0.5,99.5").slug == "percentile:0.5,99.5")
    #expect(try SampleRange.named("window:-40,80").slug == "window:-40,80")
  }

  @Test(arguments: [
    "percentile:1", "percentile:99,1", "percentile:-1,50", "percentile:1,101", "percentile:a,b", "percentile:",
    "window", "window:", "window:1", "window:1,0", "window:1,-2", "window:nan,1", "window:1,inf", "auto:1", "ful", "",
  ])
  func refusesWhatIsNone(_ name: String) {
    let error = #expect(throws: ImagingError.self) { try SampleRange.named(name) }
    #expect(error?.code == .unknownName)
  }

  /// By DICOM PS3.3 C.11.2.1.2: of width w around c, linear from c − w/2 to c − 1 + w/2.
  @Test func knowsThePicturesOwnWindow() throws {
    var picture = grey(.floats([-1000, 0, 39, 40, 240, 3000]))
    picture.window = .init(centre: 40, width: 400)
    func expected(_ value: Double) -> UInt8 {
      let y = ((value - 39.5) / 399 + 0.5) * 255
      return UInt8(min(max(y, 0), 255).rounded())
    }
    #expect(try levels(picture) == [-1000, 0, 39, 40, 240, 3000].map(expected))
    #expect(try picture.image().notes == ["range: -160 … 239 (the picture's window)"])
    // One that is asked for has the shape of the picture's own.
    picture.window = .init(centre: 0, width: 1, shape: .sigmoid)
    let sigmoid = try levels(picture, .named("window:40,400"))
    #expect(sigmoid[3] == 128 && sigmoid[0] == 0 && sigmoid[5] == 255)
    #expect(sigmoid[4] == UInt8((255 / (1 + 0.1353352832)).rounded()))
  }

  @Test func invertsLast() throws {
    var picture = grey(.words([0, 1000, 4095]))
    picture.isInverted = true
    #expect(try levels(picture) == [255, 193, 0])
    var bytes = grey(.bytes([0, 10, 255]))
    bytes.isInverted = true
    #expect(try levels(bytes) == [255, 245, 0])
  }

  @Test func keepsTheHighByteOfColours() throws {
    let picture = DecodedPicture(width: 1, height: 1, channelCount: 3, samples: .words([0x1234, 0xFF80, 0x00FF]))
    #expect(try picture.image().pixels == [0x12, 0xFF, 0])
    #expect(try picture.image().fineSamples == nil)
    #expect(try picture.image(range: .full).pixels == [18, 255, 1])
    #expect(try picture.image(range: .full).fineSamples?.count == 3)
  }
}
