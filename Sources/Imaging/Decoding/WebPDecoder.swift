import CImageCodecs

extension ImageFormat {
  static let webP = ImageFormat(
    name: "WebP", recognises: { $0.starts(with: "RIFF".utf8) && $0.dropFirst(8).starts(with: "WEBP".utf8) },
    decode: { bytes, request throws(ImagingError) in try WebPDecoder.decode(bytes, request) })
}

/// Decodes WebP through libwebp, lossy and lossless; alpha is dropped without blending. Animations are not read.
enum WebPDecoder {
  static func decode(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> DecodedPicture {
    guard let length = bytes.unsignedInteger(at: 4, length: 4, isBigEndian: false), length <= bytes.count - 8 else {
      throw ImagingError(.malformed, "the WebP ends early; it is cut off")
    }
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    var features = WebPBitstreamFeatures()
    guard WebPGetFeatures(start, bytes.count, &features) == VP8_STATUS_OK else { throw damaged }
    guard features.has_animation == 0 else {
      throw ImagingError(.unsupported, "an animated WebP; save the frame that you mean as a picture of its own")
    }
    let (width, height) = (Int(features.width), Int(features.height))
    let byteCount = try Image.checkedPixelCount(width: width, height: height, decoding: request.mostPixels) * 3
    let pixels = [UInt8](unsafeUninitializedCapacity: byteCount) { target, initializedCount in
      let end = WebPDecodeRGBInto(start, bytes.count, target.baseAddress, byteCount, Int32(width * 3))
      initializedCount = end == nil ? 0 : byteCount
    }
    guard pixels.count == byteCount else { throw damaged }
    let remarks = try remarks(in: bytes)
    var picture = DecodedPicture(width: width, height: height, channelCount: 3, samples: .bytes(pixels))
    picture.colourProfile = remarks.profile
    return remarks.orientation.upright(picture)
  }

  private static var damaged: ImagingError { ImagingError(.malformed, "the WebP is damaged or cut off") }

  /// What the chunks `EXIF`, which stands behind the pixels, and `ICCP` say.
  /// - Throws: `ImagingError` if the chunks do not fill the file, so that the orientation may be lost.
  private static func remarks(
    in bytes: UnsafeRawBufferPointer
  ) throws(ImagingError) -> (orientation: Orientation, profile: [UInt8]?) {
    let end = 8 + (bytes.unsignedInteger(at: 4, length: 4, isBigEndian: false) ?? 0)
    var offset = 12
    var orientation: Orientation?
    var profile: [UInt8]?
    while offset < end {
      guard let type = bytes.part(at: offset, length: 4),
        let length = bytes.unsignedInteger(at: offset + 4, length: 4, isBigEndian: false),
        offset + 8 + length <= end, let content = bytes.part(at: offset + 8, length: length)
      else { throw damaged }
      if type.elementsEqual("EXIF".utf8), orientation == nil { orientation = Orientation(exif: content) }
      if type.elementsEqual("ICCP".utf8), profile == nil { profile = [UInt8](content) }
      offset += 8 + length + length % 2
    }
    return (orientation ?? .upright, profile)
  }
}
