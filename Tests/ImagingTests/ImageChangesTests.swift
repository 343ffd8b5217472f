import Imaging
import Tensors
import Testing

@Suite struct ImageChangesTests {
  private func picture(width: Int, height: Int, seed: UInt64 = 3) -> Image {
    var random = SeededRandom(seed: seed)
    return Image(
      width: width, height: height,
      pixels: (0..<width * height * 3).map { _ in UInt8.random(in: 0...255, using: &random) })
  }

  @Test func shiftsAndRepeatsTheEdge() {
    let image = Image(width: 3, height: 1, pixels: [1, 1, 1, 2, 2, 2, 3, 3, 3])
    #expect(image.shifted(right: 1, down: 0).pixels == [1, 1, 1, 1, 1, 1, 2, 2, 2])
    #expect(image.shifted(right: -1, down: 0).pixels == [2, 2, 2, 3, 3, 3, 3, 3, 3])
    #expect(image.shifted(right: 0, down: 1) == image)
    let other = picture(width: 5, height: 4)
    #expect(other.shifted(right: 0, down: 0) == other)
    let there = other.shifted(right: 0, down: 2)
    #expect(there.pixels[(2 * 5) * 3..<(3 * 5) * 3] == other.pixels[0..<5 * 3])
    for far in [Int.max, .min] { #expect(other.shifted(right: far, down: far).pixels.count == other.pixels.count) }
  }

  /// Of 30,000 samples in the middle of the range the mean stays within 4 standard errors of 5/√30,000, and the deviation
  /// within 2 %.
  @Test func noiseHasItsSize() {
    let grey = Image(width: 100, height: 100, pixels: [UInt8](repeating: 128, count: 30_000))
    let noisy = grey.noisy(deviation: 5, seed: 1)
    #expect(noisy == grey.noisy(deviation: 5, seed: 1) && noisy != grey.noisy(deviation: 5, seed: 2))
    let differences = noisy.pixels.map { Double($0) - 128 }
    let mean = differences.reduce(0, +) / 30_000
    let deviation = (differences.reduce(0) { $0 + $1 * $1 } / 30_000).squareRoot()
    #expect(abs(mean) < 0.12 && abs(deviation - 5) < 0.1, "\(mean), \(deviation)")
    #expect(grey.noisy(deviation: 0, seed: 1) == grey)
  }

  /// What a network gets of a picture of more than 8 bits keeps its finer steps.
  @Test(arguments: [1, 3]) func fineSamplesStayFine(channels: Int) throws {
    let samples = (0..<2 * 3 * channels).map { Float($0) * 7 + 0.25 }
    let image = Image(width: 3, height: 2, fineSamples: samples)
    let moved = try #require(image.shifted(right: 1, down: 0).fineSamples)
    let rows = [[0, 0, 1], [3, 3, 4]].joined()
    #expect(moved == rows.flatMap { place in (0..<channels).map { samples[place * channels + $0] } })
    let noisy = try #require(image.noisy(deviation: 2, seed: 1).fineSamples)
    #expect(noisy.count == samples.count && noisy.allSatisfy { (0...255).contains($0) })
    #expect(noisy.contains { $0 != $0.rounded() } && image.noisy(deviation: 0, seed: 1) == image)
  }

  /// JPEG loses little of what is smooth, less of it at a higher quality, and its bytes are read back in the same size.
  @Test func jpegComesBackAlmostAsItWas() throws {
    let (width, height) = (50, 37)
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width { pixels += [UInt8(x * 4), UInt8(y * 6), 100] }
    }
    let smooth = Image(width: width, height: height, pixels: pixels)
    func error(_ quality: Int) throws -> Double {
      let back = try Image(decoding: smooth.jpeg(quality: quality))
      #expect(back.width == width && back.height == height)
      let differences = zip(back.pixels, smooth.pixels).map { abs(Int($0) - Int($1)) }
      return Double(differences.reduce(0, +)) / Double(differences.count)
    }
    let (coarse, fine) = (try error(20), try error(95))
    #expect(fine < 2 && fine < coarse, "\(fine), \(coarse)")
    #expect(try smooth.jpeg(quality: 75) == smooth.jpeg(quality: 75))
    for (width, height) in [(1, 1), (1, 40), (17, 3)] {
      let one = picture(width: width, height: height)
      let back = try Image(decoding: one.jpeg(quality: 75))
      #expect(back.width == width && back.height == height)
    }
    for quality in [0, 101, -1] { #expect(throws: ImagingError.self) { try smooth.jpeg(quality: quality) } }
  }
}
