import Imaging
import Testing

/// Files that contradict themselves, or ask for more than they may: one error each, which says nothing of a patient.
@Suite struct DICOMDamageTests {
  private func error(_ bytes: [UInt8]) -> ImagingError? {
    #expect(throws: ImagingError.self) { try bytes.withUnsafeBytes { _ = try DICOMPicture(decoding: $0) } }
  }

  private func error(_ change: (inout DICOMBytes) -> Void) -> ImagingError? {
    var file = DICOMBytes.small
    change(&file)
    let error = error(file.bytes)
    #expect(error?.description.contains("Secret") == false)
    return error
  }

  @Test func readsTheSoundOne() throws {
    let read = try DICOMBytes.small.bytes.withUnsafeBytes { try DICOMPicture(decoding: $0) }
    #expect(read.modalityValues == .bytes([1, 2, 3, 4]))
  }

  @Test(arguments: [0, 1, 3, 6, 8] as [Int]) func refusesPixelsOfAnotherNumber(count: Int) {
    let value = [UInt8](repeating: 9, count: count)
    #expect(error { $0.set(0x7FE0_0010, "OB", value) }?.code == .malformed)
  }

  /// Zeros that fill up, of less than another frame, take nothing from the picture.
  @Test func passesOverZerosBehindThePixels() throws {
    var file = DICOMBytes.small
    file.set(0x7FE0_0010, "OB", [1, 2, 3, 4, 0, 0])
    let read = try file.bytes.withUnsafeBytes { try DICOMPicture(decoding: $0) }
    #expect(read.modalityValues == .bytes([1, 2, 3, 4]))
  }

  @Test(arguments: ["2", "0", "-1", "2147483647", "9999999999999", "1e3", "one"]) func refusesFrames(count: String) {
    #expect(error { $0.set(0x0028_0008, "IS", text: count) }?.code == .malformed)
  }

