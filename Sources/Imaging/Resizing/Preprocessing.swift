import Tensors

/// What is done to a picture before a network sees it: resize, cut out the middle, normalise.
///
/// Equal to torchvision's `Resize(shorterSide)`, `CenterCrop(cropSize)`, `ToTensor()`, `Normalize(mean, std)` on a
/// Pillow picture: bit by bit up to the cut-out, and in the same single-precision arithmetic after it.
///
///     let image = try Image(contentsOf: "cat.jpg")
///     let cropped = try Preprocessing.imageNet.cropped(image)      // what overlays are drawn on
///     let input = try Preprocessing.imageNet.normalised(cropped)   // [1, 3, 224, 224]
public struct Preprocessing: Sendable, Equatable {
  /// Height and width in pixels.
  public struct Size: Sendable, Equatable {
    public var height: Int
    public var width: Int

    public init(height: Int, width: Int) {
      self.height = height
      self.width = width
    }

    /// A square.
    public init(_ side: Int) { self.init(height: side, width: side) }
  }

  /// The length that the shorter side is brought to; the longer one becomes ⌊shorterSide·long/short⌋. Nil leaves the
  /// picture's size.
  public var shorterSide: Int?
  /// The size of the cut-out from the middle, surrounded with black where the picture is smaller. Nil cuts nothing.
  public var cropSize: Size?
  public var interpolation: Interpolation
  /// For red, green and blue, or for grey alone, on the scale where white is 1.
  public var mean: [Float]
  /// As many as there are means, on the same scale.
  public var standardDeviation: [Float]

