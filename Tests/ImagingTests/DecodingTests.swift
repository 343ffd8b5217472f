import Files
import Foundation
import Imaging
import Testing

@Suite struct DecodingTests {
  /// Every kind of JPEG, PNG and WebP, and all eight orientations in each.
  @Test func givesPillowsSamples() throws {
    let lines = try ExpectedValues.lines("decode")
    #expect(lines.count == 59)
    for line in lines {
      let image = try Image(contentsOf: ExpectedValues.path(line[0]))
      #expect([line[0], "\(image.width)", "\(image.height)", image.hash] == line)
      #expect(try Image(decoding: ExpectedValues.bytes(line[0])) == image)
    }
  }

  /// 16-bit grey, which Pillow cuts off at 255.
  @Test func readsLikePillowWhereAsked() throws {
    let lines = try ExpectedValues.lines("pillow")
    #expect(lines.count == 2)
    for line in lines {
      let image = try Image(contentsOf: ExpectedValues.path(line[0]), reading: .init(range: .pillow8))
      #expect([line[0], "\(image.width)", "\(image.height)", image.hash] == line)
      #expect(try Image(decoding: ExpectedValues.bytes(line[0])) != image)
    }
    for name in ["photo.png", "rgb-16.png", "grey-alpha-16.png", "photo.jpg", "photo.webp"] {
      let bytes = try ExpectedValues.bytes(name)
      #expect(try Image(decoding: bytes, reading: .init(range: .pillow8)).pixels == Image(decoding: bytes).pixels)
    }
  }

  /// Every 16-bit grey value becomes the nearest to its 257th part, so that black stays black and white white.
  @Test func scalesSixteenBitGreys() throws {
    // Row y holds 256·y + x, after a filter byte, in a block of zlib's that is stored as it is.
    var data: [UInt8] = [0x78, 0x01]
    var sums: (UInt32, UInt32) = (1, 0)
    for y in 0...255 as ClosedRange<UInt8> {
      var row: [UInt8] = [0]
      for x in 0...255 as ClosedRange<UInt8> { row += [y, x] }
      data += [y == 255 ? 1 : 0, 0x01, 0x02, 0xFE, 0xFD]
      data += row
      for byte in row {
        sums.0 = (sums.0 + UInt32(byte)) % 65521
        sums.1 = (sums.1 + sums.0) % 65521
      }
    }
    data += bigEndian(sums.1 << 16 | sums.0)
    let header = bigEndian(256) + bigEndian(256) + [16, 0, 0, 0, 0]
    var png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    png += chunk("IHDR", header) + chunk("IDAT", data) + chunk("IEND", [])
    let image = try Image(decoding: png)
    for value in 0..<65536 {
      let expected = UInt8((Double(value) / 257).rounded())
      #expect(image.pixels[3 * value..<3 * value + 3].allSatisfy { $0 == expected }, "\(value)")
    }
    #expect(try Image(decoding: png, reading: .init(range: .pillow8)).pixels[3 * 256] == 255)
  }

  @Test func saysWhatIsReadWhereTheFormatIsUnknown() throws {
    let path = ExpectedValues.path("text-named.png")
    let error = #expect(throws: ImagingError.self) { try Image(contentsOf: path) }
    #expect(error?.code == .unknownFormat)
    #expect(error?.message.contains("JPEG, PNG, WebP, DICOM, TIFF, GIF, BMP, HEIC/AVIF, NIfTI or NumPy array") == true)
    #expect(error?.context["file"] == path)
  }

  @Test func refusesFoldersAndWhatIsEmptyOrMissing() {
    #expect(throws: FileError.self) { try Image(contentsOf: ExpectedValues.path("")) }
    #expect(throws: FileError.self) { try Image(contentsOf: ExpectedValues.path("missing.png")) }
    #expect(throws: ImagingError.self) { try Image(decoding: []) }
  }

  @Test func refusesAnAnimation() throws {
    let bytes = try ExpectedValues.bytes("animated.webp")
    let error = #expect(throws: ImagingError.self) { try Image(decoding: bytes) }
    #expect(error?.code == .unsupported)
  }