  @Test func refusesSizesBeyondTheBounds() {
    #expect(
      error {
        $0.set(0x0028_0010, "US", words: [65535])
        $0.set(0x0028_0011, "US", words: [65535])
      }?.code == .tooLarge)
    #expect(error { $0.set(0x0028_0010, "US", words: [0]) }?.code == .invalidSize)
  }

  @Test(arguments: [
    [8, 9, 7], [8, 8, 8], [8, 8, 6], [8, 0, 7], [12, 12, 11], [1, 8, 7], [64, 8, 7], [0, 0, 0], [16, 8, 16],
  ]) func refusesBitsThatContradict(bits: [UInt16]) {
    let error = error { file in
      for (index, value) in bits.enumerated() { file.set(0x0028_0100 + UInt32(index), "US", words: [value]) }
    }
    #expect(error?.code == .malformed || error?.code == .unsupported)
  }

  @Test(arguments: [0x0028_0004, 0x0028_0010, 0x0028_0011, 0x0028_0100, 0x7FE0_0010] as [UInt32])
  func refusesWhatLacks(tag: UInt32) { #expect(error { $0.elements[tag] = nil } != nil) }

  @Test(arguments: ["RGB", "YBR_FULL", "HSV", "", "Secret"]) func refusesOtherColours(colours: String) {
    #expect(error { $0.set(0x0028_0004, "CS", text: colours) } != nil)
  }

  @Test(arguments: ["x", "nan", "inf", "1e999", "0x10", "Secret"]) func refusesWhatIsNoNumber(text: String) {
    #expect(error { $0.set(0x0028_1053, "DS", text: text) }?.code == .malformed)
  }

  @Test func refusesSlopesBeyondAllNumbers() {
    #expect(error { $0.set(0x0028_1053, "DS", text: "1e308") }?.code == .malformed)
  }

  /// Descriptor and data of a table: one entry more or fewer, and none.
  @Test(arguments: [0, 2, 6, 10, 512]) func refusesTablesOfAnotherLength(byteCount: Int) {
    var table = DICOMBytes()
    table.set(0x0028_3002, "US", words: [4, 0, 16])
    table.set(0x0028_3006, "OW", [UInt8](repeating: 1, count: byteCount))
    #expect(error { $0.set(0x0028_3000, item: table) }?.code == .malformed)
    #expect(error { $0.set(0x0028_3010, item: table) }?.code == .malformed)
  }

  @Test func refusesDescriptorsThatAreNone() {
    for words in [[], [4], [4, 0], [4, 0, 0], [4, 0, 17]] as [[UInt16]] {
      var table = DICOMBytes()
      table.set(0x0028_3002, "US", words: words)
      table.set(0x0028_3006, "OW", [UInt8](repeating: 1, count: 8))
      #expect(error { $0.set(0x0028_3000, item: table) }?.code == .malformed)
    }
  }

  /// One that would copy itself for ever, one that begins with a line, one that is too long.
  @Test(
    arguments: [[2, 9, 0, 0], [2, 65535, 0, 0], [1, 4, 9], [0, 255, 1], [0, 1, 7, 1, 4, 9], [7, 1, 1], [0]]
      as [[UInt16]])
  func refusesSegments(code: [UInt16]) {
    let error = error { file in
      file.set(0x0028_0004, "CS", text: "PALETTE COLOR")
      for channel in 0..<3 as Range<UInt32> {
        file.set(0x0028_1101 + channel, "US", words: [4, 0, 16])
        file.set(0x0028_1221 + channel, "OW", words: code)
      }
    }
    #expect(error?.code == .malformed)
  }

  /// Sequences in sequences, with and without lengths, in both forms.
  @Test(arguments: [33, 1000, 100_000]) func boundsTheDepth(depth: Int) {
    let open =
      DICOMBytes.tag(0x0008_1140) + Array("SQ".utf8) + [0, 0] + DICOMBytes.number(0xFFFF_FFFF)
      + DICOMBytes.tag(0xFFFE_E000) + DICOMBytes.number(0xFFFF_FFFF)
    let file = DICOMBytes().bytes + [[UInt8]](repeating: open, count: depth).flatMap { $0 }
    #expect(error(file)?.code == .tooLarge)
    let implicit =
      DICOMBytes.tag(0x0008_1140) + DICOMBytes.number(0xFFFF_FFFF) + DICOMBytes.tag(0xFFFE_E000)
      + DICOMBytes.number(0xFFFF_FFFF)
    #expect(error([[UInt8]](repeating: implicit, count: depth).flatMap { $0 })?.code == .tooLarge)
  }

  @Test func boundsTheNumberOfAttributes() {
    let empty = DICOMBytes.tag(0xFFFE_E000) + DICOMBytes.number(0)
    let items = [[UInt8]](repeating: empty, count: 1 << 20).flatMap { $0 }
    #expect(error { $0.set(0x0008_1140, "SQ", items) }?.code == .tooLarge)
  }

  @Test func refusesLengthsBeyondTheEnd() {
    for length in [5, 0xFFFF_FFFE, 0x7FFF_FFFF] {
      var bytes = DICOMBytes.small.bytes
      bytes.replaceSubrange(bytes.count - 8..<bytes.count - 4, with: DICOMBytes.number(length))
      #expect(error(bytes)?.code == .malformed)
    }
  }

  @Test func refusesAnAttributeTwice() {
    let bytes = DICOMBytes.small.bytes + DICOMBytes.element(0x0028_0010, "US", [9, 0])
    #expect(error(bytes)?.code == .malformed)
  }

  @Test func refusesADeflateBomb() throws {
    // A hundred million zeros take 100 kB; 2²⁶ pixels allow four bytes each, and fewer pixels fewer.
    let bytes = try DICOMReadingTests.bytes("ct-deflated.dcm")
    let error = #expect(throws: ImagingError.self) {
      try bytes.withUnsafeBytes { _ = try DICOMPicture(decoding: $0, mostPixels: 500) }
    }
    #expect(error?.context["reason"] == "more than may be inflated")
  }

  private static let compressed = [
    "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.57",
    "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.81", "1.2.840.10008.1.2.4.90",
    "1.2.840.10008.1.2.4.91",
  ]

  @Test(arguments: compressed) func refusesCompressedPixelsThatAreNone(syntax: String) {
    for fragments in [
      [], [[]], [[0xFF, 0xD8, 0xFF, 0xD9]], [[0xFF, 0x4F, 0xFF, 0x51]], [[UInt8](repeating: 0, count: 64)],
    ]
      as [[[UInt8]]]
    {
      #expect(error { $0.set(fragments: fragments, syntax: syntax) }?.code == .malformed)
    }
    #expect(error { $0.syntax = syntax }?.code == .malformed)
    #expect(
      error { file in
        file.set(fragments: [[1, 2]], syntax: syntax)
        file.set(0x0028_0008, "IS", text: "3")
      }?.code == .malformed)
  }

  @Test(arguments: ["1.2.840.10008.1.2.4.102", "1.2.840.10008.1.2.4.201", "1.2.3", "Secret"])
  func refusesOtherSyntaxes(syntax: String) { #expect(error { $0.syntax = syntax }?.code == .unsupported) }

  /// A size that its own code stream contradicts: nothing of the picture may be made up.
  @Test(arguments: ["jpeg-grey.dcm", "jpeg-ls.dcm", "jpeg-2000.dcm", "jpeg-lossless.dcm", "rle-grey-16.dcm"])
  func refusesSizesThatTheCodeContradicts(name: String) throws {
    var bytes = try DICOMReadingTests.bytes(name)
    let rows = DICOMBytes.element(0x0028_0010, "US", [33, 0])
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: rows) })
    for other in [32, 34, 3300] as [UInt16] {
      bytes[place + 8] = UInt8(truncatingIfNeeded: other)
      bytes[place + 9] = UInt8(other >> 8)
      #expect(error(bytes)?.code == .malformed)
    }
  }

  /// Every code stream with each of its bytes damaged: an error or a picture, and never anything else.
  @Test(arguments: [
    "jpeg-grey.dcm", "jpeg-ybr.dcm", "jpeg-lossless.dcm", "jpeg-lossless-14.dcm", "jpeg-ls.dcm", "jpeg-ls-rgb.dcm",
    "jpeg-2000-rgb.dcm", "rle-rgb.dcm",
  ]) func survivesDamagedCode(name: String) throws {
    let bytes = try DICOMReadingTests.bytes(name)
    for place in stride(from: 132, to: bytes.count, by: 5) {
      var damaged = bytes
      damaged[place] ^= 0x41
      do {
        let read = try damaged.withUnsafeBytes { try DICOMPicture(decoding: $0, mostPixels: 1 << 16) }
        #expect(read.picture.samples.count == read.picture.width * read.picture.height * read.picture.channelCount)
      } catch is ImagingError {}
    }
  }
}
