/// Which pixels of an image, or voxels of a volume, are removed: one bit each, row by row.
///
///     let mask = PixelMask(height: 2, width: 3) { $0 == 4 }  // the middle of the second row
///     mask.removedCount  // 1
public struct PixelMask: Hashable, Sendable {
  /// `[H, W]` in pixels, or `[D, H, W]` in voxels.
  public let shape: [Int]
  /// The number of all pixels.
  public let count: Int
  private var words: [UInt64]

  /// A mask by what a function says of each pixel.
  /// - Parameters:
  ///   - shape: `[H, W]`, or `[D, H, W]`.
  ///   - isRemoved: asked once for each pixel, by its place in row-major order.
  @inline(__always) public init(shape: [Int], isRemoved: (Int) throws -> Bool) rethrows {
    let count = shape.reduce(1, *)
    self.shape = shape
    self.count = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
    for index in words.indices {
      var word: UInt64 = 0
      for pixel in index << 6..<min((index + 1) << 6, count) where try isRemoved(pixel) { word |= 1 << (pixel & 63) }
      words[index] = word
    }
  }

  /// The same of an image.
  @inline(__always) public init(height: Int, width: Int, isRemoved: (Int) throws -> Bool) rethrows {
    try self.init(shape: [height, width], isRemoved: isRemoved)
  }

  /// Removes the pixels named.
  public init(shape: [Int], removing pixels: some Sequence<Int>) {
    self.init(shape: shape) { _ in false }
    for pixel in pixels {
      precondition((0..<count).contains(pixel))
      words[pixel >> 6] |= 1 << (pixel & 63)
    }
  }

  /// The same of an image.
  public init(height: Int, width: Int, removing pixels: some Sequence<Int>) {
    self.init(shape: [height, width], removing: pixels)
  }

  /// H, in pixels.
  public var height: Int { shape[shape.count - 2] }
  /// W, in pixels.
  public var width: Int { shape[shape.count - 1] }

  /// How many pixels are removed.
  public var removedCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// True where the pixel is removed.
  public subscript(pixel: Int) -> Bool { words[pixel >> 6] >> (pixel & 63) & 1 == 1 }
}
