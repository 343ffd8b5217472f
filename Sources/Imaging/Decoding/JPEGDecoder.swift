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
    let remarks = Remarks(bytes)
    if let kind = remarks.unreadKind {
      throw ImagingError(
        .unsupported, "a JPEG \(kind), which this machine's libjpeg does not read; save it as PNG or TIFF of 16 bits")
    }
    let decoded = try samples(of: bytes, mostPixels: request.mostPixels)
    let (width, height) = (decoded.width, decoded.height)
    var picture: DecodedPicture
    if decoded.componentCount == 4 {
      picture = try FourColours.picture(
        decoded.samples.map { 255 - $0 }, width: width, height: height, profile: remarks.profile, request)
    } else {
      picture = DecodedPicture(
        width: width, height: height, channelCount: decoded.componentCount, samples: .bytes(decoded.samples))
      picture.colourProfile = remarks.profile
    }
    return remarks.orientation.upright(picture)
  }

  /// What the segments before the first scan say (markers as in ITU-T T.81, annex B).
  private struct Remarks {
    private(set) var orientation = Orientation.upright
    /// Put together from its parts, which are numbered (ICC.1:2022, annex B.4).
    private(set) var profile: [UInt8]?
    /// Of more than 8 bits, or without loss.
    private(set) var unreadKind: String?

    init(_ bytes: UnsafeRawBufferPointer) {
      var hasEXIF = false
      var parts: [Int: UnsafeRawBufferPointer] = [:]
      var offset = 2
      // Fill bytes and stray bytes between segments are passed over in the same way.
      while let start = bytes.firstIndex(of: 0xFF, from: offset), start + 1 < bytes.count {
        let marker = bytes[start + 1]
        offset = marker == 0xFF ? start + 1 : start + 2
        switch marker {
        case 0x00, 0x01, 0xD0...0xD8, 0xFF: continue
        default: break
        }
        guard marker != 0xD9, marker != 0xDA,
          let length = bytes.unsignedInteger(at: offset, length: 2, isBigEndian: true)
        else { break }
        let segment = bytes.part(at: offset + 2, length: length - 2) ?? UnsafeRawBufferPointer(start: nil, count: 0)
        offset += max(length, 2)
        switch marker {
        case 0xE1 where !hasEXIF && segment.starts(with: "Exif\0\0".utf8):
          orientation = Orientation(exif: segment)
          hasEXIF = true
        case 0xE2 where segment.count > 14 && segment.starts(with: "ICC_PROFILE\0".utf8):
          parts[Int(segment[12])] = UnsafeRawBufferPointer(rebasing: segment.dropFirst(14))
        case 0xC3, 0xC7, 0xCB, 0xCF: unreadKind = "without loss"
        case 0xC0...0xC2, 0xC9, 0xCA:
          if let precision = segment.first, precision == 12 || precision == 16 {
            unreadKind = "of \(precision) bits a sample"
          }
        default: break
        }
      }
      if !parts.isEmpty { profile = parts.sorted { $0.key < $1.key }.flatMap { Array($0.value) } }
    }
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
}

extension UnsafeRawBufferPointer {
  fileprivate func firstIndex(of byte: UInt8, from offset: Int) -> Int? {
    guard let baseAddress, offset < count, let found = memchr(baseAddress + offset, Int32(byte), count - offset) else {
      return nil
    }
    return UnsafeRawPointer(found) - baseAddress
  }
}
