import CDICOM

/// Decodes a frame's code stream, after its own header has been held against the data set.
enum DICOMCodec {
  static func decode(
    _ stream: [UInt8], of content: DICOMContent, _ layout: DICOMPixelLayout
  ) throws(ImagingError) -> DICOMFrameSamples {
    switch content.syntax.compression {
    case .none, .other: throw DICOMParser.malformed("the pixels are not compressed")
    case .runLengths:
      guard layout.bitsAllocated >= 8 else { throw DICOMParser.malformed("run lengths of single bits") }
      let sampleBytes = layout.bitsAllocated / 8
      return DICOMFrameSamples(
        bytes: try DICOMRunLengths.decode(
          stream, pixelCount: layout.pixelCount, channelCount: layout.channelCount, sampleBytes: sampleBytes),
        sampleBytes: sampleBytes)
    case .jpeg, .jpegLS:
      let header = try JPEGFrameHeader(stream, isLS: content.syntax.compression == .jpegLS)
      guard header.columns == layout.columns, header.rows == layout.rows, header.components == layout.channelCount,
        header.precision <= max(8, layout.bitsAllocated)
      else { throw mismatch }
      let sampleBytes = header.precision <= 8 ? 1 : 2
      let isLS = content.syntax.compression == .jpegLS
      return DICOMFrameSamples(
        bytes: try samples(stream, layout, sampleBytes, precision: header.precision) {
          isLS ? cdicom_decode_jpeg_ls($0, $1, $2, $3, $4) : cdicom_decode_jpeg($0, $1, $2, $3, $4)
        }, sampleBytes: sampleBytes)
    case .jpeg2000:
      guard layout.bitsAllocated >= 8 else { throw mismatch }
      // A JP2 file begins with a box of 12 bytes.
      let isBox = stream.starts(with: [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20])
      guard isBox || stream.starts(with: [0xFF, 0x4F, 0xFF, 0x51]) else {
        throw DICOMParser.malformed("a frame does not begin as JPEG 2000")
      }
      try JPEG2000Header.check(stream, layout)
      let sampleBytes = layout.bitsAllocated / 8
      return DICOMFrameSamples(
        bytes: try samples(stream, layout, sampleBytes, precision: layout.bitsStored) {
          cdicom_decode_jpeg_2000($0, $1, isBox ? 1 : 0, $2, $3, $4)
        }, sampleBytes: sampleBytes,
        isRGB: layout.colours == .ybrICT || layout.colours == .ybrRCT || layout.colours == .rgb)
    }
  }

  static var mismatch: ImagingError {
    DICOMParser.malformed("the compressed pixels are of another size or depth than the data set says")
  }

  private typealias Decoder = (
    UnsafePointer<UInt8>?, Int, cdicom_frame, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<CChar>?
  ) -> Int32

  private static func samples(
    _ stream: [UInt8], _ layout: DICOMPixelLayout, _ sampleBytes: Int, precision: Int, _ decode: Decoder
  ) throws(ImagingError) -> [UInt8] {
    let frame = cdicom_frame(
      columns: UInt32(layout.columns), rows: UInt32(layout.rows), components: UInt32(layout.channelCount),
      sample_bytes: UInt32(sampleBytes), precision: UInt32(precision))
    var message = [CChar](repeating: 0, count: Int(CDICOM_MESSAGE_CAPACITY))
    var samples = [UInt8](repeating: 0, count: layout.sampleCount * sampleBytes)
    guard decode(stream, stream.count, frame, &samples, &message) != 0 else {
      throw DICOMParser.malformed(message.withUnsafeBufferPointer(PNGDecoder.text))
    }
    return samples
  }
}

/// What a JPEG's or JPEG-LS's frame header says (ITU-T T.81, B.2.2; T.87, C.2.2).
struct JPEGFrameHeader {
  let precision: Int
  let rows: Int
  let columns: Int
  let components: Int

  /// - Throws: `ImagingError`: `malformed` where there is none; `unsupported` for hierarchical and arithmetic coding.
  init(_ stream: [UInt8], isLS: Bool) throws(ImagingError) {
    func integer(_ place: Int, _ length: Int) -> Int? {
      stream.withUnsafeBytes { $0.unsignedInteger(at: place, length: length, isBigEndian: true) }
    }
    guard integer(0, 2) == 0xFFD8 else { throw DICOMParser.malformed("a frame does not begin as JPEG") }
    var place = 2
    while let marker = integer(place, 2), marker >= 0xFF00, let length = integer(place + 2, 2), length >= 2 {
      if marker == 0xFFFF {
        place += 1
        continue
      }
      let isFrame = isLS ? marker == 0xFFF7 : [0xFFC0, 0xFFC1, 0xFFC2, 0xFFC3].contains(marker)
      if isFrame, let precision = integer(place + 4, 1), let rows = integer(place + 5, 2),
        let columns = integer(place + 7, 2), let components = integer(place + 9, 1)
      {
        (self.precision, self.rows, self.columns, self.components) = (precision, rows, columns, components)
        guard (2...16).contains(precision) else { throw DICOMCodec.mismatch }
        return
      }
      if (0xFFC5...0xFFCF).contains(marker), marker != 0xFFC8, marker != 0xFFCC {
        throw ImagingError(.unsupported, "a DICOM picture as JPEG of an unusual kind; convert it to another one")
      }
      guard marker != 0xFFDA else { break }
      place += 2 + length
    }
    throw DICOMParser.malformed("a frame has no header of JPEG")
  }
}

/// JPEG 2000's size marker (ITU-T T.800, A.5.1), looked at before its decoder takes memory by it.
enum JPEG2000Header {
  static func check(_ stream: [UInt8], _ layout: DICOMPixelLayout) throws(ImagingError) {
    let marker: [UInt8] = [0xFF, 0x4F, 0xFF, 0x51]
    // In a box it stands behind others, which are small.
    let start = stream.prefix(1 << 16).indices.first { stream[$0...].starts(with: marker) }
    guard let start else { throw DICOMParser.malformed("a frame has no header of JPEG 2000") }
    func integer(_ place: Int, _ length: Int) -> Int {
      stream.withUnsafeBytes { $0.unsignedInteger(at: start + 4 + place, length: length, isBigEndian: true) ?? 0 }
    }
    let (right, bottom, left, top) = (integer(4, 4), integer(8, 4), integer(12, 4), integer(16, 4))
    let (tileWidth, tileHeight, tileLeft, tileTop) = (integer(20, 4), integer(24, 4), integer(28, 4), integer(32, 4))
    guard right - left == layout.columns, bottom - top == layout.rows, integer(36, 2) == layout.channelCount,
      tileWidth > 0, tileHeight > 0, tileLeft <= left, tileTop <= top
    else { throw DICOMCodec.mismatch }
    // Each tile costs some kilobytes, however small it is.
    let tiles = ((right - tileLeft - 1) / tileWidth + 1) * ((bottom - tileTop - 1) / tileHeight + 1)
    guard tiles <= 4096 else {
      throw ImagingError(.tooLarge, "a DICOM picture as JPEG 2000 of more than 4096 tiles")
    }
  }
}
