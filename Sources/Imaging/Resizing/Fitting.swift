/// How one picture comes to the size of a network's input: to which size it is resized, and what is seen of it then.
struct Fitting: Equatable {
  /// The whole picture's size after resizing.
  let resized: Preprocessing.Size
  /// The size of the view.
  let view: Preprocessing.Size
  /// Where the view begins within the resized picture; below 0 where padding surrounds it.
  let top: Int
  let left: Int

  /// - Throws: `ImagingError`: `invalidSize` below 1 pixel, `tooLarge` where sizes do not fit integers.
  init(of picture: Image, by preprocessing: Preprocessing) throws(ImagingError) {
    let whole = Preprocessing.Size(height: picture.height, width: picture.width)
    let rounding: Rounding = preprocessing.interpolation.isOpenCVs ? .openCV : .torchvision
    if preprocessing.fit == .pad, let size = preprocessing.cropSize {
      _ = try Image.checkedPixelCount(width: size.width, height: size.height)
      resized = preprocessing.padPosition == .right ? Self.beside(size, whole) : Self.within(size, whole)
      view = size
      let isCentred = preprocessing.padPosition == .centre
      top = isCentred ? -((size.height - resized.height) / 2) : 0
      left = isCentred ? -((size.width - resized.width) / 2) : 0
      return
    }
    if let size = preprocessing.resizedSize ?? (preprocessing.fit == .stretch ? preprocessing.cropSize : nil) {
      _ = try Image.checkedPixelCount(width: size.width, height: size.height)
      resized = size
    } else {
      resized = try Self.resized(whole, shorterSide: preprocessing.shorterSide, rounding)
    }
    view = preprocessing.cropSize ?? resized
    let cutting = preprocessing.roundsCropDown ? .openCV : rounding
    top = cutting.start(view.height, in: resized.height)
    left = cutting.start(view.width, in: resized.width)
  }

  /// The part of the resized picture that is seen.
  var rows: Range<Int> { max(top, 0)..<min(top + view.height, resized.height) }
  var columns: Range<Int> { max(left, 0)..<min(left + view.width, resized.width) }

  /// Where that part lies in the view.
  var rowsInView: Range<Int> { rows.lowerBound - top..<rows.upperBound - top }
  var columnsInView: Range<Int> { columns.lowerBound - left..<columns.upperBound - left }

  var isPadded: Bool { rows.count < view.height || columns.count < view.width }

  func placement(in picture: Image) -> NetworkInput.Placement {
    let across = Double(picture.width) / Double(resized.width)
    let down = Double(picture.height) / Double(resized.height)
    return .init(
      left: Double(left) * across, top: Double(top) * down, width: Double(view.width) * across,
      height: Double(view.height) * down)
  }

  // MARK: - Sizes

  /// How halves and parts of pixels are rounded. Those who resize by OpenCV write `round` and `// 2`: PaddleClas and
  /// albumentations.
  private enum Rounding {
    case torchvision, openCV

    func start(_ length: Int, in whole: Int) -> Int {
      guard length < whole else { return -((length - whole) / 2) }
      // torchvision rounds half of an odd difference to the even number, as Python's `round` does.
      let difference = whole - length
      return difference / 2 + (self == .torchvision && difference % 4 == 3 ? 1 : 0)
    }

    func longerSide(_ long: Int, _ short: Int, shorterSide: Int) -> Int {
      switch self {
      // The quotient as Python's `int(size * long / short)` rounds it.
      case .torchvision: Int(Double(shorterSide * long) / Double(short))
      case .openCV: Int((Double(long) * (Double(shorterSide) / Double(short))).rounded(.toNearestOrEven))
      }
    }
  }

