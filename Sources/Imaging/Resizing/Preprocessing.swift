import Tensors

/// What is done to a picture before a network sees it: made grey or inverted, brought to size, normalised.
///
/// By default equal to torchvision's `Resize(shorterSide)`, `CenterCrop(cropSize)`, `ToTensor()`, `Normalize(mean, std)` on a
/// Pillow picture: bit by bit up to the cut-out, and in the same single-precision arithmetic after it.
///
///     let image = try Image(contentsOf: "cat.jpg")
///     let input = try Preprocessing.imageNet.input(of: image)  // a tensor [1, 3, 224, 224], and the view under overlays
///     "\(Preprocessing.imageNet)"                              // what is done, in a line
public struct Preprocessing: Sendable, Equatable {
  /// Height and width in pixels.
  public struct Size: Sendable, Equatable, ExpressibleByIntegerLiteral {
    /// In pixels.
    public var height: Int
    /// In pixels.
    public var width: Int

    /// Both in pixels.
    public init(height: Int, width: Int) {
      self.height = height
      self.width = width
    }

    /// A square.
    public init(_ side: Int) { self.init(height: side, width: side) }
    public init(integerLiteral side: Int) { self.init(side) }
  }

  /// How the picture is brought to the input's ratio.
  public var fit: Fit
  /// The length that the shorter side is brought to, of a picture that is cropped; the longer one becomes
  /// ⌊shorterSide·long/short⌋, or for OpenCV's interpolations that rounded. Nil leaves the picture's size.
  public var shorterSide: Int?
  /// What both sides are brought to, whatever their ratio, before the middle is cut out; in place of `shorterSide`.
  public var resizedSize: Size?
  /// The size of what the network gets: of the cut-out from the middle, surrounded with black where the picture is smaller;
  /// of the stretched or padded picture. Nil leaves the picture's size.
  public var cropSize: Size?
  /// How many slices of a volume the network gets, `cropSize` each; nil for a network of pictures.
  public var depth: Int?
  /// Whether half of an odd difference is rounded down at the cut, as Hugging Face's processors do; torchvision rounds it to an
  /// even number.
  public var roundsCropDown = false
  /// How pixels are made when the picture is resized.
  public var interpolation: Interpolation
  /// What lies around a padded picture, or one that is smaller than the cut.
  public var padColour: PadColour
  /// Where a padded picture lies.
  public var padPosition: PadPosition
  /// Which colours the network's channels are.
  public var channels: ChannelOrder
  /// Whether each sample v becomes 255 − v, of the picture, and not of what surrounds it.
  public var isInverted: Bool
  /// The unit of means and deviations.
  public var scale: SampleScale
  /// One for each channel, in the network's order.
  public var mean: [Float]
  /// As many as there are means.
  public var standardDeviation: [Float]

