import CImageCodecs

/// Decodes PNG through libpng as Pillow's `convert("RGB")` does: palettes and grey of any depth become RGB, 16-bit
/// samples keep their high byte, alpha is dropped without blending, gamma is not applied.
///
/// One oddity is kept because networks see it through Pillow: a 16-bit grey sample v without alpha becomes
/// min(v, 255), not its high byte.
enum PNGDecoder {
  static func decode(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> (image: Image, orientation: Orientation) {
    // The header is the first chunk: length, "IHDR", width, height, bit depth, colour type.
    guard let type = bytes.part(at: 12, length: 4), type.elementsEqual("IHDR".utf8),
      let width = bytes.unsignedInteger(at: 16, length: 4, isBigEndian: true),
      let height = bytes.unsignedInteger(at: 20, length: 4, isBigEndian: true),
      let bitDepth = bytes.unsignedInteger(at: 24, length: 1, isBigEndian: true),
      let colourType = bytes.unsignedInteger(at: 25, length: 1, isBigEndian: true)
    else {
      throw ImagingError(.malformed, "the PNG has no header; it is damaged or cut off")
    }
    let count = try Image.checkedPixelCount(width: width, height: height)
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
    let pixels = is16BitGrey ? rgb(from16BitGrey: samples) : samples
    return (Image(width: width, height: height, pixels: pixels), orientation(in: bytes))
  }

  /// What a C function left in its message buffer.
  static func text(_ message: UnsafeBufferPointer<CChar>) -> String {
    String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func rgb(from16BitGrey samples: [UInt8]) -> [UInt8] {
    samples.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: source.count / 2 * 3) { target, initializedCount in
        for pixel in 0..<source.count / 2 {
          let grey = source[pixel * 2] == 0 ? source[pixel * 2 + 1] : 255
          for channel in 0..<3 { target[pixel * 3 + channel] = grey }
        }
        initializedCount = source.count / 2 * 3
      }
    }
  }

  /// What the chunk `eXIf` says, which may stand before or behind the pixels.
  private static func orientation(in bytes: UnsafeRawBufferPointer) -> Orientation {
    var offset = 8
    while let length = bytes.unsignedInteger(at: offset, length: 4, isBigEndian: true),
      let type = bytes.part(at: offset + 4, length: 4), let content = bytes.part(at: offset + 8, length: length)
    {
      if type.elementsEqual("eXIf".utf8) { return Orientation(exif: content) }
      if type.elementsEqual("IEND".utf8) { break }
      offset += 12 + length
    }
    return .upright
  }
}