  private static func resized(
    _ whole: Preprocessing.Size, shorterSide: Int?, _ rounding: Rounding
  ) throws(ImagingError) -> Preprocessing.Size {
    guard let shorterSide else { return whole }
    guard shorterSide > 0 else {
      throw ImagingError(
        .invalidSize, "the shorter side must be at least 1 pixel", context: ["shorter side": "\(shorterSide)"])
    }
    let (short, long) = (min(whole.height, whole.width), max(whole.height, whole.width))
    let (product, overflows) = shorterSide.multipliedReportingOverflow(by: long)
    // Up to 2⁵³ whole numbers are exact in double precision, in which the filter's centres are computed.
    guard !overflows && product < 1 << 53 else {
      throw ImagingError(
        .tooLarge, "the shorter side is far too long; choose a smaller one",
        context: ["shorter side": "\(shorterSide)"])
    }
    let longerSide = rounding.longerSide(long, short, shorterSide: shorterSide)
    return whole.height <= whole.width
      ? .init(height: shorterSide, width: longerSide) : .init(height: longerSide, width: shorterSide)
  }

  /// The largest of the picture's ratio within a size: one side is the size's, the other rounded.
  private static func within(_ size: Preprocessing.Size, _ whole: Preprocessing.Size) -> Preprocessing.Size {
    func side(_ length: Int, _ numerator: Int, _ denominator: Int, atMost most: Int) -> Int {
      let exact = Double(length * numerator) / Double(denominator)
      return min(max(Int(exact.rounded(.toNearestOrEven)), 1), most)
    }
    if size.width * whole.height <= size.height * whole.width {
      return .init(height: side(whole.height, size.width, whole.width, atMost: size.height), width: size.width)
    }
    return .init(height: size.height, width: side(whole.width, size.height, whole.height, atMost: size.width))
  }

  /// As high as the size, and as wide as the ratio asks for or the size allows.
  private static func beside(_ size: Preprocessing.Size, _ whole: Preprocessing.Size) -> Preprocessing.Size {
    let width = Double(size.height) * (Double(whole.width) / Double(whole.height))
    return .init(height: size.height, width: width < Double(size.width) ? max(Int(width.rounded(.up)), 1) : size.width)
  }
}

extension Image {
  /// Resizes, but works out only what is seen.
  /// - Parameter background: what lies around the picture, in red, green and blue.
  func fitted(
    _ fitting: Fitting, interpolation: Interpolation, channels: ChannelOrder, background: [UInt8]
  ) throws(ImagingError) -> Image {
    let (height, width) = (fitting.view.height, fitting.view.width)
    _ = try Image.checkedPixelCount(width: width, height: height)
    let part = try resized(
      height: fitting.resized.height, width: fitting.resized.width, rows: fitting.rows, columns: fitting.columns,
      interpolation: interpolation, channels: channels)
    guard fitting.isPadded else { return part }
    if let fine = part.fineSamples {
      // Padding of a colour makes three channels of grey.
      let isGrey = part.fineChannelCount == 1 && Set(background).count == 1
      let samples = isGrey || part.fineChannelCount == 3 ? fine : fine.flatMap { [$0, $0, $0] }
      let around = isGrey ? [Float(background[0])] : background.map { Float($0) }
      return Image(width: width, height: height, fineSamples: Self.surrounded(samples, part.width, by: around, fitting))
    }
    return Image(
      width: width, height: height, pixels: Self.surrounded(part.pixels, part.width, by: background, fitting))
  }

  /// - Parameter background: a sample for each channel.
  private static func surrounded<Sample>(
    _ samples: [Sample], _ partWidth: Int, by background: [Sample], _ fitting: Fitting
  ) -> [Sample] {
    let (height, width, channelCount) = (fitting.view.height, fitting.view.width, background.count)
    let count = width * height * channelCount
    var result = [Sample](unsafeUninitializedCapacity: count) { target, initializedCount in
      for index in 0..<count { target.initializeElement(at: index, to: background[index % channelCount]) }
      initializedCount = count
    }
    for (source, row) in fitting.rowsInView.enumerated() {
      let start = (row * width + fitting.columnsInView.lowerBound) * channelCount
      let length = partWidth * channelCount
      result.replaceSubrange(start..<start + length, with: samples[source * length..<(source + 1) * length])
    }
    return result
  }

  /// The middle of the picture, equal to torchvision's `CenterCrop`; where the picture is smaller, black surrounds it.
  /// - Throws: `ImagingError`: `invalidSize` below 1 pixel, `tooLarge` beyond `maximumPixelCount`.
  public func centreCropped(height: Int, width: Int) throws(ImagingError) -> Image {
    try Preprocessing(cropSize: .init(height: height, width: width)).fitted(self)
  }
}
