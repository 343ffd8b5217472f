import Files

extension DecodedPicture {
  /// Reads a file of a format in `ImageFormat.all`, turned upright by its orientation. The content says which format it is.
  /// - Parameters:
  ///   - path: of the file, whose content tells the format.
  ///   - reading: what of the file is meant; its range has no part here.
  ///   - mostPixels: how many it may have.
  /// - Throws: `FileError` if the file cannot be read; `ImagingError` as `init(decoding:reading:mostPixels:)`.
  public init(
    contentsOf path: String, reading: PictureReading = .init(), mostPixels: Int = Image.maximumPixelCount
  ) throws {
    self = try MappedFile(path: path).withBytes { bytes in
      do throws(ImagingError) {
        return try DecodedPicture(decoding: bytes, reading: reading, mostPixels: mostPixels)
      } catch { throw error.adding(["file": path]) }
    }
  }

  /// Reads the bytes of such a file.
  /// - Throws: `ImagingError`: `unknownFormat`; `malformed` if the file ends early, or is damaged so that data is lost,
  ///   as far as the format lets that be seen; `tooLarge` beyond `mostPixels`, before any memory for pixels is
  ///   taken; `unsupported` for kinds that are not read, such as an animated WebP; `invalidValue` for a page or slice that there
  ///   is not.
  public init(
    decoding bytes: UnsafeRawBufferPointer, reading: PictureReading = .init(),
    mostPixels: Int = Image.maximumPixelCount
  ) throws(ImagingError) {
    let format = try ImageFormat.recognised(in: bytes)
    self = try format.picture(in: bytes, DecodingRequest(reading: reading, mostPixels: mostPixels))
  }
}

extension Image {
  /// Reads a file of a format in `ImageFormat.all`, turned upright by its orientation. The content says which format it is.
  /// - Parameters:
  ///   - path: of the file, whose content tells the format.
  ///   - reading: what of the file is meant, and which values become black and white.
  ///   - mostPixels: how many it may have.
  /// - Throws: `FileError` if the file cannot be read; `ImagingError` as `init(decoding:reading:mostPixels:)`.
  public init(
    contentsOf path: String, reading: PictureReading = .init(), mostPixels: Int = maximumPixelCount
  ) throws {
    self = try MappedFile(path: path).withBytes { bytes in
      do throws(ImagingError) {
        return try Image(decoding: bytes, reading: reading, mostPixels: mostPixels)
      } catch { throw error.adding(["file": path]) }
    }
  }

  /// Reads the bytes of such a file.
  /// - Throws: `ImagingError` as `DecodedPicture.init(decoding:reading:mostPixels:)` and `DecodedPicture.image(range:)`.
  public init(
    decoding bytes: [UInt8], reading: PictureReading = .init(), mostPixels: Int = maximumPixelCount
  ) throws(ImagingError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(ImagingError) in
      try Image(decoding: UnsafeRawBufferPointer(buffer), reading: reading, mostPixels: mostPixels)
    }
  }

  /// The same for bytes that lie elsewhere, such as in a mapped file.
  public init(
    decoding bytes: UnsafeRawBufferPointer, reading: PictureReading = .init(), mostPixels: Int = maximumPixelCount
  ) throws(ImagingError) {
    self = try DecodedPicture(decoding: bytes, reading: reading, mostPixels: mostPixels).image(range: reading.range)
  }
}
