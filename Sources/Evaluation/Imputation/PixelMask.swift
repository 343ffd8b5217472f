/// Which pixels of an image are removed: one bit each, row by row.
///
///     let mask = PixelMask(height: 2, width: 3) { $0 == 4 }  // the middle of the second row
///     mask.removedCount  // 1
public struct PixelMask: Hashable, Sendable {
  /// In pixels.
  public let height: Int
  /// In pixels.
  public let width: Int
  private var words: [UInt64]

  /// A mask by what a function says of each pixel.
  /// - Parameters:
  ///   - height: of the image, in pixels.
  ///   - width: of the image, in pixels.
  ///   - isRemoved: asked once for each pixel, by its place in row-major order.
  @inline(__always) public init(height: Int, width: Int, isRemoved: (Int) throws -> Bool) rethrows {
    let count = height * width
    self.height = height
    self.width = width
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for index in words.indices {
      var word: UInt64 = 0
      for pixel in index << 6..<min((index + 1) << 6, count) where try isRemoved(pixel) { word |= 1 << (pixel & 63) }
      words[index] = word
    }
  }

  /// Removes the pixels named.
  public init(height: Int, width: Int, removing pixels: some Sequence<Int>) {
    self.init(height: height, width: width) { _ in false }
    for pixel in pixels {
      precondition((0..<height * width).contains(pixel))
      words[pixel >> 6] |= 1 << (pixel & 63)
    }
  }

  /// The number of all pixels, `height · width`.
  public var count: Int { height * width }

  /// How many pixels are removed.
  public var removedCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// True where the pixel is removed.
  public subscript(pixel: Int) -> Bool { words[pixel >> 6] >> (pixel & 63) & 1 == 1 }
}
