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
