import Files
import Imaging
import TestSupport
import Testing

/// Against pydicom (`make_dicom_fixtures.py`): every way to write and compress pixels, equal to the last bit.
@Suite struct DICOMReadingTests {
  static let lines: [[String]] = {
    let text = (try? bytes("expected.txt")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
  }()

  static func bytes(_ name: String) throws -> [UInt8] {
    let file = try MappedFile(path: Fixtures.path("dicom/" + name))
    return withExtendedLifetime(file) { Array(file.bytes) }
  }

  static func read(_ name: String, frame: Int = 0) throws -> DICOMPicture {
    try DICOMPicture(contentsOf: Fixtures.path("dicom/" + name), frame: frame)
  }

  @Test func hasAllFixtures() { #expect(Self.lines.count == 51) }

  @Test(arguments: lines) func givesPydicomsValues(line: [String]) throws {
    let frame = try #require(Int(line[1]))
    let read = try Self.read(line[0], frame: frame)
    let picture = read.picture
    let window = picture.window.map { "\($0.centre),\($0.width),\($0.shape)" } ?? "-"
    let (kind, hash) = described(read.modalityValues)
    let found = [
      line[0], line[1], "\(picture.width)", "\(picture.height)", "\(picture.channelCount)", kind,
      "\(picture.isInverted)", window, hash,
    ]
    #expect(found == line)
  }

  private func described(_ samples: DecodedPicture.Samples) -> (kind: String, hash: String) {
    switch samples {
    case .bytes(let values): ("bytes", hash(values.map { Double($0) }))
    case .words(let values): ("words", hash(values.map { Double($0) }))
    case .floats(let values): ("floats", hash(values.map { Double($0) }))
    }
  }

  /// The 64-bit FNV-1a hash of little-endian doubles.
  private func hash(_ values: [Double]) -> String {
    var value = 0xCBF2_9CE4_8422_2325 as UInt64
    for number in values {
      withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes in
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
    }
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  @Test func readsAsEveryPictureIsRead() throws {
    let picture = try DecodedPicture(contentsOf: Fixtures.path("dicom/ct-signed.dcm"))
    #expect(picture == (try Self.read("ct-signed.dcm")).picture)
    #expect(try Image(contentsOf: Fixtures.path("dicom/rgb.dcm")).width == 36)
    // Without letters behind a preamble
    #expect(try DecodedPicture(contentsOf: Fixtures.path("dicom/bare.dcm")).width == 36)
  }

  @Test func saysHowManyBitsCount() throws {
    #expect(try Self.read("grey-12-implicit.dcm").picture.significantBits == 12)
    #expect(try Self.read("bits.dcm").picture.significantBits == 1)
    #expect(try Self.read("grey-8.dcm").picture.significantBits == nil)
    #expect(try Self.read("ct-signed.dcm").picture.significantBits == nil)
    #expect(try Self.read("modality-table.dcm").picture.significantBits == 16)
  }

  /// A table in place of a window is looked up after the modality's values; entry i is 4095 − 17·i, from the value 10 on.
  @Test func looksValuesUpWhereATableStandsForTheWindow() throws {
    let read = try Self.read("window-table.dcm")
    guard case .bytes(let values) = read.modalityValues, case .words(let shown) = read.picture.samples else {
      Issue.record("other kinds of samples")
      return
    }
    #expect(shown == values.map { UInt16(4095 - 17 * min(max(Int($0) - 10, 0), 239)) })
    #expect(read.picture.significantBits == 12)
    #expect(read.picture.window == nil)
  }

  @Test func saysHowManyFramesThereAre() throws {
    #expect(try Self.read("enhanced.dcm").frameCount == 3)
    for frame in [-1, 3, Int.max] {
      let error = #expect(throws: ImagingError.self) { _ = try Self.read("three-frames.dcm", frame: frame) }
      #expect(error?.code == .invalidValue)
    }
  }

  /// Files of one frame and of several, cut off anywhere.
  @Test func refusesEveryCut() throws {
    for name in Set(Self.lines.map { $0[0] }).sorted() {
      let bytes = try Self.bytes(name)
      for length in Array(stride(from: 0, to: bytes.count, by: 97)) + [bytes.count - 1] {
        let part = Array(bytes.prefix(length))
        #expect(throws: ImagingError.self, "\(name) cut to \(length)") {
          try part.withUnsafeBytes { _ = try DICOMPicture(decoding: $0) }
        }
      }
    }
  }

  @Test func refusesMorePixelsThanAreAllowed() throws {
    let error = #expect(throws: ImagingError.self) {
      try DICOMPicture(contentsOf: Fixtures.path("dicom/rgb.dcm"), mostPixels: 33 * 36 - 1)
    }
    #expect(error?.code == .tooLarge)
  }
}
