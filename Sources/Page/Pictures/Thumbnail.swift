import Imaging

/// A picture made small, for lists.
enum Thumbnail {
  /// Of the longer side, in pixels.
  static let side = 160

  /// - Throws: `ImagingError`.
  static func png(of image: Image) throws -> [UInt8] {
    let longer = max(image.width, image.height)
    guard longer > side else { return try image.png() }
    let size = Preprocessing.Size(
      height: max(1, image.height * side / longer), width: max(1, image.width * side / longer))
    return try Preprocessing(fit: .stretch, cropSize: size, interpolation: .box).fitted(image).png()
  }
}
