extension ImageFormat {
  static let dicom = ImageFormat(
    name: "DICOM", holds: .pages, recognises: DICOMDecoder.recognises,
    decode: { bytes, request throws(ImagingError) in
      let mostPixels = request.mostPixels
      return try DICOMContent.read(bytes, mostInflated: DICOMDecoder.mostInflated(mostPixels)) {
        content throws(ImagingError) in
        let frameCount = try DICOMPixelLayout(content, mostPixels: mostPixels).frameCount
        let frame = try request.page(of: frameCount, noun: "frame")
        var picture = try DICOMDecoder.decode(content, frame: frame, mostPixels: mostPixels).picture
        if frameCount > 1 { picture.notes.append("frame: \(frame + 1) of \(frameCount)") }
        return picture
      }
    })
}

/// Decodes one frame of a DICOM file.
///
/// Grey values come after the modality's line or table, in its units; colours as red, green and blue. Overlays, padding values
/// and ICC profiles are not looked at.
enum DICOMDecoder {
  /// Whether a file begins as DICOM: the letters behind the preamble, or without one a group that comes first.
  static func recognises(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if bytes.part(at: 128, length: 4)?.elementsEqual("DICM".utf8) ?? false { return true }
    guard let group = bytes.unsignedInteger(at: 0, length: 2, isBigEndian: false), group == 2 || group == 8,
      let element = bytes.unsignedInteger(at: 2, length: 2, isBigEndian: false), element <= 0x18,
      let letters = bytes.part(at: 4, length: 2)
    else { return false }
    if DICOMValueKind(rawValue: String(decoding: letters, as: UTF8.self)) != nil { return true }
    // Implicit: a length that the next attribute, of the same group, stands behind.
    guard group == 8, let length = bytes.unsignedInteger(at: 4, length: 4, isBigEndian: false), length <= 128 else {
      return false
    }
    return bytes.unsignedInteger(at: 8 + length, length: 2, isBigEndian: false) == 8
  }

  /// - Parameters:
  ///   - frame: counted from 0.
  ///   - mostPixels: how many it may have.
  static func decode(
    _ bytes: UnsafeRawBufferPointer, frame: Int = 0, mostPixels: Int
  ) throws(ImagingError) -> DICOMPicture {
    try DICOMContent.read(bytes, mostInflated: mostInflated(mostPixels)) { content throws(ImagingError) in
      try decode(content, frame: frame, mostPixels: mostPixels)
    }
  }

  /// Bytes of a deflated data set: four for each pixel that a picture may have.
  static func mostInflated(_ mostPixels: Int) -> Int {
    let (count, overflows) = mostPixels.multipliedReportingOverflow(by: 4)
    return overflows ? .max : count
  }

  static func decode(
    _ content: DICOMContent, frame: Int, mostPixels: Int
  ) throws(ImagingError) -> DICOMPicture {
    guard content.syntax.compression != .other else {
      throw ImagingError(.unsupported, "DICOM pixels as \(content.syntax.name), which is not read; convert the file")
    }
    let layout = try DICOMPixelLayout(content, mostPixels: mostPixels)
    guard (0..<layout.frameCount).contains(frame) else {
      throw ImagingError(
        .invalidValue, "the DICOM file has no such frame; its frames are 1 to \(layout.frameCount)")
    }
    let samples: DICOMFrameSamples
    if content.isCompressed {
      guard layout.numbers == .integers else { throw DICOMParser.malformed("real numbers cannot be compressed") }
      samples = try DICOMCodec.decode(DICOMFrame.compressed(frame, of: content, layout), of: content, layout)
    } else {
      samples = try DICOMFrame.stored(frame, of: content, layout)
    }
    return try samples.bytes.withUnsafeBufferPointer { buffer throws(ImagingError) in
      let bytes = UnsafeRawBufferPointer(buffer)
      if layout.numbers != .integers { return try reals(bytes, content, layout, frame: frame) }
      let stored = DICOMStoredSamples(bytes: bytes, samples, layout)
      if layout.colours.isGrey { return try grey(stored, content, layout, frame: frame) }
      return try colour(stored, samples, content, layout, frame: frame)
    }
  }

