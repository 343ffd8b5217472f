import CImageCodecs

/// Encodes 8-bit RGB as JPEG through libjpeg, with its usual tables and half the colours' resolution. It loses something: what
/// is to last is written as PNG.
enum JPEGEncoder {
  static func encode(_ image: Image, quality: Int) throws(ImagingError) -> [UInt8] {
    guard (1...100).contains(quality) else {
      throw ImagingError(.invalidValue, "the quality of a JPEG is from 1 to 100, not \(quality)")
    }
    // What the format's headers can say.
    guard max(image.width, image.height) <= 65_500 else {
      throw ImagingError(
        .tooLarge, "a JPEG has at most 65,500 pixels a side", context: ["size": "\(image.width) × \(image.height)"])
    }
    var sink = metacam_jpeg_sink()
    defer { free(sink.bytes) }
    var message = [CChar](repeating: 0, count: Int(METACAM_JPEG_MESSAGE_CAPACITY))
    let succeeded = image.pixels.withUnsafeBufferPointer { pixels in
      metacam_jpeg_encode(
        pixels.baseAddress, UInt32(image.width), UInt32(image.height), Int32(quality), &sink, &message)
    }
    guard succeeded != 0, sink.bytes != nil else {
      throw ImagingError(
        .encodingFailed, "the picture cannot be written as JPEG",
        context: ["reason": message.withUnsafeBufferPointer(PNGDecoder.text)])
    }
    return Array(UnsafeBufferPointer(start: sink.bytes, count: Int(sink.count)))
  }
}

extension Image {
  /// The bytes of a JPEG file of this picture, which is not quite this picture any more.
  /// - Parameter quality: 1 to 100, as libjpeg counts it.
  /// - Throws: `ImagingError` for another quality, a side beyond what the format has, or where memory runs out.
  public func jpeg(quality: Int) throws(ImagingError) -> [UInt8] {
    try JPEGEncoder.encode(self, quality: quality)
  }
}