  /// An `acTL` chunk behind the header says how many frames there are; one is a picture like any other.
  @Test(arguments: [1, 2] as [UInt8]) func refusesAnimatedPNG(frames: UInt8) throws {
    var bytes = try ExpectedValues.bytes("interlaced-rgb.png")
    let chunk = Array("acTL".utf8) + [0, 0, 0, frames, 0, 0, 0, 0]
    var sum = UInt32.max
    for byte in chunk {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
    }
    let ending = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: ~sum >> $0) }
    bytes.insert(contentsOf: [0, 0, 0, 8] + chunk + ending, at: 33)
    guard frames > 1 else {
      _ = try Image(decoding: bytes)
      return
    }
    let error = #expect(throws: ImagingError.self) { try Image(decoding: bytes) }
    #expect(error?.code == .unsupported)
  }

  /// Wherever a file is cut off: small ones at every byte, larger ones at many.
  @Test func refusesEveryCut() throws {
    for line in try ExpectedValues.lines("decode") {
      let bytes = try ExpectedValues.bytes(line[0])
      let step = bytes.count < 1200 ? 1 : 211
      for length in Array(stride(from: 0, to: bytes.count, by: step)) + [bytes.count - 1] {
        #expect(throws: ImagingError.self, "\(line[0]) cut to \(length)") {
          try Image(decoding: Array(bytes.prefix(length)))
        }
      }
    }
  }

  @Test func refusesTooManyPixelsBeforeTakingMemory() throws {
    let header = bigEndian(60_000) + bigEndian(60_000) + [8, 2, 0, 0, 0]
    let png = try ExpectedValues.bytes("photo.png").prefix(8) + chunk("IHDR", header) + chunk("IEND", [])
    var jpeg = try ExpectedValues.bytes("grey.jpg")
    let frame = try #require(jpeg.indices.first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
    jpeg.replaceSubrange(frame + 5..<frame + 9, with: [0xEA, 0x60, 0xEA, 0x60])
    for bytes in [Array(png), jpeg] {
      let error = #expect(throws: ImagingError.self) { try Image(decoding: bytes) }
      #expect(error?.code == .tooLarge)
      #expect(error?.context["size"] == "60000 × 60000")
    }
  }

  // MARK: - Damage

  @Test func readsOverStrayBytesInAJPEG() throws {
    let bytes = try ExpectedValues.bytes("photo.jpg")
    let table = try #require(bytes.indices.first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xDB })
    let whole = try Image(decoding: bytes)
    #expect(try Image(decoding: bytes[..<table] + [0x12, 0x34, 0x56] + bytes[table...]) == whole)
    #expect(try Image(decoding: bytes + [0x12, 0x34]) == whole)
  }

  /// Half of the data, then an end marker: nothing is cut off, but the lower half would be grey.
  @Test func refusesAJPEGWithoutItsLowerHalf() throws {
    for name in ["photo.jpg", "progressive-444.jpg", "cmyk.jpg"] {
      let bytes = try ExpectedValues.bytes(name)
      let error = #expect(throws: ImagingError.self) {
        try Image(decoding: Array(bytes[..<(bytes.count / 2)]) + [0xFF, 0xD9])
      }
      #expect(error?.code == .malformed)
    }
  }

  @Test func refusesAPNGWithAWrongChecksum() throws {
    let bytes = try ExpectedValues.bytes("photo.png")
    // The last byte of the pixels' checksum stands right before the 12 bytes of the end chunk.
    for index in [bytes.count - 13, bytes.count - 20, 29, bytes.count - 1] {
      var damaged = bytes
      damaged[index] ^= 1
      let error = #expect(throws: ImagingError.self) { try Image(decoding: damaged) }
      #expect(error?.code == .malformed)
    }
  }

  /// Too little data for the rows that the header promises, though every checksum is right.
  @Test func refusesAPNGWithTooFewRows() throws {
    let bytes = try ExpectedValues.bytes("photo.png")
    let higher = Array(bytes[16..<20]) + bigEndian(92) + bytes[24..<29]
    let damaged = bytes[..<8] + chunk("IHDR", higher) + bytes[33...]
    #expect(throws: ImagingError.self) { try Image(decoding: Array(damaged)) }
  }

  @Test func ignoresABrokenEXIFBlock() throws {
    let upright = try Image(decoding: ExpectedValues.bytes("oriented-1.png"))
    let bytes = try ExpectedValues.bytes("oriented-6.png")
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: "eXIf".utf8) })
    let length = Int(bytes[start - 1])
    let exif = Array(bytes[start + 4..<start + 4 + length])
    func withEXIF(_ exif: [UInt8]) throws -> Image {
      try Image(decoding: bytes[..<(start - 4)] + chunk("eXIf", exif) + bytes[(start + 8 + length)...])
    }
    let turned = try withEXIF(exif)
    #expect(turned.width == upright.height && turned != upright)
    let stored = Image(width: 7, height: 5, pixels: try withEXIF([1, 2, 3]).pixels)
    #expect(try withEXIF([]) == stored)
    // Cut off, directory far away, more entries than there are, an orientation that does not exist.
    for length in 0..<exif.count where length < 20 { #expect(try withEXIF(Array(exif.prefix(length))) == stored) }
    #expect(try withEXIF(Array(exif.prefix(4)) + [255, 255, 255, 255]) == stored)
    let header: [UInt8] = [0x4D, 0x4D, 0, 42, 0, 0, 0, 8]
    #expect(try withEXIF(header + [255, 255]) == stored)
    #expect(try withEXIF(header + [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 9, 0, 0]) == stored)
    #expect(try withEXIF(header + [0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0]) == turned)
  }
}
