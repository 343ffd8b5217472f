/// The picture of which a network sees a view: kept where it is small, else read again when it is to be shown.
///
///     input.wholePicture = WholePicture(width: 6000, height: 4000) { try Image(contentsOf: "scan.png") }
public struct WholePicture: Sendable {
  /// In pixels, upright.
  public let width: Int
  /// In pixels, upright.
  public let height: Int
  private let read: @Sendable () throws -> Image

  /// Up to so many pixels a picture is kept: 2²⁰, of which 32 take 96 MiB.
  public static let mostPixelsKept = 1 << 20

  /// A picture that is kept where it is small, and read anew where it is large.
  /// - Parameters:
  ///   - image: the picture as it is now.
  ///   - reading: gives the picture anew; called only where `image` is too large to be kept.
  public init(_ image: Image, reading: @escaping @Sendable () throws -> Image) {
    if image.width * image.height <= Self.mostPixelsKept {
      self.init(width: image.width, height: image.height) { image }
    } else {
      self.init(width: image.width, height: image.height, reading: reading)
    }
  }

  /// A picture that is read when it is asked for, and not kept.
  public init(width: Int, height: Int, reading: @escaping @Sendable () throws -> Image) {
    self.width = width
    self.height = height
    read = reading
  }

  /// The picture, read anew where it was not kept.
  /// - Throws: what reading throws; `ImagingError` (`invalidSize`) if the picture has another size by now.
  public func image() throws -> Image {
    let image = try read()
    guard image.width == width, image.height == height else {
      throw ImagingError(
        .invalidSize, "the picture has changed while it was being explained; explain it again",
        context: ["size": "\(image.width) × \(image.height)", "before": "\(width) × \(height)"])
    }
    return image
  }
}
