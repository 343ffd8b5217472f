/// Where a centred cut-out lies within a picture, as torchvision's `CenterCrop` places it.
struct CentreCrop {
  /// The part of the picture that is cut out.
  let rows: Range<Int>
  let columns: Range<Int>
  /// Where that part lies in the result; beyond 0 only where the picture is smaller than the cut-out.
  let top: Int
  let left: Int

  init(height: Int, width: Int, from size: (height: Int, width: Int)) {
    (rows, top) = Self.place(height, in: size.height)
    (columns, left) = Self.place(width, in: size.width)
  }

  private static func place(_ length: Int, in whole: Int) -> (part: Range<Int>, margin: Int) {
    guard length < whole else { return (0..<whole, (length - whole) / 2) }
    // Half of an odd difference is rounded to the even number, as Python rounds.
    let difference = whole - length
    let start = difference / 2 + (difference % 4 == 3 ? 1 : 0)
    return (start..<start + length, 0)
  }
}

extension Image {
  /// The middle of the picture, equal to torchvision's `CenterCrop`; where the picture is smaller, black surrounds it.
  /// - Throws: `ImagingError`: `invalidSize` below 1 pixel, `tooLarge` beyond `maximumPixelCount`.
  public func centreCropped(height: Int, width: Int) throws(ImagingError) -> Image {
    try resizedAndCentreCropped(
      to: (self.height, self.width), cropHeight: height, cropWidth: width, interpolation: .bilinear)
  }

  /// Resizes, but works out only what the cut-out shows.
  func resizedAndCentreCropped(
    to size: (height: Int, width: Int), cropHeight: Int, cropWidth: Int, interpolation: Interpolation
  ) throws(ImagingError) -> Image {
    let count = try Image.checkedPixelCount(width: cropWidth, height: cropHeight)
    let crop = CentreCrop(height: cropHeight, width: cropWidth, from: size)
    let part = try resized(
      height: size.height, width: size.width, rows: crop.rows, columns: crop.columns, interpolation: interpolation)
    if part.height == cropHeight && part.width == cropWidth { return part }
    var pixels = [UInt8](repeating: 0, count: count * 3)
    for row in 0..<part.height {
      let start = ((crop.top + row) * cropWidth + crop.left) * 3
      let source = row * part.width * 3
      pixels.replaceSubrange(start..<start + part.width * 3, with: part.pixels[source..<source + part.width * 3])
    }
    return Image(width: cropWidth, height: cropHeight, pixels: pixels)
  }
}
