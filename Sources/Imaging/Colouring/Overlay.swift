import Tensors

/// A map in colours, laid over the picture that it explains.
///
///     let image = try Overlay(colourMap: .turbo).drawn(map, over: cropped)
///     try image.writePNG(to: "cat-explained.png")
public struct Overlay: Sendable, Equatable {
  /// What colours the map's values have.
  public var colourMap: ColourMap
  /// 0 shows the picture alone, 1 the map alone.
  public var opacity: Float

  /// By default `jet`, half of it over half of the picture.
  public init(colourMap: ColourMap = .jet, opacity: Float = 0.5) {
    self.colourMap = colourMap
    self.opacity = opacity
  }

  /// (1 − opacity)·image + opacity·colour(map), rounded, halves up.
  /// - Parameters:
  ///   - map: `[height, width]` of the picture, in [0, 1]; what lies outside is taken for the nearer end, NaN for 0.
  ///   - image: the picture below.
  /// - Throws: `ImagingError`: `invalidSize` if the map has another size than the picture, `invalidValue` if the
  ///   opacity lies outside [0, 1].
  public func drawn(_ map: Tensor, over image: Image) throws(ImagingError) -> Image {
    try checkOpacity()
    guard map.shape == [image.height, image.width] else {
      throw ImagingError(
        .invalidSize, "the map and the picture differ in size; resize the map first",
        context: ["map": "\(map.shape)", "picture": "\([image.height, image.width])"])
    }
    // What the map adds, by colour number, with the half for rounding.
    let shares = colourMap.samples.map { opacity * Float($0) + 0.5 }
    let rest = 1 - opacity
    let count = image.pixels.count
    let pixels = [UInt8](unsafeUninitializedCapacity: count) { target, initializedCount in
      image.pixels.withUnsafeBufferPointer { source in
        map.withUnsafeElements { values in
          shares.withUnsafeBufferPointer { shares in
            for index in values.indices {
              let colour = ColourMap.index(of: values[index]) * 3
              for channel in 0..<3 {
                target[index * 3 + channel] = UInt8(
                  rest * Float(source[index * 3 + channel]) + shares[colour + channel])
              }
            }
          }
        }
      }
      initializedCount = count
    }
    return Image(width: image.width, height: image.height, pixels: pixels)
  }

  /// A map of a view, over all of the picture that the view is a part of.
  ///
  /// Where the network saw the picture, (1 − opacity)·picture + opacity·colour(map), the map read between its pixels' centres
  /// by linear interpolation; where it saw nothing, the picture in dim grey with oblique lines, which is no colour of a map.
  ///
  /// - Parameters:
  ///   - map: `[H, W]` of the view, as for `drawn(_:over:)`.
  ///   - picture: all of what the view is a part of.
  ///   - placement: where the view lies in the picture.
  /// - Throws: `ImagingError`: `invalidValue` if the opacity lies outside [0, 1].
  /// - Complexity: O(pixels of the picture).
  public func drawn(_ map: Tensor, over picture: Image, at placement: NetworkInput.Placement) throws(ImagingError)
    -> Image
  {
    try checkOpacity()
    let placed = PlacedMap(map, at: placement, width: picture.width, height: picture.height)
    let shares = colourMap.samples.map { opacity * Float($0) + 0.5 }
    let rest = 1 - opacity
    let unseen = UnseenMark(width: picture.width, height: picture.height)
    let count = picture.pixels.count
    let pixels = [UInt8](unsafeUninitializedCapacity: count) { target, initializedCount in
      picture.pixels.withUnsafeBufferPointer { source in
        shares.withUnsafeBufferPointer { shares in
          placed.forEachPixel { x, y, value in
            let start = (y * picture.width + x) * 3
            guard let value else {
              let grey = unseen.grey(x, y, source[start], source[start + 1], source[start + 2])
              for channel in 0..<3 { target[start + channel] = grey }
              return
            }
            let colour = ColourMap.index(of: value) * 3
            for channel in 0..<3 {
              target[start + channel] = UInt8(rest * Float(source[start + channel]) + shares[colour + channel])
            }
          }
        }
      }
      initializedCount = count
    }
    return Image(width: picture.width, height: picture.height, pixels: pixels)
  }

  private func checkOpacity() throws(ImagingError) {
    guard opacity >= 0 && opacity <= 1 else {
      throw ImagingError(.invalidValue, "the opacity must lie between 0 and 1", context: ["opacity": "\(opacity)"])
    }
  }
}

/// How a part of a picture looks that a network has not seen: grey, dim, and hatched.
struct UnseenMark {
  private let period: Int
  private let lineWidth: Int

  init(width: Int, height: Int) {
    period = max(6, min(width, height) / 24)
    lineWidth = max(1, period / 8)
  }

  func grey(_ x: Int, _ y: Int, _ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
    // Luma of ITU-R BT.601, halved towards a dark grey; the lines are lighter.
    let luma = (299 * Int(red) + 587 * Int(green) + 114 * Int(blue)) / 1000
    let isLine = (x + y) % period < lineWidth
    return UInt8(isLine ? (luma + 3 * 150) / 4 : (luma + 60) / 2)
  }
}
