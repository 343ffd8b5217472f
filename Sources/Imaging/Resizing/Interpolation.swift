/// How the pixels between the given ones are found, as one library computes it: bit by bit, or for `openCVCubic` within 1.
///
///     try image.resized(height: 224, width: 224, interpolation: .openCVArea)
public struct Interpolation: NamedRow {
  public static let noun = "interpolation"
  public let slug: String
  public let summary: String
  let algorithm: Algorithm

  enum Algorithm: Sendable, Equatable {
    case pillow(PillowFilter)
    case pillowNearest
    case openCV(OpenCVKernel)
    case openCVArea
    case openCVCubic
  }

  private init(_ slug: String, _ summary: String, _ algorithm: Algorithm) {
    self.slug = slug
    self.summary = summary
    self.algorithm = algorithm
  }

  /// w(t) = max(1 − |t|, 0), t in pixels of the smaller picture.
  public static let bilinear = Interpolation(
    "bilinear", "Pillow's: a triangle, widened where the picture shrinks", .pillow(.triangle))
  /// w(t) = (a + 2)|t|³ − (a + 3)|t|² + 1 up to 1, a(|t|³ − 5|t|² + 8|t| − 4) up to 2, with a = −1/2; t in pixels of
  /// the smaller picture.
  public static let bicubic = Interpolation(
    "bicubic", "Pillow's: Keys' cubic with a = −1/2, widened where it shrinks", .pillow(.cubic))
  /// w(t) = sinc(t)·sinc(t/3) up to 3, t in pixels of the smaller picture.
  public static let lanczos = Interpolation(
    "lanczos", "Pillow's: a windowed sinc of three lobes, widened where it shrinks", .pillow(.lanczos))
  /// w(t) = 1 up to 1/2, t in pixels of the smaller picture.
  public static let box = Interpolation(
    "box", "Pillow's: the mean of what a new pixel covers", .pillow(.box))
  /// One pixel, unmixed.
  public static let nearest = Interpolation("nearest", "Pillow's: the pixel at the place", .pillowNearest)
  /// w(t) = max(1 − |t|, 0), t in pixels of the picture: where it shrinks by more than half, pixels are passed over.
  public static let openCVLinear = Interpolation(
    "opencv-linear", "OpenCV's INTER_LINEAR: of four pixels, however far it shrinks", .openCV(.linear))
  /// Keys' cubic with a = −3/4, t in pixels of the picture.
  public static let openCVCubic = Interpolation(
    "opencv-cubic", "OpenCV's INTER_CUBIC: of 16 pixels, a = −3/4, however far it shrinks", .openCVCubic)
  /// w(t) = sinc(t)·sinc(t/4) up to 4, t in pixels of the picture.
  public static let openCVLanczos = Interpolation(
    "opencv-lanczos", "OpenCV's INTER_LANCZOS4: of 64 pixels, however far it shrinks", .openCV(.lanczos))
  /// The mean over the area that a new pixel covers; where a side grows, linear between pixels.
  public static let openCVArea = Interpolation(
    "opencv-area", "OpenCV's INTER_AREA: the mean of what a new pixel covers", .openCVArea)

  public static let all: [Interpolation] = [
    bilinear, bicubic, lanczos, box, nearest, openCVLinear, openCVCubic, openCVLanczos, openCVArea,
  ]

  /// True for those of OpenCV, whose users round sizes and places otherwise than torchvision does.
  var isOpenCVs: Bool {
    switch algorithm {
    case .pillow, .pillowNearest: false
    case .openCV, .openCVArea, .openCVCubic: true
    }
  }
}

extension Image {
  /// The picture at another size, equal to the `Image.resize` of Pillow 13 or the `resize` of OpenCV 4 and 5.
  ///
  ///     let small = try image.resized(height: 224, width: 224, interpolation: .bicubic)
  ///
  /// - Throws: `ImagingError`: `invalidSize` below 1 pixel, `tooLarge` beyond `maximumPixelCount`.
  /// - Complexity: O(h·W·a + H·W·b) from h × w to H × W, where a and b pixels make a new one along each axis.
  public func resized(
    height: Int, width: Int, interpolation: Interpolation = .bilinear
  ) throws(ImagingError) -> Image {
    _ = try Image.checkedPixelCount(width: width, height: height)
    return try resized(
      height: height, width: width, rows: 0..<height, columns: 0..<width, interpolation: interpolation)
  }

  /// Some rows and columns of the picture at another size, without the work for the rest.
  /// - Parameter channels: how samples lie side by side where OpenCV is called, which for few pixels rounds by place.
  func resized(
    height: Int, width: Int, rows: Range<Int>, columns: Range<Int>, interpolation: Interpolation,
    channels: ChannelOrder = .rgb
  ) throws(ImagingError) -> Image {
    if height == self.height && width == self.width {
      return rows == 0..<height && columns == 0..<width ? self : cut(rows: rows, columns: columns)
    }
    _ = try Image.checkedPixelCount(width: columns.count, height: rows.count)
    let task = ResizingTask(height: height, width: width, rows: rows, columns: columns)
    if let fineSamples { return try resized(fineSamples, task, interpolation) }
    switch interpolation.algorithm {
    case .pillow(let filter): return try resized(by: filter, task)
    case .pillowNearest: return try resizedToNearest(task)
    case .openCV(let kernel): return resizedByOpenCV(kernel, task, channels)
    case .openCVArea: return resizedByOpenCVArea(task, channels)
    case .openCVCubic: return resizedByOpenCVCubic(task, channels)
    }
  }

  private func cut(rows: Range<Int>, columns: Range<Int>) -> Image {
    func part<Sample>(_ samples: [Sample], _ channelCount: Int) -> [Sample] {
      var part: [Sample] = []
      part.reserveCapacity(rows.count * columns.count * channelCount)
      for row in rows {
        let start = (row * width + columns.lowerBound) * channelCount
        part += samples[start..<start + columns.count * channelCount]
      }
      return part
    }
    if let fineSamples {
      return Image(width: columns.count, height: rows.count, fineSamples: part(fineSamples, fineChannelCount))
    }
    return Image(width: columns.count, height: rows.count, pixels: part(pixels, 3))
  }
}

/// The new size, and which rows and columns of it are wanted.
struct ResizingTask {
  let height: Int
  let width: Int
  let rows: Range<Int>
  let columns: Range<Int>
}
