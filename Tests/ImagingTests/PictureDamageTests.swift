import Imaging
import Tensors
import Testing

/// Damaged TIFF, GIF, BMP, HEIC, AVIF, NIfTI and NumPy files: refused in one error, or read as they were.
@Suite struct PictureDamageTests {
  private static let names = [
    "grey-16-lzw-tiles.tif", "float-32-deflate.tif", "rgb-8-planar.tif", "cmyk.tif", "ycbcr-jpeg.tif", "bilevel-g4.tif",
    "palette-8.tif", "pages.tif", "grey-16-big.tif", "still.gif", "animated-2.gif", "palette-4.bmp", "masks-32.bmp",
    "pair.heic", "photo.avif", "volume-i16.nii.gz", "scaled.nii", "array-rgb.npy", "array-f4.npy",
  ]

  private static let codes: Set<ImagingErrorCode> = [
    .unknownFormat, .malformed, .tooLarge, .unsupported, .invalidSize, .invalidValue,
  ]

  /// Wherever a file is cut off: what is read is the whole picture, as where only a checksum or padding is missing.
  @Test(arguments: names) func losesNothingUnsaid(_ name: String) throws {
    let bytes = try PictureFixtures.bytes(name)
    let whole = try PictureFixtures.decoded(bytes).samples
    let step = max(1, bytes.count / 60)
    for length in Array(stride(from: 0, to: bytes.count, by: step)) + [bytes.count - 1] {
      do throws(ImagingError) {
        let picture = try PictureFixtures.decoded(Array(bytes.prefix(length)))
        #expect(picture.samples == whole, "\(name) cut to \(length)")
      } catch { #expect(Self.codes.contains(error.code), "\(name) cut to \(length)") }
    }
  }

  @Test(arguments: names) func survivesDamage(_ name: String) throws {
    let whole = try PictureFixtures.bytes(name)
    var random = SeededRandom(seed: 21)
    for _ in 0..<60 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        // Half of the changes hit the header.
        let end = Bool.random(using: &random) ? bytes.count : min(bytes.count, 200)
        let place = Int.random(in: 0..<end, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
        case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        default: bytes[place] = UInt8.random(in: 0...255, using: &random)
        }
      }
      for reading in [PictureReading(), PictureReading(page: 2)] {
        do throws(ImagingError) {
          let picture = try PictureFixtures.decoded(bytes, reading)
          #expect(picture.samples.count == picture.width * picture.height * picture.channelCount)
        } catch { #expect(Self.codes.contains(error.code)) }
      }
    }
  }

  // MARK: - Sizes

  private func little(_ value: Int, _ count: Int) -> [UInt8] { (0..<count).map { UInt8(value >> (8 * $0) & 255) } }

  /// A little-endian TIFF of one directory behind eight bytes of data.
  private func tiff(_ entries: [(tag: Int, value: Int)], next: Int = 0) -> [UInt8] {
    var bytes = Array("II*\0".utf8) + little(16, 4) + [UInt8](repeating: 7, count: 8)
    bytes += little(entries.count, 2)
    for entry in entries { bytes += little(entry.tag, 2) + little(4, 2) + little(1, 4) + little(entry.value, 4) }
    return bytes + little(next, 4)
  }

  private func error(_ bytes: [UInt8], _ reading: PictureReading = .init()) -> ImagingErrorCode? {
    #expect(throws: ImagingError.self) { try PictureFixtures.decoded(bytes, reading) }?.code
  }

