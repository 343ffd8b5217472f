import CImageCodecs

extension ImageFormat {
  static let heif = ImageFormat(
    name: "HEIC/AVIF", holds: .pages,
    recognises: { bytes in
      guard let box = bytes.part(at: 4, length: 4), box.elementsEqual("ftyp".utf8) else { return false }
      let brands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1", "avif", "avis"]
      return bytes.part(at: 8, length: 4).map { brand in brands.contains { brand.elementsEqual($0.utf8) } } ?? false
    }, decode: { bytes, request throws(ImagingError) in try HEIFDecoder.decode(bytes, request) })
}

/// Decodes HEIC and AVIF through libheif, which turns and mirrors as the file says: 8 bits, or words of 10 and 12. Alpha is
/// dropped without blending.
enum HEIFDecoder {
  static func decode(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest
  ) throws(ImagingError) -> DecodedPicture {
    var message = [CChar](repeating: 0, count: Int(METACAM_HEIF_MESSAGE_CAPACITY))
    let outcome: Result<DecodedPicture, ImagingError> = message.withUnsafeMutableBufferPointer { message in
      do throws(ImagingError) { return .success(try picture(bytes, request, message)) } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  private static func picture(
    _ bytes: UnsafeRawBufferPointer, _ request: DecodingRequest, _ message: UnsafeMutableBufferPointer<CChar>
  ) throws(ImagingError) -> DecodedPicture {
    var damaged: ImagingError {
      let reason = PNGDecoder.text(UnsafeBufferPointer(message))
      return ImagingError(
        .malformed,
        "the HEIC or AVIF picture is damaged, cut off or of a kind that this machine's libheif does not read",
        context: reason.isEmpty ? [:] : ["reason": reason])
    }
    var file = metacam_heif()
    defer { metacam_heif_close(&file) }
    let count = Int(
      metacam_heif_open(
        &file, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count, message.baseAddress))
    guard count > 0 else { throw damaged }
    let page = try request.page(of: count, primary: Int(metacam_heif_primary(&file)))
    guard metacam_heif_go(&file, Int32(page)) != 0 else { throw damaged }
    let (width, height) = (
      Int(heif_image_handle_get_width(file.handle)), Int(heif_image_handle_get_height(file.handle))
    )
    let pixelCount = try Image.checkedPixelCount(width: width, height: height, decoding: request.mostPixels)
    let isDeep = heif_image_handle_get_luma_bits_per_pixel(file.handle) > 8
    var (bits, rowLength): (Int32, Int) = (8, 0)
    guard let rows = metacam_heif_decode(&file, isDeep ? 1 : 0, Int32(width), Int32(height), &bits, &rowLength) else {
      throw damaged
    }
    func samples<Sample>(_ type: Sample.Type) -> [Sample] {
      [Sample](unsafeUninitializedCapacity: pixelCount * 3) { target, initializedCount in
        let room = UnsafeMutableRawBufferPointer(target)
        let length = width * 3 * MemoryLayout<Sample>.size
        for row in 0..<height {
          let from = UnsafeRawBufferPointer(start: rows + row * rowLength, count: length)
          UnsafeMutableRawBufferPointer(rebasing: room[row * length..<(row + 1) * length]).copyMemory(from: from)
        }
        initializedCount = pixelCount * 3
      }
    }
    var picture = DecodedPicture(
      width: width, height: height, channelCount: 3,
      samples: isDeep ? .words(samples(UInt16.self)) : .bytes(samples(UInt8.self)))
    if isDeep { picture.significantBits = Int(bits) }
    let profileCount = metacam_heif_profile_size(&file)
    if profileCount > 0, profileCount <= bytes.count {
      var profile = [UInt8](repeating: 0, count: profileCount)
      let isRead = profile.withUnsafeMutableBytes {
        heif_image_handle_get_raw_color_profile(file.handle, $0.baseAddress).code == heif_error_Ok
      }
      if isRead { picture.colourProfile = profile }
    }
    if count > 1 { picture.notes = ["page: \(page + 1) of \(count)"] }
    return picture
  }
}
