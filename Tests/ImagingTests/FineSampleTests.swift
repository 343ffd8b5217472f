import Imaging
import Tensors
import Testing

/// Pictures of more than 8 bits on their way to a network.
@Suite struct FineSampleTests {
  /// Pillow's mode F, to the last bit of what single precision holds but one, and OpenCV's 32-bit floats, whose sums are in single
  /// precision.
  @Test func resizesAsPillowAndOpenCVDo() throws {
    let image = try Image(contentsOf: PictureFixtures.path("fine.png"))
    let expected = try PictureFixtures.floats("fine.f32")
    var start = 0
    for line in try PictureFixtures.lines("fine.txt") {
      let (width, height) = (try #require(Int(line[1])), try #require(Int(line[2])))
      let resized = try image.resized(height: height, width: width, interpolation: .named(line[0]))
      let fine = try #require(resized.fineSamples)
      try #require(fine.count == width * height)
      let difference = zip(fine, expected[start..<start + fine.count]).map { abs($0 - $1) }.max() ?? 0
      #expect(difference < (line[0].hasPrefix("opencv") ? 1e-3 : 1e-4), "\(line)")
      #expect(
        resized.pixels
          == fine.flatMap { sample in
            let level = UInt8(min(max(sample.rounded(), 0), 255))
            return [level, level, level]
          })
      start += fine.count
    }
    #expect(start == expected.count)
  }

  /// A gradient of 16 bits has more than 256 levels at the network.
  @Test func reachesTheNetworkUnrounded() throws {
    let gradient = DecodedPicture(
      width: 64, height: 64, channelCount: 1, samples: .words((0..<4096).map { UInt16($0 * 16) }))
    let preprocessing = Preprocessing(fit: .stretch, cropSize: 48)
    let input = try preprocessing.input(of: gradient.image())
    #expect(Set(input.tensorNCHW.elements).count > 1000)
    #expect(input.view.pixels.count == 48 * 48 * 3)
    #expect(input.notes == ["range: 0 … 65535 (16 bits)"])
    // Three alike channels, and one for a network that takes grey.
    let plane = input.tensorNCHW.elements[..<2304]
    #expect(Array(plane) == Array(input.tensorNCHW.elements[2304..<4608]))
    let grey = try preprocessing.inGrey.input(of: gradient.image()).tensorNCHW
    #expect(zip(grey.elements, plane).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  /// What is inverted, made grey, cut and padded is so too: within half a level of the same picture of 8 bits.
  @Test func goesEveryWay() throws {
    let image = try DecodedPicture(
      width: 12, height: 8, channelCount: 3, samples: .words((0..<288).map { UInt16($0 * 227) })
    ).image(range: .full)
    let coarse = Image(width: 12, height: 8, pixels: image.pixels)
    let ways = [
      Preprocessing(cropSize: 6, isInverted: true, scale: .bytes),
      Preprocessing(cropSize: .init(height: 20, width: 5), channels: .bgr, scale: .bytes),
      Preprocessing(
        fit: .pad, cropSize: .init(height: 10, width: 30), padColour: .white, scale: .bytes),
      Preprocessing(
        fit: .pad, cropSize: .init(height: 10, width: 30), interpolation: .nearest, padColour: try .named("#102030"),
        channels: .grey, scale: .bytes, mean: [0], standardDeviation: [1]),
      Preprocessing(
        fit: .stretch, cropSize: 9, interpolation: .openCVArea, channels: .greyResized, scale: .bytes, mean: [0],
        standardDeviation: [1]),
    ]
    for way in ways {
      let (fine, rounded) = (try way.input(of: image), try way.input(of: coarse))
      #expect(fine.tensorNCHW.shape == rounded.tensorNCHW.shape)
      // Half a level at the source, in between and at the end.
      #expect(fine.tensorNCHW.largestDifference(from: rounded.tensorNCHW) <= 2, "\(way)")
      #expect(fine.placement == rounded.placement)
    }
    // A grey picture of one channel gets three where the padding has a colour.
    let grey = try DecodedPicture(width: 2, height: 2, channelCount: 1, samples: .words([0, 1, 2, 60000])).image()
    let padded = try Preprocessing(
      fit: .pad, cropSize: .init(height: 2, width: 4), padColour: try .named("#0a141e"), scale: .bytes
    ).input(of: grey)
    #expect((0..<3).map { padded.tensorNCHW[0, $0, 0, 0] } == [10, 20, 30])
  }
}