  private static func grey(
    _ stored: DICOMStoredSamples, _ content: DICOMContent, _ layout: DICOMPixelLayout, frame: Int
  ) throws(ImagingError) -> DICOMPicture {
    let meaning = try DICOMGrey(content, layout, frame: frame)
    let values = try meaning.values(of: stored)
    var picture = DecodedPicture(
      width: layout.columns, height: layout.rows, channelCount: 1, samples: meaning.shown(values))
    picture.significantBits = meaning.significantBits(of: stored)
    picture.isInverted = layout.colours == .monochrome1
    picture.window = meaning.window
    return DICOMPicture(
      picture: picture, modalityValues: values, frameCount: layout.frameCount,
      source: DICOMSource(content, layout, frame: frame))
  }

  private static func colour(
    _ stored: DICOMStoredSamples, _ samples: DICOMFrameSamples, _ content: DICOMContent, _ layout: DICOMPixelLayout,
    frame: Int
  ) throws(ImagingError) -> DICOMPicture {
    var significantBits: Int?
    let result: DecodedPicture.Samples
    if layout.colours == .palette {
      (result, significantBits) = try DICOMColour.palette(content, stored)
    } else {
      guard !layout.isSigned else { throw DICOMParser.malformed("colours cannot be below 0") }
      func ordered<Sample>(_ values: [Sample]) -> [Sample] {
        samples.isPlanar ? DICOMColour.interleaved(values) : values
      }
      let isRGB = samples.isRGB || layout.colours == .rgb
      guard isRGB || stored.bits == 8 else {
        throw ImagingError(
          .unsupported, "a DICOM picture in brightness and colour differences of more or fewer than 8 bits")
      }
      if stored.bits == 8 {
        let values = ordered(stored.map { UInt8($0) })
        result = .bytes(isRGB ? values : DICOMColour.rgb(fromYBR: values))
      } else if stored.bits <= 16 {
        result = .words(ordered(stored.map { UInt16($0) }))
        significantBits = stored.bits
      } else {
        result = .floats(ordered(stored.map { Float($0) }))
      }
    }
    var picture = DecodedPicture(width: layout.columns, height: layout.rows, channelCount: 3, samples: result)
    picture.significantBits = significantBits
    return DICOMPicture(
      picture: picture, modalityValues: result, frameCount: layout.frameCount,
      source: DICOMSource(content, layout, frame: frame))
  }

  /// Grey of single or double precision, as parametric maps have it; rounded to single.
  private static func reals(
    _ bytes: UnsafeRawBufferPointer, _ content: DICOMContent, _ layout: DICOMPixelLayout, frame: Int
  ) throws(ImagingError) -> DICOMPicture {
    guard layout.colours.isGrey else {
      throw DICOMParser.malformed("real numbers are grey")
    }
    let transformation = content.dataSet(for: .pixelValueTransformation, frame: frame)
    let slope = try content.numbers(.rescaleSlope, in: transformation).first ?? 1
    let intercept = try content.numbers(.rescaleIntercept, in: transformation).first ?? 0
    let values = (0..<layout.pixelCount).map { index in
      let value =
        layout.numbers == .floats
        ? Double(
          Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self))))
        : Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self)))
      return Float(value * slope + intercept)
    }
    guard values.allSatisfy(\.isFinite) else {
      throw ImagingError(.invalidValue, "the DICOM picture holds NaN or infinity")
    }
    var picture = DecodedPicture(width: layout.columns, height: layout.rows, channelCount: 1, samples: .floats(values))
    picture.isInverted = layout.colours == .monochrome1
    picture.window = try DICOMGrey.window(content, in: content.dataSet(for: .frameWindow, frame: frame))
    return DICOMPicture(
      picture: picture, modalityValues: .floats(values), frameCount: layout.frameCount,
      source: DICOMSource(content, layout, frame: frame))
  }
}
