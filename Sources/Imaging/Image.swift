import Tensors

/// A picture of 8-bit red, green and blue samples, without alpha; row by row from the top, each pixel's three samples
/// side by side.
///
///     let image = try Image(contentsOf: "cat.jpg")
///     image.pixels[(y * image.width + x) * 3]  // the red sample at column x of row y
///
/// Colour profiles and gamma values of a file are not applied, as in Pillow and torchvision: the network was trained
/// on the stored samples. A profile is where that is asked for (`PictureReading.managesColours`).
public struct Image: Sendable, Equatable {
  /// In pixels.
  public let width: Int
  /// In pixels.
  public let height: Int
  /// `height · width · 3` samples.
  public let pixels: [UInt8]
  /// The same before rounding, of a picture of more than 8 bits: from 0 to 255, but that some filters overshoot both;
  /// `height · width` of grey, or `height · width · 3`. A network gets these.
  public let fineSamples: [Float]?
  /// What was taken of the file where there was a choice, such as `range: 0 … 4095 (12 bits)`; of the picture as it was read.
  public var notes: [String] = []
  /// Whether the file has a colour profile that was not applied, and is not that of sRGB; of the picture as it was read.
  public var hasForeignColours = false

  /// All that is to be said of how the picture was read: `notes`, and that its colours are taken as they are stored.
  public var remarks: [String] { notes + [colourRemark].compactMap(\.self) }

  /// Nil where the colours are sRGB's, or were brought there.
  public var colourRemark: String? { hasForeignColours ? Self.foreignColourRemark : nil }

  package static let foreignColourRemark = "colours: as they are stored, by a profile that is not sRGB's"

  /// The most pixels that are made, and decoded where nothing else is said: 2²⁶ = 67,108,864, such as 8192 × 8192.
  ///
  /// Decoding the worst case of 8 bits, a progressive JPEG in four full-size colours, takes 12 bytes a pixel: 768 MiB. Colours of
  /// 32-bit floats take up to 39.
  public static let maximumPixelCount = Limits.usual.picturePixels

  /// A picture of samples in red, green and blue, row by row from the top.
  /// - Precondition: both sides are positive, and there are `height · width · 3` samples.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    precondition(width > 0 && height > 0 && pixels.count == width * height * 3)
    self.width = width
    self.height = height
    self.pixels = pixels
    fineSamples = nil
  }

  /// A picture of samples between whole numbers, 0 to 255, row by row from the top.
  /// - Parameters:
  ///   - width: in pixels.
  ///   - height: in pixels.
  ///   - fineSamples: finite; those of `pixels` are these rounded, and cut off at 0 and 255.
  /// - Precondition: both sides are positive, and there are one or three samples a pixel.
  public init(width: Int, height: Int, fineSamples: [Float]) {
    let count = width * height
    precondition(width > 0 && height > 0 && (fineSamples.count == count || fineSamples.count == count * 3))
    let repetitions = fineSamples.count == count ? 3 : 1
    self.width = width
    self.height = height
    self.fineSamples = fineSamples
    pixels = fineSamples.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: count * 3) { target, initializedCount in
        for sample in source {
          let level = UInt8(min(max(sample.rounded(), 0), 255))
          for _ in 0..<repetitions {
            target[initializedCount] = level
            initializedCount += 1
          }
        }
      }
    }
  }

  /// How many fine samples a pixel has.
  var fineChannelCount: Int { fineSamples?.count == width * height ? 1 : 3 }

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
