import CImageCodecs

extension ImageFormat {
  static let tiff = ImageFormat(
    name: "TIFF", holds: .pages,
    recognises: { bytes in
      // 42, or of the larger kind 43, in either byte order.
      ["II*\0", "MM\0*", "II+\0", "MM\0+"].contains { bytes.starts(with: $0.utf8) }
    }, decode: { bytes, request throws(ImagingError) in try TIFFDecoder.decode(bytes, request) })
}

/// Decodes TIFF through libtiff: strips and tiles, samples side by side or in planes, unsigned integers of 1 to 16 and 32 bits,
/// signed ones of 8 to 32, floats of 16 to 64; grey either way about, RGB, palettes, CMYK, and YCbCr in JPEG; whatever
/// libtiff decompresses. One page of several, turned by its orientation.
///
/// Alpha is dropped without blending; colours that are multiplied by it are divided again, as Pillow does. A file that has lost
/// data is refused.
enum TIFFDecoder {
  /// What libtiff may take at once whatever the limit: directories, and tiles that are larger than a small picture.
  private static let leastBlock = 1 << 24

  static func decode(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> DecodedPicture {
    var message = [CChar](repeating: 0, count: Int(METACAM_TIFF_MESSAGE_CAPACITY))
    // Twelve bytes a pixel, the most that other formats take.
    let mostBytes = request.mostPixels.multipliedReportingOverflow(by: 12)
    let limit = mostBytes.overflow ? Int.max : mostBytes.partialValue
    let outcome: Result<DecodedPicture, ImagingError> = message.withUnsafeMutableBufferPointer { message in
      let text = message.baseAddress
      var file = metacam_tiff()
      defer { metacam_tiff_close(&file) }
      guard
        metacam_tiff_open(
          &file, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, Int64(max(limit, leastBlock)),
          text)
          != 0
      else { return .failure(damaged(message)) }
      do throws(ImagingError) {
        return .success(try page(of: &file, mostBytes: limit, request, message))
      } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  private static func page(
    of file: inout metacam_tiff, mostBytes: Int, _ request: DecodingRequest,
    _ message: UnsafeMutableBufferPointer<CChar>
  ) throws(ImagingError) -> DecodedPicture {
    let count = Int(metacam_tiff_page_count(&file))
    let page = try request.page(of: count)
    guard metacam_tiff_go(&file, UInt32(page)) != 0 else { throw damaged(message) }
    var header = metacam_tiff_header()
    metacam_tiff_read_header(&file, &header)
    let kind = try Kind(header)
    let (width, height) = (Int(header.width), Int(header.height))
    let pixelCount = try Image.checkedPixelCount(width: width, height: height, decoding: request.mostPixels)
    let byteCount = pixelCount * kind.keptSamples * kind.type.byteCount
    guard byteCount <= mostBytes else {
      throw ImagingError(
        .tooLarge, "the picture's samples take more than the \(mostBytes) bytes that they may",
        remedy: "make it smaller, or lift the limits by \(.option(.limits))", context: ["size": "\(width) × \(height)"])
    }
    var succeeded = false
    let raw = [UInt8](unsafeUninitializedCapacity: byteCount) { target, initializedCount in
      succeeded =
        metacam_tiff_decode(
          &file, &header, UInt32(kind.keptSamples), kind.type.byteCount, Int64(max(mostBytes, leastBlock)),
          target.baseAddress) != 0
      initializedCount = succeeded ? byteCount : 0
    }
    guard succeeded else { throw damaged(message) }
    var picture = try kind.picture(raw, width: width, height: height, header, request)
    if count > 1 { picture.notes.append("page: \(page + 1) of \(count)") }
    return (Orientation(rawValue: Int(header.orientation)) ?? .upright).upright(picture)
  }

  private static func damaged(_ message: UnsafeMutableBufferPointer<CChar>) -> ImagingError {
    let reason = PNGDecoder.text(UnsafeBufferPointer(message))
    return ImagingError(
      .malformed, "the TIFF is damaged, cut off or of a kind that is not read; if it looks right, save it anew",
      context: reason.isEmpty ? [:] : ["reason": reason])
  }

  /// What a page's samples are.
  private struct Kind {
    enum Colours { case grey, rgb, palette, fourColours }
    let colours: Colours
    /// As the samples lie in memory: those of fewer bits than a byte take one.
    let type: SampleType
    let bits: Int
    let keptSamples: Int

    init(_ header: metacam_tiff_header) throws(ImagingError) {
      let bits = Int(header.bits)
      func refused(_ what: String) -> ImagingError {
        ImagingError(.unsupported, "a TIFF of \(what); save it as grey or RGB, of 8 or 16 bits or 32-bit floats")
      }
      let kind: SampleType.Kind
      switch Int32(header.format) {
      case SAMPLEFORMAT_UINT, SAMPLEFORMAT_VOID: kind = .unsigned
      case SAMPLEFORMAT_INT: kind = .signed
      case SAMPLEFORMAT_IEEEFP: kind = .float
      default: throw refused("complex numbers")
      }
      let isPacked = kind == .unsigned && ([1, 2, 4].contains(bits) || (9...15).contains(bits))
      let byteCount = isPacked ? (bits > 8 ? 2 : 1) : bits / 8
      guard isPacked || (bits % 8 == 0 && bits <= (kind == .float ? 64 : 32)),
        let type = SampleType(kind, byteCount: byteCount)
      else { throw refused("samples of \(bits) bits") }
      self.type = type
      self.bits = bits
      switch Int32(header.photometric) {
      case PHOTOMETRIC_MINISBLACK, PHOTOMETRIC_MINISWHITE: (colours, keptSamples) = (.grey, 1)
      case PHOTOMETRIC_RGB where header.samples >= 3:
        let isDivided = header.is_premultiplied != 0 && header.samples >= 4 && type.kind == .unsigned && bits <= 16
        (colours, keptSamples) = (.rgb, isDivided && bits % 8 == 0 ? 4 : 3)
      case PHOTOMETRIC_YCBCR
      where Int32(header.compression) == COMPRESSION_JPEG && header.samples == 3 && bits == 8
        && header.is_planar == 0:
        (colours, keptSamples) = (.rgb, 3)
      case PHOTOMETRIC_PALETTE where header.red != nil && kind == .unsigned && bits <= 16:
        (colours, keptSamples) = (.palette, 1)
      case PHOTOMETRIC_SEPARATED
      where header.samples >= 4 && Int32(header.inks) == INKSET_CMYK && kind == .unsigned && (bits == 8 || bits == 16):
        (colours, keptSamples) = (.fourColours, 4)
      case PHOTOMETRIC_YCBCR: throw refused("YCbCr that is not JPEG")
      case PHOTOMETRIC_CIELAB, PHOTOMETRIC_ICCLAB, PHOTOMETRIC_ITULAB: throw refused("CIELab colours")
      case PHOTOMETRIC_CFA: throw refused("a camera's raw sensor values")
      default: throw refused("colours of kind \(header.photometric) with \(header.samples) samples")
      }
    }

    func picture(
      _ raw: [UInt8], width: Int, height: Int, _ header: metacam_tiff_header, _ request: DecodingRequest
    ) throws(ImagingError) -> DecodedPicture {
      let isBigEndian = 1.bigEndian == 1
      let profile = header.profile.map { Array(UnsafeBufferPointer(start: $0, count: Int(header.profile_count))) }
      let stored = type.samples(of: raw, isBigEndian: isBigEndian)
      switch colours {
      case .fourColours:
        let bytes: [UInt8] = if case .words(let words) = stored { words.map { UInt8($0 >> 8) } } else { raw }
        return try FourColours.picture(bytes, width: width, height: height, profile: profile, request)
      case .palette:
        return DecodedPicture(width: width, height: height, channelCount: 3, samples: .bytes(painted(stored, header)))
      case .grey, .rgb:
        let samples = keptSamples == 4 ? Self.divided(stored) : widened(stored)
        var picture = try DecodedPicture.checked(
          width: width, height: height, channelCount: colours == .grey ? 1 : 3, samples: samples)
        if type.kind == .unsigned, (9...15).contains(bits) { picture.significantBits = bits }
        picture.isInverted = colours == .grey && Int32(header.photometric) == PHOTOMETRIC_MINISWHITE
        picture.colourProfile = profile
        return picture
      }
    }

    /// Of less than 8 bits, brought to 0 … 255.
    private func widened(_ samples: DecodedPicture.Samples) -> DecodedPicture.Samples {
      guard bits < 8, case .bytes(let values) = samples else { return samples }
      let factor = UInt8(255 / ((1 << bits) - 1))
      return .bytes(values.map { $0 &* factor })
    }

    /// The high bytes of a palette's colours; whole where none is above 255, as some programs wrote them.
    private func painted(_ samples: DecodedPicture.Samples, _ header: metacam_tiff_header) -> [UInt8] {
      guard let red = header.red, let green = header.green, let blue = header.blue else { return [] }
      let size = 1 << bits
      let isOfBytes = [red, green, blue].allSatisfy { list in (0..<size).allSatisfy { list[$0] < 256 } }
      func colour(_ value: Int) -> [UInt8] {
        [red, green, blue].map { UInt8(isOfBytes ? $0[value & (size - 1)] : $0[value & (size - 1)] >> 8) }
      }
      let table = (0..<size).flatMap(colour)
      func paint<Sample: FixedWidthInteger>(_ values: [Sample]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(values.count * 3)
        for value in values {
          let place = Int(value) & (size - 1)
          for channel in 0..<3 { result.append(table[place * 3 + channel]) }
        }
        return result
      }
      switch samples {
      case .bytes(let values): return paint(values)
      case .words(let values): return paint(values)
      case .floats: return []
      }
    }

    /// v·white/alpha, as Pillow's mode RGBa is undone, of red, green, blue and alpha.
    private static func divided(_ samples: DecodedPicture.Samples) -> DecodedPicture.Samples {
      func of<Sample: FixedWidthInteger>(_ values: [Sample]) -> [Sample] {
        var result: [Sample] = []
        result.reserveCapacity(values.count / 4 * 3)
        let white = Int(Sample.max)
        for pixel in stride(from: 0, to: values.count, by: 4) {
          let alpha = Int(values[pixel + 3])
          for channel in 0..<3 {
            let value = Int(values[pixel + channel])
            result.append(alpha == 0 ? 0 : Sample(min(value * white / alpha, white)))
          }
        }
        return result
      }
      switch samples {
      case .bytes(let values): return .bytes(of(values))
      case .words(let values): return .words(of(values))
      case .floats: return samples
      }
    }
  }
}
