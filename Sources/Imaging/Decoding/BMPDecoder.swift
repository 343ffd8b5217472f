extension ImageFormat {
  static let bmp = ImageFormat(
    name: "BMP",
    recognises: { bytes in
      // "BM" alone begins many a text: the length of the second header must be one that there is.
      bytes.starts(with: "BM".utf8)
        && [12, 40, 52, 56, 108, 124].contains(bytes.unsignedInteger(at: 14, length: 4, isBigEndian: false))
    }, decode: { bytes, request throws(ImagingError) in try BMPDecoder.decode(bytes, request) })
}

/// Decodes BMP: 1, 4 and 8 bits with a palette, 16, 24 and 32 bits with or without masks of their own, rows from the bottom or
/// from the top. Alpha is dropped without blending. Runs (RLE) and JPEG or PNG within are refused.
///
/// Source: the structures BITMAPFILEHEADER, BITMAPCOREHEADER, BITMAPINFOHEADER and BITMAPV5HEADER of the Windows API.
enum BMPDecoder {
  static func decode(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> DecodedPicture {
    let header = try Header(bytes)
    let (width, height) = (header.width, header.height)
    let count = try Image.checkedPixelCount(width: width, height: height, decoding: request.mostPixels)
    let rowLength = (width * header.bits + 31) / 32 * 4
    guard let rows = bytes.part(at: header.start, length: rowLength * height) else { throw cutOff }
    let table = try header.bits <= 8 ? header.palette(bytes) : []
    let masks = try header.bits > 8 ? header.masks(bytes) : []
    let pixels = [UInt8](unsafeUninitializedCapacity: count * 3) { target, initializedCount in
      for y in 0..<height {
        let row = (header.isTopDown ? y : height - 1 - y) * rowLength
        for x in 0..<width {
          if header.bits <= 8 {
            let bit = x * header.bits
            let value = Int(rows[row + bit / 8]) >> (8 - header.bits - bit % 8) & ((1 << header.bits) - 1)
            for channel in 0..<3 { target[initializedCount + channel] = table[value * 3 + channel] }
          } else {
            let length = header.bits / 8
            var value: UInt32 = 0
            for place in 0..<length { value |= UInt32(rows[row + x * length + place]) << UInt32(8 * place) }
            for channel in 0..<3 { target[initializedCount + channel] = masks[channel].level(of: value) }
          }
          initializedCount += 3
        }
      }
    }
    return DecodedPicture(width: width, height: height, channelCount: 3, samples: .bytes(pixels))
  }

  private static var cutOff: ImagingError { ImagingError(.malformed, "the BMP is damaged or cut off") }

  /// Which bits of a pixel are one of its colours.
  private struct Mask {
    let shift: UInt32
    /// The greatest value; 0 for a colour that there is not.
    let greatest: UInt32

    init?(_ mask: UInt32) {
      shift = mask == 0 ? 0 : UInt32(mask.trailingZeroBitCount)
      greatest = mask >> shift
      // The bits must lie side by side.
      guard greatest & (greatest &+ 1) == 0, greatest < 1 << 16 else { return nil }
    }

    /// Brought to 0 … 255, rounded down as Pillow does.
    func level(of value: UInt32) -> UInt8 {
      greatest == 0 ? 0 : UInt8((value >> shift & greatest) * 255 / greatest)
    }
  }

  private struct Header {
    let length: Int
    let width: Int
    let height: Int
    let isTopDown: Bool
    let bits: Int
    let start: Int
    let hasMasks: Bool
    /// 0 for as many as there can be.
    let statedColours: Int

    init(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) {
      func integer(_ offset: Int, _ length: Int) throws(ImagingError) -> Int {
        guard let value = bytes.unsignedInteger(at: offset, length: length, isBigEndian: false) else { throw cutOff }
        return value
      }
      length = try integer(14, 4)
      start = try integer(10, 4)
      let isCore = length == 12
      let (storedWidth, storedHeight) = (
        try integer(18, isCore ? 2 : 4), try integer(isCore ? 20 : 22, isCore ? 2 : 4)
      )
      let signedHeight = isCore ? storedHeight : Int(Int32(truncatingIfNeeded: storedHeight))
      width = isCore ? storedWidth : Int(Int32(truncatingIfNeeded: storedWidth))
      height = abs(signedHeight)
      isTopDown = signedHeight < 0
      bits = try integer(isCore ? 24 : 28, 2)
      let compression = isCore ? 0 : try integer(30, 4)
      statedColours = isCore ? 0 : try integer(46, 4)
      guard compression == 0 || ((compression == 3 || compression == 6) && (bits == 16 || bits == 32)) else {
        let names = [1: "runs (RLE8)", 2: "runs (RLE4)", 4: "a JPEG", 5: "a PNG"]
        throw ImagingError(
          .unsupported, "a BMP with \(names[compression] ?? "compression \(compression)"); save it without compression")
      }
      hasMasks = compression != 0
      guard [1, 4, 8, 16, 24, 32].contains(bits) else {
        throw ImagingError(.unsupported, "a BMP of \(bits) bits a pixel; save it with 24")
      }
    }

    /// Red, green and blue for each value.
    func palette(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> [UInt8] {
      let size = length == 12 ? 3 : 4
      let most = 1 << bits
      let count = statedColours == 0 ? most : min(statedColours, most)
      guard let entries = bytes.part(at: 14 + length, length: count * size) else { throw cutOff }
      // A value behind the palette's end is black.
      return (0..<most).flatMap { index -> [UInt8] in
        index < count ? [entries[index * size + 2], entries[index * size + 1], entries[index * size]] : [0, 0, 0]
      }
    }

    func masks(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> [Mask] {
      let stored: [Int?]
      if hasMasks {
        // Behind the header of 40 bytes, and within longer ones at the same place.
        stored = (0..<3).map { bytes.unsignedInteger(at: 54 + 4 * $0, length: 4, isBigEndian: false) }
      } else {
        stored = bits == 16 ? [0x7C00, 0x3E0, 0x1F] : [0xFF0000, 0xFF00, 0xFF]
      }
      let masks = stored.compactMap { $0.flatMap { Mask(UInt32(truncatingIfNeeded: $0)) } }
      guard masks.count == 3 else { throw ImagingError(.malformed, "the masks of the BMP's colours are damaged") }
      return masks
    }
  }
}
