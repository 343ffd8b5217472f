import Imaging
import TestSupport
import Testing

/// What Pillow and OpenCV make of the same pictures, as `Scripts/fixtures/make_resize_fixtures.py` wrote it down: bit by bit.
@Suite struct ResizedPictureTests {
  private static func lines(_ kind: String) throws -> [[String]] {
    String(decoding: try ExpectedValues.bytes("resized.txt"), as: UTF8.self).split(separator: "\n")
      .map { $0.split(separator: " ").map(String.init) }.filter { $0[0] == kind }.map { Array($0.dropFirst()) }
  }

  private static func noise(_ height: Int, _ width: Int) -> Image {
    var pixels: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        for channel in 0..<3 {
          let mixed = UInt64(x) &* 73_856_093 ^ UInt64(y) &* 19_349_663 ^ UInt64(channel) &* 83_492_791
          pixels.append(UInt8(truncatingIfNeeded: (mixed &* 2_654_435_761) >> 16))
        }
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }

  @Test(arguments: Interpolation.all.map(\.slug)) func resizes(interpolation: String) throws {
    let lines = try Self.lines("resize").filter { $0[4] == interpolation }
    #expect(lines.count == (interpolation == "opencv-cubic" ? 96 : 32))
    for line in lines {
      let sides = line.compactMap { Int($0) }
      let preprocessing = Preprocessing(
        fit: .stretch, cropSize: .init(height: sides[2], width: sides[3]), interpolation: try .named(interpolation),
        channels: try .named(line[5]))
      let image = try preprocessing.fitted(Self.noise(sides[0], sides[1]))
      #expect(image.hash == line[6], "\(line)")
    }
  }

  /// Sizes, places and padding of every fit, and where the view lies in the picture.
  @Test(arguments: ["crop", "stretch", "pad"]) func fits(fit: String) throws {
    let lines = try Self.lines("fit").filter { $0[6].hasPrefix(fit) }
    #expect(lines.count == 9 * 3 * 5 * (fit == "pad" ? 3 : 1))
    for line in lines {
      let sides = line[..<4].compactMap { Int($0) }
      let spec = line[6].split(separator: "-", maxSplits: 2).map(String.init)
      var preprocessing = Preprocessing(
        fit: try .named(fit), cropSize: .init(height: sides[2], width: sides[3]), interpolation: try .named(line[4]),
        channels: try .named(line[5]))
      switch fit {
      case "crop": preprocessing.shorterSide = Int(spec[1])
      case "stretch":
        let sides = spec[1].split(separator: "x").compactMap { Int($0) }
        preprocessing.resizedSize = .init(height: sides[0], width: sides[1])
      default:
        preprocessing.padColour = try .named("#\(spec[1])")
        preprocessing.padPosition = try .named(spec[2])
      }
      let count = preprocessing.channels.count
      preprocessing.mean = Array(repeating: 0, count: count)
      preprocessing.standardDeviation = Array(repeating: 1, count: count)
      let input = try preprocessing.input(of: Self.noise(sides[0], sides[1]))
      #expect(input.view.hash == line[11], "\(line)")
      let placed = [input.placement.left, input.placement.top, input.placement.width, input.placement.height]
      // Both sides divide and multiply the same integers in double precision.
      for (value, expected) in zip(placed, line[7...10].compactMap { Double($0) }) {
        #expect(abs(value - expected) <= 1e-9 * max(1, abs(expected)), "\(line)")
      }
    }
  }

  /// A cut-out is that of the whole, whatever the way to it.
  @Test(arguments: Interpolation.all.map(\.slug)) func worksOutOnlyWhatIsSeen(interpolation: String) throws {
    let picture = Self.noise(31, 44)
    let stretched = Preprocessing(
      fit: .stretch, resizedSize: .init(height: 40, width: 27), cropSize: .init(height: 11, width: 9),
      interpolation: try .named(interpolation))
    let view = try stretched.fitted(picture)
    let whole = try picture.resized(height: 40, width: 27, interpolation: .named(interpolation))
    #expect(try view == whole.centreCropped(height: 11, width: 9) || stretched.interpolation.slug.hasPrefix("opencv"))
    // OpenCV's users round half of an odd difference down: rows from 14, columns from 9.
    let top = 14
    for row in 0..<11 where interpolation.hasPrefix("opencv") {
      let start = ((top + row) * 27 + 9) * 3
      #expect(Array(view.pixels[row * 27..<(row + 1) * 27]) == Array(whole.pixels[start..<start + 27]))
    }
  }

  @Test func refusesWhatCannotBe() throws {
    let line = Image(width: 1, height: 1 << 16, pixels: [UInt8](repeating: 77, count: 3 << 16))
    // Pillow's nearest adds up the places, which a side of 2³² would take too long for.
    let nearest = Preprocessing(shorterSide: 1 << 16, cropSize: 8, interpolation: .nearest)
    #expect(#expect(throws: ImagingError.self) { try nearest.fitted(line) }?.code == .tooLarge)
    for fit in Fit.all {
      for size in [Preprocessing.Size(height: 0, width: 4), .init(height: 4, width: -1)] {
        let error = #expect(throws: ImagingError.self) { try Preprocessing(fit: fit, cropSize: size).input(of: line) }
        #expect(error?.code == .invalidSize)
      }
    }
    let wide = Preprocessing(fit: .stretch, resizedSize: .init(height: 1 << 20, width: 1 << 20), cropSize: 8)
    #expect(#expect(throws: ImagingError.self) { try wide.fitted(line) }?.code == .tooLarge)
  }
}
