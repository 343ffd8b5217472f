import CImageCodecs

extension ImageFormat {
  static let png = ImageFormat(
    name: "PNG", recognises: { $0.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) },
    decode: { bytes, request throws(ImagingError) in try PNGDecoder.decode(bytes, request) })
}

/// Decodes PNG through libpng as Pillow does: palettes become RGB, grey of less than 8 bits 8, alpha is dropped without
/// blending, gamma is not applied. Samples of 16 bits stay whole; grey ones with alpha come as colours, of which Pillow too
/// keeps the high byte. The chunk `sBIT` is not looked at: those who write it are to scale samples to all 16 bits, and not
/// all do.
///
/// A file that has lost data is refused: any wrong checksum (an ancillary chunk may have held the orientation), too few
/// rows, no end chunk. Data that is left over behind the last row takes nothing from the picture.
enum PNGDecoder {
  static func decode(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> DecodedPicture {
    // The header is the first chunk: length, "IHDR", width, height, bit depth, colour type.
    guard let type = bytes.part(at: 12, length: 4), type.elementsEqual("IHDR".utf8),
      let width = bytes.unsignedInteger(at: 16, length: 4, isBigEndian: true),
      let height = bytes.unsignedInteger(at: 20, length: 4, isBigEndian: true),
      let bitDepth = bytes.unsignedInteger(at: 24, length: 1, isBigEndian: true),
      let colourType = bytes.unsignedInteger(at: 25, length: 1, isBigEndian: true)
    else {
      throw ImagingError(.malformed, "the PNG has no header; it is damaged or cut off")
    }
    if let animation = chunk("acTL", in: bytes), animation.count >= 4,
      animation.unsignedInteger(at: 0, length: 4, isBigEndian: true) ?? 0 > 1
    {
      throw ImagingError(.unsupported, "an animated PNG; save the frame that you mean as a picture of its own")
    }
    let count = try Image.checkedPixelCount(width: width, height: height, decoding: request.mostPixels)
    let channelCount = colourType == Int(PNG_COLOR_TYPE_GRAY) ? 1 : 3
    let rows = Rows(width: width, height: height, channelCount: channelCount, sampleCount: count * channelCount)
    let samples: DecodedPicture.Samples =
      bitDepth == 16 ? .words(try rows.decoded(bytes)) : .bytes(try rows.decoded(bytes))
    var picture = DecodedPicture(width: width, height: height, channelCount: channelCount, samples: samples)
    picture.colourProfile = profile(in: bytes)
    return orientation(in: bytes).upright(picture)
  }

  private struct Rows {
    let width: Int
    let height: Int
    let channelCount: Int
    let sampleCount: Int

    func decoded<Sample: FixedWidthInteger>(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> [Sample] {
      var succeeded = false
      var message = [CChar](repeating: 0, count: Int(METACAM_PNG_MESSAGE_CAPACITY))
      let rowLength = width * channelCount * MemoryLayout<Sample>.stride
      let samples = [Sample](unsafeUninitializedCapacity: sampleCount) { target, initializedCount in
        let room = UnsafeMutableRawBufferPointer(target)
        succeeded =
          metacam_png_decode(
            bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count,
            room.baseAddress?.assumingMemoryBound(to: UInt8.self), rowLength, UInt32(height), Int32(channelCount),
            &message) != 0
        initializedCount = succeeded ? sampleCount : 0
      }
      guard succeeded else {
        throw ImagingError(
          .malformed, "the PNG is damaged or cut off",
          context: ["reason": message.withUnsafeBufferPointer(PNGDecoder.text)])
      }
      return samples
    }
  }

  /// What a C function left in its message buffer.
  static func text(_ message: UnsafeBufferPointer<CChar>) -> String {
    String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// What the chunk `eXIf` says, which may stand before or behind the pixels.
  private static func orientation(in bytes: UnsafeRawBufferPointer) -> Orientation {
    chunk("eXIf", in: bytes).map { Orientation(exif: $0) } ?? .upright
  }

  /// The content of the chunk `iCCP`: a name, a zero, the method 0, and a profile packed by zlib, of 4 MiB at most.
  private static func profile(in bytes: UnsafeRawBufferPointer) -> [UInt8]? {
    guard let content = chunk("iCCP", in: bytes), let end = content.firstIndex(of: 0),
      let packed = content.part(at: end + 2, length: content.count - end - 2)
    else { return nil }
    var stream = metacam_inflate()
    defer { metacam_inflate_close(&stream) }
    guard metacam_inflate_open(&stream, packed.baseAddress?.assumingMemoryBound(to: UInt8.self), packed.count) != 0
    else {
      return nil
    }
    // The profile begins with its own length.
    func next(_ count: Int) -> [UInt8]? {
      let part = [UInt8](unsafeUninitializedCapacity: count) { target, initializedCount in
        initializedCount = metacam_inflate_next(&stream, target.baseAddress, count)
      }
      return part.count == count ? part : nil
    }
    guard let head = next(4) else { return nil }
    let length = head.reduce(0) { $0 << 8 | Int($1) }
    guard (128...1 << 22).contains(length), let rest = next(length - 4) else { return nil }
    return head + rest
  }

  /// The content of the first chunk of a type.
  private static func chunk(_ wanted: String, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    var offset = 8
    while let length = bytes.unsignedInteger(at: offset, length: 4, isBigEndian: true),
      let type = bytes.part(at: offset + 4, length: 4), let content = bytes.part(at: offset + 8, length: length)
    {
      if type.elementsEqual(wanted.utf8) { return content }
      if type.elementsEqual("IEND".utf8) { break }
      offset += 12 + length
    }
    return nil
  }
}