  /// `channels` are, where nil, grey with one mean, and else red, green and blue.
  public init(
    fit: Fit = .crop, shorterSide: Int? = nil, resizedSize: Size? = nil, cropSize: Size? = nil,
    interpolation: Interpolation = .bilinear, padColour: PadColour = .black, padPosition: PadPosition = .centre,
    channels: ChannelOrder? = nil, isInverted: Bool = false, scale: SampleScale = .unit, mean: [Float] = [0, 0, 0],
    standardDeviation: [Float] = [1, 1, 1]
  ) {
    self.fit = fit
    self.shorterSide = shorterSide
    self.resizedSize = resizedSize
    self.cropSize = cropSize
    self.interpolation = interpolation
    self.padColour = padColour
    self.padPosition = padPosition
    self.channels = channels ?? (mean.count == 1 ? .grey : .rgb)
    self.isInverted = isInverted
    self.scale = scale
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

  /// Nothing: the network gets tensors `[C, H, W]`, or of volumes `[C, D, H, W]`, that others have prepared.
  public static func prepared(_ shape: [Int]) -> Preprocessing {
    var result = Preprocessing(
      fit: .prepared, cropSize: Size(height: shape[shape.count - 2], width: shape[shape.count - 1]),
      channels: .prepared(shape[0]), mean: [Float](repeating: 0, count: shape[0]),
      standardDeviation: [Float](repeating: 1, count: shape[0]))
    result.depth = shape.count == 4 ? shape[1] : nil
    return result
  }

  /// A volume, stretched to `[C, D, H, W]`.
  /// - Parameters:
  ///   - shape: `[C, D, H, W]`.
  ///   - isInverted: whether black and white change places.
  ///   - scale: the unit of samples, mean and deviation.
  ///   - mean: for each channel, or one for all alike.
  ///   - standardDeviation: likewise.
  public static func volume(
    _ shape: [Int], isInverted: Bool = false, scale: SampleScale = .unit, mean: [Float] = [0],
    standardDeviation: [Float] = [1]
  ) -> Preprocessing {
    var result = prepared(shape)
    result.fit = .stretch
    (result.isInverted, result.scale) = (isInverted, scale)
    func spread(_ numbers: [Float]) -> [Float] {
      numbers.count == 1 ? [Float](repeating: numbers[0], count: shape[0]) : numbers
    }
    (result.mean, result.standardDeviation) = (spread(mean), spread(standardDeviation))
    return result
  }

  /// Whether the network gets prepared tensors.
  public var isPrepared: Bool { fit == .prepared }

  /// The same for a network that takes grey pictures: the means over the three colours.
  public var inGrey: Preprocessing {
    var result = self
    func average(_ values: [Float]) -> [Float] { [values.reduce(0, +) / Float(max(values.count, 1))] }
    (result.mean, result.standardDeviation) = (average(mean), average(standardDeviation))
    result.channels = channels.isGrey ? channels : .grey
    return result
  }

  /// What the network gets of a picture, what it sees of it, and where that lies.
  /// - Throws: as `fitted` and `normalised`.
  public func input(of picture: Image) throws(ImagingError) -> NetworkInput {
    guard !isPrepared else {
      throw ImagingError(.invalidValue, "the network was loaded for prepared tensors, and is given a picture")
    }
    guard depth == nil else {
      throw ImagingError(.invalidValue, "the network takes volumes, and is given a picture")
    }
    let fitting = try Fitting(of: picture, by: self)
    let view = try fitted(picture, fitting)
    var tensor = try normalised(view)
    // A mean is seldom a colour of 8 bits.
    if fit == .pad, padColour == .mean, fitting.isPadded { tensor = tensor.keeping(fitting) }
    var input = NetworkInput(tensorNCHW: tensor, view: view, placement: fitting.placement(in: picture))
    input.notes = picture.notes
    input.hasForeignColours = picture.hasForeignColours
    return input
  }

  /// The first step: grey or inverted where that is asked for, and brought to size; still a picture, in red, green and
  /// blue whatever the network's order.
  /// - Throws: `ImagingError`: `invalidSize` below 1 pixel, `tooLarge` beyond `Image.maximumPixelCount`.
  public func fitted(_ image: Image) throws(ImagingError) -> Image {
    try fitted(image, Fitting(of: image, by: self))
  }

  private func fitted(_ image: Image, _ fitting: Fitting) throws(ImagingError) -> Image {
    var source = image
    if channels == .grey { source = source.inGrey }
    if isInverted { source = source.inverted }
    let result = try source.fitted(
      fitting, interpolation: interpolation, channels: channels, background: fit == .pad ? background : [0, 0, 0])
    return channels == .greyResized ? result.inGrey : result
  }

  /// The padding's colour as the picture shows it.
  private var background: [UInt8] {
    var colour: [UInt8] = [0, 0, 0]
    switch padColour.fill {
    case .colour(let red, let green, let blue): colour = [red, green, blue]
    case .mean:
      for (channel, mean) in zip(channels.places ?? [0, 1, 2], mean.count == 1 ? [mean[0], mean[0], mean[0]] : mean) {
        let sample = mean * scale.divisor
        colour[channel] = sample.isFinite ? UInt8(min(max(sample.rounded(), 0), 255)) : 0
      }
    }
    guard channels.isGrey else { return colour }
    let grey = Image.grey(colour[0], colour[1], colour[2])
    return [grey, grey, grey]
  }

  /// The second step: x = (v/d − mean)/standardDeviation for each sample v, channel by channel, with d = 255, or 1 in the
  /// scale of bytes.
  ///
  /// Where padding has the mean's colour, `input(of:)` makes it 0 besides.
  /// - Returns: `[1, 3, height, width]`, or `[1, 1, height, width]` in grey.
  /// - Throws: `ImagingError.invalidValue` unless there are three means and three deviations, or one of each in grey, finite,
  ///   none of the latter 0.
  public func normalised(_ image: Image) throws(ImagingError) -> Tensor {
    let channelCount = channels.count
    guard mean.count == channelCount, standardDeviation.count == channelCount, mean.allSatisfy(\.isFinite),
      standardDeviation.allSatisfy({ $0.isFinite && $0 != 0 })
    else {
      throw ImagingError(
        .invalidValue,
        "give three means and three standard deviations, one for each colour, or one of each for grey, none of the "
          + "latter 0",
        context: ["mean": "\(mean)", "standard deviation": "\(standardDeviation)"])
    }
    let planeLength = image.width * image.height
    let places = channels.places ?? [0]
    let source = channels.isGrey ? image.inGrey : image
    if let fine = source.fineSamples {
      let step = source.fineChannelCount
      return Tensor(shape: [1, channelCount, image.height, image.width]) { target in
        for channel in 0..<channelCount {
          let place = step == 1 ? 0 : places[channel]
          for index in 0..<planeLength {
            target[channel * planeLength + index] =
              (fine[index * step + place] / scale.divisor - mean[channel]) / standardDeviation[channel]
          }
        }
      }
    }
    let samples = source.pixels
    // A channel has only 256 values.
    let values = (0..<channelCount).map { channel in
      (0..<256).map { (Float($0) / scale.divisor - mean[channel]) / standardDeviation[channel] }
    }
    return Tensor(shape: [1, channelCount, image.height, image.width]) { target in
      samples.withUnsafeBufferPointer { samples in
        for channel in 0..<channelCount {
          let (start, place) = (channel * planeLength, places[channel])
          values[channel].withUnsafeBufferPointer { values in
            for index in 0..<planeLength { target[start + index] = values[Int(samples[index * 3 + place])] }
          }
        }
      }
    }
  }

  /// The second step undone: a picture of what a network was given.
  ///
  ///     v = d (x · standardDeviation + mean), rounded, from 0 to 255
  /// - Parameter image: `[3, height, width]`, or `[1, height, width]` in grey.
  /// - Throws: `ImagingError.invalidSize` for another shape.
  public func picture(of image: Tensor) throws(ImagingError) -> Image {
    if isPrepared { return try Image(showing: image) }
    let channelCount = channels.count
    guard image.rank == 3, image.shape[0] == channelCount, mean.count == channelCount,
      standardDeviation.count == channelCount, image.count > 0
    else {
      throw ImagingError(
        .invalidSize, "a picture is made of [\(channelCount), height, width]", context: ["shape": "\(image.shape)"])
    }
    let (height, width) = (image.shape[1], image.shape[2])
    var pixels = [UInt8](repeating: 0, count: height * width * 3)
    image.withUnsafeElements { elements in
      for place in 0..<3 {
        let channel = channels.places?.firstIndex(of: place) ?? 0
        for pixel in 0..<height * width {
          let value =
            scale.divisor * (elements[channel * height * width + pixel] * standardDeviation[channel] + mean[channel])
          pixels[pixel * 3 + place] = UInt8(min(max(value.rounded(), 0), 255))
        }
      }
    }
    return Image(width: width, height: height, pixels: pixels)
  }
}

extension Tensor {
  /// `[1, C, H, W]` with 0 outside of the picture.
  fileprivate func keeping(_ fitting: Fitting) -> Tensor {
    let (height, width) = (shape[2], shape[3])
    return withUnsafeElements { elements in
      Tensor(shape: shape) { target in
        for index in elements.indices {
          let isInside =
            fitting.columnsInView.contains(index % width) && fitting.rowsInView.contains(index / width % height)
          target[index] = isInside ? elements[index] : 0
        }
      }
    }
  }
}
