import Imaging
import Testing

/// TIFF, GIF, BMP, HEIC, AVIF, NIfTI and NumPy arrays against the libraries that others read them by.
@Suite struct PictureFormatTests {
  /// Samples equal to those of tifffile, Pillow, nibabel, NumPy, and of pillow-heif where no colours are halved.
  @Test func givesTheReferencesSamples() throws {
    let lines = try PictureFixtures.lines("expected.txt")
    #expect(lines.count > 120)
    for line in lines {
      let reading = try PictureFixtures.reading(line[1])
      do {
        let picture = try DecodedPicture(contentsOf: PictureFixtures.path(line[0]), reading: reading)
        let found = ["\(picture.width)", "\(picture.height)", "\(picture.channelCount)"] + picture.samples.summary
        #expect(line[0...1] + found == line[...], "\(line[0]) \(line[1])")
      } catch { Issue.record(error, "\(line[0]) \(line[1])") }
    }
  }

  /// HEIC of another version of libheif, and AVIF of libavif by Pillow: each rounds the way from YCbCr by itself.
  @Test(arguments: [("photo.heic", 1), ("pair.heic", 1), ("pair.heic", 2), ("photo.avif", 1)])
  func readsHEIFWithinALevel(_ name: String, page: Int) throws {
    let picture = try DecodedPicture(contentsOf: PictureFixtures.path(name), reading: .init(page: page))
    let expected = try PictureFixtures.bytes("\(name).\(page).u1")
    guard case .bytes(let values) = picture.samples, values.count == expected.count else {
      Issue.record("not \(expected.count) bytes")
      return
    }
    let largest = zip(values, expected).map { abs(Int($0) - Int($1)) }.max()
    #expect(largest ?? 0 <= 1, "\(name)")
  }

  /// The first page, the middle slice, the first volume: what was taken is said.
  @Test func saysWhatWasTaken() throws {
    func notes(_ name: String, _ reading: String) throws -> [String] {
      try DecodedPicture(
        contentsOf: PictureFixtures.path(name), reading: PictureFixtures.reading(reading)
      ).notes
    }
    #expect(try notes("pages.tif", "-") == ["page: 1 of 3"])
    #expect(try notes("animated-2.gif", "page=3") == ["frame: 3 of 4"])
    #expect(try notes("pair.heic", "page=2") == ["page: 2 of 2"])
    #expect(try notes("volume-u8.nii", "-") == ["slice: z:2 of 5"])
    #expect(try notes("four-dimensional.nii.gz", "page=4+slice=x:5") == ["slice: x:5 of 6", "volume: 4 of 4"])
    #expect(try notes("grey-8.tif", "-") == [])
    #expect(try notes("float-holes.tif", "-") == ["2 of its values are not finite and count as the least or greatest"])
  }

  @Test func saysWhatThereIs() throws {
    func message(_ name: String, _ reading: String) throws -> String {
      let path = PictureFixtures.path(name)
      let reading = try PictureFixtures.reading(reading)
      let error = #expect(throws: ImagingError.self) { try DecodedPicture(contentsOf: path, reading: reading) }
      #expect(error?.code == .invalidValue)
      return error?.message ?? ""
    }
    #expect(try message("pages.tif", "page=4").contains("there is no page 4: the file holds 3, counted from 1"))
    #expect(try message("pages.tif", "page=0").contains("the file holds 3"))
    #expect(try message("still.gif", "page=2").contains("there is no frame 2: the file holds one alone"))
    #expect(try message("fine.png", "page=2").contains("one alone"))
    #expect(try message("volume-u8.nii", "slice=z:5").contains("the volume's z goes from 0 to 4"))
    #expect(try message("fine.png", "slice=x:0").contains("a PNG file holds no volume"))
    #expect(try message("four-dimensional.nii.gz", "page=5").contains("there is no volume 5: the file holds 4"))
    for text in ["z", "z:", "w:3", "3:1", "z:-1", "z:1:2", ""] {
      #expect(throws: ImagingError.self, "\(text)") { try VolumeSlice(text) }
    }
    #expect(try VolumeSlice("1:7") == VolumeSlice("y:7"))
  }

