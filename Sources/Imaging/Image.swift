import Tensors

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
        "more than the \(limit ?? maximumPixelCount) pixels that an image may have",
        remedy: limit == nil ? "make it smaller" : "make it smaller, or lift the limits by \(.option(.limits))",
        context: ["size": size])
    }
    return count
  }
}
