import CImageCodecs

/// Decodes JPEG through TurboJPEG with the accurate inverse DCT and smooth chroma upsampling, so that every sample is
/// the one that Pillow gives; baseline and progressive, grey, YCbCr, RGB, CMYK and YCCK.
///
/// Four-colour files are taken as stored inverted, as Adobe's programs write them and Pillow reads them.
enum JPEGDecoder {
  static func decode(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> (image: Image, orientation: Orientation) {
    let orientation = try orientationOfWholeFile(bytes)
    let decoded = try samples(of: bytes)
    let pixels = decoded.isFourColour ? rgb(fromInvertedCMYK: decoded.samples) : decoded.samples
    return (Image(width: decoded.width, height: decoded.height, pixels: pixels), orientation)
  }

  /// Goes through the markers (ITU-T T.81, annex B) to the end-of-image marker.
  ///
  /// TurboJPEG makes up what is missing and only warns, so a file that ends early must be found here.
  /// - Returns: what the first EXIF segment says.
  private static func orientationOfWholeFile(_ bytes: UnsafeRawBufferPointer) throws(ImagingError) -> Orientation {
    var orientation: Orientation?
    var offset = 2
    while offset < bytes.count {
      // Entropy-coded data, fill bytes and stray bytes between segments are all passed over in the same way.
      guard let start = bytes.firstIndex(of: 0xFF, from: offset), start + 1 < bytes.count else { break }
      let marker = bytes[start + 1]
      offset = marker == 0xFF ? start + 1 : start + 2
      switch marker {
      case 0x00, 0x01, 0xD0...0xD8, 0xFF: continue
      case 0xD9: return orientation ?? .upright
      default: break
      }
      guard let length = bytes.unsignedInteger(at: offset, length: 2, isBigEndian: true) else { break }
      if marker == 0xE1, orientation == nil, let segment = bytes.part(at: offset + 2, length: length - 2),
        segment.starts(with: "Exif\0\0".utf8)
      {
        orientation = Orientation(exif: segment)
      }
      offset += max(length, 2)
    }
    throw ImagingError(.malformed, "the JPEG ends early; it is cut off")
  }

  private struct Samples {
    let width: Int
    let height: Int
    let isFourColour: Bool
    let samples: [UInt8]
  }

  private static func samples(of bytes: UnsafeRawBufferPointer) throws(ImagingError) -> Samples {
    guard let decompressor = tjInitDecompress() else {
      throw ImagingError(.unsupported, "the JPEG decoder cannot be started")
    }
    defer { tjDestroy(decompressor) }
    let start = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    var (width, height): (Int32, Int32) = (0, 0)
    var (subsampling, colourSpace): (Int32, Int32) = (-1, -1)
    // Mere warnings and unusual subsampling count as failure here, but leave the header's values.
    let status = tjDecompressHeader3(
      decompressor, start, UInt(bytes.count), &width, &height, &subsampling, &colourSpace)
    guard status == 0 || (width > 0 && height > 0 && colourSpace >= 0) else {
      throw malformed(decompressor)
    }
    let count = try Image.checkedPixelCount(width: Int(width), height: Int(height))
    let isFourColour = colourSpace == TJCS_CMYK.rawValue || colourSpace == TJCS_YCCK.rawValue
    let byteCount = count * (isFourColour ? 4 : 3)
    var decodingStatus: Int32 = 0
    let samples = [UInt8](unsafeUninitializedCapacity: byteCount) { target, initializedCount in
      decodingStatus = tjDecompress2(
        decompressor, start, UInt(bytes.count), target.baseAddress, width, 0, height,
        Int32((isFourColour ? TJPF_CMYK : TJPF_RGB).rawValue), TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS)
      // What a failed run leaves is not looked at.
      initializedCount = decodingStatus == 0 || tjGetErrorCode(decompressor) == TJERR_WARNING.rawValue ? byteCount : 0
    }
    guard decodingStatus == 0 || isHarmlessWarning(decompressor) else { throw malformed(decompressor) }
    return Samples(width: Int(width), height: Int(height), isFourColour: isFourColour, samples: samples)
  }

  /// True for warnings that leave every pixel as it was meant; missing or damaged data is none of them.
  private static func isHarmlessWarning(_ decompressor: tjhandle) -> Bool {
    guard tjGetErrorCode(decompressor) == TJERR_WARNING.rawValue else { return false }
    let text = String(cString: tjGetErrorStr2(decompressor))
    return !text.hasPrefix("Corrupt JPEG data") && !text.hasPrefix("Premature end") || text.contains("extraneous bytes")
  }

  private static func malformed(_ decompressor: tjhandle) -> ImagingError {
    ImagingError(
      .malformed, "the JPEG is damaged or of an unusual kind",
      context: ["reason": String(cString: tjGetErrorStr2(decompressor))])
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
    guard let baseAddress, let found = memchr(baseAddress + offset, Int32(byte), count - offset) else { return nil }
    return UnsafeRawPointer(found) - baseAddress
  }
}
