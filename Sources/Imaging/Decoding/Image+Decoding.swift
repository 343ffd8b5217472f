import Files

extension Image {
  /// Reads a JPEG, PNG or WebP file, turned upright by its EXIF orientation. The format is recognised by the content.
  /// - Parameters:
  ///   - likePillow: see `init(decoding:likePillow:mostPixels:)`.
  ///   - mostPixels: how many it may have.
  /// - Throws: `FileError` if the file cannot be read; `ImagingError` as `init(decoding:likePillow:mostPixels:)`.
  public init(contentsOf path: String, likePillow: Bool = false, mostPixels: Int = maximumPixelCount) throws {
    self = try MappedFile(path: path).withBytes { bytes in
      do throws(ImagingError) {
        return try Image(decoding: bytes, likePillow: likePillow, mostPixels: mostPixels)
      } catch { throw error.adding(["file": path]) }
    }
  }

  /// Reads the bytes of a JPEG, PNG or WebP file, turned upright by its EXIF orientation.
  ///
  /// Of 16 bits a sample 8 are kept: the high byte in colour and in grey with alpha, as Pillow does, and for a grey
  /// sample v without alpha the nearest to v/257, so that 65535 becomes 255.
  ///
  /// - Parameters:
  ///   - likePillow: true for Pillow's way with the last, min(v, 255), for comparisons with programs that read through it.
  ///   - mostPixels: how many it may have.
  /// - Throws: `ImagingError`: `unknownFormat`; `malformed` if the file ends early, or is damaged so that data is lost,
  ///   as far as the format lets that be seen; `tooLarge` beyond `mostPixels`, before any memory for pixels is
  ///   taken; `unsupported` for an animated WebP.
  public init(
    decoding bytes: [UInt8], likePillow: Bool = false, mostPixels: Int = maximumPixelCount
  ) throws(ImagingError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(ImagingError) in
      try Image(decoding: UnsafeRawBufferPointer(buffer), likePillow: likePillow, mostPixels: mostPixels)
    }
  }

  /// The same for bytes that lie elsewhere, such as in a mapped file.
  public init(
    decoding bytes: UnsafeRawBufferPointer, likePillow: Bool = false, mostPixels: Int = maximumPixelCount
  ) throws(ImagingError) {
    let format = try ImageFormat.recognised(in: bytes)
    let decoded = try format.decode(bytes, likePillow, mostPixels)
    self = decoded.orientation.upright(decoded.image)
  }
}
