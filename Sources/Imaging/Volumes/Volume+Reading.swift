import Files

extension Volume {
  /// Reads a file of NIfTI-1 or NumPy's, or a DICOM series: a folder, a DICOMDIR, or a file of several frames.
  /// - Parameters:
  ///   - path: of the file or folder.
  ///   - reading: which volume of several is meant; its range and slice have no part here.
  ///   - mostVoxels: how many numbers it may hold, over all channels.
  /// - Throws: `FileError` if a file cannot be read; `ImagingError`: `unknownFormat` where it is no volume, `malformed`,
  ///   `tooLarge` before memory is taken, `unsupported`, and `invalidSize` where slices do not go together.
  public init(
    contentsOf path: String, reading: PictureReading = .init(), mostVoxels: Int = Image.maximumPixelCount
  ) throws {
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