  public init(
    shorterSide: Int? = nil, cropSize: Size? = nil, interpolation: Interpolation = .bilinear,
    mean: [Float] = [0, 0, 0], standardDeviation: [Float] = [1, 1, 1]
  ) {
    self.shorterSide = shorterSide
    self.cropSize = cropSize
    self.interpolation = interpolation
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  /// 256 and 224 pixels, and the mean and deviation of ImageNet's training pictures: torchvision's networks.
  public static let imageNet = Preprocessing(
    shorterSide: 256, cropSize: Size(224), mean: [0.485, 0.456, 0.406], standardDeviation: [0.229, 0.224, 0.225])

  /// 256 and 224 pixels, and samples v as (v − 127)/128: EfficientNet-Lite.
  public static let lite = Preprocessing(
    shorterSide: 256, cropSize: Size(224), mean: [127 / 255, 127 / 255, 127 / 255],
    standardDeviation: [128 / 255, 128 / 255, 128 / 255])

  /// The picture as it is, its samples divided by 255.
  public static let none = Preprocessing()

  /// The same for a network that takes grey pictures: the means over the three colours.
  public var inGrey: Preprocessing {
    var result = self
    func average(_ values: [Float]) -> [Float] { [values.reduce(0, +) / Float(max(values.count, 1))] }
    (result.mean, result.standardDeviation) = (average(mean), average(standardDeviation))
    return result
  }

  /// The first step: resized and cut out, still a picture.
  /// - Throws: `ImagingError`: `invalidSize` below 1 pixel, `tooLarge` beyond `Image.maximumPixelCount`.
  public func cropped(_ image: Image) throws(ImagingError) -> Image {
    let size = try resizedSize(of: image)
    guard let cropSize else {
      return try image.resized(height: size.height, width: size.width, interpolation: interpolation)
    }
    return try image.resizedAndCentreCropped(
      to: size, cropHeight: cropSize.height, cropWidth: cropSize.width, interpolation: interpolation)
  }

  func resizedSize(of image: Image) throws(ImagingError) -> (height: Int, width: Int) {
    guard let shorterSide else { return (image.height, image.width) }
    guard shorterSide > 0 else {
      throw ImagingError(
        .invalidSize, "the shorter side must be at least 1 pixel", context: ["shorter side": "\(shorterSide)"])
    }
    let (short, long) = (min(image.height, image.width), max(image.height, image.width))
    let (product, overflows) = shorterSide.multipliedReportingOverflow(by: long)
    // Up to 2⁵³ whole numbers are exact in double precision, in which the filter's centres are computed.
    guard !overflows && product < 1 << 53 else {
      throw ImagingError(
        .tooLarge, "the shorter side is far too long; choose a smaller one",
        context: ["shorter side": "\(shorterSide)"])
    }
    // The quotient as Python's `int(size * long / short)` rounds it.
    let longerSide = Int(Double(product) / Double(short))
    return image.height <= image.width ? (shorterSide, longerSide) : (longerSide, shorterSide)
  }

  /// The second step: x = (v/255 − mean)/standardDeviation for each sample v, channel by channel.
  ///
  /// With one mean, v is the grey value, (19595·red + 38470·green + 7471·blue)/2¹⁶, rounded, as Pillow's mode `L` has it
  /// (the luma of ITU-R BT.601).
  /// - Returns: `[1, 3, height, width]`, or `[1, 1, height, width]` in grey.
  /// - Throws: `ImagingError.invalidValue` unless there are three means and three deviations, or one of each, finite, none
  ///   of the latter 0.
  public func normalised(_ image: Image) throws(ImagingError) -> Tensor {
    guard [1, 3].contains(mean.count), standardDeviation.count == mean.count, mean.allSatisfy(\.isFinite),
      standardDeviation.allSatisfy({ $0.isFinite && $0 != 0 })
    else {
      throw ImagingError(
        .invalidValue,
        "give three means and three standard deviations, for red, green and blue, or one of each for grey, none of the "
          + "latter 0",
        context: ["mean": "\(mean)", "standard deviation": "\(standardDeviation)"])
    }
    let channelCount = mean.count
    let planeLength = image.width * image.height
    let samples = channelCount == 1 ? image.greyValues : image.pixels
    // A channel has only 256 values.
    let values = (0..<channelCount).map { channel in
      (0..<256).map { (Float($0) / 255 - mean[channel]) / standardDeviation[channel] }
    }
    return Tensor(shape: [1, channelCount, image.height, image.width]) { target in
      samples.withUnsafeBufferPointer { samples in
        for channel in 0..<channelCount {
          let start = channel * planeLength
          values[channel].withUnsafeBufferPointer { values in
            for index in 0..<planeLength {
              target[start + index] = values[Int(samples[index * channelCount + channel])]
            }
          }
        }
      }
    }
  }

  /// The second step undone: a picture of what a network was given.
  ///
  ///     v = 255 (x · standardDeviation + mean), rounded, from 0 to 255
  /// - Parameter image: `[3, height, width]`.
  /// - Throws: `ImagingError.invalidSize` for another shape.
  public func picture(of image: Tensor) throws(ImagingError) -> Image {
    guard image.rank == 3, image.shape[0] == 3, mean.count == 3, standardDeviation.count == 3, image.count > 0 else {
      throw ImagingError(
        .invalidSize, "a picture is made of [3, height, width]", context: ["shape": "\(image.shape)"])
    }
    let (height, width) = (image.shape[1], image.shape[2])
    var pixels = [UInt8](repeating: 0, count: image.count)
    image.withUnsafeElements { elements in
      for channel in 0..<3 {
        for pixel in 0..<height * width {
          let value = 255 * (elements[channel * height * width + pixel] * standardDeviation[channel] + mean[channel])
          pixels[pixel * 3 + channel] = UInt8(min(max(value.rounded(), 0), 255))
        }
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }
}

extension Image {
  /// One grey value a pixel.
  fileprivate var greyValues: [UInt8] {
    stride(from: 0, to: pixels.count, by: 3).map { index in
      let (red, green, blue) = (UInt32(pixels[index]), UInt32(pixels[index + 1]), UInt32(pixels[index + 2]))
      return UInt8((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16)
    }
  }
}
