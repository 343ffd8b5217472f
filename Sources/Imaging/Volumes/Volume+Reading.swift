import Files

extension Volume {
  /// Reads a file of NIfTI-1 or NumPy's, or a DICOM series: a folder, a DICOMDIR, or a file of several frames.
  /// - Parameters:
  ///   - path: of the file or folder.
  ///   - reading: which volume of several is meant; its range has no part here.
  ///   - mostVoxels: how many numbers it may hold, over all channels.
  /// - Throws: `FileError` if a file cannot be read; `ImagingError`: `unknownFormat` where it is no volume, `malformed`,
  ///   `tooLarge` before memory is taken, `unsupported`, and `invalidSize` where slices do not go together.
  public init(
    contentsOf path: String, reading: PictureReading = .init(), mostVoxels: Int = Image.maximumPixelCount
  ) throws {
    try Self.check(reading)
    if DICOMSeries.isSeries(path) || DICOMPicture.isDICOM(path) {
      self = try DICOMVolume.read(path, mostVoxels: mostVoxels)
      return
    }
    self = try MappedFile(path: path).withBytes { bytes in
      do throws(ImagingError) {
        return try Volume(decoding: bytes, reading: reading, mostVoxels: mostVoxels)
      } catch { throw error.adding(["file": path]) }
    }
  }

  /// Reads the bytes of a NIfTI or NumPy file.
  public init(
    decoding bytes: UnsafeRawBufferPointer, reading: PictureReading = .init(),
    mostVoxels: Int = Image.maximumPixelCount
  ) throws(ImagingError) {
    try Self.check(reading)
    let format = try ImageFormat.recognised(in: bytes)
    let request = DecodingRequest(reading: reading, mostPixels: mostVoxels)
    switch format.name {
    case ImageFormat.nifti.name: self = try NIfTIDecoder.decodeVolume(bytes, request)
    case ImageFormat.numPy.name: self = try NumPyPicture.decodeVolume(bytes, request)
    default:
      throw ImagingError(
        .unknownFormat,
        "a \(format.name) holds a picture, and this network takes volumes: NIfTI, a NumPy array [slices, rows, columns], or a"
          + " DICOM series")
    }
  }

  private static func check(_ reading: PictureReading) throws(ImagingError) {
    guard let slice = reading.slice else { return }
    throw ImagingError(
      .invalidValue, "this network takes the whole volume, and no slice of it (\(slice)) can be chosen")
  }

  /// A volume that another program hands over as an array `[D, H, W]` or `[C, D, H, W]` of samples, row-major and little-endian; the
  /// samples are those of `DecodedPicture.init(array:…)`.
  /// - Throws: as that does.
  package init(
    array bytes: UnsafeRawBufferPointer, shape: [Int], of kind: ArraySamples, isRangeSaid: Bool,
    mostVoxels: Int = Image.maximumPixelCount
  ) throws(ImagingError) {
    guard (3...4).contains(shape.count) else {
      throw ImagingError(
        .invalidSize, "a volume is an array [slices, rows, columns], or [channels, slices, rows, columns]",
        context: ["shape": "\(shape.prefix(8))"])
    }
    let sides = shape.count == 3 ? [1] + shape : shape
    let count = try Self.checkedCount(sides, limit: mostVoxels)
    let (byteCount, overflows) = count.multipliedReportingOverflow(by: kind.byteCount)
    guard !overflows, byteCount == bytes.count else {
      throw ImagingError(
        .malformed, "the array's bytes are not as many as its shape says",
        context: ["shape": "\(shape)", "bytes": "\(bytes.count)"])
    }
    let ofChannel = byteCount / sides[0]
    var channels: [DecodedPicture] = []
    for channel in 0..<sides[0] {
      let part = UnsafeRawBufferPointer(rebasing: bytes[channel * ofChannel..<(channel + 1) * ofChannel])
      channels.append(
        try DecodedPicture(
          array: part, shape: [sides[1] * sides[2], sides[3]], of: kind, isRangeSaid: isRangeSaid,
          mostPixels: mostVoxels))
    }
    self.init(depth: sides[1], channels: channels)
  }

  /// Whether the bytes of a file are a volume and no picture: NumPy's, of more axes than a picture has.
  package static func isVolumeAlone(_ bytes: UnsafeRawBufferPointer) -> Bool { NumPyPicture.isVolume(bytes) }

  /// Whether a path holds a volume by its content: NIfTI, a NumPy array of more axes than a picture, or a folder.
  public static func isVolume(_ path: String) -> Bool {
    if DICOMSeries.isSeries(path) { return true }
    return
      (try? MappedFile(path: path).withBytes { bytes in
        if NumPyPicture.isVolume(bytes) { return true }
        return NIfTIDecoder.start(of: bytes).map { NIfTIDecoder.isHeader($0) } ?? false
      }) ?? false
  }
}
