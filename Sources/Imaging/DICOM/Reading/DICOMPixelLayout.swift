/// How pixels lie in the data, by PS3.3, C.7.6.3: sizes, bits and colours, each held against the others.
struct DICOMPixelLayout: Sendable, Equatable {
  enum Colours: String, Sendable {
    case monochrome1 = "MONOCHROME1"
    case monochrome2 = "MONOCHROME2"
    case palette = "PALETTE COLOR"
    case rgb = "RGB"
    case ybrFull = "YBR_FULL"
    case ybrFull422 = "YBR_FULL_422"
    /// JPEG 2000's own, which its decoder turns into RGB.
    case ybrICT = "YBR_ICT"
    case ybrRCT = "YBR_RCT"

    var isGrey: Bool { self == .monochrome1 || self == .monochrome2 }
    var channelCount: Int { isGrey || self == .palette ? 1 : 3 }
  }

  enum Numbers: Sendable, Equatable { case integers, floats, doubles }

  let columns: Int
  let rows: Int
  let frameCount: Int
  let colours: Colours
  let numbers: Numbers
  /// Whether a colour's samples lie together, rather than a pixel's.
  let isPlanar: Bool
  /// 1, 8, 16, 32 or 64.
  let bitsAllocated: Int
  let bitsStored: Int
  let highBit: Int
  let isSigned: Bool

  var pixelCount: Int { columns * rows }
  var channelCount: Int { colours.channelCount }
  var sampleCount: Int { pixelCount * channelCount }

  /// Which attribute holds the pixels.
  var tag: DICOMTag {
    switch numbers {
    case .integers: .pixels
    case .floats: .floatPixels
    case .doubles: .doublePixels
    }
  }

  /// Of a frame that is not compressed.
  var frameBits: Int {
    // Two pixels share their blue and red differences.
    let samples = colours == .ybrFull422 ? pixelCount * 2 : sampleCount
    return samples * bitsAllocated
  }

  /// - Parameter mostPixels: how many a frame may have.
  /// - Throws: `ImagingError.unsupported` for an object without pixels and for kinds that are not read; `malformed` for
  ///   attributes that are missing or contradict each other; `tooLarge`.
  init(_ content: DICOMContent, mostPixels: Int) throws(ImagingError) {
    let dataSet = content.dataSet
    if dataSet[.pixels] != nil {
      numbers = .integers
    } else if dataSet[.floatPixels] != nil {
      numbers = .floats
    } else if dataSet[.doublePixels] != nil {
      numbers = .doubles
    } else {
      throw ImagingError(.unsupported, "a DICOM file without pixels: no picture, or a reference to one elsewhere")
    }
    func needed(_ tag: DICOMTag) throws(ImagingError) -> Int {
      guard let value = try content.integer(tag) else { throw DICOMParser.malformed("\(tag) is missing") }
      return value
    }
    (rows, columns) = (try needed(.rows), try needed(.columns))
    let pixelCount = try Image.checkedPixelCount(width: columns, height: rows, decoding: mostPixels)
    frameCount = try content.integer(.numberOfFrames) ?? 1
    guard frameCount >= 1 else { throw DICOMParser.malformed("the number of frames is not positive") }

    let samples = try content.integer(.samplesPerPixel) ?? 1
    let text = content.text(.photometricInterpretation)
    guard let text else { throw DICOMParser.malformed("\(DICOMTag.photometricInterpretation) is missing") }
    guard let colours = Colours(rawValue: text) else {
      throw ImagingError(.unsupported, "a DICOM picture in colours that are not read; convert it to RGB")
    }
    self.colours = colours
    guard samples == colours.channelCount else {
      throw DICOMParser.malformed("the colours need \(colours.channelCount) samples a pixel, and there are \(samples)")
    }
    isPlanar = samples > 1 ? try content.integer(.planarConfiguration) ?? 0 == 1 : false
    guard colours != .ybrFull422 || !isPlanar, colours != .ybrFull422 || columns % 2 == 0 || content.isCompressed else {
      throw DICOMParser.malformed("the colours of two pixels each cannot lie so")
    }

    bitsAllocated = try needed(.bitsAllocated)
    guard numbers == .integers else {
      (bitsStored, highBit, isSigned) = (bitsAllocated, bitsAllocated - 1, true)
      guard bitsAllocated == (numbers == .floats ? 32 : 64), samples == 1 else {
        throw DICOMParser.malformed("pixels of real numbers have other bits than they should")
      }
      return
    }
    bitsStored = try content.integer(.bitsStored) ?? bitsAllocated
    highBit = try content.integer(.highBit) ?? bitsStored - 1
    let representation = try content.integer(.pixelRepresentation) ?? 0
    isSigned = representation == 1
    guard [1, 8, 16, 32].contains(bitsAllocated) else {
      throw ImagingError(.unsupported, "a DICOM picture of \(bitsAllocated) bits a sample; 1, 8, 16 and 32 are read")
    }
    guard (1...bitsAllocated).contains(bitsStored), (bitsStored - 1..<bitsAllocated).contains(highBit),
      representation == 0 || representation == 1
    else { throw DICOMParser.malformed("the bits that are allocated, stored and highest contradict each other") }
    guard bitsAllocated > 1 || samples == 1 && !isSigned else {
      throw DICOMParser.malformed("single bits can be neither signed nor colours")
    }
    guard !pixelCount.multipliedReportingOverflow(by: 3 * 64).overflow else { throw DICOMParser.cutOff }
  }
}

extension DICOMContent {
  var isCompressed: Bool { syntax.compression != .none }
}
