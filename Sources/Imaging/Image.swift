import Files

/// A picture of 8-bit red, green and blue samples, without alpha; row by row from the top, each pixel's three samples
/// side by side.
///
///     let image = try Image(contentsOf: "cat.jpg")
///     image.pixels[(y * image.width + x) * 3]  // the red sample at column x of row y
///
/// Colour profiles and gamma values of a file are not applied, as in Pillow and torchvision: the network was trained
/// on the stored samples.
public struct Image: Sendable, Equatable {
  public let width: Int
  public let height: Int
  /// `height · width · 3` samples.
  public let pixels: [UInt8]

  /// The most pixels that are made, and decoded where nothing else is said: 2²⁶ = 67,108,864, such as 8192 × 8192.
  ///
  /// Decoding the worst case, a progressive JPEG in four full-size colours, takes 12 bytes a pixel: 768 MiB.
  public static let maximumPixelCount = Limits.usual.picturePixels

  /// - Precondition: both sides are positive, and there are `height · width · 3` samples.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && pixels.count == width * height * 3)
    self.width = width
    self.height = height
    self.pixels = pixels
  }

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
    let decoded: (image: Image, orientation: Orientation)
    switch try ImageFormat(recognising: bytes) {
    case .jpeg: decoded = try JPEGDecoder.decode(bytes, mostPixels: mostPixels)
    case .png: decoded = try PNGDecoder.decode(bytes, likePillow: likePillow, mostPixels: mostPixels)
    case .webP: decoded = try WebPDecoder.decode(bytes, mostPixels: mostPixels)
    }
    self = decoded.orientation.upright(decoded.image)
  }

  /// Checks a size before memory is taken for it.
  /// - Parameter limit: how many pixels a file may have; nil for a picture that is made.
  /// - Returns: the number of pixels.
  static func checkedPixelCount(
    width: Int, height: Int, decoding limit: Int? = nil
  ) throws(ImagingError) -> Int {
    let size = "\(width) × \(height)"
    guard width > 0 && height > 0 else {
      throw ImagingError(.invalidSize, "both sides of an image must be at least 1 pixel", context: ["size": size])
    }
    let (count, overflows) = width.multipliedReportingOverflow(by: height)
    guard !overflows && count <= limit ?? maximumPixelCount else {
      throw ImagingError(
        .tooLarge,
        "more than the \(limit ?? maximumPixelCount) pixels that an image may have; make it smaller"
          + (limit == nil ? "" : ", or lift the limits by --allow-large"),
        context: ["size": size])
    }
    return count
  }
}
