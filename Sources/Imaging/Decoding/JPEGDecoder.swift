import CImageCodecs

extension ImageFormat {
  static let jpeg = ImageFormat(
    name: "JPEG", recognises: { $0.starts(with: [0xFF, 0xD8, 0xFF]) },
    decode: { bytes, request throws(ImagingError) in try JPEGDecoder.decode(bytes, request) })
}

/// Decodes JPEG through libjpeg with the accurate inverse DCT and smooth chroma upsampling, so that every sample is the
/// one that Pillow gives; baseline and progressive, grey, YCbCr, RGB, CMYK and YCCK.
///
/// Four-colour files are taken as stored inverted, as Adobe's programs write them and Pillow reads them.
///
/// A file that has lost data is refused, also where libjpeg makes up what is missing and only warns: coded data that
/// ends early, does not decode, or is left over; restart markers out of turn; missing scans; no end marker. Bytes that
/// belong to nothing, between segments or behind the end, are passed over.
enum JPEGDecoder {
  static func decode(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> DecodedPicture {
    let decoded = try samples(of: bytes, mostPixels: request.mostPixels)
    let isFourColour = decoded.componentCount == 4
    let samples = isFourColour ? rgb(fromInvertedCMYK: decoded.samples) : decoded.samples
    return orientation(in: bytes).upright(
      DecodedPicture(
        width: decoded.width, height: decoded.height, channelCount: isFourColour ? 3 : decoded.componentCount,
        samples: .bytes(samples)))
  }

  /// What the first EXIF segment before the first scan says (markers as in ITU-T T.81, annex B).
  private static func orientation(in bytes: UnsafeRawBufferPointer) -> Orientation {
    var offset = 2
    // Fill bytes and stray bytes between segments are passed over in the same way.
    while let start = bytes.firstIndex(of: 0xFF, from: offset), start + 1 < bytes.count {
      let marker = bytes[start + 1]
      offset = marker == 0xFF ? start + 1 : start + 2
      switch marker {
      case 0x00, 0x01, 0xD0...0xD8, 0xFF: continue
      case 0xD9, 0xDA: return .upright
      default: break
      }
      guard let length = bytes.unsignedInteger(at: offset, length: 2, isBigEndian: true) else { break }
      if marker == 0xE1, let segment = bytes.part(at: offset + 2, length: length - 2),
        segment.starts(with: "Exif\0\0".utf8)
      {
        return Orientation(exif: segment)
      }
      offset += max(length, 2)
    }
    return .upright
  }

  private struct Samples {
    let width: Int
    let height: Int
    /// As they come from libjpeg: grey, colours, or four of them.
    let componentCount: Int
    let samples: [UInt8]
  }

  private static func samples(of bytes: UnsafeRawBufferPointer, mostPixels: Int) throws(ImagingError) -> Samples {
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    var message = [CChar](repeating: 0, count: Int(METACAM_JPEG_MESSAGE_CAPACITY))
    var header = metacam_jpeg_header()
    guard metacam_jpeg_read_header(start, bytes.count, &header, &message) != 0 else { throw damaged(message) }
    guard header.colours != JCS_UNKNOWN else {
      throw ImagingError(.unsupported, "a JPEG of neither one, three nor four colours")
    }
    let (width, height) = (Int(header.width), Int(header.height))
    let count = try Image.checkedPixelCount(width: width, height: height, decoding: mostPixels)
    let componentCount =
      switch header.colours {
      case JCS_GRAYSCALE: 1
      case JCS_CMYK, JCS_YCCK: 4
      default: 3
      }
    var succeeded = false
    let samples = [UInt8](unsafeUninitializedCapacity: count * componentCount) { target, initializedCount in
      succeeded =
        metacam_jpeg_decode(
          start, bytes.count, target.baseAddress, width * componentCount, header.height, Int32(componentCount),
          &message)
        != 0
      initializedCount = succeeded ? count * componentCount : 0
    }
    guard succeeded else { throw damaged(message) }
    return Samples(width: width, height: height, componentCount: componentCount, samples: samples)
  }

  private static func damaged(_ message: [CChar]) -> ImagingError {
    ImagingError(
      .malformed, "the JPEG is damaged, cut off or of an unusual kind; if it looks right, save it anew",
      context: ["reason": message.withUnsafeBufferPointer(PNGDecoder.text)])
  }

  /// With the samples c stored inverted: red = c·k/255, rounded as Pillow rounds.
  private static func rgb(fromInvertedCMYK samples: [UInt8]) -> [UInt8] {
    let count = samples.count / 4
    return samples.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: count * 3) { target, initializedCount in
        for pixel in 0..<count {
          let key = Int(source[pixel * 4 + 3])
          for channel in 0..<3 {
            let product = (255 - Int(source[pixel * 4 + channel])) * key + 128
            target[pixel * 3 + channel] = UInt8(max(key - ((product >> 8) + product) >> 8, 0))
          }
        }
        initializedCount = count * 3
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func firstIndex(of byte: UInt8, from offset: Int) -> Int? {
    guard let baseAddress, offset < count, let found = memchr(baseAddress + offset, Int32(byte), count - offset) else {
      return nil
    }
    return UnsafeRawPointer(found) - baseAddress
  }
}
