import CImageCodecs

extension ImageFormat {
  static let png = ImageFormat(
    name: "PNG", recognises: { $0.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) },
    decode: { bytes, likePillow, mostPixels throws(ImagingError) in
      try PNGDecoder.decode(bytes, likePillow: likePillow, mostPixels: mostPixels)
    })
}

/// Decodes PNG through libpng as Pillow's `convert("RGB")` does: palettes and grey of any depth become RGB, 16-bit
/// samples keep their high byte, alpha is dropped without blending, gamma is not applied.
///
/// Only of a 16-bit grey sample v without alpha Pillow makes min(v, 255), which turns most of a picture white; here it
/// becomes the nearest to v/257, unless Pillow's way is asked for.
///
/// A file that has lost data is refused: any wrong checksum (an ancillary chunk may have held the orientation), too few
/// rows, no end chunk. Data that is left over behind the last row takes nothing from the picture.
enum PNGDecoder {
  static func decode(
    _ bytes: UnsafeRawBufferPointer, likePillow: Bool, mostPixels: Int
  ) throws(ImagingError) -> (image: Image, orientation: Orientation) {
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
    let count = try Image.checkedPixelCount(width: width, height: height, decoding: mostPixels)
    let is16BitGrey = bitDepth == 16 && colourType == Int(PNG_COLOR_TYPE_GRAY)
    let bytesPerPixel = is16BitGrey ? 2 : 3
    var succeeded = false
    var message = [CChar](repeating: 0, count: Int(METACAM_PNG_MESSAGE_CAPACITY))
    let samples = [UInt8](unsafeUninitializedCapacity: count * bytesPerPixel) { target, initializedCount in
      succeeded =
        metacam_png_decode(
          bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, target.baseAddress,
          width * bytesPerPixel, UInt32(height), is16BitGrey ? 1 : 0, &message) != 0
      initializedCount = succeeded ? count * bytesPerPixel : 0
    }
    guard succeeded else {
      throw ImagingError(
        .malformed, "the PNG is damaged or cut off", context: ["reason": message.withUnsafeBufferPointer(text)])
    }
    let pixels = is16BitGrey ? rgb(from16BitGrey: samples, likePillow: likePillow) : samples
    return (Image(width: width, height: height, pixels: pixels), orientation(in: bytes))
  }

  /// What a C function left in its message buffer.
  static func text(_ message: UnsafeBufferPointer<CChar>) -> String {
    String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// - Parameter samples: big-endian pairs of bytes.
  private static func rgb(from16BitGrey samples: [UInt8], likePillow: Bool) -> [UInt8] {
    samples.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: source.count / 2 * 3) { target, initializedCount in
        for pixel in 0..<source.count / 2 {
          let sample = Int(source[pixel * 2]) << 8 | Int(source[pixel * 2 + 1])
          // 257 = 65535/255 is odd, so that no sample lies in the middle between two.
          let grey = UInt8(likePillow ? min(sample, 255) : (sample + 128) / 257)
          for channel in 0..<3 { target[pixel * 3 + channel] = grey }
        }
        initializedCount = source.count / 2 * 3
      }
    }
  }

  /// What the chunk `eXIf` says, which may stand before or behind the pixels.
  private static func orientation(in bytes: UnsafeRawBufferPointer) -> Orientation {
    chunk("eXIf", in: bytes).map { Orientation(exif: $0) } ?? .upright
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