  @Test func readsASmallestTIFF() throws {
    let entries = [(256, 4), (257, 2), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 2), (279, 8)]
    let picture = try PictureFixtures.decoded(tiff(entries.map { (tag: $0.0, value: $0.1) }))
    #expect(picture.samples == .bytes([UInt8](repeating: 7, count: 8)))
  }

  @Test func refusesTIFFsOfImpossibleSizes() {
    func changed(_ tag: Int, _ value: Int) -> [UInt8] {
      let entries = [(256, 4), (257, 2), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 2), (279, 8)]
      return tiff(entries.map { (tag: $0.0, value: $0.0 == tag ? value : $0.1) })
    }
    #expect(error(changed(256, 1 << 20)) == .malformed)
    #expect(error(tiff([(256, 1 << 20), (257, 1 << 20), (258, 8), (262, 1), (273, 8), (279, 8)])) == .tooLarge)
    #expect(error(changed(256, 0)) == .malformed)
    #expect(error(changed(258, 7)) == .unsupported)
    #expect(error(changed(258, 24)) == .unsupported)
    #expect(error(changed(262, 8)) == .unsupported)
    #expect(error(changed(273, 100_000)) == .malformed)
    #expect(error(changed(259, 12345)) == .malformed)
    // Floats of 64 bits in three colours take 24 bytes a pixel, of which twelve are let through.
    let deep = tiff(
      [(256, 4), (257, 2), (258, 64), (262, 2), (273, 8), (277, 3), (279, 8), (339, 3)].map { (tag: $0.0, value: $0.1) }
    )
    let limit = #expect(throws: ImagingError.self) { try Image(decoding: deep, mostPixels: 8) }
    #expect(limit?.code == .tooLarge)
  }

  /// A directory that leads back to itself is the last one.
  @Test func endsALoopOfPages() {
    let entries = [(256, 4), (257, 2), (258, 8), (259, 1), (262, 1), (273, 8), (277, 1), (278, 2), (279, 8)]
    let loop = tiff(entries.map { (tag: $0.0, value: $0.1) }, next: 16)
    #expect(throws: Never.self) { try PictureFixtures.decoded(loop) }
    #expect(error(loop, .init(page: 5)) == .invalidValue)
  }

  @Test func refusesAGIFFrameBeyondTheScreen() throws {
    var bytes = try PictureFixtures.bytes("offset.gif")
    // The screen is 12 × 9, of which the frame of 6 × 5 begins at 3, 2.
    bytes[6] = 8
    #expect(error(bytes) == .malformed)
    bytes[6...9] = [0xFF, 0xFF, 0xFF, 0xFF]
    #expect(error(bytes) == .tooLarge)
  }

  @Test func refusesVolumesOfImpossibleSizes() throws {
    var bytes = try PictureFixtures.bytes("volume-u8.nii")
    func with(_ offset: Int, _ value: [UInt8]) -> [UInt8] {
      var changed = bytes
      changed.replaceSubrange(offset..<offset + value.count, with: value)
      return changed
    }
    #expect(error(with(40, [0, 0])) == .malformed)
    #expect(error(with(40, [9, 0])) == .malformed)
    #expect(error(with(42, [0xFF, 0x7F, 0xFF, 0x7F, 0xFF, 0x7F])) == .tooLarge)
    #expect(error(with(42, [0xFF, 0xFF])) == .malformed)
    #expect(error(with(46, [0xFF, 0x7F])) == .malformed)
    #expect(error(with(40, [7, 0] + [UInt8](repeating: 0x7F, count: 14))) == .malformed)
    // Types, and data that begins nowhere.
    #expect(error(with(70, [32, 0])) == .unsupported)
    #expect(error(with(108, [0, 0, 0x80, 0x7F])) == .malformed)
    #expect(error(with(344, Array("ni1\0".utf8))) == .unsupported)
    bytes[112...119] = [0, 0, 0xC0, 0x7F, 0, 0, 0xC0, 0x7F]
    #expect(throws: Never.self) { try PictureFixtures.decoded(bytes) }
  }

  @Test func refusesBMPsOfImpossibleSizes() throws {
    let bytes = try PictureFixtures.bytes("rgb-24.bmp")
    func with(_ offset: Int, _ value: [UInt8]) -> [UInt8] {
      var changed = bytes
      changed.replaceSubrange(offset..<offset + value.count, with: value)
      return changed
    }
    #expect(error(with(18, [0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0x7F])) == .tooLarge)
    #expect(error(with(22, [0, 0, 0, 0x80])) == .tooLarge)
    #expect(error(with(18, [0xFF, 0xFF, 0xFF, 0xFF])) == .invalidSize)
    #expect(error(with(10, [0xFF, 0xFF, 0xFF, 0xFF])) == .malformed)
    #expect(error(with(28, [2, 0])) == .unsupported)
    #expect(error(with(30, [5, 0])) == .unsupported)
  }
}