  /// MinIsWhite keeps its values, and turns light into dark when it becomes a picture.
  @Test func turnsWhatHasWhiteAtZero() throws {
    let picture = try DecodedPicture(contentsOf: PictureFixtures.path("white-is-zero-8.tif"))
    #expect(picture.isInverted)
    guard case .bytes(let values) = picture.samples else {
      Issue.record("no bytes")
      return
    }
    #expect(try picture.image().pixels == values.flatMap { [255 - $0, 255 - $0, 255 - $0] })
  }

  /// Bits that the file says count, and ten bits of HEIC by their high byte.
  @Test func knowsTheBitsThatCount() throws {
    #expect(try DecodedPicture(contentsOf: PictureFixtures.path("grey-12.tif")).significantBits == 12)
    let deep = try DecodedPicture(contentsOf: PictureFixtures.path("ten-bits.heic"))
    #expect(deep.significantBits == 10)
    let image = try deep.image()
    #expect(image.notes.last == "range: 0 … 1023 (the high bytes of 10 bits)")
    #expect((image.pixels.max() ?? 0) > 150)
  }

  // MARK: - Kinds that are refused

  @Test func namesTheWayOutOfAJPEGOfTwelveBits() throws {
    // A frame header of 12 bits, and one of lossless data, are all that is looked at.
    for (marker, precision, words) in [(0xC1, 12, "of 12 bits a sample"), (0xC3, 8, "without loss")]
      as [(UInt8, UInt8, String)]
    {
      let bytes: [UInt8] = [0xFF, 0xD8, 0xFF, marker, 0, 11, precision, 0, 4, 0, 4, 1, 1, 0x11, 0, 0xFF, 0xD9]
      let error = #expect(throws: ImagingError.self) { try Image(decoding: bytes) }
      #expect(error?.code == .unsupported)
      #expect(error?.message.contains(words) == true && error?.message.contains("TIFF") == true)
    }
  }

  @Test func refusesRunsInABMP() throws {
    var bytes = try PictureFixtures.bytes("grey-8.bmp")
    bytes[30] = 1
    let error = #expect(throws: ImagingError.self) { try Image(decoding: bytes) }
    #expect(error?.code == .unsupported && error?.message.contains("RLE8") == true)
  }

  @Test func refusesArraysThatAreNoPicture() throws {
    let bytes = try PictureFixtures.bytes("array-u1.npy")
    func with(_ old: String, _ new: String) throws -> ImagingErrorCode? {
      let text = Array(bytes[..<128])
      let place = try #require(text.indices.first { text[$0...].starts(with: old.utf8) })
      var header = text
      // As long as before: the padding gives way.
      header.replaceSubrange(place..<place + old.utf8.count, with: new.utf8)
      while header.count > 128, let space = header.lastIndex(of: 0x20) { header.remove(at: space) }
      while header.count < 128 { header.insert(0x20, at: header.count - 1) }
      let damaged = header + bytes[128...]
      return #expect(throws: ImagingError.self) { try Image(decoding: damaged) }?.code
    }
    #expect(try with("(17, 23)", "(17, 23, 4)") == .unsupported)
    #expect(try with("(17, 23)", "(391,)") == .unsupported)
    #expect(try with("(17, 23)", "(170, 23)") == .malformed)
    #expect(try with("(17, 23)", "(0, 23)") == .invalidSize)
    #expect(try with("(17, 23)", "(1000000, 1000000)") == .tooLarge)
    #expect(try with("(17, 23)", "(99999999999999999999, 1)") == .malformed)
    #expect(try with("'|u1'", "'|O'") == .unsupported)
    #expect(try with("'|u1'", "'<c8'") == .unsupported)
  }
}
